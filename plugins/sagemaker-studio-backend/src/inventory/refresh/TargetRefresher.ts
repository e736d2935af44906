/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isNotFound } from '../../aws/awsErrors';
import type { Gateways } from '../../aws/Gateways';
import type { CallOptions } from '../../aws/observed';
import { allPages } from '../../aws/pages';
import { studioLane, type LaneId } from '../../scheduling/Lane';
import { now } from '../../util/now';
import type { DatabaseInventoryStore } from '../store/DatabaseInventoryStore';
import type { ReplaceOptions } from '../store/Inventory';
import {
  RemovalsHeldError,
  type RemovalThreshold,
} from '../store/RemovalThreshold';
import type { AppOwner } from '../store/spaceRows';
import type { SpaceStore } from '../store/SpaceStore';
import { withActivity } from '../sync/appActivity';
import { findSpace } from '../sync/sweepSpaces';
import type { DirectoryRefreshStore } from './DirectoryRefreshStore';
import { laneOfTarget, type RefreshTarget } from './RefreshTarget';

/** Statuses that will change by themselves. */
const UNSETTLED = new Set(['Pending', 'Updating', 'Deleting']);

/** Reads single things from AWS into the inventory. */
export class TargetRefresher {
  readonly #gateways: Gateways;
  readonly #inventory: DatabaseInventoryStore;
  readonly #directory: DirectoryRefreshStore;
  readonly #spaces: SpaceStore;
  readonly #removalThreshold: RemovalThreshold;
  readonly #requestSweep: (lane: LaneId) => Promise<void>;

  constructor(options: {
    gateways: Gateways;
    inventory: DatabaseInventoryStore;
    directory: DirectoryRefreshStore;
    spaces: SpaceStore;
    removalThreshold: RemovalThreshold;
    requestSweep: (lane: LaneId) => Promise<void>;
  }) {
    this.#gateways = options.gateways;
    this.#inventory = options.inventory;
    this.#directory = options.directory;
    this.#spaces = options.spaces;
    this.#removalThreshold = options.removalThreshold;
    this.#requestSweep = options.requestSweep;
  }

  /**
   * Where more is gone from AWS than may go without anybody being asked, the next sweep comes now, which keeps it.
   *
   * @returns whether it is as it will stay; otherwise AWS is at work on it
   */
  async read(target: RefreshTarget, options: CallOptions): Promise<boolean> {
    try {
      return await this.#read(target, options);
    } catch (error) {
      if (!(error instanceof RemovalsHeldError)) {
        throw error;
      }
      await this.#requestSweep(laneOfTarget(target));
      return true;
    }
  }

