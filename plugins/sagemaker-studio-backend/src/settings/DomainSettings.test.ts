/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StudioConfig } from '../config/StudioConfig';
import { migrationsDirectory } from '../database/applyMigrations';
import { CREATED, type Policy } from '../model/policy';
import { DomainSettings } from './DomainSettings';
import { insertDomainSettings } from './domainSettingsRows';

jest.setTimeout(120_000);

const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const configured: StudioConfig['domains'] = {
  'd-configured': { mode: 'observe', executionRoles: [], owners: [] },
};
const made = {
  domainId: 'd-made',
  mode: 'manage' as const,
  owner: 'group:default/forecasting',
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

describe.each(databases.eachSupportedId())('DomainSettings on %s', id => {
  let knex: Knex;
  const replicas: DomainSettings[] = [];

  const replica = async () => {
    const settings = new DomainSettings({
      knex,
      logger: mockServices.logger.mock(),
      config: { domains: configured, policies: [policy] },
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
      expect(policies).toMatchObject([{ domains: ['d-configured', 'd-made'] }]);
      expect(domains).toEqual({
        ...configured,
        'd-made': {
          mode: 'manage',
          owners: ['group:default/forecasting'],
          ownersFrom: 'the settings of the domain d-made',
          executionRoles: [ROLE],
          contact: '#forecasting',
        },
      });
    }
  });
});
