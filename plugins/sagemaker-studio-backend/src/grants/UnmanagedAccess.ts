/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type AssignmentRemovalInput,
  type Message,
  type OrphanedAssignment,
  type StudioDomain,
  type UnmanagedAccessBulkRemoval,
  type UnmanagedAccessBulkRemovalInput,
  type UnmanagedAccessRemovalInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Domains } from '../facts/Domains';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Viewer } from '../model/caller';
import type { AccessStore } from '../store/AccessStore';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import type { AssignmentRemovals } from './AssignmentRemovals';
import { conflictError, notFoundError } from '../util/errors';
import { say } from '../util/say';

/** Takes away access that somebody gave in AWS by hand, past this portal. */
export class UnmanagedAccess {
  readonly #options: UnmanagedAccessOptions;

  constructor(options: UnmanagedAccessOptions) {
    this.#options = options;
  }

  /**
   * Has the direct assignment of a user removed. The profile, its files and running apps stay. Asking again changes nothing
   * while it is under way.
   *
   * @throws NotFoundError naming domain or user, NotAllowedError, ConflictError where a grant covers the access
   */
  async remove(
    domainId: string,
    { userId, justification }: UnmanagedAccessRemovalInput,
    viewer: Viewer,
    standing: Standing,
  ): Promise<OrphanedAssignment> {
    const domain = await this.#getDomain(domainId, viewer, standing);
    const removed = await this.#removeOne(
      domain,
      { principalType: 'USER', principalId: userId },
      { viewer, justification },
    );
    if ('obstacle' in removed) {
      throw removed.isGranted
        ? conflictError(removed.obstacle)
        : notFoundError(removed.obstacle);
    }
    return removed;
  }

  /**
   * Has the assignments of users and groups removed. Each is stored by itself, so asking again after a failure goes on.
   *
   * @throws NotFoundError naming the domain, NotAllowedError, ConflictError where the domain is only observed
   */
  async removeInBulk(
    domainId: string,
    { principals, justification }: UnmanagedAccessBulkRemovalInput,
    viewer: Viewer,
    standing: Standing,
  ): Promise<UnmanagedAccessBulkRemoval> {
    const domain = await this.#getDomain(domainId, viewer, standing);
    const result: UnmanagedAccessBulkRemoval = { items: [], refused: [] };
    for (const principal of principals) {
      const removed = await this.#removeOne(domain, principal, {
        viewer,
        justification,
      });
      if ('obstacle' in removed) {
        const { principalType, principalId } = principal;
        const message = removed.obstacle;
        result.refused.push({
          principalType,
          principalId,
          message: englishOf(message),
          messages: { message },
        });
      } else {
        result.items.push(removed);
      }
    }
    return result;
  }

  /** @throws NotFoundError naming the domain, NotAllowedError, ConflictError where the domain is only observed */
  async #getDomain(
    domainId: string,
    viewer: Viewer,
    standing: Standing,
  ): Promise<StudioDomain> {
    const { domains, removals } = this.#options;
    const domain = await domains.get(domainId);
    const obstacle = removals.obstacle(domain, viewer, standing);
    if (obstacle) {
      throw obstacle;
    }
    return domain;
  }

  async #removeOne(
    domain: StudioDomain,
    { principalType, principalId }: AssignmentRemovalInput,
    asked: { viewer: Viewer; justification?: string },
  ): Promise<OrphanedAssignment | Obstacle> {
    const { removals } = this.#options;
    return retryOnConflict(async () => {
      const name = await this.#nameOf(domain, { principalType, principalId });
      if (name === undefined) {
        return notAssigned(domain, { principalType, principalId });
      }
      if (await this.#isGranted(domain, { principalType, principalId })) {
        return granted(domain, { principalType, name });
      }
      const principal = { principalType, principalId, name };
      const underWay = await removals.listUnderWay(domain.applicationArn);
      const live = underWay.get(principalId);
      if (live) {
        return { ...principal, removal: live };
      }
      const removal = await removals.file(
        domain,
        {
          ...principal,
          cause: 'unmanaged',
          justification: asked.justification,
        },
        asked.viewer,
      );
      return removal === CONFLICT ? CONFLICT : { ...principal, removal };
    });
  }

  /** The display name of a user or group that is assigned and still in Identity Center. */
  async #nameOf(
    { applicationArn }: StudioDomain,
    { principalType, principalId }: AssignmentRemovalInput,
  ): Promise<string | undefined> {
    const { inventory } = this.#options;
    const [assigned] = applicationArn
      ? await inventory.listAssignments({
          applicationArn,
          principalIds: [principalId],
          principalType,
        })
      : [];
    const [named] =
      principalType === 'USER'
        ? await inventory.findUsers({ userIds: [principalId] })
        : await inventory.findGroups({ groupIds: [principalId] });
    return assigned && named?.displayName;
  }

  async #isGranted(
    { domainId }: StudioDomain,
    { principalType, principalId }: AssignmentRemovalInput,
  ): Promise<boolean> {
    const [grant] = await this.#options.store.listLiveGrants({
      domainId,
      ...(principalType === 'USER'
        ? { userIds: [principalId] }
        : { groupIds: [principalId] }),
    });
    return grant !== undefined;
  }
}

/** The viewer's rights by the permissions of the portal. */
type Standing = { mayManageAll: boolean };

/** Why an assignment is not removed. */
type Obstacle = { obstacle: Message; isGranted: boolean };

function notAssigned(
  { name }: StudioDomain,
  { principalType, principalId }: AssignmentRemovalInput,
): Obstacle {
  return {
    isGranted: false,
    obstacle:
      principalType === 'USER'
        ? say('refused.not-assigned-directly', {
            user: principalId,
            domain: name,
          })
        : say('refused.group-not-assigned', {
            group: principalId,
            domain: name,
          }),
  };
}

function granted(
  { name: domain }: StudioDomain,
  { principalType, name }: { principalType: 'USER' | 'GROUP'; name: string },
): Obstacle {
  return {
    isGranted: true,
    obstacle:
      principalType === 'USER'
        ? say('refused.granted-revoke', { person: name, domain })
        : say('refused.granted-through-group', { group: name, domain }),
  };
}

type UnmanagedAccessOptions = {
  domains: Domains;
  inventory: InventoryReader;
  store: AccessStore;
  removals: AssignmentRemovals;
};
