/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { changeGrant } from '../model/grantMachine';
import { beginStep, startOperation } from '../model/operationMachine';
import { isRefusal } from '../model/outcome';
import type {
  GrantRecord,
  NewEvent,
  OperationRecord,
  RequestRecord,
} from '../model/records';
import { findBreak, readEventChain } from '../events/__testUtils__/eventChain';
import { migrationsDirectory } from '../database/applyMigrations';
import { AccessStore } from './AccessStore';
import { itemAt } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

function request(
  requestId: string,
  changes: Partial<RequestRecord> = {},
): RequestRecord {
  return {
    requestId,
    version: 0,
    kind: 'grant',
    status: 'in-review',
    team: 'group:default/a',
    domainId: 'd-1',
    executionRole: 'role',
    people: [
      {
        person: 'user:default/ben',
        displayName: 'Ben',
        userId: 'u-ben',
        userName: 'ben',
      },
    ],
    requester: 'user:default/olga',
    requesterUserId: 'u-olga',
    justification: 'Why not',
    source: 'page',
    plan: {
      domainId: 'd-1',
      executionRole: 'role',
      items: [],
      warnings: ['A warning'],
      hash: 'h',
    },
    policy: { name: 'p', version: '1' },
    approvers: ['group:default/leads', 'user:default/mira'],
    stages: [
      {
        name: 'approval',
        approvers: ['group:default/leads', 'user:default/mira'],
        quorum: 1,
        status: 'in-review',
        votes: [],
        fallback: false,
      },
    ],
    reminders: [],
    idempotencyKey: `key of ${requestId}`,
    inputHash: 'h',
    createdAt: '2026-11-23T10:00:00.000Z',
    updatedAt: '2026-11-23T10:00:00.000Z',
    ...changes,
  };
}

const BEN = { ref: 'user:default/ben', userId: 'u-ben' };

function grant(
  grantId: string,
  changes: Partial<GrantRecord> = {},
): GrantRecord {
  return {
    grantId,
    version: 0,
    requestId: 'r-1',
    person: 'user:default/ben',
    displayName: 'Ben',
    userId: 'u-ben',
    userName: 'ben',
    team: 'group:default/a',
    requester: 'user:default/olga',
    domainId: 'd-1',
    accountId: '222222222222',
    region: 'eu-west-1',
    applicationArn: 'arn',
    executionRole: 'role',
    status: 'provisioning',
    plannedProfileName: 'ben',
    created: { profile: true, roleBefore: {} },
    announced: [],
    createdAt: '2026-11-23T10:00:00.000Z',
    updatedAt: '2026-11-23T10:00:00.000Z',
    ...changes,
  };
}

function event(type: NewEvent['type'], requestId = 'r-1'): NewEvent {
  return {
    requestId,
    type,
    actor: 'system',
    detail: { some: 'thing', nothing: undefined, of: { a: [1, 'ä'] } },
    at: '2026-11-23T10:00:00.000Z',
  };
}

