/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrationsDirectory } from '../database/applyMigrations';
import { someRequest, submission } from '../events/__testUtils__/records';
import { AccessStore } from '../store/AccessStore';
import { now } from '../util/now';
import { FilingLimit } from './FilingLimit';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const PER_HOUR = 3;

describe.each(databases.eachSupportedId())('FilingLimit on %s', id => {
  it('holds however many requests of a person are stored at once', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const store = new AccessStore({ knex });
    const limit = new FilingLimit({ store, perHour: PER_HOUR });
    const file = (name: string) => {
      const request = someRequest(name, {
        createdAt: now(),
        idempotencyKey: name,
        people: [
          {
            person: `user:default/${name}`,
            displayName: name,
            userId: name,
            userName: name,
          },
        ],
      });
      const { requester: ref, requesterUserId: userId } = request;
      return store.commit({
        ...submission(name),
        insert: { requests: [request] },
        stillHolds: transaction => limit.isKept({ ref, userId }, transaction),
      });
    };
    // Each of them was within the limit when it was checked.
    const results = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(file));
    expect(results.sort()).toEqual([
      ...Array(PER_HOUR).fill('conflict'),
      ...Array(PER_HOUR).fill('stored'),
    ]);
    const { requester: ref, requesterUserId: userId } = someRequest('a');
    await expect(limit.check({ ref, userId })).rejects.toThrow(
      'You have filed 3 requests within an hour',
    );
  });
});
