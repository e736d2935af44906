/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated, setUpSync } from '../__testUtils__/setUpSync';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const env = setUpSync();

/** Everything that Jest could fake besides the clock. */
const TIMERS_BUT_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] satisfies FakeableAPI[];

describe.each(databases.eachSupportedId())('requested refreshes on %s', id => {
  it('sees a refresh that another replica was asked for, and does it once', async () => {
    const knex = await migrated(databases, id);
    const first = await env.createReplica(knex);
    const second = await env.createReplica(knex);
    await first.drainAll();
    expect(await second.drain('identity-center')).toBe(0);

    await first.sync.requestRefresh({ lanes: ['identity-center'] });

    expect(await second.drain('identity-center')).toBeGreaterThan(0);
    expect(await first.drain('identity-center')).toBe(0);
    expect(await first.syncStates.get('identity-center')).toMatchObject({
      requestedAt: undefined,
      failedAt: undefined,
    });
  });

  it('does not lose a refresh asked for in the very millisecond in which a sweep failed', async () => {
    const replica = await env.createReplica(await migrated(databases, id));
    const { sync, syncStates } = replica;
    jest.useFakeTimers({ now: Date.now(), doNotFake: TIMERS_BUT_DATE });
    try {
      await syncStates.recordFailure('identity-center', {
        message: 'AWS was away',
      });
      await sync.requestRefresh({ lanes: ['identity-center'] });
    } finally {
      jest.useRealTimers();
    }

    await replica.drain('identity-center');

    expect(await syncStates.get('identity-center')).toMatchObject({
      completedAt: expect.any(String),
      requestedAt: undefined,
    });
  });

  it('sweeps once for a refresh that was asked for in the very millisecond in which it begins', async () => {
    const replica = await env.createReplica(await migrated(databases, id));
    const { sync, syncStates } = replica;
    await replica.drain('identity-center');
    env.sandbox.admin.clearCalls();
    jest.useFakeTimers({ now: Date.now(), doNotFake: TIMERS_BUT_DATE });
    try {
      await sync.requestRefresh({ lanes: ['identity-center'] });
      await replica.step('identity-center');
    } finally {
      jest.useRealTimers();
    }

    await replica.drain('identity-center');

    expect(env.calls('ListUsers')).toBe(1);
    expect(await syncStates.get('identity-center')).toMatchObject({
      requestedAt: undefined,
    });
  });
});
