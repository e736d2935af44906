/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateUserProfileCommand,
  ListUserProfilesCommand,
} from '@aws-sdk/client-sagemaker';
import { createClients, ML } from '../__testUtils__/clients';
import { RunningSandbox } from '../Sandbox';
import { startSandbox } from '../server';

describe('the admin API', () => {
  let sandbox: RunningSandbox;
  let folder: string;
  let snapshotFile: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-admin-'));
    snapshotFile = join(folder, 'world.json');
    sandbox = await startSandbox({ port: 0, snapshotFile });
  });
  beforeEach(() => sandbox.admin.reset());
  afterAll(async () => {
    await sandbox.stop();
    rmSync(folder, { recursive: true });
  });

  async function send(method: string, path: string, body?: unknown) {
    const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
      method,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text ? JSON.parse(text) : undefined,
    };
  }

  function listProfiles() {
    return createClients(sandbox, ML).sageMaker.send(
      new ListUserProfilesCommand({}),
    );
  }

  it('tells how it is and what it holds', async () => {
    await expect(send('GET', 'health')).resolves.toMatchObject({
      status: 200,
      body: { status: 'ok', holds: { people: 15, domains: 3 } },
    });
    const { body } = await send('GET', 'state');
    expect(body).toEqual(JSON.parse(JSON.stringify(sandbox.admin.world)));
  });

  it('seeds and resets, taking back all that was changed', async () => {
    const generated = {
      kind: 'generated',
      number: 3,
      people: 30,
      profiles: 20,
      groups: 4,
    };
    await expect(send('POST', 'seed', generated)).resolves.toMatchObject({
      status: 200,
      body: { holds: { people: 30, groups: 4, userProfiles: 20 } },
    });
    await send('POST', 'faults', { effect: { type: 'throttle' } });
    await send('PATCH', 'rate-limits', { identityCenter: 1 });
    await send('POST', 'time/advance', { milliseconds: 1000 });
    await expect(listProfiles()).rejects.toBeDefined();
    await expect(send('POST', 'reset', {})).resolves.toMatchObject({
      body: { holds: { people: 15 } },
    });
    await expect(send('GET', 'faults')).resolves.toMatchObject({ body: [] });
    await expect(send('GET', 'calls')).resolves.toMatchObject({ body: [] });
    await expect(send('GET', 'health')).resolves.toMatchObject({
      body: { clockOffset: 0 },
    });
    await expect(send('PATCH', 'rate-limits', {})).resolves.toMatchObject({
      body: { identityCenter: 20 },
    });
    await expect(
      send('POST', 'reset', { seed: generated }),
    ).resolves.toMatchObject({ body: { holds: { people: 30 } } });
  });

  it('injects faults and takes them away', async () => {
    const { status, body } = await send('POST', 'faults', {
      service: 'sagemaker',
      operation: 'ListUserProfiles',
      effect: { type: 'error', code: 'InternalFailure', message: 'Ouch' },
    });
    expect(status).toBe(201);
    await expect(listProfiles()).rejects.toMatchObject({
      name: 'InternalFailure',
    });
    await expect(send('GET', 'faults')).resolves.toMatchObject({
      body: [{ id: body.id, operation: 'ListUserProfiles' }],
    });
    await expect(send('DELETE', `faults/${body.id}`)).resolves.toMatchObject({
      status: 204,
    });
    await expect(listProfiles()).resolves.toBeDefined();
    await expect(send('DELETE', `faults/${body.id}`)).resolves.toMatchObject({
      status: 404,
    });
    await send('POST', 'faults', { effect: { type: 'throttle' } });
    await expect(send('DELETE', 'faults')).resolves.toMatchObject({
      status: 204,
    });
    await expect(listProfiles()).resolves.toBeDefined();
  });

  it('gives the calls, filtered, and forgets them', async () => {
    await listProfiles();
    const { body } = await send(
      'GET',
      'calls?service=sagemaker&operation=ListUserProfiles',
    );
    expect(body).toMatchObject([
      { operation: 'ListUserProfiles', outcome: 'ok' },
    ]);
    await expect(
      send('GET', `calls?since=${body[0].sequence}`),
    ).resolves.toMatchObject({ body: [] });
    await expect(send('DELETE', 'calls')).resolves.toMatchObject({
      status: 204,
    });
    expect(sandbox.admin.calls()).toEqual([]);
  });

  it('puts the clock forward, turns switches and changes timings', async () => {
    const before = Date.now();
    const day = 24 * 60 * 60 * 1000;
    const { body } = await send('POST', 'time/advance', { milliseconds: day });
    expect(Date.parse(body.now) - before).toBeGreaterThanOrEqual(day);
    await expect(
      send('PATCH', 'switches', { repeatedAssignment: 'conflict' }),
    ).resolves.toMatchObject({
      status: 200,
      body: { repeatedAssignment: 'conflict', missingAssignment: 'not-found' },
    });
    await expect(
      send('PATCH', 'timings', { userProfile: 0 }),
    ).resolves.toMatchObject({ body: { userProfile: 0, domain: 5000 } });
    await expect(
      send('PATCH', 'rate-limits', { sageMaker: { list: 2 } }),
    ).resolves.toMatchObject({
      body: {
        identityStore: 20,
        sageMaker: { list: 2, describe: 0, write: 0 },
      },
    });
  });

  it('raises an exhausted quota', async () => {
    const create = (UserProfileName: string) =>
      createClients(sandbox, ML).sageMaker.send(
        new CreateUserProfileCommand({
          DomainId: 'd-researchlab1',
          UserProfileName,
          SingleSignOnUserIdentifier: 'UserName',
          SingleSignOnUserValue: `${UserProfileName.replace(
            '-',
            '.',
          )}@alpenglow.example`,
        }),
      );
    const quotas = (accountId: string, body: unknown) =>
      send('PATCH', `quotas/${accountId}`, body);
    await quotas('222222222222', { userProfiles: 3 });
    await expect(create('jonas-weber')).rejects.toMatchObject({
      name: 'ResourceLimitExceeded',
    });
    await expect(
      quotas('222222222222', { userProfiles: 4 }),
    ).resolves.toMatchObject({ status: 200, body: { userProfiles: 4 } });
    await expect(create('jonas-weber')).resolves.toBeDefined();
    await expect(
      quotas('222222222222', { profiles: 4 }),
    ).resolves.toMatchObject({ status: 400 });
    await expect(quotas('999999999999', {})).resolves.toMatchObject({
      status: 404,
    });
  });

  it('replaces the policies of a user', async () => {
    const path = 'policies/222222222222/user/alpenglow-ml';
    const policies = [
      {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Deny',
          Action: 'sagemaker:ListUserProfiles',
          Resource: '*',
        },
      },
    ];
    await expect(send('PUT', path, policies)).resolves.toEqual({
      status: 200,
      body: policies,
    });
    await expect(listProfiles()).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await expect(
      send('PUT', 'policies/222222222222/user/nobody', []),
    ).resolves.toMatchObject({ status: 404 });
  });

  it('refuses policies that the sandbox does not enforce, and keeps those in force', async () => {
    await expect(
      send('PUT', 'policies/222222222222/user/alpenglow-ml', [
        {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: '*', NotResource: '*' },
        },
      ]),
    ).resolves.toEqual({
      status: 400,
      body: {
        error:
          'A policy of user/alpenglow-ml in account 222222222222: Statement 0: the sandbox does not enforce NotResource, only Sid, Effect, Resource, Action, Condition',
      },
    });
    await expect(listProfiles()).resolves.toBeDefined();
  });

  it('writes snapshots that a sandbox starts from', async () => {
    await send('POST', 'time/advance', { milliseconds: 5000 });
    await send('PATCH', 'switches', { unassignDeletesProfile: true });
    await expect(send('POST', 'snapshot')).resolves.toMatchObject({
      status: 200,
      body: { file: snapshotFile },
    });
    const state = JSON.parse(JSON.stringify(sandbox.admin.world));
    expect(JSON.parse(readFileSync(snapshotFile, 'utf8'))).toEqual(state);
    await expect(send('GET', 'snapshot')).resolves.toMatchObject({
      body: state,
    });
    const second = await startSandbox({ port: 0, snapshotFile });
    expect(JSON.parse(JSON.stringify(second.admin.world))).toEqual(state);
    await second.stop();

    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{"domains":{}}');
    await expect(
      startSandbox({ port: 0, snapshotFile: broken }),
    ).rejects.toThrow(`${broken} is not a snapshot of the sandbox`);
    const plain = await startSandbox({ port: 0 });
    const answer = await fetch(`${plain.url}/_sandbox/snapshot`, {
      method: 'POST',
    });
    expect(answer.status).toBe(409);
    await plain.stop();
  });

  it.each([
    ['POST', 'seed', { kind: 'village' }, "seed.kind must be 'company' or"],
    ['POST', 'seed', { kind: 'generated', number: 1 }, 'seed.people must be'],
    [
      'POST',
      'seed',
      { kind: 'generated', number: 1, people: 2, profiles: 3 },
      'seed.profiles must not exceed',
    ],
    ['POST', 'seed', { kind: 'company', size: 3 }, 'seed.size is not known'],
    ['POST', 'reset', { sead: {} }, 'sead is not known'],
    ['POST', 'reset', '{"seed":', 'not valid JSON'],
    [
      'PUT',
      'policies/222222222222/user/alpenglow-ml',
      {},
      'must be a list of policies',
    ],
    ['POST', 'faults', {}, 'effect must be'],
    ['POST', 'faults', { effect: { type: 'explode' } }, 'effect.type must be'],
    [
      'POST',
      'faults',
      { effect: { type: 'error', code: 'X' } },
      'effect.message must be',
    ],
    [
      'POST',
      'faults',
      { service: 's3', effect: { type: 'throttle' } },
      'service must be one of',
    ],
    [
      'POST',
      'faults',
      { service: 'sso', operation: 'ListUsers', effect: { type: 'throttle' } },
      'operation ListUsers does not exist in sso',
    ],
    [
      'POST',
      'faults',
      { times: 0, effect: { type: 'throttle' } },
      'times must be a whole number, 1 or more',
    ],
    ['POST', 'time/advance', { milliseconds: -5 }, 'milliseconds must be'],
    ['POST', 'time/advance', { hours: 1 }, 'hours is not known'],
    [
      'PATCH',
      'switches',
      { repeatedAssignment: true },
      'repeatedAssignment must be success or conflict',
    ],
    [
      'PATCH',
      'switches',
      { unassignDeletesProfile: 'yes' },
      'unassignDeletesProfile must be false or true',
    ],
    ['PATCH', 'switches', { magic: true }, 'magic is not known'],
    ['PATCH', 'timings', { app: 'slow' }, 'app must be'],
    ['PATCH', 'rate-limits', { identityCenter: -1 }, 'identityCenter must be'],
    [
      'PATCH',
      'rate-limits',
      { sageMaker: { read: 1 } },
      'sageMaker.read is not known',
    ],
    ['GET', 'calls?sort=up', undefined, 'sort is not known'],
    ['GET', 'calls?since=yesterday', undefined, 'since must be'],
  ])(
    'refuses %s %s with %j and changes nothing',
    async (method, path, body, message) => {
      const before = JSON.stringify(sandbox.admin.world);
      const answer = await send(method, path, body);
      expect(answer.status).toBe(400);
      expect(answer.body.error).toContain(message);
      expect(JSON.stringify(sandbox.admin.world)).toBe(before);
      await expect(send('GET', 'faults')).resolves.toMatchObject({ body: [] });
    },
  );

  it('takes no writes from a page of another origin', async () => {
    const resetFrom = (origin: string) =>
      fetch(`${sandbox.url}/_sandbox/reset`, {
        method: 'POST',
        headers: { origin },
      });
    sandbox.admin.world.timings.domain = 1;
    const refused = await resetFrom('https://elsewhere.example');
    expect(refused.status).toBe(403);
    expect(sandbox.admin.world.timings.domain).toBe(1);
    expect((await resetFrom(sandbox.url)).status).toBe(200);
    expect(sandbox.admin.world.timings.domain).toBe(5000);
  });

  it('says what it does not have', async () => {
    await expect(
      send('PATCH', 'quotas/constructor', { userProfiles: 1 }),
    ).resolves.toMatchObject({
      status: 404,
      body: { error: "There is no account 'constructor'" },
    });
    await expect(send('GET', 'magic')).resolves.toMatchObject({
      status: 404,
      body: { error: 'There is no GET /_sandbox/magic' },
    });
  });
});
