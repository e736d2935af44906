/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { GrantQuery } from './grantQueries';
import { positionOf, type GrantSort } from '../model/grantOrder';
import type { GrantRecord } from '../model/records';
import { someGrant } from '../events/__testUtils__/records';
import { AccessStore } from './AccessStore';
import { migrationsDirectory } from '../database/applyMigrations';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

const at = (minute: number) => `2026-11-02T08:0${minute}:00.000Z`;
const until = (day: number) => `2027-01-0${day}T08:00:00.000Z`;

/** Each its own person, since there is one live grant of a person in a domain. */
function grantOf(
  grantId: string,
  name: string,
  changed: Partial<GrantRecord> = {},
) {
  return someGrant(grantId, {
    person: `user:default/${name}`,
    userId: grantId,
    ...changed,
  });
}

/* A language would put `a.b` behind `ab`, `_x` first, and `Zoe` behind `zed`; codes of letters do not. */
const GRANTS = [
  grantOf('g-1', 'ab', { createdAt: at(1), expiresAt: until(2) }),
  grantOf('g-2', 'a.b', { createdAt: at(2), domainId: 'd-2' }),
  grantOf('g-3', 'a-b', { createdAt: at(2), expiresAt: until(1) }),
  grantOf('g-4', 'zed', { createdAt: at(3), domainId: 'd-2' }),
  grantOf('g-5', 'Zoe', { createdAt: at(3), domainId: 'd-10' }),
  grantOf('g-6', '_x', { createdAt: at(4), expiresAt: until(2) }),
  grantOf('g-7', 'ab', {
    createdAt: at(5),
    expiresAt: until(2),
    domainId: 'd-2',
    team: 'group:default/research',
  }),
  grantOf('g-8', 'gone', { createdAt: at(6), status: 'ended' }),
];

const ORDERS: [GrantSort['by'], ascending: string, descending: string][] = [
  ['createdAt', '1 2 3 4 5 6 7', '7 6 5 4 3 2 1'],
  // Without an end comes last either way.
  ['expiresAt', '3 1 6 7 2 4 5', '7 6 1 3 5 4 2'],
  ['person', '5 6 3 2 1 7 4', '4 7 1 2 3 6 5'],
  ['domainId', '5 2 4 7 1 3 6', '6 3 1 7 4 2 5'],
];

const numbersOf = (grants: GrantRecord[]) =>
  grants.map(({ grantId }) => grantId.slice(2)).join(' ');

describe.each(databases.eachSupportedId())('lists of grants on %s', id => {
  let knex: Knex;
  let store: AccessStore;

  async function pages(
    query: Omit<GrantQuery, 'after'> & { sort: GrantSort },
  ): Promise<string> {
    const seen: GrantRecord[] = [];
    let page: GrantRecord[] = [];
    do {
      const last = page.at(-1);
      page = await store.listGrants({
        ...query,
        after: last && positionOf(last, query.sort),
      });
      expect(page.length).toBeLessThanOrEqual(query.limit);
      seen.push(...page);
    } while (page.length > 0);
    return numbersOf(seen);
  }

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new AccessStore({ knex });
    if (id === 'POSTGRES_16') {
      // As where the database was made for a language.
      for (const column of ['person', 'domain_id']) {
        await knex.raw(
          'alter table access_grants alter ?? type varchar(255) collate "en-x-icu"',
          [column],
        );
      }
    }
    await store.commit({ insert: { grants: GRANTS }, events: [] });
  });

  it.each(ORDERS)(
    'by %s are the same in one piece and page by page',
    async (by, ascending, descending) => {
      for (const [sort, expected] of [
        [{ by, descending: false }, ascending],
        [{ by, descending: true }, descending],
      ] as const) {
        for (const limit of [1, 2, 3, 100]) {
          expect(await pages({ sort, limit })).toBe(expected);
        }
      }
    },
  );

  it('are newest first unless told', async () => {
    expect(numbersOf(await store.listGrants({ limit: 100 }))).toBe(
      '7 6 5 4 3 2 1',
    );
    expect(
      numbersOf(
        await store.listGrants({
          limit: 100,
          after: { value: at(3), grantId: 'g-5' },
        }),
      ),
    ).toBe('4 3 2 1');
  });

  it.each<[Partial<GrantQuery>, string]>([
    [{ status: 'ended' }, '8'],
    [{ domainId: 'd-2' }, '7 2 4'],
    [{ person: { ref: 'user:default/ab' } }, '1 7'],
    [{ team: { ref: 'group:default/research' } }, '7'],
    [{ visible: 'none' }, ''],
    [
      {
        visible: {
          anyOf: [
            { column: 'team', teams: [{ ref: 'group:default/research' }] },
            { not: { column: 'domainId', values: ['d-2'] } },
          ],
        },
      },
      '3 1 6 7 5',
    ],
  ])('of %j are in order and whole', async (filter, expected) => {
    const sort: GrantSort = { by: 'expiresAt', descending: false };
    for (const limit of [1, 2, 100]) {
      expect(await pages({ ...filter, sort, limit })).toBe(expected);
    }
  });
});
