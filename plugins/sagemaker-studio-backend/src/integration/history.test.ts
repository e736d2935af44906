/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Duration } from 'luxon';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/applyMigrations';
import { IdentityResolver } from '../directory/IdentityResolver';
import { TestInventory } from '../inventory/__testUtils__/TestInventory';
import {
  assignmentsScope,
  domainScope,
  usageScope,
} from '../inventory/store/syncRows';
import { ReadinessStore } from '../inventory/readiness/ReadinessStore';
import { Domains } from '../facts/Domains';
import { HistoryService } from '../readmodels/HistoryService';
import { TeamCatalog } from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';
import { studioLane } from '../scheduling/Lane';
import { startTestSandbox } from './__testUtils__/startTestSandbox';
import { AccessListStore } from '../readmodels/AccessListStore';
import { AccessProjector } from '../readmodels/AccessProjector';
import { HistoryTask } from '../readmodels/HistoryTask';
import { HistoryStore } from '../readmodels/HistoryStore';
import { CatalogPeopleLinks } from '../directory/CatalogPeopleLinks';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

const PLACE = { accountId: '222222222222', region: 'eu-west-1' };
const APPLICATION = 'arn:aws:sso::111111111111:application/ssoins-1/apl-1';
const TEAM = 'group:default/forecasting';
const VIEWER: Viewer = {
  ref: 'user:default/mira.santos',
  refs: ['user:default/mira.santos'],
  inCatalog: true,
  origin: { actor: 'user:default/mira.santos', source: 'page', through: [] },
};
const PEOPLE = ['ana', 'ben', 'cleo'];

function domain(domainId: string) {
  return {
    domainId,
    domainArn: `arn:aws:sagemaker:eu-west-1:222222222222:domain/${domainId}`,
    name: domainId,
    ...PLACE,
    authMode: 'SSO' as const,
    status: 'InService',
    url: `https://${domainId}`,
    applicationArn: APPLICATION,
    unifiedStudio: false,
    defaultExecutionRole: 'arn:aws:iam::222222222222:role/Scientist',
    createdAt: '2026-01-01T00:00:00.000Z',
    modifiedAt: '2026-01-01T00:00:00.000Z',
  };
}

function profile(name: string) {
  return {
    domainId: 'd-one',
    name,
    profileArn: `arn:aws:sagemaker:eu-west-1:222222222222:user-profile/d-one/${name}`,
    status: 'InService',
    singleSignOnUserValue: name,
    createdAt: '2026-05-20T00:00:00.000Z',
    modifiedAt: '2026-05-20T00:00:00.000Z',
  };
}

