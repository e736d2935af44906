/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/applyMigrations';
import { inTransaction } from '../database/transaction';
import { widenInvalidations } from './widenInvalidations';
import type { WideInvalidation } from './readTargets';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

const applicationArn = 'arn:aws:sso::111111111111:application/a/b';
const SEEN = '2026-11-02T08:00:00.000Z';
/** More than a call takes arguments. */
const MANY = 150_000;

const domain = {
  domainId: 'd-1',
  applicationArn,
} as WideInvalidation['domains'][number];

describe.each(databases.eachSupportedId())('markWider on %s', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    await knex.raw(
      `insert into inventory_assignments (application_arn, principal_type, principal_id, seen_at)
       with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${MANY})
       select '${applicationArn}', 'USER', 'u-' || n, '${SEEN}' from numbers`,
    );
    await knex('inventory_assignments').insert({
      application_arn: applicationArn,
      principal_type: 'GROUP',
      principal_id: 'g-1',
      seen_at: SEEN,
    });
    await knex('inventory_memberships').insert(
      ['u-1', 'member'].map(userId => ({
        group_id: 'g-1',
        user_id: userId,
        seen_at: SEEN,
      })),
    );
  });

  const invalidations = async (wider: WideInvalidation) => {
    await knex('access_marks').delete();
    await inTransaction(knex, transaction =>
      widenInvalidations(transaction, wider, SEEN),
    );
    expect(
      await knex('access_marks').whereNot('since', SEEN).pluck('subject'),
    ).toEqual([]);
    const rows: { scope: string; subject: string }[] = await knex(
      'access_marks',
    ).select('scope', 'subject');
    return rows;
  };

  it('notes each of more people than fit a call, once, whichever way they may enter', async () => {
    const rows = await invalidations({ domains: [domain], groups: new Map() });
    expect(new Set(rows.map(({ scope }) => scope))).toEqual(new Set(['d-1']));
    const subjects = rows.map(({ subject }) => subject);
    expect(subjects).toHaveLength(MANY + 1);
    expect(new Set(subjects).size).toBe(MANY + 1);
    expect(subjects).toEqual(
      expect.arrayContaining(['user:member', 'user:u-1', `user:u-${MANY}`]),
    );
  });

  it('notes the members of groups in each scope', async () => {
    const rows = await invalidations({
      domains: [],
      groups: new Map([['g-1', new Set([applicationArn, '*'])]]),
    });
    expect(
      rows.map(({ scope, subject }) => `${scope} ${subject}`).sort(),
    ).toEqual([
      '* user:member',
      '* user:u-1',
      `${applicationArn} user:member`,
      `${applicationArn} user:u-1`,
    ]);
  });
});
