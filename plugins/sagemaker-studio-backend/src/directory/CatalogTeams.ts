/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Keeps which Identity Center group each catalog group is, for the database: records show the ref that their team has
 * today, and rows that record no group get theirs. A pass through the catalog renews it, and can be repeated.
 */
import type { Knex } from 'knex';
import { invalidateAccess } from '../database/accessInvalidations';
import { chunk, inTransaction, readInChunks } from '../database/transaction';
import { BATCH } from '../inventory/store/tables';
import { CATALOG_TEAMS, type CatalogTeamRow } from '../store/teamToday';
import { whereBefore, readConfirmations, type Term } from './teamConfirmations';

const ROWS_PER_INSERT = 100;
const RECORDS = ['access_requests', 'access_grants'] as const;
const HISTORY = 'access_history';

/** Ref of a catalog group → id of the Identity Center group. */
export type GroupsOfTeams = ReadonlyMap<string, string>;

/**
 * Replaces what was known of all catalog groups. Those that are not there any more are kept as gone.
 *
 * @param without - refs of the trusted catalog entities, of which those that are no team of `teams` have no group
 */
export async function replaceCatalogTeams(
  transaction: Knex.Transaction,
  teams: GroupsOfTeams,
  without: ReadonlySet<string>,
): Promise<void> {
  const existing: CatalogTeamRow[] = await transaction(CATALOG_TEAMS);
  const before = new Map(existing.map(row => [row.entity_ref, row]));
  const gone = existing.filter(
    row =>
      !teams.has(row.entity_ref) &&
      (!row.is_gone || Boolean(row.is_passed) !== without.has(row.entity_ref)),
  );
  const changed = [...teams].filter(([ref, groupId]) => {
    const row = before.get(ref);
    return row?.group_id !== groupId || row.is_gone;
  });
  for (const isPassed of [false, true]) {
    const refs = gone
      .map(row => row.entity_ref)
      .filter(ref => without.has(ref) === isPassed);
    for (const part of chunk(refs, BATCH)) {
      await transaction(CATALOG_TEAMS)
        .whereIn('entity_ref', part)
        .update({ is_gone: true, is_passed: isPassed });
    }
  }
  await writeTeams(transaction, changed);
  await invalidateTeams(transaction, [
    ...gone.map(row => row.group_id),
    ...changed.flatMap(([ref, groupId]) => [
      groupId,
      before.get(ref)?.group_id ?? groupId,
    ]),
  ]);
}

/** Records that a catalog group is another Identity Center group from now on. What was recorded with it stays the old one's. */
export async function passTeamRef(
  transaction: Knex.Transaction,
  passed: { entityRef: string; from: string; to: string },
): Promise<void> {
  const { entityRef, from, to } = passed;
  if (from !== to) {
    await bindRows(transaction, entityRef, [{ groupId: from }]);
  }
  await writeTeams(transaction, [[entityRef, to]]);
  await invalidateTeams(transaction, [from, to]);
}

/** Gives requests, grants and past days that record no group that of their team. Each team by itself, so it can be cut off. */
export async function bindRecords(
  knex: Knex,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  const refs = new Set<string>();
  for (const table of RECORDS) {
    const found: string[] = await knex(table)
      .whereNull('team_group_id')
      .distinct('team')
      .pluck('team');
    found.forEach(ref => refs.add(ref));
  }
  const keys: string[] = await knex(HISTORY)
    .where('team', 'like', 'ref:%')
    .distinct('team')
    .pluck('team');
  keys.forEach(key => refs.add(key.slice('ref:'.length)));
  const rows: CatalogTeamRow[] = await readInChunks(refs, BATCH, part =>
    // The records of a team without a group are not those of the one that had its ref.
    knex(CATALOG_TEAMS).where('is_passed', false).whereIn('entity_ref', part),
  );
  const confirmations = await readConfirmations(knex);
  for (const { entity_ref: ref, group_id: groupId } of rows) {
    if (options.signal?.aborted) {
      return;
    }
    await inTransaction(knex, async transaction => {
      const terms = [...(confirmations.get(ref) ?? []), { groupId }];
      await bindRows(transaction, ref, terms);
      await invalidateTeams(
        transaction,
        terms.map(each => each.groupId),
      );
    });
  }
}

/** @param terms - which group the ref meant, one after the other */
async function bindRows(
  transaction: Knex.Transaction,
  ref: string,
  terms: Term[],
): Promise<void> {
  for (const term of terms) {
    for (const table of RECORDS) {
      await whereBefore(
        transaction(table).whereNull('team_group_id').where('team', ref),
        'created_at',
        term.until,
      ).update({ team_group_id: term.groupId });
    }
    const key = `id:${term.groupId}`;
    const days = () =>
      whereBefore(
        transaction(HISTORY).where('team', `ref:${ref}`),
        'day',
        term.until?.slice(0, 'YYYY-MM-DD'.length),
      );
    await days()
      .whereExists(
        transaction(`${HISTORY} as other`)
          .select('other.day')
          .whereRaw('?? = ??', ['other.domain_id', `${HISTORY}.domain_id`])
          .whereRaw('?? = ??', ['other.day', `${HISTORY}.day`])
          .where('other.team', key),
      )
      .delete();
    await days().update({ team: key });
  }
}

async function writeTeams(
  transaction: Knex.Transaction,
  teams: [ref: string, groupId: string][],
): Promise<void> {
  for (const part of chunk(teams, ROWS_PER_INSERT)) {
    await transaction(CATALOG_TEAMS)
      .insert(
        part.map(([entity_ref, group_id]) => ({
          entity_ref,
          group_id,
          is_gone: false,
          is_passed: false,
        })),
      )
      .onConflict('entity_ref')
      .merge();
  }
}

/** Has the rows of the access list made again that show one of the teams. */
async function invalidateTeams(
  transaction: Knex.Transaction,
  groupIds: string[],
): Promise<void> {
  const grants: { domain_id: string; user_id: string }[] = await readInChunks(
    groupIds,
    BATCH,
    part =>
      transaction('access_grants')
        .whereIn('team_group_id', part)
        .whereNot('status', 'ended')
        .select('domain_id', 'user_id'),
  );
  await invalidateAccess(
    transaction,
    grants.map(({ domain_id: scope, user_id: userId }) => ({
      scope,
      subject: `user:${userId}`,
    })),
  );
}