describe.each(databases.eachSupportedId())('AccessStore on %s', id => {
  let knex: Knex;
  let store: AccessStore;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new AccessStore({ knex });
  });

  it('gives back what it was given', async () => {
    const asked = request('r-1', {
      decision: {
        outcome: 'approved',
        by: 'policy:p',
        automatic: true,
        at: '2026-11-23T10:00:00.000Z',
      },
    });
    const held = grant('g-1', {
      profileName: 'ben-1',
      expiresAt: '2026-12-23T10:00:00.000Z',
      endedReason: 'left',
      deprovisionAt: '2026-12-01T10:00:00.000Z',
      remainingAccess: [{ code: 'way.group', params: { group: 'analysts' } }],
      announced: ['P7D'],
      membership: 'member',
    });
    const { operation } = startOperation(held, {
      kind: 'provision',
      at: '2026-11-23T10:00:00.000Z',
      operationId: 'o-1',
      actor: 'system',
      laneOf: () => 'identity-center',
    });
    expect(
      await store.commit({
        insert: {
          requests: [asked],
          grants: [held],
          operations: [operation],
        },
        events: [event('request.voted')],
      }),
    ).toBe('stored');
    expect(await store.getRequest('r-1')).toEqual(asked);
    expect(
      await store.findRequestByKey({
        requester: { ref: asked.requester, userId: asked.requesterUserId },
        idempotencyKey: asked.idempotencyKey,
      }),
    ).toEqual(asked);
    expect(await store.getGrant('g-1')).toEqual(held);
    expect(await store.getOperation('o-1')).toEqual(operation);
    expect(await store.listGrantsOfRequests(['r-1', 'r-2'])).toEqual(
      new Map([
        ['r-1', [held]],
        ['r-2', []],
      ]),
    );
    expect(await store.getRequest('none')).toBeUndefined();

    const begun = beginStep(operation, { at: '2026-11-23T10:00:01.000Z' });
    begun.steps[0] = {
      ...itemAt(begun.steps, 0),
      changed: false,
      before: { assigned: false },
      error: { kind: 'retry', name: 'X', message: 'x' },
      reported: [{ kind: 'retry', name: 'X' }],
    };
    await store.commit({ update: { operations: [begun] }, events: [] });
    expect(await store.getOperation('o-1')).toEqual({ ...begun, version: 1 });
  });

  it('lets only one of two who change the same record succeed, with everything that belongs to it', async () => {
    await store.commit({
      insert: { requests: [request('r-1')], grants: [grant('g-1')] },
      events: [event('request.submitted')],
    });
    const read = (await store.getRequest('r-1'))!;
    const held = (await store.getGrant('g-1'))!;
    const active = changeGrant(
      held,
      { type: 'activate' },
      { at: '2026-11-23T10:00:02.000Z', actor: 'system' },
    );
    if (isRefusal(active)) {
      throw new Error(active.refusal.message);
    }
    const results = await Promise.all(
      (['approved', 'rejected'] as const).map(type =>
        store.commit({
          update: {
            requests: [{ ...read, justification: type }],
            grants: type === 'rejected' ? [active.state] : [],
          },
          events: [event(`request.${type}`)],
        }),
      ),
    );
    expect([...results].sort()).toEqual(['conflict', 'stored']);
    const winner = results[0] === 'stored' ? 'approved' : 'rejected';
    expect(await store.getRequest('r-1')).toMatchObject({
      version: 1,
      justification: winner,
    });
    expect((await store.getGrant('g-1'))?.status).toBe(
      winner === 'rejected' ? 'active' : 'provisioning',
    );
    expect(
      (await store.listEvents({ requestId: 'r-1', limit: 100 })).map(
        ({ type }) => type,
      ),
    ).toEqual(['request.submitted', `request.${winner}`]);
  });

  it('stores one of two changes that would each keep within a limit', async () => {
    const countGrants = async (transaction: Knex.Transaction) =>
      Number((await transaction('access_grants').count({ n: '*' }))[0]?.n);
    const fits = async (transaction: Knex.Transaction) => {
      const count = await countGrants(transaction);
      // Long enough for the other to write as well, where it can.
      await new Promise(resolve => setTimeout(resolve, 100));
      return count <= 1;
    };
    const results = await Promise.all(
      ['u-ada', 'u-ben'].map(userId =>
        store.commit({
          insert: { grants: [grant(`g-${userId}`, { userId })] },
          events: [event('request.approved')],
          stillHolds: fits,
        }),
      ),
    );
    expect(results.sort()).toEqual(['conflict', 'stored']);
    expect(await knex.transaction(countGrants)).toBe(1);
  });

  it('stores no operation of a batch when one has another version by now, or is not there', async () => {
    const operation = (operationId: string) =>
      startOperation(grant('g-1'), {
        kind: 'provision',
        at: '2026-11-23T10:00:00.000Z',
        operationId,
        actor: 'system',
        laneOf: () => 'identity-center',
      }).operation;
    const stored = ['o-1', 'o-2'].map(operation);
    await store.commit({ insert: { operations: stored }, events: [] });
    const update = (operations: OperationRecord[]) =>
      store.commit({
        update: {
          operations: operations.map(each => ({ ...each, rounds: 3 })),
        },
        events: [],
      });
    const stale = stored.map((each, index) => ({ ...each, version: index }));

    expect(await update(stale)).toBe('conflict');
    expect(await update([...stored, operation('o-3')])).toBe('conflict');

    expect(await store.getOperation('o-1')).toEqual(stored[0]);
    expect(await store.getOperation('o-3')).toBeUndefined();
    expect(await update(stored)).toBe('stored');
    expect((await store.getOperation('o-2'))?.rounds).toBe(3);
  });

  it('keeps one request per key and one live grant per Identity Center user and domain', async () => {
    await store.commit({
      insert: { requests: [request('r-1')], grants: [grant('g-1')] },
      events: [],
    });
    const duplicates = [
      {
        requests: [
          request('r-2', { idempotencyKey: 'key of r-1', status: 'approved' }),
        ],
      },
      // The same person under another name.
      {
        requests: [
          request('r-2', {
            requester: 'user:default/other',
            idempotencyKey: 'key of r-1',
            status: 'approved',
          }),
        ],
      },
      {
        requests: [request('r-3', { status: 'approved' })],
        grants: [grant('g-3', { person: 'user:default/ben2' })],
      },
    ];
    for (const insert of duplicates) {
      expect(
        await store.commit({ insert, events: [event('request.voted')] }),
      ).toBe('duplicate');
    }
    expect(await store.getRequest('r-3')).toBeUndefined();
    expect(await store.listEvents({ requestId: 'r-1', limit: 100 })).toEqual(
      [],
    );
    expect(
      await store.commit({
        insert: {
          requests: [
            request('r-4', {
              requesterUserId: 'u-2',
              idempotencyKey: 'key of r-1',
              status: 'approved',
            }),
          ],
          grants: [grant('g-4', { domainId: 'd-2', requestId: 'r-4' })],
        },
        events: [],
      }),
    ).toBe('stored');
    expect(
      await store.commit({
        update: { grants: [grant('g-1', { status: 'ended' })] },
        insert: { grants: [grant('g-5')] },
        events: [],
      }),
    ).toBe('stored');
    expect(
      (await store.listLiveGrants({ people: ['user:default/ben'] })).map(
        ({ grantId }) => grantId,
      ),
    ).toEqual(['g-4', 'g-5']);
    // The name has passed to somebody else.
    expect(
      await store.commit({
        insert: { grants: [grant('g-6', { userId: 'u-2' })] },
        events: [],
      }),
    ).toBe('stored');
    expect(
      (await store.listLiveGrants({ userIds: ['u-ben'], domainId: 'd-2' })).map(
        ({ grantId }) => grantId,
      ),
    ).toEqual(['g-4']);
    expect(await store.listLiveGrants({ people: [] })).toEqual([]);
    expect(
      await store.listLiveGrants({ team: { ref: 'group:default/a' } }),
    ).toHaveLength(3);
  });

  it('lists the live grants through a group, and what was asked through it', async () => {
    const throughGroup = { groupId: 'group-1', displayName: 'forecasting' };
    const through = (grantId: string, changes: Partial<GrantRecord> = {}) =>
      grant(grantId, {
        person: `user:default/${grantId}`,
        userId: grantId,
        throughGroup,
        ...changes,
      });
    await store.commit({
      insert: {
        requests: [request('r-1', { throughGroup })],
        grants: [
          through('g-1', { created: { assignment: true } }),
          through('g-2', { domainId: 'd-2' }),
          through('g-3', { status: 'ended' }),
          grant('g-4'),
        ],
      },
      events: [],
    });
    expect((await store.getRequest('r-1'))?.throughGroup).toEqual(throughGroup);
    const listed = await store.listLiveGrants({
      groupIds: ['group-1', 'group-2'],
    });
    expect(listed.map(({ grantId }) => grantId)).toEqual(['g-1', 'g-2']);
    expect(listed[0]).toMatchObject({
      throughGroup,
      created: { assignment: true },
    });
    expect(
      (
        await store.listLiveGrants({
          groupIds: ['group-1'],
          userIds: ['u-ben'],
        })
      ).map(({ grantId }) => grantId),
    ).toEqual(['g-1', 'g-2', 'g-4']);
    expect((await store.getGrant('g-4'))?.throughGroup).toBeUndefined();
  });

  it('chains events without a gap, also when many write at once', async () => {
    await store.commit({ insert: { requests: [request('r-1')] }, events: [] });
    await Promise.all(
      Array.from({ length: 20 }, () =>
        store.commit({
          events: [event('request.voted'), event('request.voted', 'r-2')],
        }),
      ),
    );
    const chain = await readEventChain(knex);
    expect(chain.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 41 }, (_, i) => i + 1),
    );
    expect(findBreak(chain)).toBeUndefined();

    await knex('access_events')
      .where('sequence', 7)
      .update({ actor: 'somebody else' });
    expect(findBreak(await readEventChain(knex))).toBe(7);
    await knex('access_events').where('sequence', 7).delete();
    expect(findBreak(await readEventChain(knex))).toBe(7);
  });

  it('lists requests for those who ask, whom they are for, and who may decide', async () => {
    const at = (second: number) => `2026-11-23T10:00:0${second}.000Z`;
    await store.commit({
      insert: {
        requests: [
          request('r-1', { createdAt: at(1) }),
          request('r-2', {
            createdAt: at(1),
            team: 'group:default/b',
            kind: 'extend',
          }),
          request('r-3', { createdAt: at(2), status: 'withdrawn' }),
          request('r-4', {
            createdAt: at(3),
            kind: 'revoke',
            requester: 'user:default/mira',
            requesterUserId: undefined,
          }),
          request('r-5', { createdAt: at(4), people: [] }),
        ],
      },
      events: [],
    });
    const list = async (
      query: Partial<Parameters<typeof store.listRequests>[0]>,
    ) =>
      (await store.listRequests({ limit: 10, ...query })).map(
        ({ requestId }) => requestId,
      );
    expect(await list({})).toEqual(['r-5', 'r-4', 'r-3', 'r-2', 'r-1']);
    expect(await list({ limit: 2 })).toEqual(['r-5', 'r-4']);
    expect(await list({ after: { value: at(1), requestId: 'r-2' } })).toEqual([
      'r-1',
    ]);
    expect(await list({ team: { ref: 'group:default/b' } })).toEqual(['r-2']);
    expect(await list({ status: 'withdrawn' })).toEqual(['r-3']);
    expect(await list({ mine: { ref: 'user:default/mira' } })).toEqual(['r-4']);
    expect(await list({ mine: BEN })).toEqual(['r-4', 'r-3', 'r-2', 'r-1']);
    expect(await list({ people: [BEN], status: 'in-review' })).toEqual([
      'r-4',
      'r-2',
      'r-1',
    ]);
    expect(await list({ mine: { ...BEN, userId: 'u-other' } })).toEqual([]);
    const toDecide = { refs: ['user:default/mira'], ref: 'user:default/mira' };
    expect(await list({ toDecide })).toEqual(['r-5', 'r-2', 'r-1']);
    expect(
      await list({ toDecide: { ...toDecide, refs: ['user:default/x'] } }),
    ).toEqual([]);
    expect(await list({ toDecide: { ...toDecide, userId: 'u-olga' } })).toEqual(
      [],
    );
    expect(
      await list({
        toDecide: {
          refs: ['group:default/leads'],
          ref: 'user:default/x',
          userId: 'u-ben',
        },
      }),
    ).toEqual(['r-5']);
  });

  it('finds the oldest operation of a lane that is due', async () => {
    const operation = (operationId: string, nextTryAt?: string) => ({
      ...startOperation(grant('g-1'), {
        kind: 'provision',
        at: '2026-11-23T10:00:00.000Z',
        operationId,
        actor: 'system',
        laneOf: () => 'identity-center',
      }).operation,
      nextTryAt,
      startedAt: `2026-11-23T10:00:0${operationId}.000Z`,
    });
    await store.commit({
      insert: {
        operations: [
          operation('1', '2026-11-23T10:00:05.000Z'),
          operation('2', '2026-11-23T10:00:03.000Z'),
          operation('3'),
          {
            ...operation('4', '2026-11-23T10:00:01.000Z'),
            lane: 'sagemaker:1:eu-west-1',
          },
        ],
      },
      events: [],
    });
    const due = async (lane: string, second: number, except?: string[]) =>
      (
        await store.listDueOperations({
          lane,
          now: `2026-11-23T10:00:0${second}.000Z`,
          limit: 1,
          except,
        })
      )[0]?.operationId;
    expect(await due('identity-center', 2)).toBeUndefined();
    expect(await due('identity-center', 3)).toBe('2');
    expect(await due('identity-center', 5)).toBe('1');
    expect(await due('identity-center', 5, ['1'])).toBe('2');
    expect(await due('identity-center', 5, ['1', '2'])).toBeUndefined();
    expect(await due('sagemaker:1:eu-west-1', 1)).toBe('4');
    expect(
      (await store.listLatestOperations(['g-1'])).get('g-1')?.operationId,
    ).toBe('4');
  });

  it('knows the latest operation of a grant by the order in which they were started', async () => {
    const operation = (operationId: string, grantId = 'g-1') =>
      startOperation(grant(grantId), {
        kind: 'provision',
        // All in the same millisecond.
        at: '2026-11-23T10:00:00.000Z',
        operationId,
        actor: 'system',
        laneOf: () => 'identity-center',
      }).operation;
    const commit = (...operations: ReturnType<typeof operation>[]) =>
      store.commit({ insert: { operations }, events: [] });
    await store.commit({
      insert: {
        grants: [grant('g-1'), grant('g-2', { person: 'p', userId: 'p' })],
      },
      events: [],
    });
    await commit(operation('z'), operation('c', 'g-2'));
    await commit(operation('a'));
    await commit(operation('m'), operation('b', 'g-2'));
    const latest = async (grantId: string) =>
      (await store.listLatestOperations(['g-1', 'g-2'])).get(grantId)
        ?.operationId;
    expect(await latest('g-1')).toBe('m');
    expect(await latest('g-2')).toBe('b');

    // A later change of an earlier one makes it no later.
    const before = await store.getOperation('a');
    await store.commit({ update: { operations: [before!] }, events: [] });
    expect(await latest('g-1')).toBe('m');

    const together = ['q', 'e', 'x', 'd'];
    expect(
      await Promise.all(together.map(each => commit(operation(each)))),
    ).toEqual(together.map(() => 'stored'));
    const numbers = await knex('access_operations')
      .where('grant_id', 'g-1')
      .orderBy('number')
      .select('operation_id', 'number');
    expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await latest('g-1')).toBe(numbers.at(-1)?.operation_id);
  });
});

