/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Policies that are set in the portal, while the back end runs. */
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  PolicySettings,
  PolicySettingsInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioPolicyExtensionPoint } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { parse, stringify } from 'yaml';
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
const INGRID = 'user:default/ingrid.larsen';
const NAME = 'forecasters';
/** A policy for the lab, in which Daniel decides. */
const POLICY = {
  teams: ['group:default/forecasting'],
  domains: [COMPANY.researchLab],
  requesters: 'anyone',
  onBehalfOf: 'anyone',
  approvers: [DANIEL],
  duration: { default: 'P30D', max: 'P90D' },
};

const nightShift = createBackendModule({
  pluginId: 'sagemaker-studio',
  moduleId: 'night-shift',
  register(reg) {
    reg.registerInit({
      deps: { studio: sagemakerStudioPolicyExtensionPoint },
      async init({ studio }) {
        studio.addPolicies({
          name: 'night-shift',
          teams: ['group:default/research'],
          domains: [COMPANY.researchLab],
          requesters: 'members',
          approvers: ['team-leads'],
        });
      },
    });
  },
});

describe('policies of the portal', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Backend;

  const start = (of: Pick<TestSandbox, 'data'> = sandbox) =>
    startStudioBackend({
      sandbox: { ...sandbox, data: of.data },
      knex,
      features: [nightShift],
    });
  const platform = (of = backend) => of.as('ingrid.larsen');
  const inputOf = (
    version: number,
    change: object = {},
  ): PolicySettingsInput => ({
    version,
    yaml: stringify({ ...POLICY, ...change }),
  });
  const set = (input: PolicySettingsInput, name = NAME, of = backend) =>
    platform(of).call(client => client.setPolicy(name, input));
  const policyOf = async (name: string, of = backend) => {
    const { policies } = await platform(of).client.getSettings();
    return policies.find(each => each.name === name);
  };
  /** With another policy in app-config. */
  const withConfigured = (name: string): Pick<TestSandbox, 'data'> => {
    const data = structuredClone(sandbox.data);
    const { policies } = data.sagemakerStudio as { policies: object[] };
    policies.unshift({
      ...POLICY,
      name,
      domains: [COMPANY.production],
      teams: ['group:default/research'],
    });
    return { data };
  };

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      studio: {
        teams: [{ team: 'group:default/research', leads: [MIRA] }],
        policies: [
          {
            name: 'production',
            teams: ['*'],
            domains: [COMPANY.production],
            requesters: 'anyone',
            approvers: [MIRA],
          },
        ],
      },
    });
  });

  beforeEach(async () => {
    await sandbox.admin.reset();
    sandbox.admin.world.timings.userProfile = 10;
    knex = await databases.init();
    backend = await start();
    await backend.sync();
  });

  afterEach(() => backend.stop());
  afterAll(() => sandbox.stop());

  it('decide requests once they are set, and no more once they are removed', async () => {
    const ben = backend.as('ben.carter');
    await answerOf(403, ben.ask({}));
    expect(await answerOf<PolicySettings>(200, set(inputOf(0)))).toMatchObject({
      name: NAME,
      source: 'portal',
      isInForce: true,
      problems: [],
      policy: {
        stages: [{ name: 'approval', approvers: [DANIEL], quorum: 1 }],
      },
      version: 1,
      mayChange: 'all',
      changedBy: INGRID,
    });
    const asked = await answerOf(201, ben.ask({}));
    expect(asked).toMatchObject({
      policy: { name: NAME },
      duration: 'P30D',
      approvers: [DANIEL],
    });
    await answerOf(403, backend.as('mira.santos').decide(asked));
    await answerOf(200, backend.as('daniel.kim').decide(asked));
    const { grants } = await backend.settle(asked.requestId);
    expect(only(grants).status).toBe('active');

    expect(
      await answerOf<PolicySettings>(200, set({ version: 1 })),
    ).toMatchObject({ source: 'none', isInForce: false, version: 0 });
    expect(await policyOf(NAME)).toBeUndefined();
    await answerOf(403, ben.ask({ people: ['user:default/aiko.tanaka'] }));
    await answerOf(404, set({ version: 0 }));
    // Its version goes on, so an editor of the first one gets a conflict.
    expect(await answerOf<PolicySettings>(200, set(inputOf(0)))).toMatchObject({
      version: 3,
    });
    await answerOf(409, set({ version: 1 }));
  });

  it('are listed with those of app-config and modules, which are fixed', async () => {
    await answerOf(200, set(inputOf(0)));
    const { policies } = await platform().client.getSettings();
    expect(policies).toMatchObject([
      {
        name: 'production',
        source: 'app-config',
        key: 'sagemakerStudio.policies[0]',
        mayChange: 'nothing',
      },
      { name: 'night-shift', source: 'module', mayChange: 'nothing' },
      { name: NAME, source: 'portal', mayChange: 'all' },
    ]);
    const ben = backend.as('ben.carter');
    const seen = await ben.client.getSettings();
    expect(seen.policies.map(({ mayChange }) => mayChange)).toEqual([
      'nothing',
      'nothing',
      'nothing',
    ]);
    const listed = await ben.client.listPolicies();
    expect(listed.policies.map(({ source }) => source)).toEqual([
      'app-config',
      'module',
      'portal',
    ]);
    await answerOf(
      403,
      ben.call(client =>
        client.setPolicy(NAME, inputOf(1, { approvers: [MIRA] })),
      ),
    );
    await answerOf(
      403,
      ben.call(client => client.simulatePolicySettings(NAME, inputOf(1))),
    );
    for (const [name, told] of [
      ['production', 'sagemakerStudio.policies[0]'],
      ['night-shift', 'A module of this portal'],
    ] as const) {
      const { error } = await answerOf<ErrorBody>(409, set(inputOf(0), name));
      expect(error.message).toContain(told);
    }
  });

  it('are stored with their event, and in force on the other replica', async () => {
    const other = await start();
    try {
      await answerOf(200, set(inputOf(0)));
      await backend.until(
        async () => (await other.as('ben.carter').ask({})).status === 201,
        'The other replica does not know the policy',
      );
    } finally {
      await other.stop();
    }
    await answerOf(200, set(inputOf(1, { approvers: [MIRA] })));
    const again = await answerOf<ErrorBody>(
      409,
      set(inputOf(1, { approvers: [INGRID] })),
    );
    expect(again.error.message).toContain(
      'forecasters was changed by Ingrid Larsen meanwhile: approvers',
    );
    await answerOf(200, set({ version: 2 }));
    const { items } = await platform().client.listEvents({
      type: 'settings.*',
    });
    expect(items.map(({ type }) => type)).toEqual([
      'settings.policy-removed',
      'settings.policy-changed',
      'settings.policy-changed',
    ]);
    expect(itemAt(items, 1)).toMatchObject({
      actor: INGRID,
      detail: {
        policy: NAME,
        name: NAME,
        version: 2,
        changes: [{ field: 'approvers', before: [DANIEL], after: [MIRA] }],
        before: POLICY,
        after: { ...POLICY, approvers: [MIRA] },
      },
    });
    expect(itemAt(items, 0).detail).toMatchObject({ version: 3 });
    // Nothing changes, so nothing is stored.
    await answerOf(200, set(inputOf(0)));
    await answerOf(200, set(inputOf(4)));
    const later = await platform().client.listEvents({ type: 'settings.*' });
    expect(later.items).toHaveLength(4);
  });

  it.each([
    ['yaml: ', 'teams: [', NAME],
    ['yaml: ', '- one', NAME],
    ['yaml: Unresolved tag', 'teams: !secret here', NAME],
    ['yaml: Map keys must be unique', '{ teams: [], teams: [] }', NAME],
    ['name: expected forecasters', { name: 'others' }, NAME],
    ['name: expected a name in lower case', {}, 'No Name'],
    ['team: unknown key, did you mean teams?', { team: 'x' }, NAME],
    [
      'duration.default: it is longer than duration.max (P90D)',
      { duration: { default: 'P91D', max: 'P90D' } },
      NAME,
    ],
    [
      'stages[0].approvers[0]: expected',
      {
        approvers: undefined,
        stages: [{ name: 'one', approvers: ['nobody'] }],
      },
      NAME,
    ],
    [
      'domains[0]: the domain d-nowhere is not in the domains on the page Settings',
      { domains: ['d-nowhere'] },
      NAME,
    ],
    [
      'approvers[0]: team-leads of forecasting are not named',
      { approvers: ['team-leads'] },
      NAME,
    ],
    [
      'fallbackApprovers[1]: user:default/nobody is not in the catalog',
      { fallbackApprovers: [MIRA, 'user:default/nobody'] },
      NAME,
    ],
  ])(
    'are refused by the path of the mistake: %s',
    async (told, wrong, name) => {
      const yaml =
        typeof wrong === 'string' ? wrong : stringify({ ...POLICY, ...wrong });
      const input = { version: 0, yaml };
      const { error } = await answerOf<ErrorBody>(400, set(input, name));
      expect(error.message).toContain(told);
      await answerOf(
        400,
        platform().call(client => client.simulatePolicySettings(name, input)),
      );
      expect((await platform().client.getSettings()).policies).toHaveLength(2);
    },
  );

  it('say before they are saved what would change', async () => {
    await answerOf(200, set(inputOf(0)));
    const ben = backend.as('ben.carter');
    const granted = await answerOf(201, ben.ask({ duration: 'P80D' }));
    await answerOf(200, backend.as('daniel.kim').decide(granted));
    await backend.settle(granted.requestId);
    const waiting = await answerOf(
      201,
      ben.ask({ people: ['user:default/aiko.tanaka'] }),
    );
    const simulate = (input: PolicySettingsInput) =>
      platform().client.simulatePolicySettings(NAME, input);
    const base = {
      requestId: waiting.requestId,
      kind: 'grant',
      requester: ben.ref,
      before: [DANIEL],
    };
    expect(await simulate(inputOf(1))).toEqual({
      changes: [],
      requests: [],
      grants: [],
    });
    expect(
      await simulate(
        inputOf(1, { approvers: [MIRA], duration: { max: 'P60D' } }),
      ),
    ).toEqual({
      changes: [
        { field: 'approvers', before: [DANIEL], after: [MIRA] },
        {
          field: 'duration',
          before: '{ default: P30D, max: P90D }',
          after: '{ max: P60D }',
        },
      ],
      requests: [{ ...base, effect: 'approvers', after: [MIRA] }],
      grants: [
        { effect: 'longer-than-maximum', count: 1, people: ['Ben Carter'] },
      ],
    });
    expect(await simulate({ version: 1 })).toMatchObject({
      requests: [{ ...base, effect: 'refused', after: [] }],
      grants: [{ effect: 'role-not-offered', count: 1 }],
    });
    // Nothing has changed by that.
    expect(await policyOf(NAME)).toMatchObject({ version: 1 });
  });

  it('are missed where a domain is managed and none covers it, before that is saved and after', async () => {
    const domain = async () => {
      const { domains } = await platform().client.getSettings();
      return present(domains.find(each => each.domainId === COMPANY.legacyLab));
    };
    const readiness = async () => {
      const { checks } = await platform().client.getReadiness(
        COMPANY.legacyLab,
      );
      return present(checks.find(({ code }) => code === 'policy')).status;
    };
    await backend.stop();
    const data = structuredClone(sandbox.data);
    const { domains } = data.sagemakerStudio as { domains: JsonObject };
    delete domains[COMPANY.legacyLab];
    backend = await start({ data });
    const input = {
      version: 0,
      mode: 'manage' as const,
      owners: [],
      roles: [],
    };
    expect((await domain()).nobodyCanAsk).toBeUndefined();
    const before = await platform().client.simulateDomainSettings(
      COMPANY.legacyLab,
      input,
    );
    expect(before.nobodyCanAsk).toBe(true);
    await answerOf(
      200,
      platform().call(client => client.setDomain(COMPANY.legacyLab, input)),
    );
    expect((await domain()).nobodyCanAsk).toBe(true);
    expect(await readiness()).toBe('attention');
    await answerOf(200, set(inputOf(0, { domains: [COMPANY.legacyLab] })));
    expect((await domain()).nobodyCanAsk).toBeUndefined();
    expect(await readiness()).toBe('ok');
  });

  it('give way to a policy of app-config that has their name, and can be removed then', async () => {
    await answerOf(200, set(inputOf(0)));
    await backend.stop();
    backend = await start(withConfigured(NAME));
    const { policies } = await platform().client.getSettings();
    expect(policies.filter(({ name }) => name === NAME)).toMatchObject([
      { source: 'app-config', isInForce: true },
      { source: 'portal', isInForce: false, problems: [], mayChange: 'all' },
    ]);
    await answerOf(403, backend.as('ben.carter').ask({}));
    await answerOf(409, set(inputOf(1, { approvers: [MIRA] })));
    await answerOf(200, set({ version: 1 }));
    expect((await platform().client.getSettings()).policies).toHaveLength(3);
  });

  it('stop nothing when they cannot be read, and are shown', async () => {
    await answerOf(200, set(inputOf(0)));
    await answerOf(200, set(inputOf(0), 'others'));
    await backend.stop();
    const store = (policy_name: string, document: string) =>
      knex('policy_settings').where({ policy_name }).update({ document });
    await store(NAME, JSON.stringify({ ...POLICY, quorum: 2 }));
    await store('others', '{');
    backend = await start();
    expect(await policyOf(NAME)).toMatchObject({
      isInForce: false,
      problems: [expect.stringContaining('quorum: unknown key')],
      yaml: expect.stringContaining('quorum: 2'),
    });
    expect(await policyOf('others')).toMatchObject({
      isInForce: false,
      problems: ['what is stored of it is no policy'],
    });
    // A person who may change it can repair it.
    await answerOf(200, set(inputOf(1)));
    expect(await policyOf(NAME)).toMatchObject({ isInForce: true, version: 2 });
  });

  it('are exported as app-config takes them, to the same effect', async () => {
    await answerOf(200, set(inputOf(0)));
    // It goes behind the narrower one, whatever it is called.
    await answerOf(
      200,
      set(
        inputOf(0, { teams: ['*'], domains: ['portal', COMPANY.researchLab] }),
        'all',
      ),
    );
    const { yaml } = await platform().client.exportSettings();
    const { sagemakerStudio: exported } = parse(yaml);
    expect(exported.policies.map(({ name }: { name: string }) => name)).toEqual(
      [NAME, 'all'],
    );
    const root = structuredClone(sandbox.data) as {
      sagemakerStudio: { policies: object[] };
    };
    const config = readStudioConfig(
      mockServices.rootConfig({
        data: {
          ...sandbox.data,
          sagemakerStudio: {
            ...(root.sagemakerStudio as object),
            policies: [...root.sagemakerStudio.policies, ...exported.policies],
          },
        },
      }),
    );
    const { policies } = await platform().client.listPolicies();
    const [, configured] = config.policies;
    expect(present(policies.find(({ name }) => name === NAME))).toMatchObject(
      present(configured),
    );
  });
});
