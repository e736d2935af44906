/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StudioConfig } from '../config/StudioConfig';
import { migrationsDirectory } from '../database/applyMigrations';
import { keepRefBindings, listChangedRefs } from '../directory/refBindings';
import { CREATED, PORTAL, type Policy } from '../model/policy';
import { Settings } from './Settings';
import type { SettableConfig } from './settingsInForce';
import { insertDomainSettings } from './domainSettingsRows';
import { writePolicySettings } from './policySettingsRows';
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
  changedBy: { ref: 'user:default/ingrid.larsen', userId: 'u-ingrid' },
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

  const replica = async (more: Partial<SettableConfig> = {}) => {
    const settings = new Settings({
      knex,
      logger: mockServices.logger.mock(),
      config: {
        domains: configured,
        teams: [{ team: 'group:default/named', leads: ['user:default/ada'] }],
        policies: [policy, { ...policy, name: 'all', domains: [PORTAL] }],
        modulePolicies: 0,
        platformTeams: [],
        teamRules: [],
        domainCreation: {},
        lifecycle: {
          coolingOff: 'P1D',
          expiryNotices: [],
          leavers: { grace: 'P3D', maxAtOnce: 10, maxShare: 0.2 },
        },
        ...more,
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
          executionRoles: [ROLE],
          contact: '#forecasting',
        },
        'd-found': {
          mode: 'manage',
          owners: [],
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
      changedBy: { ref: 'user:default/ingrid.larsen' },
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
      },
    ]);
  });

  describe('of refs that pass to others', () => {
    const MIRA = 'user:default/mira';
    const LEADS = 'group:default/leads';
    const at = (days: number) => `2026-12-0${days}T10:00:00.000Z`;

    /** What a pass through the catalog found. */
    const found = async (people: object, groups: object, day: number) => {
      await knex('access_people').delete();
      await knex('catalog_teams').delete();
      for (const [entityRef, userId] of Object.entries(people)) {
        await knex('access_people').insert({
          entity_ref: entityRef,
          user_id: userId,
          display_name: userId,
        });
      }
      for (const [entityRef, groupId] of Object.entries(groups)) {
        await knex('catalog_teams').insert({
          entity_ref: entityRef,
          group_id: groupId,
          is_gone: false,
        });
      }
      const [settings] = replicas;
      await keepRefBindings(knex, settings?.named() ?? [], at(day));
      await settings?.read();
    };

    beforeEach(async () => {
      await knex('inventory_identity_center').insert({
        instance_arn: 'arn:aws:sso:::instance/ssoins-1',
        identity_store_id: 'd-1',
        seen_at: at(1),
      });
      for (const [kind, subject] of [
        ['person', 'u-old'],
        ['person', 'u-new'],
        ['team', 'g-old'],
        ['team', 'g-new'],
      ]) {
        await knex('principals').insert({
          principal_id: randomUUID(),
          kind,
          authority: 'd-1',
          subject,
          first_seen_at: at(1),
        });
      }
    });

    it('mean whom they meant first, under the refs of today', async () => {
      const settings = await replica({
        domains: {
          'd-1': { mode: 'manage', executionRoles: [], owners: [MIRA, LEADS] },
        },
        platformTeams: [LEADS],
      });
      const owners = () => settings.domains['d-1']?.owners;
      await found({}, {}, 1);
      // Neither is known yet.
      expect(owners()).toEqual([MIRA, LEADS]);
      await found({ [MIRA]: 'u-old' }, { [LEADS]: 'g-old' }, 1);
      expect(owners()).toEqual([MIRA, LEADS]);

      await found(
        { [MIRA]: 'u-new', 'user:default/mira.b': 'u-old' },
        { [LEADS]: 'g-new' },
        2,
      );
      expect(owners()).toEqual(['user:default/mira.b']);
      expect(settings.platformTeams).toEqual([]);
      expect(await listChangedRefs(knex)).toMatchObject([
        { entityRef: LEADS, recorded: 'g-old', found: 'g-new' },
        { entityRef: LEADS, recorded: 'g-old', found: 'g-new' },
        { entityRef: MIRA, recorded: 'u-old', found: 'u-new' },
      ]);
    });

    it('mean whom they meant first in policies of the portal too', async () => {
      const settings = await replica();
      await knex.transaction(transaction =>
        writePolicySettings(
          transaction,
          {
            name: 'of-portal',
            document: {
              teams: [LEADS],
              domains: [PORTAL],
              requesters: 'anyone',
              approvers: [MIRA, 'team-leads'],
              fallbackApprovers: [LEADS],
              automatic: [{ 'requester-in': [MIRA] }],
            },
            changedBy: { ref: MIRA },
            changedAt: at(1),
          },
          undefined,
        ),
      );
      await settings.read();
      await found({ [MIRA]: 'u-old' }, { [LEADS]: 'g-old' }, 1);
      await found(
        { [MIRA]: 'u-new', 'user:default/mira.b': 'u-old' },
        { [LEADS]: 'g-new', 'group:default/renamed': 'g-old' },
        2,
      );
      expect(settings.policies.at(-1)).toMatchObject({
        name: 'of-portal',
        teams: ['group:default/renamed'],
        domains: [],
        stages: [{ approvers: ['user:default/mira.b', 'team-leads'] }],
        fallbackApprovers: ['group:default/renamed'],
        automatic: [{ requesterIn: ['user:default/mira.b'] }],
      });
      const places = (await listChangedRefs(knex)).map(({ place }) => place);
      expect(places).toContainEqual({
        kind: 'approvers',
        isOfPortal: true,
        policy: 'of-portal',
        stage: 'approval',
      });
    });

    it('are bound late where the portal saved them before Identity Center had them', async () => {
      const settings = await replica();
      await knex.transaction(transaction =>
        insertDomainSettings(transaction, { ...made, owners: [{ ref: MIRA }] }),
      );
      await settings.read();
      const owners = () => settings.domains['d-made']?.owners;
      await found({ [MIRA]: 'u-old' }, {}, 1);
      await found({ [MIRA]: 'u-new' }, {}, 2);
      expect(owners()).toEqual([]);
      // A day without the ref in the settings, and it is free for others.
      await knex('domain_settings').update({ owners: '[]' });
      await settings.read();
      await found({ [MIRA]: 'u-new' }, {}, 4);
      await knex('domain_settings').update({
        owners: JSON.stringify([{ ref: MIRA }]),
      });
      await settings.read();
      await found({ [MIRA]: 'u-new' }, {}, 4);
      expect(owners()).toEqual([MIRA]);
    });

    describe('at a place that is new', () => {
      const [stage = { name: '', approvers: [], quorum: 1 }] = policy.stages;
      const named = (name: string): Partial<SettableConfig> => ({
        policies: [
          { ...policy, name, stages: [{ ...stage, approvers: [MIRA, LEADS] }] },
        ],
      });
      const approversOf = (settings: Settings) =>
        settings.policies.flatMap(({ stages }) =>
          stages.flatMap(({ approvers }) => approvers),
        );

      /** Starts with the policy under another name; the settings of before are gone. */
      const rename = async (name: string) => {
        await Promise.all(replicas.splice(0).map(each => each.stop()));
        const settings = await replica(named(name));
        await settings.read();
        return settings;
      };

      const reject = (entityRef: string, subject: string) =>
        knex('ref_bindings')
          .where('entity_ref', entityRef)
          .update({
            rejected_principal_id: knex('principals')
              .where({ subject })
              .select('principal_id'),
          });

      beforeEach(async () => {
        await rename('old');
        await found({ [MIRA]: 'u-old' }, { [LEADS]: 'g-old' }, 1);
        await found({ [MIRA]: 'u-new' }, { [LEADS]: 'g-new' }, 1);
      });

      it('mean whom they mean elsewhere, before and after the next pass', async () => {
        const settings = await rename('new');
        expect(approversOf(settings)).toEqual([]);
        await found({ [MIRA]: 'u-new' }, { [LEADS]: 'g-new' }, 1);
        expect(approversOf(settings)).toEqual([]);
        const changed = (await listChangedRefs(knex)).filter(
          ({ place }) => place.policy === 'new',
        );
        expect(changed).toMatchObject([
          { recorded: 'g-old', found: 'g-new', isRejected: false },
          { recorded: 'u-old', found: 'u-new', isRejected: false },
        ]);
        // It lasts when the place of before is forgotten.
        await found({ [MIRA]: 'u-new' }, { [LEADS]: 'g-new' }, 4);
        await found({ [MIRA]: 'u-new' }, { [LEADS]: 'g-new' }, 4);
        expect(approversOf(settings)).toEqual([]);
      });

      it('stay with whom somebody has decided, also when no pass came for days', async () => {
        await reject(MIRA, 'u-new');
        await reject(LEADS, 'g-new');
        const settings = await rename('new');
        await found({ [MIRA]: 'u-new' }, { [LEADS]: 'g-new' }, 5);
        expect(approversOf(settings)).toEqual([]);
        expect(await listChangedRefs(knex)).toMatchObject([
          { recorded: 'g-old', isRejected: true },
          { recorded: 'u-old', isRejected: true },
        ]);
      });

      it('are bound to whom they meant while they lead nowhere', async () => {
        const settings = await rename('new');
        await found({}, {}, 1);
        await found({}, {}, 4);
        await found({ [MIRA]: 'u-new' }, { [LEADS]: 'g-new' }, 4);
        expect(approversOf(settings)).toEqual([]);
      });

      it('are free a day after nobody has named them', async () => {
        await rename('old');
        await Promise.all(replicas.splice(0).map(each => each.stop()));
        await replica();
        await found({ [MIRA]: 'u-new' }, { [LEADS]: 'g-new' }, 4);
        const settings = await rename('new');
        await found({ [MIRA]: 'u-new' }, { [LEADS]: 'g-new' }, 4);
        expect(approversOf(settings)).toEqual([MIRA, LEADS]);
        expect(await listChangedRefs(knex)).toEqual([]);
      });
    });
  });
});
