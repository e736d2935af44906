/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrationsDirectory } from '../database/applyMigrations';
import { someOtherRequest } from '../events/__testUtils__/records';
import { AccessStore } from './AccessStore';
import { listAllRequests } from './listAllRequests';

describe('requests in review', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  it('are all found, however many they are', async () => {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const store = new AccessStore({ knex });
    const ids = Array.from({ length: 1_201 }, (_, index) => `request-${index}`);
    await store.commit({
      insert: { requests: ids.map(requestId => someOtherRequest(requestId)) },
      events: [],
    });
    const found = await listAllRequests(store, { status: 'in-review' });
    expect(found.map(({ requestId }) => requestId).sort()).toEqual(ids.sort());
  });
});
