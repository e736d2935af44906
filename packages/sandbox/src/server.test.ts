/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import http from 'node:http';
import { RunningSandbox } from './Sandbox';
import { startSandbox } from './server';

type Answer = {
  status?: number;
  headers: http.IncomingHttpHeaders;
  text: string;
};

/** A request with a Host of one's own, which fetch does not allow. */
function request(
  sandbox: RunningSandbox,
  path: string,
  options: { host?: string; method?: string } = {},
): Promise<Answer> {
  const { host, method = 'GET' } = options;
  return new Promise((resolve, reject) => {
    http
      .request(
        {
          port: sandbox.port,
          host: '127.0.0.1',
          path,
          method,
          headers: host === undefined ? {} : { host },
        },
        answer => {
          let text = '';
          answer.on('data', data => {
            text += data;
          });
          answer.on('end', () =>
            resolve({
              status: answer.statusCode,
              headers: answer.headers,
              text,
            }),
          );
        },
      )
      .on('error', reject)
      .end();
  });
}

const PATHS = [
  '/',
  '/okta',
  '/okta/sign-in',
  '/okta/api/people',
  '/start',
  '/studio/d-researchlab1',
  '/scim/v2/Users',
  '/_sandbox/state',
  '/nothing',
];

describe('a sandbox that pages of others must not reach', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, hostNames: ['sandbox.test'] });
  });
  afterAll(() => sandbox.stop());

  it.each(PATHS)('does not answer at another name: %s', async path => {
    for (const host of [
      'evil.example',
      `evil.example:${sandbox.port}`,
      'localhost.evil.example',
      'localhost:1@evil.example',
      '192.168.0.7',
    ]) {
      const answer = await request(sandbox, path, { host });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain(`does not answer at '${host}'`);
    }
  });

  it('does not answer AWS calls at another name', async () => {
    const answer = await request(sandbox, '/', {
      method: 'POST',
      host: 'evil.example',
    });
    expect(answer.status).toBe(403);
    expect(sandbox.admin.calls()).toEqual([]);
  });

  it.each([
    'localhost',
    'LOCALHOST',
    '127.0.0.1',
    '[::1]',
    'sandbox.test',
    'Sandbox.Test',
  ])('answers at %s, at any port', async name => {
    for (const host of [name, `${name}:${sandbox.port}`, `${name}:1`]) {
      const answer = await request(sandbox, '/_sandbox/health', { host });
      expect(answer.status).toBe(200);
    }
  });

  it.each(PATHS)('is shown in no frame: %s', async path => {
    const { headers } = await request(sandbox, path);
    expect(headers['x-frame-options']).toBe('DENY');
    // Express's own 404 page has the policy default-src 'none'; X-Frame-Options forbids frames there.
    expect(headers['content-security-policy']).toMatch(
      /frame-ancestors 'none'|^default-src 'none'$/,
    );
  });
});

it.each(['0.0.0.0', '::', '192.168.0.7', 'sandbox.test'])(
  'does not listen on %s',
  async host => {
    await expect(startSandbox({ port: 0, host })).rejects.toThrow(
      `The sandbox listens on the loopback interface only, not on ${host}.`,
    );
  },
);