describe.each(databases.eachSupportedId())('the history on %s', id => {
  let knex: Knex;
  let inventory: TestInventory;
  let today: string;
  let keeper: HistoryTask;
  let service: HistoryService;

  /** Another replica's, on the same database. */
  async function startKeeper(
    list = new AccessListStore({ knex }),
  ): Promise<HistoryTask> {
    const sandbox = await startTestSandbox();
    await sandbox.stop();
    const config = sandbox.studioConfig;
    const now = () => today;
    const catalog = catalogServiceMock({
      entities: [
        ...PEOPLE.map(name => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { namespace: 'default', name },
          spec: { memberOf: [] },
        })),
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { namespace: 'default', name: 'forecasting' },
          spec: { type: 'team', children: [], members: ['ana', 'cleo'] },
        },
      ],
    });
    const auth = mockServices.auth();
    await new CatalogPeopleLinks({
      catalog,
      auth,
      identities: new IdentityResolver({ reader: inventory }),
      knex,
      logger: mockServices.logger.mock(),
    }).renew();
    const shared = {
      history: new HistoryStore({ knex }),
      projector: new AccessProjector({ knex, config, now }),
      list,
      catalog: new TeamCatalog({
        catalog,
        auth,
        teamGroups: { find: async () => new Map() },
        reports: { listDisputed: async () => new Set() },
      }),
      domains: new Domains({
        inventory,
        applications: new ReadinessStore({ knex }),
        config,
      }),
      inventory,
      now,
    };
    service = new HistoryService({ ...shared, config });
    return new HistoryTask({
      ...shared,
      scheduler: mockServices.scheduler(),
      logger: mockServices.logger.mock(),
      keep: Duration.fromISO('P10D'),
    });
  }

  const read = async (
    filter: { domainId?: string; team?: string; days?: number } = {},
  ) =>
    (
      await service.read({ domainId: 'd-one', ...filter }, VIEWER, {
        all: true,
      })
    ).items;

  async function assign(names: string[]) {
    await inventory.replaceAssignments(
      APPLICATION,
      names.map(name => ({
        applicationArn: APPLICATION,
        principalType: 'USER' as const,
        principalId: `${name}-id`,
      })),
    );
  }

  /** All that is read of the domain, as of now. */
  async function sync(
    left: { domainId?: string; usage?: false; assignments?: false } = {},
  ) {
    const { domainId = 'd-one' } = left;
    for (const scope of [
      'identity-center',
      studioLane(PLACE),
      domainScope(domainId),
      ...(left.assignments === false ? [] : [assignmentsScope(APPLICATION)]),
      ...(left.usage === false ? [] : [usageScope(domainId)]),
    ]) {
      await inventory.recordCompleteSync(scope);
    }
    await knex('inventory_syncs').update({ completed_at: today });
  }

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    inventory = new TestInventory({ knex });
    today = '2026-06-01T08:00:00.000Z';
    await inventory.replaceDirectory({
      users: PEOPLE.map(name => ({
        userId: `${name}-id`,
        userName: name,
        displayName: name,
        externalIds: [],
        status: 'ENABLED' as const,
      })),
      groups: [
        {
          groupId: 'all',
          displayName: 'all',
          memberUserIds: PEOPLE.map(name => `${name}-id`),
        },
      ],
    });
    await inventory.replaceDomains(PLACE, [domain('d-one')]);
    await inventory.replaceProfiles('d-one', [profile('ana'), profile('ben')]);
    await inventory.replaceApps('d-one', [
      {
        domainId: 'd-one',
        profileName: 'ana',
        type: 'JupyterLab',
        name: 'default',
        status: 'InService',
        createdAt: '2026-06-01T07:00:00.000Z',
      },
    ]);
    keeper = await startKeeper();
  });

  it('counts nothing before all has been read', async () => {
    await sync({ usage: false, assignments: false });
    await keeper.tick();
    today = '2026-06-02T08:00:00.000Z';
    expect(await read()).toEqual([]);
  });

  it('counts the other domains and removes old days although one domain cannot be counted', async () => {
    await inventory.replaceDomains(PLACE, [domain('d-one'), domain('d-two')]);
    await sync();
    await sync({ domainId: 'd-two' });
    await knex('access_history').insert({
      day: '2026-01-01',
      domain_id: 'd-one',
      team: '',
      people: 1,
      ready: 1,
      unused: 0,
      running_apps: 0,
    });
    class BrokenStore extends AccessListStore {
      override async countDay(
        query: Parameters<AccessListStore['countDay']>[0],
      ) {
        if (query.domainId === 'd-one') {
          throw new Error('It cannot be counted');
        }
        return super.countDay(query);
      }
    }
    await (await startKeeper(new BrokenStore({ knex }))).tick();

    expect(
      await knex('access_history').where('team', '').pluck('domain_id'),
    ).toEqual(['d-two']);
  });

  it('counts nobody in a domain that nobody has access to, and the people of the others', async () => {
    await inventory.replaceDomains(PLACE, [domain('d-one'), domain('d-two')]);
    await sync();
    await sync({ domainId: 'd-two' });
    await keeper.tick();
    today = '2026-06-02T08:00:00.000Z';
    expect(await read({ domainId: 'd-two' })).toEqual([
      { day: '2026-06-01', people: 0, ready: 0, unused: 0, runningApps: 0 },
    ]);
    expect(await read()).toMatchObject([{ day: '2026-06-01', people: 2 }]);
  });

  it('gives the last counts of each day, whichever replica counts, and omits days on which nothing was read', async () => {
    await sync();
    await keeper.tick();
    const first = {
      day: '2026-06-01',
      people: 2,
      ready: 0,
      unused: 0,
      runningApps: 1,
    };
    expect(await read()).toEqual([first]);
    expect(await read({ team: TEAM })).toEqual([{ ...first, people: 1 }]);

    // Later that day, and in the evening again.
    await assign(['cleo']);
    await inventory.replaceProfiles('d-one', [profile('ben')]);
    expect(await read()).toEqual([first]);
    today = '2026-06-01T23:40:00.000Z';
    await sync();
    await Promise.all([keeper.tick(), (await startKeeper()).tick()]);
    expect(await read({ team: TEAM })).toEqual([
      { ...first, people: 1, runningApps: 0 },
    ]);
    await assign([]);
    await sync();
    await Promise.all([keeper.tick(), (await startKeeper()).tick()]);

    // Data of the day before does not count for today.
    today = '2026-06-02T00:04:00.000Z';
    await keeper.tick();
    const evening = { ...first, people: 1 };
    expect(await read()).toEqual([evening]);
    // Nobody in the team has access any more.
    expect(await read({ team: TEAM })).toEqual([]);

    await assign(['ana', 'cleo']);
    await sync();
    await keeper.tick();
    await inventory.replaceApps('d-one', []);
    today = '2026-06-05T12:00:00.000Z';
    const second = { ...first, day: '2026-06-02', people: 3 };
    expect(await read()).toEqual([evening, second]);
    await keeper.tick();
    expect(await read()).toEqual([evening, second]);
    today = '2026-06-05T23:59:59.000Z';
    await sync();
    const now = { ...second, day: '2026-06-05', runningApps: 0 };
    expect(await read()).toEqual([evening, second, now]);
    expect((await read({ days: 2 })).map(({ day }) => day)).toEqual([
      '2026-06-05',
    ]);
    expect(await read({ team: TEAM })).toEqual([
      { ...second, people: 2, runningApps: 0 },
      { ...now, people: 2 },
    ]);

    today = '2026-06-12T10:00:00.000Z';
    await sync();
    await keeper.tick();
    expect((await read()).map(({ day }) => day)).toEqual([
      '2026-06-02',
      '2026-06-12',
    ]);
  });
});
