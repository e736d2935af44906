/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The identity of a team in every decision. The id of its Identity Center group is permanent; its catalog ref is only
 * shown, and can pass to another group.
 */

import type { EntityRef } from './names';

/** A team by the two things that are recorded of it. */
export type IdentifiedTeam = {
  /** Catalog ref. */
  ref: EntityRef;
  /** Of Identity Center, when the catalog group is known to be it. */
  groupId?: string;
};

/** Names one team: equal keys are one team, whatever it is called. */
export type TeamKey = `id:${string}` | `ref:${string}`;

/** A team that only the catalog knows goes by the ref. */
export function teamKey({ ref, groupId }: IdentifiedTeam): TeamKey {
  return groupId ? `id:${groupId}` : `ref:${ref}`;
}

/**
 * Whether two are one team. A ref counts only where one of them has no group: the team was linked, or not yet, when the
 * other was recorded.
 */
export function isSameTeam(a: IdentifiedTeam, b: IdentifiedTeam): boolean {
  return a.groupId && b.groupId ? a.groupId === b.groupId : a.ref === b.ref;
}

/**
 * Whether a team is still the one of a record, as the team is identified today. Who has a group keeps it in the catalog: a
 * team without one under the ref of a record with a group is another team.
 */
export function isStillTeam(
  recorded: IdentifiedTeam,
  today: IdentifiedTeam,
): boolean {
  return recorded.groupId
    ? recorded.groupId === today.groupId
    : recorded.ref === today.ref;
}

/** The team of a request or a grant. */
export function teamOf(of: {
  team: EntityRef;
  teamGroupId?: string;
}): IdentifiedTeam {
  return { ref: of.team, groupId: of.teamGroupId };
}
