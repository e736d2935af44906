/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * An agent with an MCP client from npm: what it is offered, what each action answers, and that none of them decides, takes
 * access away, deletes or changes settings.
 */
import { mockCredentials } from '@backstage/backend-test-utils';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { JsonObject } from '@backstage/types';
import { itemAt, only } from '../util/__testUtils__/items';
import { authWithActors } from './__testUtils__/authWithActors';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const READS = [
  'who-am-i',
  'explain-access',
  'list-domains',
  'list-my-requests',
  'get-request',
  'plan-request',
  'simulate-request',
];
const ASKS = ['file-request'];

const FORECASTING = 'group:default/forecasting';
const AIKO = 'user:default/aiko.tanaka';
const MIRA = 'user:default/mira.santos';
const JUSTIFICATION = 'Forecast the wind of next week';

describe('an agent over MCP', () => {
  const studio = useStudio();
  const clients: Client[] = [];

  afterEach(async () => {
    await Promise.all(clients.splice(0).map(client => client.close()));
  });

  const start = (data: JsonObject = {}) =>
    studio.start(undefined, {
      features: [mcpPlugin, authWithActors],
      data: {
        app: { baseUrl: 'https://portal.example' },
        backend: { actions: { pluginSources: ['sagemaker-studio'] } },
        ...data,
      },
    });

  async function connect(authorization: string): Promise<Client> {
    const client = new Client({ name: 'assistant', version: '1.0.0' });
    clients.push(client);
    await client.connect(
      new StreamableHTTPClientTransport(
        new URL(
          `http://localhost:${studio.backend.server.port()}/api/mcp-actions/v1`,
        ),
        { requestInit: { headers: { Authorization: authorization } } },
      ),
    );
    return client;
  }

  const connectAs = (name: string) =>
    connect(mockCredentials.user.header(`user:default/${name}`));

  /** What an action answers; fails where it refuses. */
  async function call(client: Client, name: string, input: object = {}) {
    const answer = await client.callTool({
      name: `sagemaker-studio.${name}`,
      arguments: { ...input },
    });
    if (answer.isError) {
      throw new Error(JSON.stringify(answer.content));
    }
    return answer.structuredContent;
  }

  const refusalOf = async (client: Client, name: string, input: object) =>
    client
      .callTool({ name: `sagemaker-studio.${name}`, arguments: { ...input } })
      .then(({ isError, content }) => {
        expect(isError).toBe(true);
        return JSON.stringify(content);
      });

  it('is offered what reads, plans and asks, and nothing else', async () => {
    await start();
    const { tools } = await (await connectAs('mira.santos')).listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(
      [...READS, ...ASKS].map(name => `sagemaker-studio.${name}`).sort(),
    );
    for (const { name, annotations, description, inputSchema } of tools) {
      const reads = !ASKS.some(each => name.endsWith(each));
      expect(annotations).toMatchObject({
        readOnlyHint: reads,
        destructiveHint: false,
      });
      expect(description).toBeTruthy();
      // A field that does not exist is refused rather than ignored.
      expect(inputSchema.additionalProperties).toBe(false);
    }
  });

  it('learns who the person is and why they cannot open Studio', async () => {
    await start();
    const agent = await connectAs('mira.santos');
    expect(await call(agent, 'who-am-i')).toMatchObject({
      person: MIRA,
      displayName: 'Mira Santos',
      identityCenterUser: { status: 'ENABLED' },
      groups: expect.arrayContaining([FORECASTING]),
      ledTeams: [FORECASTING],
      askWith: expect.arrayContaining([
        expect.objectContaining({ team: FORECASTING, isLead: true }),
      ]),
    });
    expect(
      await call(agent, 'explain-access', { domainId: COMPANY.researchLab }),
    ).toMatchObject({
      person: MIRA,
      canOpen: false,
      state: 'no-access',
      failure: { sentence: expect.any(String), remedy: expect.any(String) },
    });
    expect(
      await call(agent, 'explain-access', {
        domainId: COMPANY.researchLab,
        person: AIKO,
      }),
    ).toMatchObject({ person: AIKO });
    expect(await call(agent, 'list-domains')).toMatchObject({
      domains: expect.arrayContaining([
        expect.objectContaining({
          domainId: COMPANY.researchLab,
          name: 'research-lab',
          mode: 'manage',
          page: `https://portal.example/sagemaker-studio/domains/${COMPANY.researchLab}`,
        }),
      ]),
    });
  });

  it('plans, simulates and files a request, which says so and waits for a person', async () => {
    await start();
    const agent = await connectAs('mira.santos');
    // What Mira would be allowed without a decision, if she asked herself.
    const input = {
      kind: 'onboard-team',
      team: FORECASTING,
      domainId: COMPANY.researchLab,
      people: [AIKO],
    };
    expect(await call(agent, 'plan-request', input)).toMatchObject({
      domainId: COMPANY.researchLab,
      people: [{ person: AIKO, changes: true, sentence: expect.any(String) }],
      waiting: [],
      decidedBy: [{ approvers: [MIRA], quorum: 1 }],
    });
    expect(await call(agent, 'simulate-request', input)).toMatchObject({
      policy: 'research-lab',
      automatic: false,
      decidedBy: [{ approvers: [MIRA] }],
    });
    expect(
      await studio.backend.as('mira.santos').client.listRequests(),
    ).toEqual({ items: [] });

    const filing = { ...input, justification: JUSTIFICATION };
    const filed = await call(agent, 'file-request', {
      ...filing,
      idempotencyKey: 'the first one',
    });
    expect(filed).toMatchObject({
      status: 'in-review',
      source: 'agent',
      requester: MIRA,
      access: [],
    });
    expect(
      await call(agent, 'file-request', {
        ...filing,
        idempotencyKey: 'the first one',
      }),
    ).toEqual(filed);
    const mine = await call(agent, 'list-my-requests', {
      status: 'in-review',
    });
    expect(mine).toEqual({ requests: [filed] });

    const { items } = await studio.mira().client.listRequests({});
    const asked = only(items);
    expect(
      await call(agent, 'get-request', { requestId: asked.requestId }),
    ).toMatchObject({
      status: 'in-review',
      page: `https://portal.example/sagemaker-studio/requests/${asked.requestId}`,
    });
    const events = await studio.mira().events(asked.requestId);
    expect(itemAt(events, 0)).toMatchObject({ source: 'agent' });
    expect(studio.successfulWrites()).toEqual([]);
  });

  it('acts with the standing of the person, and says what is missing', async () => {
    await start();
    const stranger = await connectAs('no.body');
    const { refusal } = (await call(stranger, 'who-am-i')) as {
      refusal: string;
    };
    expect(refusal).toContain('user:default/no.body');
    const asked = {
      kind: 'grant',
      team: FORECASTING,
      domainId: COMPANY.researchLab,
      justification: JUSTIFICATION,
    };
    expect(await refusalOf(stranger, 'file-request', asked)).toContain(
      `NotAllowedError: ${refusal}`,
    );
    const service = await connect(mockCredentials.service.header());
    expect(await refusalOf(service, 'who-am-i', {})).toContain(
      'Connect the agent with the sign-in of a person instead of a static token',
    );
    expect(studio.successfulWrites()).toEqual([]);
  });

  it.each([
    ['explain-access', { domainId: 'd-nowhere' }, "'d-nowhere'"],
    [
      'explain-access',
      { domainId: COMPANY.researchLab, person: FORECASTING },
      "person 'group:default/forecasting' is not",
    ],
    ['get-request', { requestId: 'none' }, "'none'"],
    ['list-my-requests', { cursor: 'garbled' }, 'cursor'],
    [
      'plan-request',
      { kind: 'grant', team: AIKO, domainId: COMPANY.researchLab },
      "team 'user:default/aiko.tanaka' is not",
    ],
    [
      'plan-request',
      { kind: 'grant', team: FORECASTING, domainId: COMPANY.legacyLab },
      'legacy',
    ],
    [
      'file-request',
      { kind: 'grant', team: FORECASTING, domainId: COMPANY.researchLab },
      'justification',
    ],
  ])('is told what is wrong with %s %j', async (name, input, words) => {
    await start();
    const agent = await connectAs('mira.santos');
    expect(await refusalOf(agent, name, input)).toMatch(
      new RegExp(`(Input|NotFound|Conflict)Error: .*${words}`),
    );
  });

  it('finds no action that decides, takes away, deletes or sets anything', async () => {
    const sent = new Set<string>();
    const send = globalThis.fetch;
    const spy = jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation((to, init) => {
        const { pathname } = new URL(to instanceof Request ? to.url : to);
        const [, path] =
          /^\/api\/sagemaker-studio(\/[^.].*)/.exec(pathname) ?? [];
        if (path) {
          sent.add(`${init?.method} ${path}`);
        }
        return send(to, init);
      });
    try {
      await start();
      const agent = await connectAs('mira.santos');
      const { requestId } = await answerOf(
        201,
        studio.backend.as('ben.carter').ask({}),
      );
      const ask = {
        kind: 'grant',
        team: FORECASTING,
        domainId: COMPANY.researchLab,
        people: [AIKO],
      };
      const filing = { ...ask, justification: JUSTIFICATION };
      const inputs: Record<string, object> = {
        'who-am-i': {},
        'explain-access': { domainId: COMPANY.researchLab },
        'list-domains': {},
        'list-my-requests': {},
        'get-request': { requestId },
        'plan-request': ask,
        'simulate-request': ask,
        'file-request': filing,
      };
      sent.clear();
      const { tools } = await agent.listTools();
      for (const { name } of tools) {
        const action = name.replace('sagemaker-studio.', '');
        await call(agent, action, inputs[action]);
      }
      expect([...sent].filter(each => !each.startsWith('GET ')).sort()).toEqual(
        ['POST /plans', 'POST /requests', 'POST /simulations'],
      );
      for (const beyond of [
        { kind: 'revoke', grantIds: ['1'] },
        { kind: 'create-domain' },
        { offboarding: { deleteSpaces: true, deleteProfile: true } },
        { handOver: true },
        { source: 'page' },
      ]) {
        const refusal = await refusalOf(agent, 'file-request', {
          ...filing,
          ...beyond,
        });
        expect(refusal).toContain('InputError: Invalid input to action');
      }
    } finally {
      spy.mockRestore();
    }
  });
});
