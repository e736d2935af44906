/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  classifyAwsError,
  ignoreNotFound,
  isThrottling,
} from '../../aws/awsErrors';
import type { Gateways } from '../../aws/Gateways';
import { UNSETTLED, type CallOptions } from '../../aws/observed';
import { allPages } from '../../aws/listPages';
import type { LaneId } from '../../scheduling/Lane';
import { now } from '../../util/now';
import { messageAndRemedy, say } from '../../util/say';
import type { DomainStore } from '../store/DomainStore';
import type { IdentityCenterStore } from '../store/IdentityCenterStore';
import type { ReplaceOptions } from '../store/Inventory';
import type { InventoryStore } from '../store/InventoryStore';
import {
  RemovalsHeldError,
  type RemovalThreshold,
} from '../store/RemovalThreshold';
import type { NetworkStore } from '../store/NetworkStore';
import type { AppOwner } from '../store/spaceRows';
import type { SpaceStore } from '../store/SpaceStore';
import { withKnownActivity } from '../sync/sweepApps';
import { refreshSpace } from '../sync/sweepSpaces';
import { laneOfTarget, type RefreshTarget } from './RefreshTarget';

type TargetRefresherOptions = {
  gateways: Gateways;
  inventory: InventoryStore;
  identityCenter: IdentityCenterStore;
  domains: DomainStore;
  spaces: SpaceStore;
  networks: NetworkStore;
  removalThreshold: RemovalThreshold;
  requestSweep: (lane: LaneId) => Promise<void>;
};

type TargetOf<Kind extends RefreshTarget['kind']> = Extract<
  RefreshTarget,
  { kind: Kind }
>;

/** How one target is read, and how what was read replaces what the inventory holds. */
type Call = {
  options: CallOptions;
  replaceOptions: ReplaceOptions & { startedAt: string };
};

/** Reads single things from AWS into the inventory. Each read returns whether AWS has finished changing them. */
export class TargetRefresher {
  readonly #options: TargetRefresherOptions;

  constructor(options: TargetRefresherOptions) {
    this.#options = options;
  }

