/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { chunk } from '../database/transaction';
import type { NamesToday } from '../events/OutboxMessage';
import type { Identified } from '../model/personKey';
import { IDS_PER_STATEMENT } from './readRecords';
import { LINK_CONFLICTS } from './writeIdentityLink';

/** Which catalog user is which Identity Center user; a table of the access list. */
export const CATALOG_LINKS = 'access_people';

type Row = { entity_ref: string; user_id: string };

/** Finds the refs of people of records as far as the catalog has been looked through. */
export async function readNamesToday(
  knex: Knex,
  people: readonly Identified[],
): Promise<NamesToday> {
  const rows: Row[] = [];
  for (const [column, values] of [
    ['user_id', people.flatMap(({ userId }) => userId ?? [])],
    ['entity_ref', people.map(({ ref }) => ref)],
  ] as const) {
    for (const part of chunk([...new Set(values)], IDS_PER_STATEMENT)) {
      rows.push(
        ...(await knex<Row>(CATALOG_LINKS)
          .whereIn(column, part)
          .orderBy('entity_ref')
          .select('entity_ref', 'user_id')),
      );
    }
  }
  const refs = new Map<string, Set<string>>();
  for (const { entity_ref: ref, user_id: userId } of rows) {
    refs.set(userId, (refs.get(userId) ?? new Set()).add(ref));
  }
  const taken = await readTakenRefs(
    knex,
    people.map(({ ref }) => ref),
  );
  return ({ ref, userId }) => {
    if (!userId) {
      return [ref];
    }
    const today = refs.get(userId);
    // Nobody else is notified, nor who has a ref in conflict. A ref that leads to nobody is still theirs, be it while
    // the catalog is away.
    if (today) {
      return [...today];
    }
    return taken.has(ref) ? [] : [ref];
  };
}

/** Those of the refs that lead to somebody, or of which the platform team has to say whose they are. */
export async function readTakenRefs(
  knex: Knex,
  refs: readonly string[],
): Promise<Set<string>> {
  return readListed(knex, refs, [CATALOG_LINKS, LINK_CONFLICTS]);
}

/** Those of the refs of which the platform team has to say whose they are. */
export async function readRefsInConflict(
  knex: Knex,
  refs: readonly string[],
): Promise<Set<string>> {
  return readListed(knex, refs, [LINK_CONFLICTS]);
}

async function readListed(
  knex: Knex,
  refs: readonly string[],
  tables: readonly string[],
): Promise<Set<string>> {
  const listed = new Set<string>();
  for (const part of chunk([...new Set(refs)], IDS_PER_STATEMENT)) {
    for (const table of tables) {
      const found: string[] = await knex(table)
        .whereIn('entity_ref', part)
        .pluck('entity_ref');
      found.forEach(ref => listed.add(ref));
    }
  }
  return listed;
}
