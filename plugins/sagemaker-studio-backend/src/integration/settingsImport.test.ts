/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Settings that are moved from one portal to another, or from app-config into the portal. */
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  SettingsImport,
  SettingsImportSimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { parse, stringify } from 'yaml';
import { TEAM_RULE_TASK } from '../requests/teamRules/TeamRuleTask';
import { itemAt, only } from '../util/__testUtils__/items';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };
type Backend = Awaited<ReturnType<typeof startStudioBackend>>;

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

const DANIEL = 'user:default/daniel.kim';
const MIRA = 'user:default/mira.santos';
const FORECASTING = 'group:default/forecasting';
const RESEARCH = 'group:default/research';
const DOMAIN = {
  mode: 'manage',
  owners: [DANIEL],
  executionRoles: [
    { role: COMPANY.scientistRole, name: 'Scientist', purpose: 'Notebooks' },
    COMPANY.engineerRole,
  ],
  duration: { default: 'P30D', max: 'P90D' },
  contact: 'Costs ${BUDGET} a month',
};
const POLICY = {
  name: 'forecasters',
  teams: [FORECASTING],
  domains: [COMPANY.researchLab],
  requesters: 'anyone',
  onBehalfOf: 'anyone',
  approvers: ['team-leads'],
};
const RULE = {
  team: FORECASTING,
  domain: COMPANY.researchLab,
  duration: 'P60D',
  joiners: 'propose',
  leavers: 'propose',
  justification: 'Forecasters train their models in research-lab',
};
const ALL = {
  domains: { [COMPANY.researchLab]: DOMAIN },
  teams: [{ team: FORECASTING, leads: [MIRA] }],
  policies: [POLICY],
  teamRules: [RULE],
};

/** As the export has it. */
const toYaml = (block: object) =>
  stringify({ sagemakerStudio: block }, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('${', () => '$${') : value,
  );

