/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

/**
 * Flows run on SQLite, and again on PostgreSQL where TEST_FLOWS_ON says `POSTGRES_16`, as `npm run test:long` does. What
 * has statements of its own is tested on both each time.
 */
export function flowsDatabase(): { init: () => Promise<Knex> } {
  const id = flowsDatabaseId(process.env.TEST_FLOWS_ON);
  const databases = TestDatabases.create({ ids: [id], disableDocker: true });
  if (!databases.supports(id)) {
    throw new Error(
      `Flows cannot run on ${id}: npm run test:long brings a PostgreSQL`,
    );
  }
  return { init: () => databases.init(id) };
}

function flowsDatabaseId(wanted = 'SQLITE_3'): TestDatabaseId {
  if (wanted !== 'SQLITE_3' && wanted !== 'POSTGRES_16') {
    throw new TypeError(
      `TEST_FLOWS_ON is '${wanted}'; give SQLITE_3 or POSTGRES_16`,
    );
  }
  return wanted;
}
