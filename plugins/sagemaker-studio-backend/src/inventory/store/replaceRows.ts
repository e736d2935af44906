/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * All writes of rows go through here, so that the access they concern is invalidated in the same transaction.
 */
import type { Knex } from 'knex';
import { invalidateAccess } from '../../database/accessInvalidations';
import { chunk, inTransaction, readInChunks } from '../../database/transaction';
import { now } from '../../util/now';
import type { ReplaceOptions, SeenRow } from './Inventory';
import {
  invalidationsOf,
  invalidationsOfWritten,
  type Columns,
} from './invalidations';
import { KEYS, type SweptTable } from './tables';

/** Rows a statement; SQLite takes 500 at most in one insert. */
const BATCH = 400;

/**
 * Replaces the rows of a set by what a sweep has seen. Compares in memory first, because most sets hardly change, and
 * writing every row again costs many times what reading does; unchanged rows only get the new time, all at once.
 */
export async function replaceRows<Row extends Columns>(
  transaction: Knex.Transaction,
  set: {
    table: SweptTable;
    /** In words, for messages about removals. */
    what: string;
    /** Absent: of no domain. */
    domainId?: string;
    /** Which rows of the table belong to the set. */
    within: Partial<Row> | Knex.QueryCallback;
    rows: Row[];
  },
  options: ReplaceOptions = {},
): Promise<void> {
  const { table, what, domainId, within } = set;
  const seenAt = options.startedAt ?? now();
  const wanted = new Map(set.rows.map(row => [keyOf(table, row), row]));

  const existing: SeenRow<Row>[] = await transaction(table).where(within);
  const gone: Row[] = [];
  const changed: Row[] = [];
  for (const row of existing) {
    const rowKey = keyOf(table, row);
    const isNewer = Boolean(options.startedAt) && row.seen_at > seenAt;
    if (isNewer) {
      wanted.delete(rowKey);
    } else if (!wanted.has(rowKey)) {
      gone.push(row);
    } else if (isSame(row, wanted.get(rowKey)!)) {
      wanted.delete(rowKey);
    } else {
      changed.push(row);
    }
  }

  await options.checkRemovals?.(
    {
      what,
      domainId,
      before: existing.length,
      keys: gone.map(row => keyOf(table, row)),
    },
    transaction,
  );
  for (const batch of chunk(gone, BATCH)) {
    await transaction(table).where(likeRows(table, batch)).delete();
  }
  const rows = [...wanted.values()];
  await mergeRows(transaction, { table, rows, seenAt });
  await transaction(table)
    .where(within)
    .where('seen_at', '<', seenAt)
    .update({ seen_at: seenAt });
  await invalidateAccess(transaction, [
    ...invalidationsOf(table, [...gone, ...changed]),
    ...invalidationsOfWritten(table, rows),
  ]);
}

/** Inserts rows, or overwrites those with the same key. Of several rows with one key the last counts. */
export async function upsertRows(
  knex: Knex,
  set: { table: SweptTable; rows: Columns[] },
): Promise<void> {
  const { table } = set;
  const byKey = new Map(set.rows.map(row => [keyOf(table, row), row]));
  // In one order, so that two replicas that write the same rows wait for each other instead of blocking each other.
  const rows = [...byKey]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, row]) => row);
  await inTransaction(knex, async transaction => {
    const before: Columns[] = await readInChunks(rows, BATCH, batch =>
      transaction(table).where(likeRows(table, batch)),
    );
    await mergeRows(transaction, { table, rows, seenAt: now() });
    const known = new Map(before.map(row => [keyOf(table, row), row]));
    const news: Columns[] = [];
    const changed: Columns[] = [];
    for (const row of rows) {
      const old = known.get(keyOf(table, row));
      if (!old) {
        news.push(row);
      } else if (!isSame(old, row)) {
        news.push(row);
        changed.push(old);
      }
    }
    await invalidateAccess(transaction, [
      ...invalidationsOf(table, changed),
      ...invalidationsOfWritten(table, news),
    ]);
  });
}

/** Deletes the rows with these values, or those like these. */
export async function deleteRows(
  knex: Knex,
  set: {
    table: SweptTable;
    where: Record<string, string> | Knex.QueryCallback;
  },
): Promise<void> {
  await inTransaction(knex, async transaction => {
    const rows: Columns[] = await transaction(set.table).where(set.where);
    if (rows.length > 0) {
      await transaction(set.table).where(set.where).delete();
      await invalidateAccess(transaction, invalidationsOf(set.table, rows));
    }
  });
}

/** Finds the rows with the keys of these. */
export function likeRows(
  table: SweptTable,
  rows: Columns[],
): Knex.QueryCallback {
  return query =>
    query.whereIn(
      KEYS[table],
      rows.map(row => KEYS[table].map(column => row[column] as Knex.Value)),
    );
}

async function mergeRows(
  transaction: Knex.Transaction,
  set: { table: SweptTable; rows: Columns[]; seenAt: string },
): Promise<void> {
  const { table, rows, seenAt } = set;
  for (const batch of chunk(rows, BATCH)) {
    await transaction(table)
      .insert(batch.map(row => ({ ...row, seen_at: seenAt })))
      .onConflict(KEYS[table])
      .merge();
  }
}

function keyOf(table: SweptTable, row: Columns): string {
  return KEYS[table].map(column => row[column]).join('\n');
}

function isSame(before: Columns, after: Columns): boolean {
  return Object.entries(after).every(([column, value]) => {
    const old = before[column];
    // SQLite gives booleans back as numbers.
    return typeof value === 'boolean' ? Boolean(old) === value : old === value;
  });
}