describe.each(databases.eachSupportedId())(
  'an import of settings on %s',
  id => {
    let sandbox: TestSandbox;
    let knex: Knex;
    let backend: Backend;

    const platform = (of = backend) => of.as('ingrid.larsen');
    const send = (block: object, hash?: string, by = platform()) =>
      by.call(client => client.importSettings({ yaml: toYaml(block), hash }));
    const simulate = (block: object) =>
      platform().client.simulateSettingsImport({ yaml: toYaml(block) });
    const exported = async (of = backend) =>
      (await platform(of).client.exportSettings()).yaml;
    const events = async () =>
      (await platform().client.listEvents({ type: 'settings.*' })).items;

    beforeAll(async () => {
      sandbox = await startTestSandbox({
        studio: {
          domains: { [COMPANY.production]: { mode: 'observe' } },
          teams: [{ team: RESEARCH, leads: [MIRA] }],
          policies: [
            {
              name: 'production',
              teams: [RESEARCH],
              domains: [COMPANY.production],
              requesters: 'members',
              approvers: [MIRA],
            },
          ],
          teamRules: [
            {
              team: RESEARCH,
              domain: COMPANY.production,
              joiners: 'propose',
              leavers: 'off',
              justification: 'Research looks at production',
            },
          ],
        },
      });
    });

    beforeEach(async () => {
      await sandbox.admin.reset();
      sandbox.admin.world.timings.userProfile = 10;
      knex = await databases.init(id);
      backend = await startStudioBackend({ sandbox, knex });
      await backend.sync();
    });

    afterEach(() => backend.stop());
    afterAll(() => sandbox.stop());

    it('takes the export of another portal, and exports the same', async () => {
      await answerOf<SettingsImport>(200, send(ALL));
      const yaml = await exported();
      expect(yaml).toContain('$${BUDGET}');

      const empty = await databases.init(id);
      const other = await startStudioBackend({ sandbox, knex: empty });
      try {
        await other.sync();
        expect(await exported(other)).not.toContain('forecasters');
        const { items, hash } = await platform(
          other,
        ).client.simulateSettingsImport({ yaml });
        expect(items.map(({ kind, name }) => [kind, name])).toEqual([
          ['domain', 'research-lab'],
          ['team', 'forecasting'],
          ['policy', 'forecasters'],
          ['team-rule', 'forecasting'],
        ]);
        await answerOf(
          200,
          platform(other).call(client => client.importSettings({ yaml, hash })),
        );
        expect(await exported(other)).toBe(yaml);
      } finally {
        await other.stop();
      }
    });

    it('sets everything at once, with an event for each setting, and nothing the second time', async () => {
      const simulation = await simulate(ALL);
      expect(simulation).toMatchObject({
        items: [
          {
            kind: 'domain',
            domainId: COMPANY.researchLab,
            name: 'research-lab',
            changes: expect.arrayContaining([
              { field: 'mode', before: 'observe', after: 'manage' },
              { field: 'contact', after: 'Costs ${BUDGET} a month' },
            ]),
          },
          {
            kind: 'team',
            team: FORECASTING,
            changes: [{ field: 'leads', after: [MIRA] }],
          },
          { kind: 'policy', policy: 'forecasters' },
          {
            kind: 'team-rule',
            team: FORECASTING,
            domainId: COMPANY.researchLab,
            domainName: 'research-lab',
            changes: expect.arrayContaining([
              { field: 'joiners', after: 'propose' },
            ]),
            rule: { automatic: false, leavers: [] },
          },
        ],
        requests: [],
        grants: [],
      });
      // A simulation stores nothing.
      expect(await events()).toEqual([]);

      const done = await answerOf<SettingsImport>(
        200,
        send(ALL, simulation.hash),
      );
      expect(done.items).toEqual(simulation.items);
      expect((await events()).map(({ type }) => type).sort()).toEqual([
        'settings.domain-changed',
        'settings.policy-changed',
        'settings.team-changed',
        'settings.team-rule-changed',
      ]);
      // It is in force: who asks is decided about by the lead.
      const asked = await answerOf(
        201,
        backend.as('ben.carter').ask({ duration: 'P30D' }),
      );
      expect(asked.approvers).toEqual([MIRA]);

      const again = await answerOf<SettingsImport>(200, send(ALL));
      expect(again.items.map(({ changes }) => changes)).toEqual([
        [],
        [],
        [],
        [],
      ]);
      expect(await events()).toHaveLength(4);
      // What is not named stays.
      await answerOf(
        200,
        send({ teams: [{ team: FORECASTING, leads: [DANIEL] }] }),
      );
      expect(await exported()).toContain('name: forecasters');
    });

    it('says before what it would do to requests and access', async () => {
      await answerOf(200, send(ALL));
      const ben = backend.as('ben.carter');
      const mira = backend.as('mira.santos');
      const granted = await answerOf(201, ben.ask({ duration: 'P80D' }));
      await answerOf(200, mira.decide(granted));
      await backend.settle(granted.requestId);
      const waiting = await answerOf(
        201,
        ben.ask({ people: ['user:default/aiko.tanaka'], duration: 'P30D' }),
      );
      const change: object = {
        domains: {
          [COMPANY.researchLab]: { ...DOMAIN, duration: { max: 'P60D' } },
        },
        teams: [{ team: FORECASTING, leads: [DANIEL] }],
        policies: [{ ...POLICY, duration: { max: 'P40D' } }],
      };
      const { requests, grants, hash } = await simulate(change);
      expect(requests).toEqual([
        {
          requestId: waiting.requestId,
          kind: 'grant',
          requester: ben.ref,
          effect: 'approvers',
          before: [MIRA],
          after: [DANIEL],
        },
      ]);
      // Two changes are against the same grant.
      expect(grants).toEqual([
        { effect: 'longer-than-maximum', count: 1, people: ['Ben Carter'] },
      ]);
      // Somebody else was faster than who has looked at that.
      await answerOf(
        200,
        send({ policies: [{ ...POLICY, onBehalfOf: 'leads' }] }),
      );
      const { error } = await answerOf<ErrorBody>(409, send(change, hash));
      expect(error.message).toContain('Look at the differences again');
      await answerOf(200, send(change, (await simulate(change)).hash));
    });

    it('names every mistake with its path, and sets nothing', async () => {
      const mistakes: [RegExp | string, object | string][] = [
        ['yaml: ', '{ sagemakerStudio: ['],
        ['yaml: expected an object with the keys sagemakerStudio', '- one'],
        [
          'sagemakerStudio.accounts: unknown key; expected only: domains, teams, policies, teamRules',
          { accounts: [] },
        ],
        [
          'sagemakerStudio.teams[0].leads: expected refs',
          { teams: [{ team: FORECASTING, leads: ['{team}-leads'] }] },
        ],
        [
          'sagemakerStudio.teams[1]: forecasting is there already, in sagemakerStudio.teams[0]',
          { teams: [...ALL.teams, ...ALL.teams] },
        ],
        [
          `sagemakerStudio.domains.${COMPANY.researchLab}: The domain 'research-lab' is in eu-west-1`,
          {
            domains: {
              [COMPANY.researchLab]: {
                mode: 'manage',
                accountId: '222222222222',
                region: 'us-east-1',
              },
            },
          },
        ],
        [
          'sagemakerStudio.teams[0].leads[0]: ${ begins the name of a variable',
          '{ sagemakerStudio: { teams: [{ team: group:default/forecasting, leads: ["${LEAD}"] }] } }',
        ],
      ];
      for (const [told, wrong] of mistakes) {
        const yaml =
          typeof wrong === 'string'
            ? wrong
            : stringify({ sagemakerStudio: wrong });
        for (const call of [
          'importSettings',
          'simulateSettingsImport',
        ] as const) {
          const { error } = await answerOf<ErrorBody>(
            400,
            platform().call(client => client[call]({ yaml })),
          );
          expect(error.message).toContain(told);
        }
      }
      const { error } = await answerOf<ErrorBody>(
        400,
        send({
          domains: {
            [COMPANY.researchLab]: {
              ...DOMAIN,
              owners: ['user:default/nobody'],
            },
            'd-nowhere00001': { mode: 'manage' },
          },
          teams: ALL.teams,
          policies: [
            {
              ...POLICY,
              domains: ['d-elsewhere001'],
              fallbackApprovers: ['user:default/nobody'],
            },
          ],
          teamRules: [
            {
              ...RULE,
              executionRole: COMPANY.engineerRole.replace('Ml', 'Al'),
            },
          ],
        }),
      );
      for (const told of [
        `sagemakerStudio.domains.${COMPANY.researchLab}.owners[0]`,
        'sagemakerStudio.domains.d-nowhere00001: No sync has seen',
        'sagemakerStudio.policies[0].domains[0]: the domain d-elsewhere001',
        'sagemakerStudio.policies[0].fallbackApprovers[0]: user:default/nobody',
        'sagemakerStudio.teamRules[0]: ',
      ]) {
        expect(error.message).toContain(told);
      }
      expect(await events()).toEqual([]);
      expect(await exported()).not.toContain('forecasters');
    });

    it('names the mistakes of all settings at once, and nothing that is right', async () => {
      const lab = `sagemakerStudio.domains.${COMPANY.researchLab}`;
      const elsewhere = (name: string) =>
        `arn:aws:iam::999999999999:role/${name}`;
      const { error } = await answerOf<ErrorBody>(
        400,
        send({
          domains: {
            [COMPANY.researchLab]: {
              ...DOMAIN,
              owners: [DANIEL, 'user:default/nobody'],
              executionRoles: [
                elsewhere('One'),
                COMPANY.scientistRole,
                elsewhere('Two'),
              ],
            },
            'd-nowhere00001': { mode: 'sometimes', contakt: '#daniel' },
          },
          teams: [
            { team: FORECASTING, leads: [MIRA, 'user:default/nobody'] },
            { team: RESEARCH, leads: 'mira' },
          ],
          policies: [
            {
              ...POLICY,
              teams: [FORECASTING, RESEARCH],
              domains: [COMPANY.researchLab, 'd-nowhere00001'],
              approvers: ['team-leads', 'domain-owners'],
            },
          ],
          teamRules: [
            { ...RULE, joiners: 'automatic', justification: 'Models' },
            { ...RULE, team: RESEARCH, domain: 'd-nowhere00001' },
          ],
        }),
      );
      const problems = error.message.split(/; (?=sagemakerStudio)/);
      expect(problems).toEqual(
        [
          'sagemakerStudio.domains.d-nowhere00001.mode: expected one of: observe, manage',
          'sagemakerStudio.domains.d-nowhere00001.contakt: unknown key, did you mean contact?',
          'sagemakerStudio.teams[1].leads: expected a list of',
          `${lab}.executionRoles[0] '${elsewhere('One')}' is no role of`,
          `${lab}.executionRoles[2] '${elsewhere('Two')}' is no role of`,
          `${lab}.owners[1] 'user:default/nobody' is not in the catalog`,
          "sagemakerStudio.teams[0].leads[1] 'user:default/nobody' is not",
          'sagemakerStudio.teamRules[0]: justification has 6 visible characters',
          "sagemakerStudio.teamRules[0]: joiners may not be 'automatic'",
        ].map(each => expect.stringContaining(each)),
      );
    });

    it('leaves alone what app-config sets, and says so', async () => {
      const fixed = {
        domains: { [COMPANY.production]: { mode: 'manage' } },
        teams: [{ team: RESEARCH, leads: [DANIEL] }],
        policies: [{ ...POLICY, name: 'production' }],
        teamRules: [{ ...RULE, team: RESEARCH, domain: COMPANY.production }],
      };
      await backend.trigger(TEAM_RULE_TASK);
      const { items }: SettingsImportSimulation = await simulate({
        ...fixed,
        domains: { ...fixed.domains, ...ALL.domains },
      });
      expect(
        items.filter(({ message }) => message).map(({ message }) => message),
      ).toEqual([
        expect.stringContaining(
          `sagemakerStudio.domains.${COMPANY.production}`,
        ),
        expect.stringContaining('sagemakerStudio.teams[0]'),
        expect.stringContaining('sagemakerStudio.policies[0]'),
        expect.stringContaining('sagemakerStudio.teamRules[0]'),
      ]);
      const before = (await events()).length;
      await answerOf(
        200,
        send({ ...fixed, domains: { ...fixed.domains, ...ALL.domains } }),
      );
      const after = await events();
      expect(after).toHaveLength(before + 1);
      expect(after[0]?.type).toBe('settings.domain-changed');
    });

    it('needs for each setting the right to set it, or sets nothing', async () => {
      await answerOf(200, send({ domains: ALL.domains }));
      const daniel = backend.as('daniel.kim');
      const contact = {
        domains: { [COMPANY.researchLab]: { ...DOMAIN, contact: '#daniel' } },
      };
      // An owner changes the contact, and no leads.
      const { error } = await answerOf<ErrorBody>(
        403,
        send({ ...contact, teams: ALL.teams }, undefined, daniel),
      );
      expect(error.message).toContain('Only the platform team');
      expect(await exported()).not.toContain('#daniel');
      await answerOf(200, send(contact, undefined, daniel));
      expect(await exported()).toContain('#daniel');

      const ben = backend.as('ben.carter');
      for (const [kind, block] of Object.entries(ALL)) {
        const yaml = toYaml({ [kind]: block });
        await answerOf(403, send({ [kind]: block }, undefined, ben));
        await answerOf(
          403,
          ben.call(client => client.simulateSettingsImport({ yaml })),
        );
      }
      // An agent sets nothing, whoever it works for.
      await answerOf(
        403,
        send(
          contact,
          undefined,
          backend.as('ingrid.larsen', { source: 'agent' }),
        ),
      );
      expect(
        only((await events()).filter(({ actor }) => actor === DANIEL)),
      ).toMatchObject({
        type: 'settings.domain-changed',
      });
    });

    it('lets two who import at once not mix their settings', async () => {
      const wanted = [DANIEL, MIRA].map(lead => ({
        teams: [{ team: FORECASTING, leads: [lead] }],
        policies: [{ ...POLICY, fallbackApprovers: [lead] }],
      }));
      await answerOf(200, send({ domains: ALL.domains }));
      const hashes = await Promise.all(
        wanted.map(async each => (await simulate(each)).hash),
      );
      const answers = await Promise.all(
        wanted.map((each, index) => send(each, hashes[index])),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { sagemakerStudio } = parse(await exported());
      const won = answers.findIndex(({ status }) => status === 200);
      expect(sagemakerStudio).toMatchObject(itemAt(wanted, won));
      expect(await events()).toHaveLength(3);
    });
  },
);
