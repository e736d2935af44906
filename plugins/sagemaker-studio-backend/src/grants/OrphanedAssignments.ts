/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AssignmentRemovalInput,
  OrphanedAssignment,
  OrphanedAssignmentList,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { ObservedAssignment } from '../aws/observed';
import { listLastNames } from '../store/listLastNames';
import type { Domains } from '../facts/Domains';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Viewer } from '../model/caller';
import type { AccessStore } from '../store/AccessStore';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import type { AssignmentRemovals } from './AssignmentRemovals';
import { notFoundError } from '../util/errors';
import { say } from '../util/say';

/** The viewer's permissions in the portal. */
type Standing = { mayManageAll: boolean };

/**
 * Assignments of users and groups that Identity Center does not have any more: AWS keeps them, and no page of AWS says whose
 * they were. Those of people who still have a grant end with that.
 */
export class OrphanedAssignments {
  readonly #options: OrphanedAssignmentsOptions;

  constructor(options: OrphanedAssignmentsOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError naming the domain */
  async list(
    domainId: string,
    viewer: Viewer,
    standing: Standing,
  ): Promise<OrphanedAssignmentList> {
    const domain = await this.#options.domains.get(domainId);
    return {
      domainId: domain.domainId,
      items: await this.#find(domain),
      viewer: {
        mayRemove:
          this.#options.removals.obstacle(domain, viewer, standing) ===
          undefined,
      },
    };
  }

  /**
   * Has an assignment removed. Asking again changes nothing while it is under way.
   *
   * @throws NotFoundError naming domain or principal, NotAllowedError, ConflictError
   */
  async remove(
    domainId: string,
    input: AssignmentRemovalInput,
    viewer: Viewer,
    standing: Standing,
  ): Promise<OrphanedAssignment> {
    const { domains, removals } = this.#options;
    const domain = await domains.get(domainId);
    const refusal = removals.obstacle(domain, viewer, standing);
    if (refusal) {
      throw refusal;
    }
    return retryOnConflict(async () => {
      const orphaned = (await this.#find(domain)).find(
        ({ principalType, principalId }) =>
          principalType === input.principalType &&
          principalId === input.principalId,
      );
      if (!orphaned) {
        throw notFoundError(
          say(
            input.principalType === 'USER'
              ? 'refused.no-orphaned-user'
              : 'refused.no-orphaned-group',
            { domain: domain.name, id: input.principalId },
          ),
        );
      }
      if (orphaned.removal) {
        return orphaned;
      }
      const { principalType, principalId, name } = orphaned;
      const removal = await removals.file(
        domain,
        { principalType, principalId, name, cause: 'gone' },
        viewer,
      );
      return removal === CONFLICT ? CONFLICT : { ...orphaned, removal };
    });
  }

  async #find({
    domainId,
    applicationArn,
  }: StudioDomain): Promise<OrphanedAssignment[]> {
    const { inventory, store, removals, knex } = this.#options;
    const synced = await inventory.lastCompleteSyncs();
    // Who is there is known from the first complete sync on.
    if (!applicationArn || synced['identity-center'] === undefined) {
      return [];
    }
    const assigned = await inventory.listAssignments({ applicationArn });
    const idsOf = (type: ObservedAssignment['principalType']) =>
      assigned
        .filter(({ principalType }) => principalType === type)
        .map(({ principalId }) => principalId);
    const [userIds, groupIds] = [idsOf('USER'), idsOf('GROUP')];
    const users = await inventory.findUsers({ userIds });
    const groups = await inventory.listGroups({ groupIds });
    const held = await store.listLiveGrants({ domainId, userIds });
    const known = new Set([
      ...users.map(({ userId }) => userId),
      ...groups.map(({ groupId }) => groupId),
      ...held.map(({ userId }) => userId),
    ]);
    const orphaned = assigned.filter(
      ({ principalId }) => !known.has(principalId),
    );
    const names = await listLastNames(
      knex,
      orphaned.map(({ principalId }) => principalId),
    );
    const underWay = await removals.listUnderWay(applicationArn);
    return orphaned.map(({ principalType, principalId }) => ({
      principalType,
      principalId,
      name: names.get(principalId),
      removal: underWay.get(principalId),
    }));
  }
}

type OrphanedAssignmentsOptions = {
  knex: Knex;
  domains: Domains;
  inventory: InventoryReader;
  store: AccessStore;
  removals: AssignmentRemovals;
};
