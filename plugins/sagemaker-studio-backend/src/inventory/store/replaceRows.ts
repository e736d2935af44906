/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * All writes of rows go through here, so that the access they concern is invalidated in the same transaction.
 */
import type { Knex } from 'knex';
import { invalidateAccess } from '../../database/accessInvalidations';
import { chunk, inTransaction } from '../../database/transaction';
import type { ReplaceOptions } from './Inventory';
import {
  invalidationsOf,
  invalidationsOfWritten,
  type Columns,
} from './invalidations';

/** Rows a statement; SQLite takes 500 at most in one insert. */
const BATCH = 400;

/**
 * Replaces the rows of a set by what a sweep has seen. Compares in memory first, because most sets hardly change, and
 * writing every row again costs many times what reading does; unchanged rows only get the new time, all at once.
 */
export async function replaceRows<Row extends Columns & { seen_at: string }>(
  transaction: Knex.Transaction,
  set: {
    table: string;
    /** In words, for messages about removals. */
    what: string;
    key: (keyof Row & string)[];
    /** Which rows of the table belong to the set. */
    within: Partial<Row> | Knex.QueryCallback;
    rows: Row[];
    seenAt: string;
  },
  options: ReplaceOptions = {},
): Promise<void> {
  const { table, what, key, within, seenAt } = set;
  const wanted = new Map(set.rows.map(row => [keyOf(key, row), row]));

  const existing: Row[] = await transaction(table).where(within).select('*');
  const gone: Row[] = [];
  const changed: Row[] = [];
  for (const row of existing) {
    const rowKey = keyOf(key, row);
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
    { what, before: existing.length, keys: gone.map(row => keyOf(key, row)) },
    transaction,
  );
  for (const batch of chunk(gone, BATCH)) {
    await transaction(table)
      .whereIn(
        key,
        batch.map(row => key.map(column => row[column] as Knex.Value)),
      )
      .delete();
  }
  const rows = [...wanted.values()];
  await mergeRows(transaction, { table, key, rows });
  await transaction(table)
    .where(within)
    .where('seen_at', '<', seenAt)
    .update({ seen_at: seenAt });
  await invalidateAccess(transaction, [
    ...invalidationsOf(table, [...gone, ...changed]),
    ...invalidationsOfWritten(table, rows),
  ]);
}

/** Inserts rows, or overwrites those with the same key. */
export async function upsertRows<Row extends Columns>(
  knex: Knex,
  set: { table: string; key: (keyof Row & string)[]; rows: Row[] },
): Promise<void> {
  const { table, key, rows } = set;
  await inTransaction(knex, async transaction => {
    const before: Columns[] = [];
    for (const batch of chunk(rows, BATCH)) {
      before.push(
        ...(await transaction(table).whereIn(
          key,
          batch.map(row => key.map(column => row[column] as Knex.Value)),
        )),
      );
    }
    await mergeRows(transaction, set);
    const known = new Map(before.map(row => [keyOf(key, row), row]));
    const news: Row[] = [];
    const changed: Columns[] = [];
    for (const row of rows) {
      const old = known.get(keyOf(key, row));
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

/** Deletes the rows with these values. */
export async function deleteRows<Row extends Columns>(
  knex: Knex,
  set: { table: string; where: Partial<Row> },
): Promise<void> {
  await inTransaction(knex, async transaction => {
    const rows: Columns[] = await transaction(set.table).where(set.where);
    await transaction(set.table).where(set.where).delete();
    await invalidateAccess(transaction, invalidationsOf(set.table, rows));
  });
}

async function mergeRows<Row extends object>(
  transaction: Knex.Transaction,
  set: { table: string; key: (keyof Row & string)[]; rows: Row[] },
): Promise<void> {
  for (const batch of chunk(set.rows, BATCH)) {
    await transaction(set.table).insert(batch).onConflict(set.key).merge();
  }
}

function keyOf(key: readonly string[], row: Columns): string {
  return key.map(column => row[column]).join('\n');
}

function isSame(before: Columns, after: Columns): boolean {
  return Object.entries(after).every(([column, value]) => {
    const old = before[column];
    return (
      column === 'seen_at' ||
      old === value ||
      // SQLite gives booleans back as numbers.
      (typeof value === 'boolean' && Number(old) === Number(value))
    );
  });
}
