/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { startSandbox } from './server';

const ROOT = resolve(__dirname, '../../..');

type Started = { process: ChildProcess; output: () => string };

function start(args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(
    process.execPath,
    [
      '-r',
      '@backstage/cli/config/nodeTransform.cjs',
      'packages/sandbox/src/main.ts',
      ...args,
    ],
    // The test runner's own settings are none of the sandbox's business.
    { cwd: ROOT, env: { PATH: process.env.PATH, ...env } },
  );
  let text = '';
  child.stdout.on('data', data => {
    text += data;
  });
  child.stderr.on('data', data => {
    text += data;
  });
  return { process: child, output: () => text };
}

async function ended({ process: child, output }: Started) {
  const [code] = await once(child, 'close');
  return { code, output: output() };
}

describe('the process', () => {
  jest.setTimeout(240_000);

  it('says that it is ready and ends at once when told to', async () => {
    const started = start(['--people', '20', '--profiles', '5'], {
      SANDBOX_PORT: '0',
    });
    while (!started.output().includes('\n')) {
      await once(started.process.stdout!, 'data');
    }
    const [, url] =
      /^Sandbox ready on (http:\/\/localhost:\d+)\n$/.exec(started.output()) ??
      [];
    const health = await fetch(`${url}/_sandbox/health`);
    await expect(health.json()).resolves.toMatchObject({
      holds: { people: 20, userProfiles: 5 },
    });
    const end = ended(started);
    started.process.kill('SIGTERM');
    await expect(end).resolves.toMatchObject({ code: 0 });
  });

  it('names the port that is taken and the setting', async () => {
    const sandbox = await startSandbox({ port: 0 });
    const { code, output } = await ended(
      start(['--port', String(sandbox.port)]),
    );
    await sandbox.stop();
    expect(code).toBe(1);
    expect(output).toBe(
      `Sandbox: Port ${sandbox.port} is taken. Choose another with SANDBOX_PORT or --port, or end what uses it.\n`,
    );
  });

  it.each([
    ['7007', {}, []],
    ['7123', { BACKEND_PORT: '7123' }, []],
    [
      '9999',
      { BACKEND_PORT: '7123' },
      [
        '--redirect-uri',
        'http://localhost:9999/api/auth/okta/handler/frame',
        '--redirect-uri',
        'https://portal.alpenglow.example/callback',
      ],
    ],
  ])(
    'registers the portal at port %s in Okta, given %j and %j',
    async (port, env, args) => {
      const started = start(['--port', '0', ...args], { ...env });
      while (!started.output().includes('\n')) {
        await once(started.process.stdout!, 'data');
      }
      const url = /ready on (\S+)/.exec(started.output())?.[1];
      const statuses = [];
      for (const asked of [port, '7008']) {
        const query = new URLSearchParams({
          client_id: 'studio-access-portal',
          response_type: 'code',
          scope: 'openid',
          redirect_uri: `http://localhost:${asked}/api/auth/okta/handler/frame`,
        });
        const answer = await fetch(
          `${url}/oauth2/default/v1/authorize?${query}`,
          { redirect: 'manual' },
        );
        statuses.push(answer.status);
      }
      const end = ended(started);
      started.process.kill('SIGTERM');
      await end;
      expect(statuses).toEqual([303, 400]);
    },
  );

  it.each([
    [['--prot', '1'], '--prot'],
    [['--port', 'many'], "--port must be a whole number, not 'many'"],
    [['--people', '3', '--profiles', '4'], 'profiles must not exceed'],
    [['--rate-limits', 'maybe'], '--rate-limits must be on or off'],
    [['--host', '0.0.0.0'], 'listens on the loopback interface only'],
    [
      ['--redirect-uri', 'portal'],
      "--redirect-uri must be a URL, not 'portal'",
    ],
    [['--groups', '3'], '--groups makes sense only together with --people'],
  ])('refuses %j', async (args, message) => {
    const { code, output } = await ended(start(args));
    expect(code).toBe(1);
    expect(output).toContain(message);
    expect(output.trim().split('\n')).toHaveLength(1);
  });
});
