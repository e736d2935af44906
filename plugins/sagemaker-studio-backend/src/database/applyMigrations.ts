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

/** Gives the plugin's own database, migrated to this version unless the adopter migrates by hand. */
export async function applyMigrations(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDirectory() });
  }
  return knex;
}
