/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Which rows are of a team, and the ref that they show of it, while refs pass from one group to another. */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/applyMigrations';
import { readRefsToday } from './boundRefs';
import { bindRecords, passTeamRef, replaceCatalogTeams } from './CatalogTeams';
import { someGrant } from '../events/__testUtils__/records';
import { inTransaction } from '../database/transaction';
import type { IdentifiedTeam } from '../model/teamKey';
import { present } from '../util/__testUtils__/present';
import { AccessStore } from '../store/AccessStore';
import { countOpenByTeam } from '../store/countOpenByTeam';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

const OLD = 'a1b2-old-group';
const NEW = 'a1b2-new-group';
const REF = 'group:default/forecasting';
const PLANNING = 'group:default/planning';

describe.each(databases.eachSupportedId())('teams of records on %s', id => {
  let knex: Knex;
  let store: AccessStore;

  const catalogHolds = (
    teams: Record<string, string>,
    withoutGroup: string[] = [],
  ) =>
    inTransaction(knex, transaction =>
      replaceCatalogTeams(
        transaction,
        new Map(Object.entries(teams)),
        new Set([...Object.keys(teams), ...withoutGroup]),
      ),
    );

  /** A grant of its own person. */
  const insert = (grantId: string, team: string, teamGroupId?: string) =>
    store.commit({
      insert: {
        grants: [
          someGrant(grantId, {
            person: `user:default/${grantId}`,
            userId: grantId,
            team,
            teamGroupId,
          }),
        ],
      },
      events: [],
    });

  const shown = async (grantId: string) =>
    present(await store.getGrant(grantId)).team;

  const idsOf = async (team: IdentifiedTeam) =>
    (await store.listLiveGrants({ team })).map(({ grantId }) => grantId).sort();

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new AccessStore({ knex });
  });

  it('show the ref that the team has, and one that names nobody once it is another team’s', async () => {
    await insert('g-1', REF, OLD);
    expect(await shown('g-1')).toBe(REF);
    await catalogHolds({ [REF]: OLD });
    expect(await shown('g-1')).toBe(REF);
    await catalogHolds({ [PLANNING]: OLD });
    expect(await shown('g-1')).toBe(PLANNING);
    await catalogHolds({ [PLANNING]: OLD, [REF]: NEW });
    expect(await shown('g-1')).toBe(PLANNING);
    await catalogHolds({ [REF]: NEW });
    expect(await shown('g-1')).toBe(`${REF}-ld-group`);
    await catalogHolds({ [REF]: OLD });
    expect(await shown('g-1')).toBe(REF);
    await catalogHolds({});
    expect(await shown('g-1')).toBe(REF);
    expect([...(await countOpenByTeam(knex))]).toEqual([
      [REF, { grants: 1, requests: 0 }],
    ]);
  });

  it('are found by the group, and by the ref where none is known', async () => {
    await insert('g-1', REF, OLD);
    await insert('g-2', REF, NEW);
    await insert('g-3', REF);
    expect(await idsOf({ ref: PLANNING, groupId: OLD })).toEqual(['g-1']);
    expect(await idsOf({ ref: REF, groupId: NEW })).toEqual(['g-2', 'g-3']);
    expect(await idsOf({ ref: REF })).toEqual(['g-3']);
  });

  it('are bound to the group that the ref meant before it passed on', async () => {
    await insert('g-1', REF);
    await catalogHolds({ [REF]: OLD });
    await inTransaction(knex, transaction =>
      passTeamRef(transaction, { entityRef: REF, from: OLD, to: NEW }),
    );
    await insert('g-2', REF);
    await bindRecords(knex);
    expect(await idsOf({ ref: REF, groupId: OLD })).toEqual(['g-1']);
    expect(await idsOf({ ref: REF, groupId: NEW })).toEqual(['g-2']);
  });

  it('are not those of a team without a group that has got the ref', async () => {
    await insert('g-1', REF);
    await catalogHolds({ [REF]: OLD });
    await bindRecords(knex);
    await catalogHolds({}, [REF]);
    await insert('g-2', REF);
    await bindRecords(knex);
    expect(await shown('g-1')).toBe(`${REF}-ld-group`);
    expect(await shown('g-2')).toBe(REF);
    expect(await idsOf({ ref: REF })).toEqual(['g-2']);
    const refsOf = async () => {
      const bound = { ref: REF, groupId: OLD };
      return (await readRefsToday(knex, [bound]))(bound);
    };
    expect(await refsOf()).toEqual([]);
    await catalogHolds({});
    expect(await shown('g-1')).toBe(REF);
    expect(await refsOf()).toEqual([REF]);
  });

  it('keep the group when somebody changes what they have read before it was found', async () => {
    await insert('g-1', REF);
    const read = present(await store.getGrant('g-1'));
    await catalogHolds({ [REF]: OLD });
    await bindRecords(knex);
    expect(await store.commit({ update: { grants: [read] }, events: [] })).toBe(
      'stored',
    );
    expect(await idsOf({ ref: REF, groupId: OLD })).toEqual(['g-1']);
    expect(await idsOf({ ref: REF })).toEqual([]);
  });
});