  async #read(target: RefreshTarget, options: CallOptions): Promise<boolean> {
    switch (target.kind) {
      case 'profile':
        return this.#readProfile(target, options);
      case 'domain':
        return this.#readDomain(target, options);
      case 'spaces':
        return this.#readSpaces(target, options);
      case 'space':
        return this.#readSpace(target, options);
      case 'profile-apps':
        return this.#readApps(
          target,
          { domainId: target.domainId, profileName: target.name },
          options,
        );
      case 'assignments':
        return this.#readAssignments(target.applicationArn, options);
      case 'all-assignments':
        for (const { applicationArn } of await this.#inventory.listDomains()) {
          if (applicationArn) {
            await this.#readAssignments(applicationArn, options);
          }
        }
        return true;
      case 'user':
        return this.#readUser(target.userId, options);
      case 'group':
        return this.#readGroup(target.groupId, options);
      case 'sweep':
        await this.#requestSweep(target.lane);
        return true;
      default:
        throw new TypeError(
          `Unknown target: ${JSON.stringify(target satisfies never)}`,
        );
    }
  }

  async #readProfile(
    target: Extract<RefreshTarget, { kind: 'profile' }>,
    options: CallOptions,
  ): Promise<boolean> {
    const profile = await this.#gateways
      .studio(target)
      .describeProfile(target, options);
    if (!profile) {
      await this.#inventory.forgetProfile(target);
      return true;
    }
    await this.#inventory.recordProfile(profile);
    return !UNSETTLED.has(profile.status);
  }

  /** One that is gone takes much with it, which only a sweep may remove. */
  async #readDomain(
    target: Extract<RefreshTarget, { kind: 'domain' }>,
    options: CallOptions,
  ): Promise<boolean> {
    try {
      const domain = await this.#gateways
        .studio(target)
        .describeDomain(target.domainId, options);
      await this.#directory.recordDomain(domain);
      return !UNSETTLED.has(domain.status);
    } catch (error) {
      if (!isNotFound(error)) {
        throw error;
      }
      await this.read({ kind: 'sweep', lane: studioLane(target) }, options);
      return true;
    }
  }

  async #readSpaces(
    target: Extract<RefreshTarget, { kind: 'spaces' }>,
    options: CallOptions,
  ): Promise<boolean> {
    const { domainId } = target;
    const replaceOptions = this.#removing(target);
    const gateway = this.#gateways.studio(target);
    const spaces = await allPages(nextToken =>
      gateway.listSpaces({ domainId, nextToken }, options),
    );
    await this.#inventory.replaceSpaces(domainId, spaces, replaceOptions);
    const apps = await allPages(nextToken =>
      gateway.listApps({ domainId, nextToken }, options),
    );
    const known = await this.#inventory.listAppsOfDomain(domainId);
    await this.#inventory.replaceApps(
      domainId,
      withActivity(apps, known),
      replaceOptions,
    );
    return [...spaces, ...apps].every(({ status }) => !UNSETTLED.has(status));
  }

  /** A space, and what runs in it. */
  async #readSpace(
    target: Extract<RefreshTarget, { kind: 'space' }>,
    options: CallOptions,
  ): Promise<boolean> {
    const { domainId, name } = target;
    const gateway = this.#gateways.studio(target);
    const space = await findSpace(gateway, target, options);
    if (space) {
      await this.#spaces.record(domainId, [space]);
    } else {
      await this.#spaces.forget({ domainId, name });
    }
    const areAppsSettled = await this.#readApps(
      target,
      { domainId, spaceName: name },
      options,
    );
    return areAppsSettled && !UNSETTLED.has(space?.status ?? '');
  }

  async #readApps(
    target: Extract<RefreshTarget, { kind: 'space' | 'profile-apps' }>,
    owner: AppOwner,
    options: CallOptions,
  ): Promise<boolean> {
    const gateway = this.#gateways.studio(target);
    const replaceOptions = this.#removing(target);
    // AWS lists those in a space with the profile, too.
    const listed = await allPages(nextToken =>
      gateway.listApps({ ...owner, nextToken }, options),
    );
    const apps = listed.filter(
      ({ spaceName }) => 'spaceName' in owner || !spaceName,
    );
    const known = await this.#inventory.listAppsOfDomain(owner.domainId);
    await this.#spaces.replaceApps(
      owner,
      withActivity(apps, known),
      replaceOptions,
    );
    return apps.every(({ status }) => !UNSETTLED.has(status));
  }

  /** How what is read now replaces what there is. */
  #removing(target: RefreshTarget): ReplaceOptions & { startedAt: string } {
    return {
      startedAt: now(),
      checkRemovals: this.#removalThreshold.checkForEventsIn(
        laneOfTarget(target),
      ),
    };
  }

  async #readAssignments(
    applicationArn: string,
    options: CallOptions,
  ): Promise<boolean> {
    const replaceOptions = this.#removing({
      kind: 'assignments',
      applicationArn,
    });
    const gateway = this.#gateways.identityCenter();
    const assignments = await allPages(nextToken =>
      gateway.listAssignments({ applicationArn, nextToken }, options),
    );
    await this.#inventory.replaceAssignments(
      applicationArn,
      assignments,
      replaceOptions,
    );
    return true;
  }

  async #readUser(userId: string, options: CallOptions): Promise<boolean> {
    const user = await this.#gateways
      .identityCenter()
      .describeUser(userId, options);
    await (user
      ? this.#inventory.recordUser(user)
      : this.#directory.forgetUser(
          userId,
          this.#removing({ kind: 'user', userId }),
        ));
    return true;
  }

  async #readGroup(groupId: string, options: CallOptions): Promise<boolean> {
    const gateway = this.#gateways.identityCenter();
    const replaceOptions = this.#removing({ kind: 'group', groupId });
    const group = await gateway.describeGroup(groupId, options);
    if (!group) {
      await this.#directory.forgetGroup(groupId, replaceOptions);
      return true;
    }
    const memberUserIds = await allPages(nextToken =>
      gateway.listGroupMembers({ groupId, nextToken }, options),
    );
    await this.#directory.recordGroup(
      { ...group, memberUserIds },
      replaceOptions,
    );
    return true;
  }
}
