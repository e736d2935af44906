/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';

/** Which Identity Center group a catalog ref meant, until when. */
export type Term = {
  groupId: string;
  /** ISO 8601; absent: until now. */
  until?: string;
};

/** Ref of a catalog group → the groups that it meant before somebody decided that it is another, the earliest first. */
export async function readConfirmations(
  knex: Knex,
): Promise<Map<string, Term[]>> {
  const terms = new Map<string, Term[]>();
  const events: { at: string; detail: string }[] = await knex('access_events')
    .where('type', 'identity.team-confirmed')
    .orderBy('sequence')
    .select('at', 'detail');
  for (const { at, detail } of events) {
    const { entityRef, before }: { entityRef: string; before: string } =
      JSON.parse(detail);
    terms.set(entityRef, [
      ...(terms.get(entityRef) ?? []),
      { groupId: before, until: at },
    ]);
  }
  return terms;
}

/** Narrows rows to those from before the end of a term. */
export function whereBefore(
  rows: Knex.QueryBuilder,
  column: string,
  until: string | undefined,
): Knex.QueryBuilder {
  return until === undefined ? rows : rows.where(column, '<', until);
}
