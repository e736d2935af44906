/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { NotAllowedError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Viewer } from '../model/caller';
import type { EntityRef } from '../model/names';
import { readRefsToday } from './boundRefs';
import type { TeamCatalog } from './TeamCatalog';

/** Where members of groups are looked up. */
export type MemberSources = {
  knex: Knex;
  inventory: Pick<InventoryReader, 'listGroupsOfUsers'>;
  /** With the groups that are disputed. */
  catalog: Pick<TeamCatalog, 'getMembers'>;
};

export const NOT_ABOUT_THEMSELVES =
  'Nobody decides about themselves whom the configuration means; somebody else of the platform team can';

/**
 * Refuses who would decide about a group that they are in, by the word of Identity Center or of the catalog: it would give
 * them what the group has.
 *
 * @throws NotAllowedError
 */
export async function refuseMembers(
  { knex, inventory, catalog }: MemberSources,
  decision: { entityRef: EntityRef; groupIds: readonly string[] },
  { ref, userId }: Viewer,
): Promise<void> {
  const { entityRef, groupIds } = decision;
  const bound = groupIds.map(groupId => ({ ref: entityRef, groupId }));
  const refsToday = await readRefsToday(knex, bound);
  const [groups, members] = await Promise.all([
    inventory.listGroupsOfUsers(userId === undefined ? [] : [userId]),
    // A group that has lost the ref may have another by now.
    catalog.getMembers([...new Set([entityRef, ...bound.flatMap(refsToday)])]),
  ]);
  const isMember =
    [...groups.values()].flat().some(each => groupIds.includes(each.groupId)) ||
    [...members.values()].flat().includes(ref);
  if (isMember) {
    throw new NotAllowedError(NOT_ABOUT_THEMSELVES);
  }
}
