/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  OrphanedAssignment,
  UnmanagedAccessRemovalInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Domains } from '../facts/Domains';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Viewer } from '../model/caller';
import type { AccessStore } from '../store/AccessStore';
import type { AssignmentRemovalStore } from '../store/AssignmentRemovalStore';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import { toRemoval, type AssignmentRemovals } from './AssignmentRemovals';
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
    standing: { mayManageAll: boolean },
  ): Promise<OrphanedAssignment> {
    const { domains, inventory, store, removals, removalStore } = this.#options;
    const domain = await domains.get(domainId);
    const obstacle = removals.obstacle(domain, viewer, standing);
    if (obstacle) {
      throw obstacle;
    }
    const { applicationArn } = domain;
    return retryOnConflict(async () => {
      const assigned = applicationArn
        ? await inventory.listAssignments({ applicationArn })
        : [];
      const [user] = await inventory.findUsers({ userIds: [userId] });
      const isAssigned = assigned.some(
        ({ principalType, principalId }) =>
          principalType === 'USER' && principalId === userId,
      );
      if (!applicationArn || !user || !isAssigned) {
        throw notFoundError(
          say('refused.not-assigned-directly', {
            user: userId,
            domain: domain.name,
          }),
        );
      }
      const [grant] = await store.listLiveGrants({
        domainId,
        userIds: [userId],
      });
      if (grant) {
        throw conflictError(
          say('refused.granted-revoke', {
            person: user.displayName,
            domain: domain.name,
          }),
        );
      }
      const principal = {
        principalType: 'USER' as const,
        principalId: userId,
        name: user.displayName,
      };
      const live = (await removalStore.listLive(applicationArn)).find(
        ({ principalId }) => principalId === userId,
      );
      if (live) {
        return { ...principal, removal: toRemoval(live) };
      }
      const removal = await removals.file(
        domain,
        { ...principal, cause: 'unmanaged', justification },
        viewer,
      );
      return removal === CONFLICT
        ? CONFLICT
        : { ...principal, removal: toRemoval(removal) };
    });
  }
}

type UnmanagedAccessOptions = {
  domains: Domains;
  inventory: InventoryReader;
  store: AccessStore;
  removals: AssignmentRemovals;
  removalStore: AssignmentRemovalStore;
};
