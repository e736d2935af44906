/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { Duration } from 'luxon';
import { migrationsDirectory } from '../database/applyMigrations';
import { AccessStore } from '../store/AccessStore';
import { Outbox, type OutboxRow } from './Outbox';
import {
  someEvent,
  someGrant,
  someRequest,
  submission,
} from './__testUtils__/records';
import {
  OutboxDrainer,
  type MessageTargets,
  type OutboxDrainerOptions,
} from './OutboxDrainer';
import type { NotificationMessage, SignalMessage } from './OutboxMessage';
import { itemAt } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

/** Targets that record their messages; `fail` chooses the ones that are unavailable. */
function diaryTargets() {
  const diary: string[] = [];
  const failing = new Set<string>();
  const target = (kind: string) => ({
    async send(payload: object) {
      const { requestId, meta } = payload as {
        requestId?: string;
        meta?: { requestId: string; sequence: number };
      };
      const line = `${kind} ${requestId ?? meta?.requestId ?? ''}${
        meta ? ` ${meta.sequence}` : ''
      }`.trim();
      if ([...failing].some(each => line.startsWith(each))) {
        throw new Error(`no ${line} now`);
      }
      diary.push(line);
    },
  });
  const targets: MessageTargets = {
    audit: target('audit'),
    notification: target('notification'),
    signal: target('signal'),
  };
  return { diary, failing, targets };
}

async function startDrainer(
  outbox: OutboxDrainerOptions['outbox'],
  targets: MessageTargets,
  options: {
    waiting?: { base: number; cap: number };
    sendMilliseconds?: number;
  } = {},
) {
  const scheduler = mockServices.scheduler();
  const logger = mockServices.logger.mock();
  const drainer = new OutboxDrainer({
    outbox,
    targets,
    scheduler,
    logger,
    keep: Duration.fromObject({ days: 7 }),
    waiting: options.waiting ?? { base: 0, cap: 0 },
    sendMilliseconds: options.sendMilliseconds,
  });
  await drainer.start();
  return {
    drainer,
    logger,
    drain: () => scheduler.triggerTask('outbox'),
    prune: () => scheduler.triggerTask('outbox-pruning'),
  };
}

