/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import type { SagemakerStudioService } from './SagemakerStudioService';
import { sagemakerStudioServiceRef } from './sagemakerStudioServiceRef';

type Received = {
  method?: string;
  url?: string;
  headers: IncomingHttpHeaders;
  body: unknown;
};

describe('sagemakerStudioServiceRef', () => {
  const received: Received[] = [];
  let answer: { status: number; body: unknown };
  let server: Server;
  let studio: SagemakerStudioService;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    server = createServer(async (req, res) => {
      let text = '';
      for await (const chunk of req) {
        text += chunk;
      }
      received.push({
        method: req.method,
        url: req.url,
        headers: req.headers,
        body: text ? JSON.parse(text) : undefined,
      });
      res.writeHead(answer.status, { 'Content-Type': 'application/json' });
      res.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;

    const backend = await startTestBackend({
      features: [
        mockServices.discovery.mock({
          getBaseUrl: async pluginId =>
            `http://127.0.0.1:${port}/api/${pluginId}`,
        }).factory,
        createBackendPlugin({
          pluginId: 'caller',
          register(reg) {
            reg.registerInit({
              deps: { service: sagemakerStudioServiceRef },
              async init({ service }) {
                studio = service;
              },
            });
          },
        }),
      ],
    });
    stop = () => backend.stop();
  });

  afterAll(async () => {
    await stop();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  beforeEach(() => {
    received.length = 0;
    answer = { status: 200, body: { items: [] } };
  });

  const credentials = mockCredentials.user('user:default/mira.santos');
  const requestInput = {
    kind: 'onboard-team' as const,
    team: 'group:default/forecasting',
    domainId: 'd-researchlab1',
    justification: 'Load forecasts for the winter season',
  };
  const leads = { version: 0, leads: ['user:default/mira.santos'] };
  const teamRule = {
    version: 0,
    joiners: 'propose' as const,
    leavers: 'off' as const,
    justification: 'Load forecasts for the winter season',
  };

  it.each<{
    call: (service: SagemakerStudioService) => Promise<unknown>;
    expected: string;
    body?: unknown;
  }>([
    {
      call: s => s.listDomains({ credentials }),
      expected: 'GET /domains',
    },
    {
      call: s => s.getTeamAccess('group:default/forecasting', { credentials }),
      expected: 'GET /teams/group/default/forecasting',
    },
    {
      call: s =>
        s.getPersonOverview('user:default/jonas.weber', { credentials }),
      expected: 'GET /people/user/default/jonas.weber',
    },
    {
      call: s => s.planRequest(requestInput, { credentials }),
      expected: 'POST /plans',
      body: requestInput,
    },
    {
      call: s =>
        s.createRequest(requestInput, {
          credentials,
          idempotencyKey: 'task-1',
        }),
      expected: 'POST /requests',
      body: requestInput,
    },
    {
      call: s =>
        s.listRequests({ view: 'to-decide', limit: 5 }, { credentials }),
      expected: 'GET /requests?view=to-decide&limit=5',
    },
    {
      call: s => s.getRequest('r-1', { credentials }),
      expected: 'GET /requests/r-1',
    },
    {
      call: s =>
        s.listRequestEvents(
          'r-1',
          { sort: '-sequence', limit: 5 },
          { credentials },
        ),
      expected: 'GET /requests/r-1/events?sort=-sequence&limit=5',
    },
    {
      call: s => s.retryOperation('o-1', { credentials }),
      expected: 'POST /operations/o-1/retry',
    },
    {
      call: s => s.retryDomainCreation('r-1', { credentials }),
      expected: 'POST /requests/r-1/creation/retry',
    },
    {
      call: s => s.setTeam(requestInput.team, leads, { credentials }),
      expected: 'PUT /settings/teams/group/default/forecasting',
      body: leads,
    },
    {
      call: s =>
        s.setTeamRule(requestInput.team, 'd-1', teamRule, { credentials }),
      expected: 'PUT /teams/group/default/forecasting/rules/d-1',
      body: teamRule,
    },
    {
      call: s => s.refresh({ credentials }),
      expected: 'POST /refresh',
    },
    {
      call: s => s.getDirectory({ credentials }),
      expected: 'GET /directory',
    },
    {
      call: s => s.listDomainTeams({ credentials }),
      expected: 'GET /domain-teams',
    },
    {
      call: s => s.getStanding('user:default/ana', { credentials }),
      expected: 'GET /standing?user=user%3Adefault%2Fana',
    },
  ])(
    'asks $expected on behalf of the credentials',
    async ({ call, expected, body }) => {
      await call(studio);

      const [method, path] = expected.split(' ');
      expect(received).toEqual([
        expect.objectContaining({
          method,
          url: `/api/sagemaker-studio${path}`,
          body,
        }),
      ]);
      expect(received[0]?.headers.authorization).toBe(
        mockCredentials.service.header({
          onBehalfOf: credentials,
          targetPluginId: 'sagemaker-studio',
        }),
      );
    },
  );

  it('sends the idempotency key, and returns what the back end answers', async () => {
    answer = { status: 201, body: { requestId: 'r-7', status: 'approved' } };

    await expect(
      studio.createRequest(requestInput, {
        credentials,
        idempotencyKey: 'task-1',
      }),
    ).resolves.toEqual({ requestId: 'r-7', status: 'approved' });
    expect(received[0]?.headers['idempotency-key']).toBe('task-1');
  });

  it('hands on the words of the back end when it refuses', async () => {
    answer = {
      status: 400,
      body: {
        error: {
          name: 'InputError',
          message: "Domain 'd-production1' is in IAM mode",
        },
        response: { statusCode: 400 },
      },
    };

    const error = await studio
      .planRequest(requestInput, { credentials })
      .catch(e => e);
    expect(ResponseError.is(error)).toBe(true);
    expect(error).toMatchObject({
      statusCode: 400,
      body: { error: { message: "Domain 'd-production1' is in IAM mode" } },
    });
  });

  it('gives up when the signal is aborted', async () => {
    const controller = new AbortController();
    controller.abort();

    await expect(
      studio.getRequest('r-1', { credentials, signal: controller.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(received).toEqual([]);
  });
});
