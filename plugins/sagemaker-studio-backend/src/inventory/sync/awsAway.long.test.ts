/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* In real time, since what is promised are seconds. */
import { TestDatabases } from '@backstage/backend-test-utils';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LaneId } from '../../scheduling/Lane';
import { COMPANY } from '../../integration/__testUtils__/startTestSandbox';
import { present } from '../../util/__testUtils__/present';
import { ML, migrated, setUpSync } from '../__testUtils__/setUpSync';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});
const env = setUpSync();

/** Until pages and the log say what is wrong. */
const SAID_MS = 30_000;
/** Until work goes on, from AWS being back. */
const BACK_MS = 15_000;

/** Where the sandbox is reached, and can be cut off from. */
class Line {
  #server?: net.Server;
  #port = 0;
  readonly #sockets = new Set<net.Socket>();

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    const target = new URL(env.sandbox.url);
    const server = net.createServer(socket => {
      const upstream = net.connect(Number(target.port), target.hostname);
      for (const each of [socket, upstream]) {
        this.#sockets.add(each);
        each.on('error', () => each.destroy());
        each.on('close', () => this.#sockets.delete(each));
      }
      socket.pipe(upstream).pipe(socket);
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    this.#port = typeof address === 'object' ? address?.port ?? 0 : 0;
    this.#server = server;
  }

  async close(): Promise<void> {
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    this.#sockets.forEach(socket => socket.destroy());
    await closed;
    this.#server = undefined;
  }
}

describe('with AWS away', () => {
  const SERVER_ERROR = {
    type: 'error' as const,
    code: 'InternalFailure',
    message: 'The request processing has failed',
    status: 500,
  };

  async function startReplica(endpoint = env.sandbox.url) {
    const replica = await env.createReplica(
      await migrated(databases, 'SQLITE_3'),
      { ...env.sandbox.studioConfig, endpoint },
    );
    await replica.drainAll();
    return replica;
  }

  type Replica = Awaited<ReturnType<typeof startReplica>>;

  /** Works as the lane does until something holds; resolves to how many milliseconds that took. */
  async function workUntil(
    replica: Replica,
    holds: () => Promise<boolean>,
    limit: number,
    lanes: LaneId[] = [ML],
  ): Promise<number> {
    const begun = Date.now();
    while (!(await holds())) {
      if (Date.now() - begun > limit) {
        throw new Error(`It does not hold after ${limit} ms`);
      }
      for (const lane of lanes) {
        await replica.step(lane);
      }
      await sleep(100);
    }
    return Date.now() - begun;
  }

  const isFailing = (replica: Replica) => async () =>
    (await replica.syncStates.get(ML)).failingSince !== undefined;
  const isPassing = (replica: Replica) => async () =>
    (await replica.syncStates.get(ML)).failingSince === undefined;
  const isSyncedSince = (replica: Replica, time: string) => async () =>
    ((await replica.syncStates.get(ML)).completedAt ?? '') > time;

  it('says so although nothing is to be read, and since when, and goes on soon after', async () => {
    const line = new Line();
    await line.open();
    try {
      const replica = await startReplica(line.url);
      await replica.step(ML);
      const awayFrom = new Date().toISOString();
      await line.close();

      await workUntil(replica, isFailing(replica), SAID_MS);
      const state = await replica.syncStates.get(ML);
      expect(state).toMatchObject({
        failure: expect.stringContaining('ECONNREFUSED'),
        failureRemedy: expect.stringContaining('AWS cannot be reached'),
        failedAt: undefined,
      });
      expect(present(state.failingSince) >= awayFrom).toBe(true);
      expect(replica.warnings()).toEqual([
        expect.stringMatching(
          `since ${state.failingSince};.*ECONNREFUSED.*AWS cannot be reached`,
        ),
      ]);

      // Long enough for waits that grow with the outage to show.
      await workUntil(
        replica,
        async () => Date.now() - Date.parse(awayFrom) > 50_000,
        60_000,
      );
      expect(replica.warnings()).toHaveLength(1);
      await replica.sync.requestRefresh({ lanes: [ML] });
      await line.open();
      const backAt = new Date().toISOString();
      await workUntil(replica, isSyncedSince(replica, backAt), BACK_MS);
      expect(await isPassing(replica)()).toBe(true);
    } finally {
      await line.close();
    }
  });

  it.each([
    ['ExpiredTokenException', 'The AWS credentials have expired'],
    ['UnrecognizedClientException', 'missing or wrong'],
  ])('names credentials that AWS refuses with %s', async (code, remedy) => {
    const replica = await startReplica();
    env.sandbox.admin.addFault({
      service: 'sagemaker',
      effect: {
        type: 'error',
        code,
        message: 'The security token included in the request is not right',
        status: 400,
      },
    });
    await replica.sync.requestRefresh({ lanes: [ML] });
    await workUntil(replica, isFailing(replica), SAID_MS);
    expect(await replica.syncStates.get(ML)).toMatchObject({
      failure: expect.stringContaining('security token'),
      failureRemedy: expect.stringContaining(remedy),
    });
    expect(replica.warnings()).toEqual([expect.stringContaining(remedy)]);

    await sleep(3_000);
    env.sandbox.admin.clearFaults();
    const backAt = new Date().toISOString();
    await workUntil(replica, isSyncedSince(replica, backAt), BACK_MS);
    expect(await isPassing(replica)()).toBe(true);
  });

  it('leaves a domain that answers with server errors, says since when, and reads it as soon as it can be', async () => {
    const replica = await startReplica();
    const scopes = {
      failing: `domain:${COMPANY.researchLab}`,
      other: `domain:${COMPANY.legacyLab}`,
    };
    const stateOf = (scope: keyof typeof scopes) =>
      replica.syncStates.get(scopes[scope]);
    env.sandbox.admin.addFault({
      operation: 'ListUserProfiles',
      input: { DomainIdEquals: COMPANY.researchLab },
      effect: SERVER_ERROR,
    });
    const failingFrom = new Date().toISOString();
    await replica.sync.requestRefresh({ lanes: [ML] });
    await workUntil(
      replica,
      async () =>
        (await isSyncedSince(replica, failingFrom)()) &&
        (await stateOf('failing')).failingSince !== undefined,
      SAID_MS,
    );
    const state = await stateOf('failing');
    expect(state).toMatchObject({
      failedAt: undefined,
      failure: 'The request processing has failed',
      failureRemedy: expect.stringContaining('by itself'),
    });
    expect(present(state.failingSince) >= failingFrom).toBe(true);
    expect(present((await stateOf('other')).completedAt) > failingFrom).toBe(
      true,
    );
    expect(replica.warnings()).toEqual([
      expect.stringContaining(`since ${state.failingSince}`),
    ]);
    // It is tried by itself meanwhile, and stays as it was said.
    env.sandbox.admin.clearCalls();
    await workUntil(
      replica,
      async () => env.calls('ListUserProfiles') > 1,
      3 * BACK_MS,
    );
    expect(await stateOf('failing')).toEqual(state);
    expect(replica.warnings()).toHaveLength(1);

    env.sandbox.admin.clearFaults();
    const backAt = new Date().toISOString();
    await workUntil(
      replica,
      async () => ((await stateOf('failing')).completedAt ?? '') > backAt,
      BACK_MS,
    );
    expect((await stateOf('failing')).failingSince).toBeUndefined();
  });

  it('reads assignments while the directory answers with server errors, and goes on soon after', async () => {
    const replica = await startReplica();
    const lane = 'identity-center';
    const read = async () =>
      (await replica.inventory.lastCompleteSyncs())[lane] ?? '';
    env.sandbox.admin.addFault({
      operation: 'ListGroups',
      effect: SERVER_ERROR,
    });
    await replica.sync.requestRefresh({ lanes: [lane] });
    env.sandbox.admin.clearCalls();
    await workUntil(
      replica,
      async () => env.calls('ListApplicationAssignments') > 0,
      SAID_MS,
      [lane],
    );
    expect(await replica.syncStates.get(lane)).toMatchObject({
      failure: 'The request processing has failed',
      failingSince: expect.any(String),
    });

    env.sandbox.admin.clearFaults();
    const backAt = new Date().toISOString();
    await workUntil(replica, async () => (await read()) > backAt, BACK_MS, [
      lane,
    ]);
    expect(replica.warnings()).toHaveLength(1);
  });

  it('takes back what another replica has said, when calls pass', async () => {
    const replica = await startReplica();
    await replica.syncStates.recordFailing(
      ML,
      { message: 'away' },
      new Date().toISOString(),
    );
    await workUntil(replica, isPassing(replica), BACK_MS);
    expect(await replica.syncStates.get(ML)).toMatchObject({
      failure: undefined,
    });
  });

  it('calls AWS now and then while nothing is to be read, and no more often', async () => {
    const replica = await startReplica();
    env.sandbox.admin.clearCalls();
    await workUntil(replica, async () => env.calls('ListDomains') > 0, 25_000);
    await workUntil(
      replica,
      async () => env.calls('DescribeInstance') > 0,
      25_000,
      ['identity-center'],
    );
    expect(env.sandbox.admin.calls({ service: 'sagemaker' })).toHaveLength(1);
  });
});
