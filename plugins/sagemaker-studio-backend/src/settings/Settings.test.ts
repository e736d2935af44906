/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StudioConfig } from '../config/StudioConfig';
import { migrationsDirectory } from '../database/applyMigrations';
import { CREATED, PORTAL, type Policy } from '../model/policy';
import { Settings } from './Settings';
import { insertDomainSettings } from './domainSettingsRows';
import { writeTeamSettings } from './teamSettingsRows';

jest.setTimeout(120_000);

const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const configured: StudioConfig['domains'] = {
  'd-configured': { mode: 'observe', executionRoles: [], owners: [] },
};
const made = {
  domainId: 'd-made',
  mode: 'manage' as const,
  owners: [{ ref: 'group:default/forecasting' }],
  isCreated: true,
  executionRoles: [ROLE],
  contact: '#forecasting',
  changedBy: 'user:default/ingrid.larsen',
  changedAt: '2026-11-29T10:00:00.000Z',
};

const policy: Policy = {
  name: 'new',
  teams: ['*'],
  domains: ['d-configured', CREATED],
  requesters: 'anyone',
  onBehalfOf: 'leads',
  assignment: 'user',
  stages: [{ name: 'approval', approvers: ['team-leads'], quorum: 1 }],
  automatic: [],
  duration: { untilRevoked: true },
  requestExpiry: 'P7D',
  reminders: [],
  minJustificationLength: 10,
  fallbackApprovers: [],
};

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('Settings on %s', id => {
  let knex: Knex;
  const replicas: Settings[] = [];

  const replica = async () => {
    const settings = new Settings({
      knex,
      logger: mockServices.logger.mock(),
      config: {
        domains: configured,
        teams: [{ team: 'group:default/named', leads: ['user:default/ada'] }],
        policies: [policy, { ...policy, name: 'all', domains: [PORTAL] }],
      },
    });
    replicas.push(settings);
    await settings.start();
    return settings;
  };

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
  });

  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(each => each.stop()));
  });

  it('are in force on every replica within 5 s, below the configuration', async () => {
    const settings = [await replica(), await replica()];
    await knex.transaction(async transaction => {
      expect(await insertDomainSettings(transaction, made)).toBe(true);
      await insertDomainSettings(transaction, {
        ...made,
        domainId: 'd-configured',
      });
      await insertDomainSettings(transaction, {
        ...made,
        domainId: 'd-found',
        isCreated: false,
        owners: [],
        maxDuration: 'P30D',
      });
      // What is there already stays.
      expect(
        await insertDomainSettings(transaction, { ...made, mode: 'observe' }),
      ).toBe(false);
    });
    const until = Date.now() + 5_000;
    while (
      settings.some(({ domains }) => !('d-made' in domains)) &&
      Date.now() < until
    ) {
      await sleep(50);
    }
    for (const { domains, policies } of settings) {
      expect(policies).toMatchObject([
        { domains: ['d-configured', 'd-made'] },
        { domains: ['d-found', 'd-made'] },
      ]);
      expect(domains).toEqual({
        ...configured,
        'd-made': {
          mode: 'manage',
          owners: ['group:default/forecasting'],
          ownersFrom: 'the settings of the domain d-made',
          executionRoles: [ROLE],
          contact: '#forecasting',
        },
        'd-found': {
          mode: 'manage',
          owners: [],
          ownersFrom: 'the settings of the domain d-found',
          executionRoles: [ROLE],
          contact: '#forecasting',
          duration: { max: 'P30D' },
        },
      });
    }
  });

  it('follow the people and groups that they named, and not their names', async () => {
    const settings = await replica();
    const by = {
      changedBy: 'user:default/ingrid.larsen',
      changedAt: '2026-11-29T10:00:00.000Z',
    };
    await knex('access_people').insert([
      {
        entity_ref: 'user:default/ben.new',
        user_id: 'u-ben',
        display_name: '',
      },
      { entity_ref: 'user:default/mira', user_id: 'u-other', display_name: '' },
    ]);
    await knex('catalog_teams').insert([
      {
        entity_ref: 'group:default/renamed',
        group_id: 'g-team',
        is_gone: false,
      },
      {
        entity_ref: 'group:default/leads',
        group_id: 'g-other',
        is_gone: false,
      },
    ]);
    await knex.transaction(async transaction => {
      await writeTeamSettings(
        transaction,
        {
          team: { ref: 'group:default/team', groupId: 'g-team' },
          leads: [
            // Renamed since.
            { ref: 'user:default/ben', userId: 'u-ben' },
            // The name has passed to another.
            { ref: 'user:default/mira', userId: 'u-mira' },
            { ref: 'group:default/leads', groupId: 'g-leads' },
            // Neither the catalog nor Identity Center says anything else.
            { ref: 'user:default/ada', userId: 'u-ada' },
            { ref: 'user:default/catalog-only' },
          ],
          ...by,
        },
        undefined,
      );
      await writeTeamSettings(
        transaction,
        {
          team: { ref: 'group:default/named' },
          leads: [{ ref: 'user:default/ben' }],
          ...by,
        },
        undefined,
      );
    });
    await settings.read();
    expect(settings.teams).toEqual([
      { team: 'group:default/named', leads: ['user:default/ada'] },
      {
        team: 'group:default/renamed',
        leads: [
          'user:default/ben.new',
          'user:default/ada',
          'user:default/catalog-only',
        ],
        from: 'the settings of the team group:default/renamed',
      },
    ]);
  });
});
