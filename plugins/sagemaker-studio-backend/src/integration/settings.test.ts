/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Domains and leads that are set in the portal, while the back end runs. */
import type {
  DomainSettings,
  DomainSettingsInput,
  Settings,
  SettingsSimulation,
  TeamSettings,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { parse } from 'yaml';
import { mockServices } from '@backstage/backend-test-utils';
import { readStudioConfig } from '../config/readStudioConfig';
import { itemAt, only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
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

const DANIEL = 'user:default/daniel.kim';
const MIRA = 'user:default/mira.santos';
const FORECASTING = 'group:default/forecasting';
const RESEARCH_LAB: DomainSettingsInput = {
  version: 0,
  mode: 'manage',
  owners: [DANIEL],
  roles: [
    { role: COMPANY.scientistRole, name: 'Scientist', purpose: 'Notebooks' },
  ],
  maxDuration: 'P90D',
  contact: '#research-lab',
};

describe('settings', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Backend;

  const platform = (of = backend) => of.as('ingrid.larsen');
  const setLab = (input: Partial<DomainSettingsInput>, of = backend) =>
    platform(of).call(client =>
      client.setDomain(COMPANY.researchLab, { ...RESEARCH_LAB, ...input }),
    );
  const labOf = async (of = backend): Promise<DomainSettings> => {
    const { domains } = await platform(of).client.getSettings();
    return present(
      domains.find(({ domainId }) => domainId === COMPANY.researchLab),
    );
  };

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      studio: {
        domains: { [COMPANY.production]: { mode: 'observe' } },
        teams: [{ team: 'group:default/research', leads: [MIRA] }],
        policies: [
          {
            name: 'portal',
            teams: ['*'],
            domains: ['portal'],
            requesters: 'anyone',
            onBehalfOf: 'anyone',
            approvers: ['team-leads'],
          },
        ],
      },
    });
  });

  beforeEach(async () => {
    await sandbox.admin.reset();
    sandbox.admin.world.timings.userProfile = 10;
    knex = await databases.init();
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
  });

  afterEach(() => backend.stop());
  afterAll(() => sandbox.stop());

  it('put a domain that AWS has to use, with its leads, while the back end runs', async () => {
    const before = await platform().client.getSettings();
    expect(before.mayChangeAll).toBe(true);
    expect(await labOf()).toMatchObject({
      source: 'none',
      mode: 'observe',
      name: 'research-lab',
      version: 0,
      mayChange: 'all',
    });
    expect(
      before.domains.find(({ domainId }) => domainId === COMPANY.production),
    ).toMatchObject({
      source: 'app-config',
      key: `sagemakerStudio.domains.${COMPANY.production}`,
      mayChange: 'nothing',
    });
    const ben = backend.as('ben.carter');
    // It is only observed.
    await answerOf(409, ben.ask({ duration: 'P30D' }));

    expect(await answerOf<DomainSettings>(200, setLab({}))).toMatchObject({
      ...RESEARCH_LAB,
      source: 'portal',
      version: 1,
      changedBy: 'user:default/ingrid.larsen',
    });
    const team = await answerOf<TeamSettings>(
      200,
      platform().call(client =>
        client.setTeam(FORECASTING, { version: 0, leads: [MIRA] }),
      ),
    );
    expect(team).toMatchObject({ source: 'portal', leads: [MIRA], version: 1 });

    const tooLong = await answerOf<ErrorBody>(
      400,
      ben.ask({ duration: 'P91D' }),
    );
    expect(tooLong.error.message).toContain(
      "longer than the domain 'research-lab' allows",
    );
    const asked = await answerOf(201, ben.ask({ duration: 'P30D' }));
    expect(itemAt(asked.stages, 0).approvers).toEqual([MIRA]);
    await answerOf(200, backend.as('mira.santos').decide(asked));
    const { grants } = await backend.settle(asked.requestId);
    expect(only(grants).status).toBe('active');
  });

  it('are stored with their event, and in force on the other replica', async () => {
    const other = await startStudioBackend({ sandbox, knex });
    try {
      await answerOf(200, setLab({}));
      await backend.until(
        async () => (await labOf(other)).source === 'portal',
        'The other replica does not see the settings',
        10,
      );
      // Whoever has an older page loses nothing of it.
      await answerOf(
        200,
        setLab({ version: 1, contact: '#elsewhere', mode: 'observe' }, other),
      );
      const outdated = await answerOf<ErrorBody>(
        409,
        setLab({ version: 1, maxDuration: 'P30D' }),
      );
      expect(outdated.error.message).toBe(
        'research-lab was changed by Ingrid Larsen meanwhile: mode and contact. Reload the page and repeat your change.',
      );
      // The same again changes nothing, and is no conflict.
      await answerOf(
        200,
        setLab({ version: 1, contact: '#elsewhere', mode: 'observe' }),
      );
      const { items } = await backend.as('ingrid.larsen').client.listEvents({
        type: 'settings.*',
      });
      expect(items).toHaveLength(2);
      expect(itemAt(items, 0)).toMatchObject({
        type: 'settings.domain-changed',
        actor: 'user:default/ingrid.larsen',
        detail: {
          domainId: COMPANY.researchLab,
          name: 'research-lab',
          version: 2,
          changes: [
            { field: 'mode', before: 'manage', after: 'observe' },
            {
              field: 'contact',
              before: '#research-lab',
              after: '#elsewhere',
            },
          ],
          before: { mode: 'manage', contact: '#research-lab' },
          after: { mode: 'observe', contact: '#elsewhere' },
        },
      });
    } finally {
      await other.stop();
    }
  });

  it('let two who change them at once not overwrite each other', async () => {
    await answerOf(200, setLab({}));
    const answers = await Promise.all(
      ['P10D', 'P20D', 'P30D'].map(maxDuration =>
        setLab({ version: 1, maxDuration }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { items } = await platform().client.listEvents({
      type: 'settings.*',
    });
    expect(items).toHaveLength(2);
  });

  it('are for the platform team; owners change the contact and shorten durations', async () => {
    const ben = backend.as('ben.carter');
    const as = (
      person: ReturnType<Backend['as']>,
      input: Partial<DomainSettingsInput>,
    ) =>
      person.call(client =>
        client.setDomain(COMPANY.researchLab, {
          ...RESEARCH_LAB,
          version: 1,
          ...input,
        }),
      );
    await answerOf(403, as(ben, { version: 0 }));
    await answerOf(200, setLab({}));
    await answerOf(403, as(ben, { contact: '#mine' }));
    await answerOf(
      403,
      ben.call(client =>
        client.setTeam(FORECASTING, {
          version: 0,
          leads: ['user:default/ben.carter'],
        }),
      ),
    );
    await answerOf(403, ben.get('/settings/export'));
    const daniel = backend.as('daniel.kim');
    const { mayChange } = present(
      (await daniel.client.getSettings()).domains.find(
        ({ domainId }) => domainId === COMPANY.researchLab,
      ),
    );
    expect(mayChange).toBe('some');
    const changes: [Partial<DomainSettingsInput>, string][] = [
      [{ mode: 'observe' }, 'mode'],
      [{ owners: [] }, 'owners'],
      [{ roles: [] }, 'roles'],
      [{ maxDuration: 'P91D' }, 'longest duration'],
      [{ maxDuration: undefined }, 'longest duration'],
    ];
    for (const [beyond, words] of changes) {
      const { error } = await answerOf<ErrorBody>(403, as(daniel, beyond));
      expect(error.message).toBe(
        `As an owner of 'research-lab' you may change its contact and shorten its durations. Only the platform team may change its ${words}`,
      );
    }
    await answerOf(
      200,
      as(daniel, { contact: '#ask-daniel', maxDuration: 'P60D' }),
    );
    // An agent decides nothing, whoever it works for.
    await answerOf(
      403,
      as(backend.as('ingrid.larsen', { source: 'agent' }), { version: 2 }),
    );
    const { error } = await answerOf<ErrorBody>(
      409,
      platform().call(client =>
        client.setDomain(COMPANY.production, RESEARCH_LAB),
      ),
    );
    expect(error.message).toContain(
      `App-config sets the domain 'production' in sagemakerStudio.domains.${COMPANY.production}`,
    );
  });

  it.each<[string | string[], Partial<DomainSettingsInput>]>([
    ['owners[0]', { owners: ['user:default/no.body'] }],
    [
      ['roles[0].role', 'roles[1].role', 'owners[0]', 'defaultDuration'],
      {
        owners: ['user:default/no.body'],
        roles: ['One', 'Two'].map(name => ({
          role: `arn:aws:iam::999999999999:role/${name}`,
        })),
        defaultDuration: 'P91D',
      },
    ],
    ['owners[0]', { owners: ['component:default/x'] }],
    ['roles[0].role', { roles: [{ role: `${COMPANY.scientistRole} x` }] }],
    [
      'roles[0].role',
      { roles: [{ role: 'arn:aws:iam::999999999999:role/Elsewhere' }] },
    ],
    ['maxDuration', { maxDuration: 'a month' }],
    ['defaultDuration', { defaultDuration: 'P91D' }],
  ])('refuse all wrong values by their names: %s %j', async (fields, input) => {
    const { error } = await answerOf<ErrorBody>(400, setLab(input));
    for (const field of [fields].flat()) {
      expect(error.message).toContain(field);
    }
  });

  it('say before they are saved what would change', async () => {
    await answerOf(200, setLab({}));
    const setLeads = (version: number, leads: string[]) => ({ version, leads });
    await platform().client.setTeam(FORECASTING, setLeads(0, [MIRA]));
    const ben = backend.as('ben.carter');
    const granted = await answerOf(201, ben.ask({ duration: 'P80D' }));
    await answerOf(200, backend.as('mira.santos').decide(granted));
    await backend.settle(granted.requestId);
    const waiting = await answerOf(
      201,
      ben.ask({ people: ['user:default/aiko.tanaka'], duration: 'P30D' }),
    );
    const simulate = (input: Partial<DomainSettingsInput>) =>
      platform().client.simulateDomainSettings(COMPANY.researchLab, {
        ...RESEARCH_LAB,
        version: 1,
        ...input,
      });
    const base = {
      requestId: waiting.requestId,
      kind: 'grant',
      requester: ben.ref,
      before: [MIRA],
    };

    expect(await simulate({})).toEqual({
      changes: [],
      requests: [],
      grants: [],
    } satisfies SettingsSimulation);
    expect(await simulate({ maxDuration: 'P60D' })).toEqual({
      changes: [{ field: 'maxDuration', before: 'P90D', after: 'P60D' }],
      requests: [],
      grants: [
        { effect: 'longer-than-maximum', count: 1, people: ['Ben Carter'] },
      ],
    });
    const [asked] = RESEARCH_LAB.roles;
    expect(
      await simulate({ roles: [{ role: COMPANY.scientistRole }] }),
    ).toMatchObject({
      changes: [
        {
          field: 'roles',
          before: [asked],
          after: [{ role: COMPANY.scientistRole }],
        },
      ],
    });
    expect(await simulate({ maxDuration: 'P7D' })).toMatchObject({
      requests: [{ ...base, effect: 'refused', after: [] }],
    });
    expect(await simulate({ mode: 'observe' })).toMatchObject({
      requests: [{ ...base, effect: 'observed', after: [] }],
      grants: [{ effect: 'not-managed', count: 1 }],
    });
    expect(
      await platform().client.simulateTeamSettings(
        FORECASTING,
        setLeads(1, [DANIEL]),
      ),
    ).toEqual({
      changes: [{ field: 'leads', before: [MIRA], after: [DANIEL] }],
      requests: [{ ...base, effect: 'approvers', after: [DANIEL] }],
      grants: [],
    });
    // Nothing has changed by that.
    expect(await labOf()).toMatchObject({ version: 1, maxDuration: 'P90D' });
  });

  it('export what app-config takes, to the same effect', async () => {
    await answerOf(
      200,
      setLab({ defaultDuration: 'P30D', owners: [DANIEL, FORECASTING] }),
    );
    await platform().client.setTeam(FORECASTING, { version: 0, leads: [MIRA] });
    const { yaml } = await platform().client.exportSettings();
    const { sagemakerStudio: exported } = parse(yaml);
    const root = structuredClone(sandbox.data) as {
      sagemakerStudio: { domains: object; teams: object[] };
    };
    const config = readStudioConfig(
      mockServices.rootConfig({
        data: {
          ...sandbox.data,
          sagemakerStudio: {
            ...(root.sagemakerStudio as object),
            domains: {
              ...root.sagemakerStudio.domains,
              ...exported.domains,
            },
            teams: [...root.sagemakerStudio.teams, ...exported.teams],
          },
        },
      }),
    );
    expect(config.domains[COMPANY.researchLab]).toMatchObject({
      mode: 'manage',
      owners: [DANIEL, FORECASTING],
      executionRoles: [COMPANY.scientistRole],
      roleNames: {
        [COMPANY.scientistRole]: { name: 'Scientist', purpose: 'Notebooks' },
      },
      duration: { default: 'P30D', max: 'P90D' },
      contact: '#research-lab',
    });
    expect(config.teams).toContainEqual({ team: FORECASTING, leads: [MIRA] });
    expect(exported.domains).not.toHaveProperty(COMPANY.production);
  });

  it('tell other plugins who leads and who owns', async () => {
    await answerOf(200, setLab({ owners: [MIRA] }));
    await platform().client.setTeam(FORECASTING, { version: 0, leads: [MIRA] });
    expect(await backend.asService().getStanding(MIRA)).toMatchObject({
      ownedDomains: [COMPANY.researchLab],
      ledTeams: ['group:default/research', FORECASTING],
    });
    const all: Settings = await backend.as('ben.carter').client.getSettings();
    expect(all.mayChangeAll).toBe(false);
  });
});