describe.each(databases.eachSupportedId())('the outbox on %s', id => {
  let knex: Knex;
  let store: AccessStore;
  let outbox: Outbox;
  let wakes: number;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    wakes = 0;
    store = new AccessStore({
      knex,
      wakeOutbox: () => {
        wakes += 1;
      },
    });
    outbox = new Outbox({ knex });
  });

  const rows = () => knex<OutboxRow>('access_outbox').orderBy('id');
  const waiting = () => rows().whereNull('done_at');

  it('holds the messages as soon as the events are stored, and wakes the drainer', async () => {
    expect(await store.commit(submission('request-1'))).toBe('stored');
    expect((await rows()).map(row => [row.kind, row.event_sequence])).toEqual([
      ['audit', 1],
      ['notification', 1],
      ['signal', 1],
    ]);
    expect(wakes).toBe(1);
    expect(await store.commit({ events: [] })).toBe('stored');
    expect(wakes).toBe(1);
  });

  it('sends many messages of one request in a few rounds', async () => {
    await store.commit(submission('request-1'));
    await store.commit({
      events: Array.from({ length: 40 }, () => someEvent('request.withdrawn')),
    });
    const { diary, targets } = diaryTargets();
    const listDue = jest.fn((query: Parameters<Outbox['listDue']>[0]) =>
      outbox.listDue(query),
    );
    const { drain } = await startDrainer(
      {
        listDue,
        markDone: (ids, at) => outbox.markDone(ids, at),
        markFailed: (...failed) => outbox.markFailed(...failed),
        prune: before => outbox.prune(before),
      },
      targets,
    );

    await drain();

    expect(await waiting()).toEqual([]);
    const audits = diary.filter(line => line.startsWith('audit'));
    expect(audits).toEqual(
      Array.from({ length: 41 }, (_, i) => `audit request-1 ${i + 1}`),
    );
    // Each round asks for each of the three kinds; the last finds nothing.
    expect(listDue.mock.calls.length).toBeLessThanOrEqual(6);
  });

  it('holds nothing of what was rolled back', async () => {
    await store.commit(submission('request-1'));
    const before = await rows();
    const stale = {
      update: { requests: [someRequest('request-1', { version: 7 })] },
      events: [someEvent('request.approved')],
    };
    expect(await store.commit(stale)).toBe('conflict');
    expect(await store.commit(submission('request-1'))).toBe('duplicate');
    expect(await rows()).toEqual(before);
    expect(wakes).toBe(1);
  });

  it('sends everything once, in order, and keeps nothing waiting', async () => {
    for (const request of ['request-1', 'request-2']) {
      await store.commit(submission(request));
      await store.commit({
        events: [
          someEvent('request.withdrawn', { requestId: request }),
          someEvent('step.done', { requestId: request, actor: 'system' }),
        ],
      });
    }
    const { diary, targets } = diaryTargets();
    const { drain } = await startDrainer(outbox, targets);
    await drain();
    await drain();
    expect(diary.filter(line => line.startsWith('audit request-1'))).toEqual([
      'audit request-1 1',
      'audit request-1 2',
    ]);
    expect(diary.filter(line => line === 'signal request-2')).toHaveLength(2);
    expect(await waiting()).toEqual([]);
    expect(diary).toHaveLength((await rows()).length);
  });

  it('holds back, when one cannot be sent, only what comes after it for the same request', async () => {
    await store.commit(submission('request-1'));
    await store.commit({ events: [someEvent('request.withdrawn')] });
    await store.commit(submission('request-2'));
    const { diary, failing, targets } = diaryTargets();
    failing.add('audit request-1 1');
    const { drain, logger } = await startDrainer(outbox, targets, {
      waiting: { base: 60_000, cap: 60_000 },
    });
    await drain();

    expect(diary).toContain('audit request-2 3');
    expect(diary).toContain('signal request-1');
    expect(diary).not.toContain('audit request-1 2');
    const [first, ...later] = await waiting();
    const failed = present(first);
    expect(failed).toMatchObject({
      attempts: 1,
      last_error: 'no audit request-1 1 now',
    });
    expect(failed.next_try_at > new Date().toISOString()).toBe(true);
    expect(later.map(row => row.event_sequence)).toEqual([2]);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    failing.clear();
    await drain();
    // Not before its time.
    expect(diary).not.toContain('audit request-1 1');
    await knex('access_outbox').update({
      next_try_at: failed.next_try_at.replace(/^\d+/, '2000'),
    });
    await drain();
    expect(diary.slice(-2)).toEqual(['audit request-1 1', 'audit request-1 2']);
    expect(await waiting()).toEqual([]);
  });

  it('goes on with the rest when one cannot be read', async () => {
    await store.commit(submission('request-1'));
    await store.commit(submission('request-2'));
    const isBroken = { event_sequence: 1, kind: 'audit' };
    await knex('access_outbox').where(isBroken).update({ payload: '{broken' });
    const { diary, targets } = diaryTargets();
    const { drain, logger } = await startDrainer(outbox, targets, {
      waiting: { base: 60_000, cap: 60_000 },
    });
    await drain();

    expect(diary).toContain('audit request-2 2');
    expect(diary).toContain('signal request-1');
    expect(await waiting()).toMatchObject([{ ...isBroken, attempts: 1 }]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('could not be sent'),
    );
  });

  it('gives up on what does not answer, and goes on with the rest', async () => {
    await store.commit(submission('request-1'));
    await store.commit(submission('request-2'));
    const { diary, targets } = diaryTargets();
    const { drain } = await startDrainer(
      outbox,
      {
        ...targets,
        notification: { send: () => new Promise(() => {}) },
      },
      { waiting: { base: 60_000, cap: 60_000 }, sendMilliseconds: 20 },
    );
    await drain();
    expect(diary).toContain('signal request-1');
    expect(diary).toContain('signal request-2');
    expect(await waiting()).toMatchObject([
      {
        kind: 'notification',
        attempts: 1,
        last_error: 'There was no answer within 20 milliseconds',
      },
      { kind: 'notification', attempts: 1 },
    ]);
  });

  it('sends audit messages although no notification is answered', async () => {
    for (const request of ['request-1', 'request-2', 'request-3']) {
      await store.commit(submission(request));
    }
    const { targets, diary } = diaryTargets();
    const { drain } = await startDrainer(outbox, {
      ...targets,
      notification: { send: () => new Promise(() => {}) },
    });
    drain();
    const deadline = Date.now() + 60_000;
    const areOthersWaiting = async () =>
      (await waiting()).some(({ kind }) => kind !== 'notification');
    while ((await areOthersWaiting()) && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(await areOthersWaiting()).toBe(false);
    expect(diary.filter(line => line.startsWith('audit'))).toHaveLength(3);
  });

  it('waits longer after each failure, and does not flood the log', async () => {
    await store.commit(submission('request-1'));
    const { failing, targets } = diaryTargets();
    failing.add('audit');
    const { drain, logger } = await startDrainer(outbox, targets, {
      waiting: { base: 1_000, cap: 300_000 },
    });
    const delays: number[] = [];
    let longest = 0;
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await knex('access_outbox').update({
        next_try_at: '2000-01-01T00:00:00.000Z',
      });
      const started = Date.now();
      await drain();
      const row = itemAt(await waiting(), 0);
      expect(row.attempts).toBe(attempt);
      delays.push(Date.parse(row.next_try_at) - started);
      longest = Math.max(longest, Date.parse(row.next_try_at) - Date.now());
    }
    expect(delays[3]).toBeGreaterThanOrEqual(4_000);
    expect(delays[11]).toBeGreaterThanOrEqual(150_000);
    expect(longest).toBeLessThan(302_000);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('sends again what a drainer sent that was killed before it could note so', async () => {
    await store.commit(submission('request-1'));
    const first = diaryTargets();
    const killed: OutboxDrainerOptions['outbox'] = {
      listDue: query => outbox.listDue(query),
      markDone: async () => {
        throw new Error('killed');
      },
      markFailed: async () => {
        throw new Error('killed');
      },
      prune: before => outbox.prune(before),
    };
    const { drain } = await startDrainer(killed, first.targets);
    // The scheduler bears that its task dies.
    await drain();
    expect(first.diary).toContain('audit request-1 1');

    const second = diaryTargets();
    const restarted = await startDrainer(outbox, second.targets);
    await restarted.drain();
    expect(second.diary[0]).toBe('audit request-1 1');
    expect(await waiting()).toEqual([]);
  });

  it('removes what was sent a while ago, and never what still waits', async () => {
    await store.commit(submission('request-1'));
    const { targets } = diaryTargets();
    const { drain, prune } = await startDrainer(outbox, targets);
    await drain();
    await store.commit(submission('request-2'));
    await knex('access_outbox')
      .where('kind', 'audit')
      .update({ next_try_at: '2000-01-01T00:00:00.000Z' });
    await knex('access_outbox')
      .whereNotNull('done_at')
      .where('kind', 'audit')
      .update({ done_at: '2000-01-01T00:00:00.000Z' });
    await prune();
    expect(
      (await rows()).map(row => [row.request_id, row.kind]).sort(),
    ).toEqual([
      ['request-1', 'notification'],
      ['request-1', 'signal'],
      ['request-2', 'audit'],
      ['request-2', 'notification'],
      ['request-2', 'signal'],
    ]);
  });

  it('signals once for all that was stored together', async () => {
    await store.commit(submission('request-1'));
    await store.commit({
      events: [
        someEvent('step.done', { actor: 'system', grantId: 'grant-1' }),
        someEvent('operation.succeeded', {
          actor: 'system',
          grantId: 'grant-1',
        }),
      ],
    });
    const signal = itemAt(await rows().where('kind', 'signal'), 1);
    expect(JSON.parse(signal.payload)).toEqual({
      requestId: 'request-1',
      grantIds: ['grant-1'],
      team: 'group:default/forecasting',
      domainId: 'd-researchlab1',
      what: ['step.done', 'operation.succeeded'],
    } satisfies SignalMessage);
  });

  it('tells who asked once, when the last of their people become ready together', async () => {
    const people = ['anna', 'jonas'].map(name => ({
      person: `user:default/${name}`,
      displayName: name,
      userId: `${name}-id`,
      userName: `${name}@alpenglow.example`,
    }));
    const grants = people.map(person =>
      someGrant(`grant of ${person.displayName}`, person),
    );
    await store.commit({
      insert: { requests: [someRequest('request-1', { people })], grants },
      events: [],
    });

    await store.commit({
      update: { grants: grants.map(each => ({ ...each, status: 'active' })) },
      events: grants.map(({ grantId }) =>
        someEvent('grant.active', { actor: 'system', grantId }),
      ),
    });

    const sent: NotificationMessage[] = (
      await rows().where('kind', 'notification')
    ).map(({ payload }) => JSON.parse(payload));
    expect(sent.map(({ recipients }) => recipients).sort()).toEqual([
      ['user:default/anna'],
      ['user:default/ben.carter'],
      ['user:default/jonas'],
    ]);
  });
});
