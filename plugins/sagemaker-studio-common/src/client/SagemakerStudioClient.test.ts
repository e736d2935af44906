/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ResponseError } from '@backstage/errors';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SagemakerStudioClient } from './SagemakerStudioClient';

type Received = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & {
  body: string;
};

describe('SagemakerStudioClient', () => {
  const received: Received[] = [];
  let answer: { status: number; body?: unknown };
  let server: Server;
  let client: SagemakerStudioClient;

  beforeAll(async () => {
    server = createServer(async (req, res) => {
      let body = '';
      for await (const chunk of req) {
        body += chunk;
      }
      const { method, url, headers } = req;
      received.push({ method, url, headers, body });
      res.writeHead(answer.status, { 'Content-Type': 'application/json' });
      res.end(
        answer.body === undefined ? undefined : JSON.stringify(answer.body),
      );
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    client = new SagemakerStudioClient({
      discoveryApi: {
        getBaseUrl: async pluginId =>
          `http://127.0.0.1:${port}/api/${pluginId}`,
      },
    });
  });

  afterAll(async () => {
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  beforeEach(() => {
    received.length = 0;
    answer = { status: 200, body: {} };
  });

  it('writes an entity reference as three parts of the path', async () => {
    await client.getTeamAccess('group:default/fraud-detection');
    await client.getPersonOverview('user:alpenglow/o.petrova');

    expect(received.map(r => r.url)).toEqual([
      '/api/sagemaker-studio/teams/group/default/fraud-detection',
      '/api/sagemaker-studio/people/user/alpenglow/o.petrova',
    ]);
  });

  it.each(['forecasting', 'group:forecasting', 'default/forecasting', ''])(
    'refuses %p, which is not a full entity reference, without calling anybody',
    async ref => {
      await expect(client.getTeamAccess(ref)).rejects.toThrow(
        `'${ref}' is not a full entity reference; write it as kind:namespace/name`,
      );
      await expect(client.getPersonOverview(ref)).rejects.toThrow(TypeError);
      expect(received).toEqual([]);
    },
  );

  it('sends a key with every write, a new one unless it is given one', async () => {
    const key = { idempotencyKey: 'k-2' };
    await client.decideRequest(
      'r-1',
      { outcome: 'approved', planHash: 'h' },
      key,
    );
    await client.withdrawRequest('r-1', key);
    await client.retryOperation('o-1', key);
    await client.undoOffboarding('g-1', key);
    await client.acceptMassChange({ hash: 'h' }, key);
    await client.rejectMassChange({ hash: 'h' }, key);
    await client.refresh(key);
    await client.refresh();
    await client.undoOffboarding('g-1');
    await client.getGrant('g-1');
    await client.planRequest({ kind: 'grant', team: 't', domainId: 'd' });

    const [refresh, undo, ...reads] = received
      .splice(7)
      .map(({ headers }) => headers['idempotency-key']);
    expect([refresh, undo]).toEqual([
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
    expect(undo).not.toBe(refresh);
    expect(reads).toEqual([undefined, undefined]);
    expect(
      received.map(({ url, headers }) => [url, headers['idempotency-key']]),
    ).toEqual([
      ['/api/sagemaker-studio/requests/r-1/decision', 'k-2'],
      ['/api/sagemaker-studio/requests/r-1/withdrawal', 'k-2'],
      ['/api/sagemaker-studio/operations/o-1/retry', 'k-2'],
      ['/api/sagemaker-studio/grants/g-1/undo', 'k-2'],
      ['/api/sagemaker-studio/mass-changes/acceptance', 'k-2'],
      ['/api/sagemaker-studio/mass-changes/rejection', 'k-2'],
      ['/api/sagemaker-studio/refresh', 'k-2'],
    ]);
  });

  it('keeps an id that holds a slash inside its part of the path', async () => {
    await client.getRequest('../domains');

    expect(received[0]?.url).toBe(
      '/api/sagemaker-studio/requests/..%2Fdomains',
    );
  });

  it('asks with the filters that are set, and only those', async () => {
    answer.body = { items: [], nextCursor: 'next' };

    await expect(
      client.listRequests({
        view: 'mine',
        team: 'group:default/forecasting',
        status: undefined,
        limit: 20,
      }),
    ).resolves.toEqual({ items: [], nextCursor: 'next' });
    expect(received[0]?.url).toBe(
      '/api/sagemaker-studio/requests?view=mine&team=group%3Adefault%2Fforecasting&limit=20',
    );
    await client.listGrants({ sort: '-expiresAt', cursor: 'next' });
    await client.listRequestEvents('r-1', { sort: '-sequence', limit: 5 });
    expect(received.slice(1).map(({ url }) => url)).toEqual([
      '/api/sagemaker-studio/grants?sort=-expiresAt&cursor=next',
      '/api/sagemaker-studio/requests/r-1/events?sort=-sequence&limit=5',
    ]);
  });

  it('sends a body as JSON, with the idempotency key and the token', async () => {
    const input = {
      kind: 'grant' as const,
      team: 'group:default/forecasting',
      domainId: 'd-researchlab1',
      people: ['user:default/jonas.weber'],
      justification: 'Season planning',
    };
    await client.createRequest(input, {
      idempotencyKey: 'k-1',
      token: 'secret',
    });

    expect(received).toMatchObject([
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': 'k-1',
          authorization: 'Bearer secret',
        },
      },
    ]);
    expect(received.map(({ body }) => JSON.parse(body))).toEqual([input]);
  });

  it('leaves authorisation to the fetch it was given when there is no token', async () => {
    const fetchApi = { fetch: jest.fn(globalThis.fetch) };
    const { port } = server.address() as AddressInfo;
    const frontEndClient = new SagemakerStudioClient({
      discoveryApi: {
        getBaseUrl: async () => `http://127.0.0.1:${port}/api/sagemaker-studio`,
      },
      fetchApi,
    });

    await frontEndClient.withdrawRequest('r-1');

    expect(fetchApi.fetch).toHaveBeenCalledTimes(1);
    expect(received[0]).toMatchObject({ method: 'POST', body: '' });
    expect(received[0]?.headers).not.toHaveProperty('authorization');
    expect(received[0]?.headers).not.toHaveProperty('content-type');
  });

  it('asks for a refresh without expecting an answer to read', async () => {
    answer = { status: 202 };

    await expect(client.refresh()).resolves.toBeUndefined();
    await client.refresh({ idempotencyKey: 'k-3' });
    expect(received.map(({ method, url }) => [method, url])).toEqual([
      ['POST', '/api/sagemaker-studio/refresh'],
      ['POST', '/api/sagemaker-studio/refresh'],
    ]);
    expect(received[1]?.headers['idempotency-key']).toBe('k-3');
  });

  it.each([
    [404, 'NotFoundError', "There is no team 'group:default/nobody'"],
    [503, 'ServiceUnavailableError', 'No complete sync yet'],
  ])('throws what the back end says on a %d', async (status, name, message) => {
    answer = {
      status,
      body: { error: { name, message }, response: { statusCode: status } },
    };

    const error = await client
      .getTeamAccess('group:default/nobody')
      .catch(e => e);
    expect(ResponseError.is(error)).toBe(true);
    expect(error).toMatchObject({
      statusCode: status,
      cause: { name, message },
      body: { error: { message } },
    });
  });
});
