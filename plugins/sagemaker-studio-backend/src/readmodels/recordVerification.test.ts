/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What somebody who can write to the database can do to the record, and what of it the verification shows. */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/applyMigrations';
import type { ChainedEvent, ChainEnd } from '../events/eventChain';
import { EventKeys } from '../events/EventKeys';
import { EventLog } from '../events/EventLog';
import { chainEvent, readEventChain } from '../events/__testUtils__/eventChain';
import {
  someEvent,
  someGrant,
  submission,
} from '../events/__testUtils__/records';
import { toEventRow } from '../events/eventRows';
import { AccessStore } from '../store/AccessStore';
import { startRecord } from '../store/startRecord';
import { itemAt } from '../util/__testUtils__/items';
import { EventService } from './EventService';

const NO_TEAMS = {
  teamIdentifier: { identifyOne: async (ref: string) => ({ ref }) },
  config: { teams: [] },
};

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

const KEY = { id: 'second', secret: '2'.repeat(32) };
const FORMER = { id: 'first', secret: '1'.repeat(32) };
const START: ChainEnd = { sequence: 0, hash: '' };
const ROW_TABLES = [
  'access_grants',
  'access_requests',
  'access_request_people',
  'access_request_approvers',
];

describe.each(databases.eachSupportedId())('the record on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
  });

  function serviceWith(keys?: EventKeys) {
    return new EventService({
      knex,
      eventLog: new EventLog({ knex, batch: 3 }),
      ...NO_TEAMS,
      keys,
    });
  }

  /** Two requests and a grant; the last event is about a row. */
  async function fill(keys?: EventKeys) {
    const store = new AccessStore({ knex, keys });
    await store.commit(submission('request-1'));
    await store.commit(submission('request-2'));
    await store.commit({
      insert: { grants: [someGrant('grant-1')] },
      events: [
        someEvent('grant.provisioning', { grantId: 'grant-1' }),
        someEvent('step.done', { grantId: 'grant-1' }),
      ],
    });
    await store.commit({
      update: { grants: [someGrant('grant-1', { status: 'active' })] },
      events: [someEvent('grant.active', { grantId: 'grant-1' })],
    });
  }

  const at = (sequence: number) => knex('access_events').where({ sequence });
  const endAt = (end: { sequence: number; hash: string }) =>
    knex('access_event_chain').update({
      sequence: end.sequence,
      hash: end.hash,
    });

  async function deleteEventsAfter(sequence: number) {
    const last = await at(sequence).first();
    await knex('access_events').where('sequence', '>', sequence).delete();
    await knex('access_event_records')
      .where('sequence', '>', sequence)
      .delete();
    await endAt(last ?? START);
  }

  async function deleteRows() {
    for (const table of ROW_TABLES) {
      await knex(table).delete();
    }
  }

  /** Makes every hash anew, as somebody does who knows how they are made. */
  async function rewrite(
    change: (event: { sequence: number }) => object,
    columns: object = {},
  ) {
    let end: ChainEnd = START;
    for (const event of await readEventChain(knex)) {
      const forged = chainEvent(end, { ...event, ...change(event) });
      await at(event.sequence).update({ ...toEventRow(forged), ...columns });
      end = forged;
    }
    await endAt(end);
  }

  describe('without a key', () => {
    beforeEach(() => fill());

    it('agrees when nobody has touched it', async () => {
      expect(await serviceWith().verify()).toEqual({
        intact: true,
        checked: 5,
        head: (await at(5).first()).hash,
        headSequence: 5,
        faults: [],
        rows: { requests: 2, grants: 1, unproven: 0, faults: [] },
        signatures: { configured: false, verified: 0, unverified: 0 },
      });
    });

    it.each([
      ['access_requests', { justification: 'Something else' }],
      ['access_requests', { status: 'approved' }],
      ['access_requests', { stages: '[]' }],
      ['access_request_people', { user_id: 'mallory-id' }],
      ['access_request_approvers', { entity_ref: 'user:default/mallory' }],
    ])('shows that a request was changed in %s: %j', async (table, changed) => {
      await knex(table).where({ request_id: 'request-1' }).update(changed);
      expect(await serviceWith().verify()).toMatchObject({
        intact: false,
        faults: [],
        rows: {
          faults: [
            { kind: 'request', id: 'request-1', fault: 'altered', sequence: 1 },
          ],
        },
      });
    });

    it.each([
      { status: 'ended' },
      { execution_role: 'arn:aws:iam::222222222222:role/Admin' },
      { expires_at: '2030-01-01T00:00:00.000Z' },
      { user_id: 'mallory-id' },
      { made: '{"profile":true}' },
      { version: 7 },
    ])('shows that a grant was changed: %j', async changed => {
      await knex('access_grants').update(changed);
      expect(await serviceWith().verify()).toMatchObject({
        intact: false,
        rows: {
          faults: [
            { kind: 'grant', id: 'grant-1', fault: 'altered', sequence: 5 },
          ],
        },
      });
    });

    it('shows a grant that was set back to what it once was', async () => {
      const before = await knex('access_grants').first();
      await new AccessStore({ knex }).commit({
        update: {
          grants: [someGrant('grant-1', { version: 1, status: 'suspended' })],
        },
        events: [someEvent('grant.suspended', { grantId: 'grant-1' })],
      });
      await knex('access_grants').update(before);
      expect(await serviceWith().verify()).toMatchObject({
        rows: { faults: [{ id: 'grant-1', fault: 'altered', sequence: 6 }] },
      });
    });

    it('shows a grant that nobody recorded, and one that is gone', async () => {
      const row = await knex('access_grants').first();
      await knex('access_grants').update({ grant_id: 'grant-9' });
      expect(row.grant_id).toBe('grant-1');
      expect((await serviceWith().verify()).rows.faults).toEqual([
        { kind: 'grant', id: 'grant-1', fault: 'missing', sequence: 5 },
        { kind: 'grant', id: 'grant-9', fault: 'unrecorded' },
      ]);
    });

    it('shows a digest that was changed with its row', async () => {
      await knex('access_grants').update({ status: 'ended' });
      await knex('access_event_records')
        .where({ kind: 'grant', sequence: 5 })
        .update({ digest: '0'.repeat(64) });
      expect(await serviceWith().verify()).toMatchObject({
        faults: [{ sequence: 5, fault: 'altered' }],
      });
    });

    it('takes no digest for a row that no event has recorded', async () => {
      await knex('access_event_records').insert({
        kind: 'grant',
        record_id: 'grant-1',
        sequence: 99,
        digest: '0'.repeat(64),
      });
      expect(await serviceWith().verify()).toMatchObject({ intact: true });
    });

    it('shows that the last line was deleted and the end set back', async () => {
      await deleteEventsAfter(4);
      expect(await serviceWith().verify()).toMatchObject({
        intact: false,
        rows: { faults: [{ id: 'grant-1', fault: 'altered' }] },
      });
    });

    it('shows that all events were deleted', async () => {
      await deleteEventsAfter(0);
      expect((await serviceWith().verify()).rows.faults).toEqual([
        { kind: 'request', id: 'request-1', fault: 'unrecorded' },
        { kind: 'request', id: 'request-2', fault: 'unrecorded' },
        { kind: 'grant', id: 'grant-1', fault: 'unrecorded' },
      ]);
    });

    it.each(['{"not": JSON', 'null', '5', '['.repeat(49_000)])(
      'shows a detail that is no JSON object as altered',
      async detail => {
        await at(3).update({ detail });
        const service = serviceWith();
        expect(await service.verify()).toMatchObject({
          intact: false,
          faults: [{ sequence: 3, fault: 'altered' }],
        });
        const { items } = await service.list({});
        expect(itemAt(items, 2)).toMatchObject({
          sequence: 3,
          detail: { unreadable: detail },
        });
      },
    );

    it('shows a chain of actors that is no JSON as altered', async () => {
      await at(1).update({ actor_chain: '{"a":' });
      expect((await serviceWith().verify()).faults).toEqual([
        { sequence: 1, fault: 'altered' },
      ]);
    });
  });

  describe('compared with an event that has left the database', () => {
    let given: { sequence: number; hash: string };

    beforeEach(async () => {
      await fill();
      const { sequence, hash } = itemAt(await readEventChain(knex), 4);
      given = { sequence, hash };
    });

    it('agrees while it contains the event', async () => {
      await new AccessStore({ knex }).commit({
        events: [someEvent('grant.active')],
      });
      expect(await serviceWith().verify(given)).toMatchObject({
        intact: true,
        given: { ...given, found: true },
      });
    });

    it.each([
      ['a rewritten tail', () => rewrite(() => ({ actor: 'mallory' }))],
      [
        'the end cut off, with what it says of rows',
        async () => {
          await deleteEventsAfter(2);
          await knex('access_grants').delete();
        },
      ],
      [
        'everything deleted',
        async () => {
          await deleteEventsAfter(0);
          await deleteRows();
        },
      ],
    ])('shows %s, which shows in no other way', async (_, forge) => {
      await forge();
      expect(await serviceWith().verify()).toMatchObject({ intact: true });
      expect(await serviceWith().verify(given)).toMatchObject({
        intact: false,
        given: { ...given, found: false },
      });
    });
  });

  describe('with a key', () => {
    const keys = new EventKeys({ signingKey: KEY });

    async function start(withKeys = keys) {
      await startRecord(knex, withKeys);
      await fill(withKeys);
    }

    it('agrees when nobody has touched it, and needs the key for it', async () => {
      await start();
      expect(await serviceWith(keys).verify()).toMatchObject({
        intact: true,
        checked: 6,
        signatures: { configured: true, verified: 6, unverified: 0, from: 1 },
      });
      expect(await serviceWith().verify()).toMatchObject({
        intact: true,
        signatures: { configured: false, verified: 0, unverified: 6 },
      });
    });

    it('goes on being verified after the key was replaced', async () => {
      await start(new EventKeys({ signingKey: FORMER }));
      const rotated = new EventKeys({
        signingKey: KEY,
        formerSigningKeys: [FORMER],
      });
      await startRecord(knex, rotated);
      await new AccessStore({ knex, keys: rotated }).commit({
        events: [someEvent('grant.active')],
      });
      expect(await knex('access_events').distinct().pluck('key_id')).toEqual(
        expect.arrayContaining(['first', 'second']),
      );
      expect(await serviceWith(rotated).verify()).toMatchObject({
        intact: true,
        signatures: { verified: 7, from: 1 },
      });
      expect((await serviceWith(keys).verify()).faults).toContainEqual({
        sequence: 1,
        fault: 'unknown-key',
      });
    });

    it('shows a rewritten tail with its end adapted', async () => {
      await start();
      await rewrite(({ sequence }) =>
        sequence < 4 ? {} : { actor: 'user:default/mallory' },
      );
      expect((await serviceWith(keys).verify()).faults).toEqual(
        [4, 5, 6].map(sequence => ({ sequence, fault: 'wrong-signature' })),
      );
    });

    it('shows events that were made anew without signatures', async () => {
      await start();
      const unsigned = { key_id: null, signature: null };
      await at(6).update(unsigned);
      expect((await serviceWith(keys).verify()).faults).toEqual([
        { sequence: 6, fault: 'unsigned' },
      ]);

      await rewrite(() => ({ actor: 'user:default/mallory' }), unsigned);
      expect(await serviceWith(keys).verify()).toMatchObject({
        intact: false,
      });
      // The next event is signed, and does not say that signing begins.
      await new AccessStore({ knex, keys }).commit({
        events: [someEvent('grant.active')],
      });
      expect((await serviceWith(keys).verify()).faults).toEqual([
        { sequence: 7, fault: 'misplaced' },
      ]);
      // A restart does, so it takes the number of the first signed event.
      await startRecord(knex, keys);
      const pinned = new EventKeys({
        signingKey: KEY,
        signedFrom: 1,
      });
      expect((await serviceWith(pinned).verify()).faults).toContainEqual({
        sequence: 1,
        fault: 'unsigned',
      });
    });

    it('shows that everything was deleted', async () => {
      await start();
      await deleteEventsAfter(0);
      await deleteRows();
      expect(await serviceWith(keys).verify()).toMatchObject({
        intact: false,
        faults: [{ sequence: 1, fault: 'missing' }],
      });
    });

    it('says from which event on it is signed when the key came later', async () => {
      await fill();
      await startRecord(knex, keys);
      await startRecord(knex, keys);
      expect(await at(6).first('type')).toEqual({
        type: 'record.signing-started',
      });
      expect(await serviceWith(keys).verify()).toMatchObject({
        intact: true,
        checked: 6,
        signatures: { verified: 1, from: 6 },
      });
    });
  });

  describe('of a database from before digests were recorded', () => {
    /** Leaves the events after a sequence as the version before wrote them. */
    async function makeOlder(after: number) {
      await knex('access_event_records').where('sequence', '>', after).delete();
      let end: ChainedEvent | undefined;
      for (const event of await readEventChain(knex)) {
        end =
          event.sequence > after
            ? chainEvent(end ?? START, { ...event, records: undefined })
            : event;
        await at(event.sequence).update(toEventRow(end));
      }
      await endAt(end ?? START);
    }

    it('verifies rows from the start of this version on, and says so', async () => {
      await fill();
      await makeOlder(0);
      await startRecord(knex);
      await startRecord(knex);
      const baseline = await at(6).first();
      expect(baseline.type).toBe('record.baseline');
      expect(await serviceWith().verify()).toMatchObject({
        intact: true,
        checked: 6,
        rows: {
          requests: 2,
          grants: 1,
          unproven: 0,
          since: { sequence: 6, at: baseline.at },
        },
      });

      await knex('access_requests').update({ justification: 'Else' });
      expect((await serviceWith().verify()).rows.faults).toEqual([
        { kind: 'request', id: 'request-1', fault: 'altered', sequence: 6 },
        { kind: 'request', id: 'request-2', fault: 'altered', sequence: 6 },
      ]);
    });

    it('counts rows that a replica of the version before has written since', async () => {
      await fill();
      await makeOlder(0);
      await startRecord(knex);
      // The older replica stores the grant and an event, and no digest.
      await new AccessStore({ knex }).commit({
        update: {
          grants: [someGrant('grant-1', { version: 1, status: 'suspended' })],
        },
        events: [someEvent('grant.suspended', { grantId: 'grant-1' })],
      });
      await makeOlder(6);

      expect(await serviceWith().verify()).toMatchObject({
        intact: true,
        rows: { grants: 1, unproven: 1, faults: [] },
      });
    });

    it('shows rows that were taken over a second time', async () => {
      await fill();
      await new AccessStore({ knex }).commit({
        events: [someEvent('record.baseline')],
      });
      expect((await serviceWith().verify()).faults).toEqual([
        { sequence: 6, fault: 'misplaced' },
      ]);
    });
  });

  it('records rows that no event is about with an event of their own', async () => {
    await fill();
    await new AccessStore({ knex }).commit({
      update: {
        grants: [someGrant('grant-1', { version: 1, membership: 'member' })],
      },
      events: [],
    });
    expect(await at(6).first()).toMatchObject({
      type: 'record.updated',
      request_id: '',
    });
    expect(await knex('access_outbox').where({ event_sequence: 6 })).toEqual(
      [],
    );
    expect(await serviceWith().verify()).toMatchObject({ intact: true });
  });

  it('compares texts as the database keeps them', async () => {
    await new AccessStore({ knex }).commit({
      insert: {
        grants: [someGrant('grant-1', { displayName: 'half \ud83d' })],
      },
      events: [],
    });
    expect(await serviceWith().verify()).toMatchObject({ intact: true });
  });

  it('lets the process answer others meanwhile', async () => {
    const store = new AccessStore({ knex });
    for (let part = 0; part < 10; part += 1) {
      await store.commit({
        events: Array.from({ length: 500 }, (_, number) =>
          someEvent('step.done', { detail: { number, text: 'x'.repeat(500) } }),
        ),
      });
    }
    // Each look at the clock is a millisecond later, so that a slice is ten pieces of work on any machine.
    let time = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => {
      time += 1;
      return time;
    });
    let longest = 0;
    let last = time;
    let turn = setImmediate(function look() {
      longest = Math.max(longest, time - last);
      last = time;
      turn = setImmediate(look);
    });
    const { checked } = await new EventService({
      knex,
      eventLog: new EventLog({ knex }),
      ...NO_TEAMS,
    }).verify();
    clearImmediate(turn);
    clock.mockRestore();
    expect(checked).toBe(5000);
    expect(Math.max(longest, time - last)).toBeLessThan(50);
  });
});
