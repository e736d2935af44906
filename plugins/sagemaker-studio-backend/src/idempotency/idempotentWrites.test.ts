/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { Duration } from 'luxon';
import { someOtherRequest } from '../events/__testUtils__/records';
import { IdempotentWrites, type Act } from './IdempotentWrites';
import { AccessStore } from '../store/AccessStore';
import { IdempotentWriteStore } from './IdempotentWriteStore';
import { migrationsDirectory } from '../database/applyMigrations';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const MIRA = 'user:default/mira.santos';
const SENT = {
  actor: MIRA,
  key: 'k-1',
  route: 'POST /grants/g-1/undo',
  input: { body: {} },
};
const BEGUN = '2026-11-02T08:00:00.000Z';
const LATER = '2026-11-02T08:05:00.000Z';

describe.each(databases.eachSupportedId())('idempotent writes on %s', id => {
  let knex: Knex;
  let store: IdempotentWriteStore;
  let access: AccessStore;
  let writes: IdempotentWrites;
  let done: number;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new IdempotentWriteStore({ knex });
    access = new AccessStore({ knex });
    writes = new IdempotentWrites({
      store,
      answerTimeout: Duration.fromObject({ milliseconds: 400 }),
    });
    done = 0;
  });

  const act: Act = {
    do: async () => {
      done += 1;
      return { status: 200, body: { time: done } };
    },
  };

  /** Stores a change for an attempt, as services do. */
  const commit = (attempt: string | undefined, requestId = 'r-1') =>
    access.commit({
      insert: {
        requests: [someOtherRequest(requestId, { idempotencyKey: requestId })],
      },
      events: [],
      origin: { actor: MIRA, source: 'api', through: [], attempt },
    });

  const attemptOf = (key: string, attempt: string) => ({
    actor: MIRA,
    key,
    route: 'POST /refresh',
    inputHash: 'h',
    attempt,
  });

  it('are done once for each key of a caller, and answered the same', async () => {
    expect(await writes.once(SENT, act)).toEqual({
      status: 200,
      body: { time: 1 },
    });
    expect(await writes.once(SENT, act)).toEqual({
      status: 200,
      body: { time: 1 },
    });
    expect(done).toBe(1);
    await writes.once({ ...SENT, actor: 'user:default/jonas.weber' }, act);
    await writes.once({ ...SENT, key: 'k-2' }, act);
    await writes.once({ ...SENT, key: undefined }, act);
    await writes.once({ ...SENT, key: undefined }, act);
    expect(done).toBe(5);
    const empty = { do: async () => ({ status: 202 }) };
    await writes.once({ ...SENT, key: 'k-3' }, empty);
    expect(await writes.once({ ...SENT, key: 'k-3' }, act)).toEqual({
      status: 202,
    });
  });

  it('refuse a key for another input or another route', async () => {
    await writes.once(SENT, act);
    for (const other of [
      { ...SENT, input: { body: { comment: 'no' } } },
      { ...SENT, route: 'POST /grants/g-2/undo' },
    ]) {
      await expect(writes.once(other, act)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(
          "Idempotency-Key 'k-1' was already used for POST /grants/g-1/undo",
        ),
      });
    }
    expect(done).toBe(1);
  });

  it('are free to be tried again when they failed', async () => {
    const failing = {
      do: async () => {
        throw new Error('The catalog does not answer');
      },
    };
    await expect(writes.once(SENT, failing)).rejects.toThrow('The catalog');
    await writes.once(SENT, act);
    expect(done).toBe(1);
  });

  it('wait for the first one, and are never done twice', async () => {
    const slow: Act = {
      do: async attempt => {
        await new Promise(resolve => {
          setTimeout(resolve, 100);
        });
        await commit(attempt, `r-${done}`);
        return act.do(attempt);
      },
    };
    const patient = new IdempotentWrites({
      store,
      answerTimeout: Duration.fromObject({ minutes: 1 }),
    });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => patient.once(SENT, slow)),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body)))).toEqual(
      new Set(['{"time":1}']),
    );
    expect(done).toBe(1);
  });

  it('are not done again when only their answer is lost', async () => {
    const lost: Act = {
      do: async attempt => {
        expect(await commit(attempt)).toBe('stored');
        throw new Error('The back end is stopped');
      },
    };
    await expect(writes.once(SENT, lost)).rejects.toThrow('stopped');
    await expect(writes.once(SENT, act)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(/'k-1' was done at .* its answer is lost/),
    });
    const again = async () => ({ status: 200, body: { now: true } });
    expect(await writes.once(SENT, { ...act, again })).toEqual({
      status: 200,
      body: { now: true },
    });
    expect(done).toBe(0);
  });

  it('are taken over from who stopped in the middle, who then stores nothing', async () => {
    const begin = (attempt: string, at: string) =>
      store.begin(attemptOf('k-1', attempt), { at, staleBefore: BEGUN });
    expect(await begin('first', '2026-11-02T07:00:00.000Z')).toBeUndefined();
    expect(await begin('second', LATER)).toBeUndefined();
    expect(await begin('third', LATER)).toMatchObject({ inputHash: 'h' });
    expect(await commit('first')).toBe('conflict');
    expect(await access.getRequest('r-1')).toBeUndefined();
    expect(await commit('second')).toBe('stored');
    // A write of several steps may store each of them.
    expect(await commit('second', 'r-2')).toBe('stored');
    await store.release('second');
    expect(await begin('fourth', LATER)).toMatchObject({
      committedAt: expect.any(String),
    });
    await expect(
      writes.once({ ...SENT, route: 'POST /refresh', input: 'other' }, act),
    ).rejects.toThrow('Idempotency-Key');
  });

  it('forgets keys that are old', async () => {
    for (const [key, at] of Object.entries({ old: BEGUN, new: LATER })) {
      await store.begin(attemptOf(key, key), { at, staleBefore: BEGUN });
    }
    expect(await store.prune(LATER)).toBe(1);
    expect(await knex('idempotent_writes').pluck('idempotency_key')).toEqual([
      'new',
    ]);
  });
});
