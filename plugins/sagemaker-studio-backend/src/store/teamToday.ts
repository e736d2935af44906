/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Requests and grants record the ref of their team. They show the one that the team has today, since the recorded one may
 * have passed to another team, whose lead has no say in them.
 */
import type { Knex } from 'knex';
import { teamKey, type IdentifiedTeam } from '../model/teamKey';

/** Which Identity Center group each catalog group is, those that have left the catalog included. */
export const CATALOG_TEAMS = 'catalog_teams';

export type CatalogTeamRow = {
  entity_ref: string;
  group_id: string;
  /** SQLite gives 0 and 1. */
  is_gone: boolean | number;
  /** Whether a team without a group has the ref of this one, which is gone. */
  is_passed: boolean | number;
};

/** How much of a group's id tells a team that has lost its ref from the one that has it now. */
const SUFFIX_LENGTH = 8;

/** Tables whose rows record a team. */
export type RecordTable = 'access_requests' | 'access_grants';

/** A column of the table's rows: the ref of the team today; null where it is the recorded one. */
export function teamToday(knex: Knex, table: RecordTable): Knex.Raw {
  return knex.raw(
    `case
       when :group: is null then null
       when exists (
         select 1 from :teams: as own
         where own.entity_ref = :ref: and own.group_id = :group: and not own.is_gone
       ) then null
       else coalesce(
         (select min(today.entity_ref) from :teams: as today
          where today.group_id = :group: and not today.is_gone),
         case when exists (
           select 1 from :teams: as other
           where other.entity_ref = :ref: and (other.group_id <> :group: or other.is_passed)
         ) then :ref: || '-' || substr(:group:, length(:group:) - ${
           SUFFIX_LENGTH - 1
         }) end
       )
     end as team_today`,
    {
      teams: CATALOG_TEAMS,
      ref: `${table}.team`,
      group: `${table}.team_group_id`,
    },
  );
}

/** Narrows rows to those of a team; one without a group has those that record no group. */
export function whereTeam(
  rows: Knex.QueryBuilder,
  table: RecordTable,
  teams: readonly IdentifiedTeam[],
): void {
  rows.where(any => {
    any
      .whereIn(
        `${table}.team_group_id`,
        teams.flatMap(({ groupId }) => groupId ?? []),
      )
      .orWhere(unlinked =>
        unlinked.whereNull(`${table}.team_group_id`).whereIn(
          `${table}.team`,
          teams.map(({ ref }) => ref),
        ),
      );
  });
}

/** Under which keys something of a team may be kept: what was kept before the team was linked goes by the ref. */
export function keysOf(team: IdentifiedTeam): string[] {
  return [...new Set([teamKey(team), teamKey({ ref: team.ref })])];
}
