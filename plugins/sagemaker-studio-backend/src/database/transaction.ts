/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isError } from '@backstage/errors';
import type { Knex } from 'knex';

/*
 * SQLite has one connection: inside `work` use the transaction that is given and never the database itself, or the
 * work waits for itself.
 */

const MAX_ATTEMPTS = 5;

/** Of PostgreSQL: a serialization failure, a deadlock. */
const RETRYABLE_CODES = ['40001', '40P01'];

/** Runs the work in one transaction, rolled back when it throws. */
export function inTransaction<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(work);
}

/**
 * Runs the work in one transaction, and again from the start when PostgreSQL aborts it in favour of others. The work must
 * do nothing that the roll-back does not undo.
 */
export async function inTransactionAgain<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(knex, work);
    } catch (error) {
      // No wait is needed: the transaction that won holds the locks that the next attempt waits for.
      if (!isRetryable(error) || attempt === MAX_ATTEMPTS) {
        throw error;
      }
    }
  }
}

/** Runs reads that must agree with each other: all see the database as of the first of them. */
export function inSnapshot<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
): Promise<T> {
  // SQLite refuses an isolation level, and is serializable without one.
  return isSqlite(knex)
    ? knex.transaction(work)
    : knex.transaction(work, {
        isolationLevel: 'repeatable read',
        readOnly: true,
      });
}

/** Whether the database is SQLite, whose limits differ. */
export function isSqlite(knex: Knex): boolean {
  return String(knex.client.config.client).includes('sqlite');
}

/** How many rows a query finds. */
export async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const row = await query.count({ count: '*' }).first();
  return Number(row?.count ?? 0);
}

/** Cuts a list so that each part stays under the databases' limits of variables in a statement. */
export function chunk<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}

/** Reads the rows of many values, so many values in a statement. */
export async function readInChunks<T, Row>(
  values: Iterable<T>,
  size: number,
  read: (values: T[]) => PromiseLike<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of chunk([...new Set(values)], size)) {
    rows.push(...(await read(part)));
  }
  return rows;
}

function isRetryable(error: unknown): boolean {
  return isError(error) && RETRYABLE_CODES.includes(String(error.code));
}