const onPostgres = databases.supports('POSTGRES_16') ? describe : describe.skip;

onPostgres('AccessStore on a PostgreSQL that gives transactions up', () => {
  let knex: Knex;
  let told: number;
  let store: AccessStore;

  beforeEach(async () => {
    knex = await databases.init('POSTGRES_16');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    told = 0;
    store = new AccessStore({
      knex,
      wakeOutbox: () => {
        told += 1;
      },
    });
    // A sequence counts on when a transaction is rolled back.
    await knex.raw('create sequence attempts');
  });

  /** Gives up each transaction that appends an event, up to so many times. */
  async function giveUp(code: string, times: number) {
    await knex.raw(`
      create function give_up() returns trigger language plpgsql as $$
      begin
        if nextval('attempts') <= ${times} then
          raise exception 'given up' using errcode = '${code}';
        end if;
        return new;
      end $$;
      create trigger give_up before insert on access_events
        for each row execute function give_up();
    `);
  }

  async function attempts(): Promise<number> {
    const { rows } = await knex.raw('select last_value from attempts');
    return Number(rows[0].last_value);
  }

  const changes = {
    insert: { requests: [request('r-1')], grants: [grant('g-1')] },
    events: [event('request.submitted')],
  };

  it.each(['40P01', '40001'])(
    'stores once what was given up with %s, from the start',
    async code => {
      await giveUp(code, 4);
      expect(await store.commit(changes)).toBe('stored');
      expect(await attempts()).toBe(5);
      expect(await store.getGrant('g-1')).toMatchObject({ version: 0 });
      expect(await readEventChain(knex)).toHaveLength(1);
      expect(told).toBe(1);
    },
  );

  it.each([
    ['40P01', 5],
    // Of any other kind, the next attempt would fail as well.
    ['22023', 1],
  ])(
    'stores nothing when it goes on with %s, after %d attempts',
    async (code, times) => {
      await giveUp(code, 1_000);
      await expect(store.commit(changes)).rejects.toMatchObject({ code });
      expect(await attempts()).toBe(times);
      expect(await store.getGrant('g-1')).toBeUndefined();
      expect(told).toBe(0);
    },
  );
});
