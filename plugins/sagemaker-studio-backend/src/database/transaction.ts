/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isError } from '@backstage/errors';
import type { Knex } from 'knex';

/*
 * SQLite has one connection: inside `work` use the transaction that is given and never the database itself, or the
 * work waits for itself.
 */

/** How often a transaction is tried that PostgreSQL gives up. */
const TRIES = 5;

/** Of PostgreSQL: a serialization failure, a deadlock. */
const GIVEN_UP = ['40001', '40P01'];

/** Runs the work in one transaction, rolled back when it throws. */
export function inTransaction<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(work);
}

/**
 * Runs the work in one transaction, and from the start in another one when PostgreSQL gave this one up for the sake of
 * the others. The work must do nothing that the roll-back does not undo.
 */
export async function inTransactionAgain<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(knex, work);
    } catch (error) {
      // No wait is needed: whoever was let through holds the locks that the next attempt waits for.
      if (!wasGivenUp(error) || attempt === TRIES) {
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

/** Cuts a list so that each part stays under the databases' limits of variables in a statement. */
export function chunk<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}

function wasGivenUp(error: unknown): boolean {
  return isError(error) && GIVEN_UP.includes(String(error.code));
}
