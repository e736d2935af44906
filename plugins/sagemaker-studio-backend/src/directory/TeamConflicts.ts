/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  TeamConflict,
  TeamLink,
  TeamLinkInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Viewer } from '../model/caller';
import type { AccessStore } from '../store/AccessStore';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import { now } from '../util/now';
import { passTeamRef } from './CatalogTeams';
import { isDisputed, type GroupLinks, type GroupMatch } from './GroupLinks';
import type { IdentityLinks } from './IdentityLinks';
import { removeTeam, type UndecidedTeam } from './IdentityReports';
import {
  findDecisionsAboutOwnGroups,
  refuseMembers,
  type MemberSources,
} from './refuseMembers';
import type { TeamCatalog } from './TeamCatalog';
import { inputError, conflictError, notFoundError } from '../util/errors';
import { say } from '../util/say';

type Options = MemberSources & {
  catalog: Pick<TeamCatalog, 'findGroup'>;
  inventory: Pick<InventoryReader, 'findGroups'>;
  groupLinks: GroupLinks;
  links: IdentityLinks;
  store: AccessStore;
  settings: { read(): Promise<void> };
};

/** Catalog groups that lead to another group of Identity Center than before, until a person decides which they are. */
export class TeamConflicts {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Says of each conflict whether the viewer may decide it.
   *
   * @param standing - `mayDecide`: whether the permissions of the portal let the viewer decide
   */
  async showTo(
    viewer: Viewer,
    conflicts: readonly UndecidedTeam[],
    { mayDecide }: { mayDecide: boolean },
  ): Promise<TeamConflict[]> {
    const decisions = conflicts.map(conflict => ({
      conflict,
      entityRef: conflict.entityRef,
      groupIds: [conflict.recorded, ...conflict.candidates].map(
        ({ groupId }) => groupId,
      ),
    }));
    const own = await findDecisionsAboutOwnGroups(
      this.#options,
      decisions,
      viewer,
    );
    return decisions.map(decision => ({
      ...decision.conflict,
      viewerMayDecide: mayDecide && !own.has(decision),
    }));
  }

  /**
   * Records which group of Identity Center a catalog group is, and that it is none of the others. Who has decided it may
   * repeat it.
   *
   * @throws NotFoundError, ConflictError when there is nothing to decide, InputError when the group does not fit,
   *   NotAllowedError when the caller is in one of the groups
   */
  async decide(input: TeamLinkInput, by: Viewer): Promise<TeamLink> {
    const { entityRef, groupId } = input;
    const link = await retryOnConflict(async () => {
      const match = await this.#match(entityRef);
      if (!isDisputed(match)) {
        if (match.recorded === groupId) {
          return { entityRef, groupId };
        }
        throw conflictError(say('refused.decided-about', { ref: entityRef }));
      }
      return this.#commit(match, groupId, by);
    });
    await this.#options.settings.read();
    return link;
  }

  async #match(entityRef: string): Promise<GroupMatch> {
    const { catalog, groupLinks } = this.#options;
    const group = await catalog.findGroup(entityRef);
    const [match] = group ? await groupLinks.match([group]) : [];
    if (!match) {
      throw notFoundError(say('refused.no-trusted-group', { ref: entityRef }));
    }
    return match;
  }

  async #commit(
    match: GroupMatch & { recorded: string },
    groupId: string,
    by: Viewer,
  ): Promise<TeamLink | typeof CONFLICT> {
    const { entityRef, recorded, candidates, hints } = match;
    const { links, inventory, store } = this.#options;
    const all = [...new Set([recorded, ...candidates])];
    if (!all.includes(groupId)) {
      throw inputError(
        say('refused.no-matching-group', { group: groupId, ref: entityRef }),
      );
    }
    await refuseMembers(this.#options, { entityRef, groupIds: all }, by);
    const [authority, principals, [group]] = await Promise.all([
      links.authority(),
      links.findPrincipals(all, 'team'),
      inventory.findGroups({ groupIds: [groupId] }),
    ]);
    const to = principals.get(groupId);
    if (authority === undefined || to === undefined) {
      throw conflictError(say('refused.group-unrecorded', { group: groupId }));
    }
    const at = now();
    const rejected = all.filter(each => each !== groupId);
    const committed = await store.commit({
      identityLink: {
        entityRef,
        authority,
        from: principals.get(recorded),
        to,
        rejected: rejected.flatMap(each => principals.get(each) ?? []),
        hints,
        by: by.ref,
        at,
      },
      // One that the look has not found yet is decided all the same.
      alongside: async transaction => {
        await removeTeam(transaction, entityRef);
        await passTeamRef(transaction, {
          entityRef,
          from: recorded,
          to: groupId,
        });
        return true;
      },
      events: [
        {
          type: 'identity.team-confirmed',
          actor: by.ref,
          at,
          detail: {
            entityRef,
            groupId,
            groupName: group?.displayName ?? groupId,
            before: recorded,
            rejected,
          },
        },
      ],
      origin: by.origin,
    });
    return committed === 'stored' ? { entityRef, groupId } : CONFLICT;
  }
}