  /**
   * Where more is gone from AWS than the change threshold allows, a sweep is requested, which holds it.
   *
   * @returns whether it will stay as it is; otherwise AWS is still changing it
   */
  async read(target: RefreshTarget, options: CallOptions): Promise<boolean> {
    const { removalThreshold, requestSweep } = this.#options;
    const lane = laneOfTarget(target);
    try {
      return await this.#read(target, {
        options,
        replaceOptions: {
          startedAt: now(),
          checkRemovals: removalThreshold.checkForEventsIn(lane),
        },
      });
    } catch (error) {
      if (!(error instanceof RemovalsHeldError)) {
        throw error;
      }
      await requestSweep(lane);
      return true;
    }
  }

  async #read(target: RefreshTarget, call: Call): Promise<boolean> {
    switch (target.kind) {
      case 'profile':
        return this.#readProfile(target, call);
      case 'domain':
        return this.#readDomain(target, call);
      case 'spaces':
        return this.#readSpaces(target, call);
      case 'space':
        return this.#readSpace(target, call);
      case 'profile-apps': {
        const { domainId, name } = target;
        return this.#readApps(target, { domainId, profileName: name }, call);
      }
      case 'networks':
        return this.#readNetworks(target, call);
      case 'assignments':
        return this.#readAssignments(target.applicationArn, call);
      case 'all-assignments':
        for (const domain of await this.#options.inventory.listDomains()) {
          if (domain.applicationArn) {
            await this.#readAssignments(domain.applicationArn, call);
          }
        }
        return true;
      case 'user':
        return this.#readUser(target, call);
      case 'group':
        return this.#readGroup(target, call);
      case 'sweep':
        await this.#options.requestSweep(target.lane);
        return true;
      default:
        throw new TypeError(
          `Unknown target: ${JSON.stringify(target satisfies never)}`,
        );
    }
  }

  async #readProfile(
    target: TargetOf<'profile'>,
    { options }: Call,
  ): Promise<boolean> {
    const { gateways, inventory } = this.#options;
    const gateway = gateways.studio(target);
    const profile = await gateway.describeProfile(target, options);
    await (profile
      ? inventory.recordProfile(profile)
      : inventory.forgetProfile(target));
    return isSettled(profile);
  }

  /** One that is gone takes much with it, which only a sweep may remove. */
  async #readDomain(
    target: TargetOf<'domain'>,
    { options }: Call,
  ): Promise<boolean> {
    const { gateways, domains, requestSweep } = this.#options;
    const domain = await ignoreNotFound(
      gateways.studio(target).describeDomain(target.domainId, options),
    );
    await (domain
      ? domains.record(domain)
      : requestSweep(laneOfTarget(target)));
    return isSettled(domain);
  }

  async #readSpaces(target: TargetOf<'spaces'>, call: Call): Promise<boolean> {
    const { gateways, spaces } = this.#options;
    const { domainId } = target;
    const gateway = gateways.studio(target);
    const found = await allPages(nextToken =>
      gateway.listSpaces({ domainId, nextToken }, call.options),
    );
    await spaces.replace(domainId, found, call.replaceOptions);
    const areAppsSettled = await this.#readApps(target, { domainId }, call);
    return areAppsSettled && found.every(isSettled);
  }

  /** A space, and what runs in it. */
  async #readSpace(target: TargetOf<'space'>, call: Call): Promise<boolean> {
    const { gateways, spaces } = this.#options;
    const { domainId, name } = target;
    const gateway = gateways.studio(target);
    const space = await refreshSpace(
      { gateway, spaces },
      { domainId, name },
      call.options,
    );
    const owner = { domainId, spaceName: name };
    const areAppsSettled = await this.#readApps(target, owner, call);
    return areAppsSettled && isSettled(space);
  }

  async #readApps(
    target: TargetOf<'spaces' | 'space' | 'profile-apps'>,
    of: { domainId: string } | AppOwner,
    { options, replaceOptions }: Call,
  ): Promise<boolean> {
    const { gateways, inventory, spaces } = this.#options;
    const gateway = gateways.studio(target);
    const listed = await allPages(nextToken =>
      gateway.listApps({ ...of, nextToken }, options),
    );
    // With a profile, AWS also lists its apps in spaces.
    const apps =
      'profileName' in of
        ? listed.filter(({ spaceName }) => !spaceName)
        : listed;
    const known = await inventory.listAppsOfDomain(of.domainId);
    await spaces.replaceApps(
      of,
      withKnownActivity(apps, known),
      replaceOptions,
    );
    return apps.every(isSettled);
  }

  /** Why they are not read is recorded, so that a form can say so while it waits; no sweep reads networks. */
  async #readNetworks(
    target: TargetOf<'networks'>,
    { options }: Call,
  ): Promise<boolean> {
    const { gateways, networks } = this.#options;
    try {
      await networks.record(
        target,
        await gateways.networks(target).listNetworks(options),
      );
    } catch (error) {
      const failure = networkFailure(error, target);
      await networks.recordFailure(target, failure);
      if (!failure.isBlocked) {
        throw error;
      }
    }
    return true;
  }

  async #readAssignments(
    applicationArn: string,
    { options, replaceOptions }: Call,
  ): Promise<boolean> {
    const { gateways, identityCenter } = this.#options;
    const gateway = gateways.identityCenter();
    const assignments = await allPages(nextToken =>
      gateway.listAssignments({ applicationArn, nextToken }, options),
    );
    await identityCenter.replaceAssignments(
      applicationArn,
      assignments,
      replaceOptions,
    );
    return true;
  }

  async #readUser(
    { userId }: TargetOf<'user'>,
    { options, replaceOptions }: Call,
  ): Promise<boolean> {
    const { gateways, inventory, identityCenter } = this.#options;
    const user = await gateways.identityCenter().describeUser(userId, options);
    await (user
      ? inventory.recordUser(user)
      : identityCenter.forgetUser(userId, replaceOptions));
    return true;
  }

  async #readGroup(
    { groupId }: TargetOf<'group'>,
    { options, replaceOptions }: Call,
  ): Promise<boolean> {
    const { gateways, identityCenter } = this.#options;
    const gateway = gateways.identityCenter();
    const group = await gateway.describeGroup(groupId, options);
    if (!group) {
      await identityCenter.forgetGroup(groupId, replaceOptions);
      return true;
    }
    const memberUserIds = await allPages(nextToken =>
      gateway.listGroupMembers({ groupId, nextToken }, options),
    );
    await identityCenter.recordGroup(
      { ...group, memberUserIds },
      replaceOptions,
    );
    return true;
  }
}

function isSettled(resource: { status: string } | undefined): boolean {
  return !resource || !UNSETTLED.includes(resource.status);
}

function networkFailure(
  error: unknown,
  { accountId, region }: TargetOf<'networks'>,
) {
  const { kind, message, messages } = classifyAwsError(error, {
    action: 'ec2:DescribeVpcs',
  });
  const what = say('networks.failed', {
    account: accountId,
    region,
    reason: message,
  });
  const remedy = isThrottling(error)
    ? say('networks.throttled.remedy')
    : messages?.remedy ?? say('networks.retried.remedy');
  return {
    ...messageAndRemedy(what, remedy),
    isBlocked: kind === 'blocked',
  };
}
