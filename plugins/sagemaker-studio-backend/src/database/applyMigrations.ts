/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Where the migrations of the package lie. */
export function migrationsDirectory(): string {
  return resolvePackagePath(
    '@studio-access/backstage-plugin-sagemaker-studio-backend',
    'migrations',
  );
}

/** How long a statement waits while another process has locked the file of SQLite; the whole process waits with it. */
const SQLITE_LOCK_WAIT_MS = 500;

async function boundLockWait(knex: Knex): Promise<void> {
  if (knex.client.config.client === 'better-sqlite3') {
    await knex.raw(`pragma busy_timeout = ${SQLITE_LOCK_WAIT_MS}`);
  }
}

/** Gives the plugin's own database, migrated to this version unless the adopter migrates by hand. */
export async function applyMigrations(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  await boundLockWait(knex);
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDirectory() });
  }
  return knex;
}
