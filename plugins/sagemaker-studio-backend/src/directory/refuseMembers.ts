/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Viewer } from '../model/caller';
import type { EntityRef } from '../model/names';
import { isRef, readRefsToday } from './boundRefs';
import type { TeamCatalog } from './TeamCatalog';
import { notAllowedError } from '../util/errors';
import { say } from '../util/say';

/** Where members of groups are looked up. */
export type MemberSources = {
  knex: Knex;
  inventory: Pick<InventoryReader, 'listGroupsOfUsers'>;
  /** With the groups that are disputed. */
  catalog: Pick<TeamCatalog, 'getMembers'>;
};

/** A ref whose group is to be decided, and the groups that it may mean. */
type GroupDecision = { entityRef: EntityRef; groupIds: readonly string[] };

/**
 * Refuses who would decide about a group that they are in: it would give them what the group has.
 *
 * @throws NotAllowedError
 */
export async function refuseMembers(
  sources: MemberSources,
  decision: GroupDecision,
  viewer: Viewer,
): Promise<void> {
  if (
    (await findDecisionsAboutOwnGroups(sources, [decision], viewer)).size > 0
  ) {
    throw notAllowedError(say('refused.about-own-ref'));
  }
}

/** The decisions about groups that the viewer is in, according to Identity Center or the catalog. */
export async function findDecisionsAboutOwnGroups<T extends GroupDecision>(
  { knex, inventory, catalog }: MemberSources,
  decisions: readonly T[],
  { ref, userId }: Viewer,
): Promise<Set<T>> {
  if (decisions.length === 0) {
    return new Set();
  }
  const boundOf = ({ entityRef, groupIds }: GroupDecision) =>
    groupIds.map(groupId => ({ ref: entityRef, groupId }));
  const refsToday = await readRefsToday(knex, decisions.flatMap(boundOf));
  // A group that has lost the ref may have another by now.
  const refsOf = (decision: GroupDecision) => [
    ...[decision.entityRef].filter(isRef),
    ...boundOf(decision).flatMap(refsToday),
  ];
  const [groups, members] = await Promise.all([
    inventory.listGroupsOfUsers(userId === undefined ? [] : [userId]),
    catalog.getMembers([...new Set(decisions.flatMap(refsOf))]),
  ]);
  const ownIds = new Set([...groups.values()].flat().map(own => own.groupId));
  return new Set(
    decisions.filter(
      decision =>
        decision.groupIds.some(groupId => ownIds.has(groupId)) ||
        refsOf(decision).some(each => members.get(each)?.includes(ref)),
    ),
  );
}
