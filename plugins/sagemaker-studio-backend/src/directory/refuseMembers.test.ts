/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/applyMigrations';
import type { Viewer } from '../model/caller';
import { refuseMembers } from './refuseMembers';

jest.setTimeout(120_000);

const LEADS = 'group:default/leads';
const MOVED = 'group:default/leads.before';
const INGRID = 'user:default/ingrid';
const RAHUL = 'user:default/rahul';
const CHLOE = 'user:default/chloe';
const REFUSED = 'Nobody decides about themselves';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('refuseMembers on %s', id => {
  let knex: Knex;

  /** Ingrid decides whether the leads are the new group or the old one. */
  const decide = (options: {
    groups?: string[];
    members?: Record<string, string[]>;
    by?: Partial<Viewer>;
  }) => {
    const { groups = [], members = {}, by } = options;
    return refuseMembers(
      {
        knex,
        inventory: {
          listGroupsOfUsers: async userIds =>
            new Map(
              userIds.map(userId => [
                userId,
                groups.map(groupId => ({ groupId, displayName: groupId })),
              ]),
            ),
        },
        catalog: {
          getMembers: async refs =>
            new Map(refs.map(ref => [ref, members[ref] ?? []])),
        },
      },
      { entityRef: LEADS, groupIds: ['g-old', 'g-new'] },
      {
        ref: INGRID,
        refs: [INGRID],
        userId: 'u-ingrid',
        inCatalog: true,
        origin: { actor: INGRID, source: 'api', through: [] },
        ...by,
      },
    );
  };

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    await knex('catalog_teams').insert([
      { entity_ref: LEADS, group_id: 'g-new', is_gone: false },
      { entity_ref: MOVED, group_id: 'g-old', is_gone: false },
    ]);
  });

  it('lets somebody decide who is in neither group', async () => {
    await expect(
      decide({
        groups: ['g-other'],
        members: { [LEADS]: [RAHUL], [MOVED]: [CHLOE] },
      }),
    ).resolves.toBeUndefined();
  });

  it.each(['g-old', 'g-new'])(
    'refuses a member of %s by the word of Identity Center',
    async groupId => {
      await expect(decide({ groups: [groupId] })).rejects.toThrow(REFUSED);
    },
  );

  it.each([LEADS, MOVED])(
    'refuses a member of %s by the word of the catalog, also without a user of Identity Center',
    async ref => {
      await expect(
        decide({ members: { [ref]: [INGRID] }, by: { userId: undefined } }),
      ).rejects.toThrow(REFUSED);
    },
  );
});
