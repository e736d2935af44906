/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/applyMigrations';
import type { Viewer } from '../model/caller';
import { findDecisionsAboutOwnGroups, refuseMembers } from './refuseMembers';

jest.setTimeout(120_000);

const LEADS = 'group:default/leads';
const MOVED = 'group:default/leads.before';
const INGRID = 'user:default/ingrid';
const RAHUL = 'user:default/rahul';
const CHLOE = 'user:default/chloe';
const VIEWER: Viewer = {
  ref: INGRID,
  refs: [INGRID],
  userId: 'u-ingrid',
  inCatalog: true,
  origin: { actor: INGRID, source: 'api', through: [] },
};
const REFUSED = 'Nobody decides about themselves';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('refuseMembers on %s', id => {
  let knex: Knex;

  const sourcesWith = (world: {
    groups?: string[];
    members?: Record<string, string[]>;
  }) => {
    const { groups = [], members = {} } = world;
    return {
      knex,
      inventory: {
        listGroupsOfUsers: async (userIds: string[]) =>
          new Map(
            userIds.map(userId => [
              userId,
              groups.map(groupId => ({ groupId, displayName: groupId })),
            ]),
          ),
      },
      catalog: {
        getMembers: async (refs: string[]) =>
          new Map(refs.map(ref => [ref, members[ref] ?? []])),
      },
    };
  };

  /** Ingrid decides whether the leads are the new group or the old one. */
  const decide = (options: {
    groups?: string[];
    members?: Record<string, string[]>;
    by?: Partial<Viewer>;
  }) => {
    return refuseMembers(
      sourcesWith(options),
      { entityRef: LEADS, groupIds: ['g-old', 'g-new'] },
      { ...VIEWER, ...options.by },
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

  it('tells of several decisions which are about groups of theirs', async () => {
    const byId = { entityRef: 'group:default/a', groupIds: ['g-a', 'g-b'] };
    const byRef = { entityRef: LEADS, groupIds: ['g-old', 'g-new'] };
    const none = { entityRef: 'group:default/c', groupIds: ['g-c'] };
    const sources = sourcesWith({
      groups: ['g-b'],
      members: { [MOVED]: [INGRID], 'group:default/c': [RAHUL] },
    });
    await expect(
      findDecisionsAboutOwnGroups(sources, [byId, byRef, none], VIEWER),
    ).resolves.toEqual(new Set([byId, byRef]));
    await expect(
      findDecisionsAboutOwnGroups(sources, [], VIEWER),
    ).resolves.toEqual(new Set());
  });

  it.each([LEADS, MOVED])(
    'refuses a member of %s by the word of the catalog, also without a user of Identity Center',
    async ref => {
      await expect(
        decide({ members: { [ref]: [INGRID] }, by: { userId: undefined } }),
      ).rejects.toThrow(REFUSED);
    },
  );
});
