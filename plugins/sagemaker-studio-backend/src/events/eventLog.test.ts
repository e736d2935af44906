/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { AccessEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { stableHash } from '../util/hash';
import { migrationsDirectory } from '../database/applyMigrations';
import { AccessStore } from '../store/AccessStore';
import { EventLog } from './EventLog';
import { EventService } from '../readmodels/EventService';
import {
  someEvent,
  someGrant,
  someRequest,
  submission,
} from './__testUtils__/records';
import { verifyEvents } from './verifyEvents';
import { itemAt } from '../util/__testUtils__/items';
import { chainEvent } from './__testUtils__/eventChain';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

/** The filter by team is tested elsewhere. */
const NO_TEAMS = {
  teamIdentifier: { identifyOne: async (ref: string) => ({ ref }) },
  config: { teams: [] },
};

const EVENTS = 10;

async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const line of lines) {
    text += line;
  }
  return text;
}

describe.each(databases.eachSupportedId())('the record of events on %s', id => {
  let knex: Knex;
  let service: EventService;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    // Small parts, so that the record does not fit into one.
    service = new EventService({
      knex,
      eventLog: new EventLog({ knex, batch: 3 }),
      ...NO_TEAMS,
    });
    const store = new AccessStore({ knex });
    await store.commit(submission('request-1'));
    await store.commit(submission('request-2'));
    for (let number = 3; number <= EVENTS; number += 1) {
      await store.commit({
        events: [
          someEvent(number % 2 ? 'grant.active' : 'step.done', {
            grantId: 'grant-1',
            actor: 'system',
            detail: { number },
          }),
        ],
      });
    }
  });

  const at = (sequence: number) => knex('access_events').where({ sequence });

  it('is intact when nobody has touched it', async () => {
    expect(await service.verify()).toMatchObject({
      intact: true,
      checked: EVENTS,
      head: (await at(EVENTS).first()).hash,
      faults: [],
    });
  });

  it('is intact when it is empty', async () => {
    const empty = await databases.init(id);
    await empty.migrate.latest({ directory: migrationsDirectory() });
    const eventLog = new EventLog({ knex: empty });
    expect(
      await new EventService({ knex: empty, eventLog, ...NO_TEAMS }).verify(),
    ).toMatchObject({
      intact: true,
      checked: 0,
      head: undefined,
      faults: [],
    });
  });

  const FORGERIES: [string, object][] = [
    ['actor', { actor: 'user:default/mallory' }],
    ['detail', { detail: '{"number":99}' }],
    ['type', { type: 'grant.ended' }],
    ['time', { at: '2020-01-01T00:00:00.000Z' }],
    ['source', { source: 'agent' }],
    ['chain of actors', { actor_chain: '["user:default/mallory"]' }],
    ['hash', { hash: 'f'.repeat(64) }],
    ['grant', { grant_id: null }],
  ];

  it.each(FORGERIES)('shows a row whose %s was altered', async (_, values) => {
    await at(4).update(values);
    expect(await service.verify()).toMatchObject({
      intact: false,
      checked: EVENTS,
      faults: [{ sequence: 4, fault: 'altered' }],
    });
  });

  it.each([4, EVENTS])(
    'shows row %s, altered together with its hash',
    async sequence => {
      const rows = await knex('access_events').orderBy('sequence');
      const forged = chainEvent(
        { sequence: sequence - 1, hash: rows[sequence - 1].prev_hash },
        someEvent('grant.ended', { actor: 'system' }),
      );
      await at(sequence).update({
        type: forged.type,
        grant_id: null,
        detail: '{}',
        hash: forged.hash,
      });
      expect((await service.verify()).faults).toEqual([
        { sequence, fault: 'altered' },
      ]);
    },
  );

  it('shows a row that is missing in the middle', async () => {
    await knex('access_events').whereIn('sequence', [4, 7, 8]).delete();
    expect(await service.verify()).toMatchObject({
      intact: false,
      checked: EVENTS - 3,
      faults: [
        { sequence: 4, fault: 'missing' },
        { sequence: 7, fault: 'missing' },
        { sequence: 8, fault: 'missing' },
      ],
    });
  });

  it('shows that the tail was cut off', async () => {
    await knex('access_events').where('sequence', '>', 8).delete();
    expect(await service.verify()).toMatchObject({
      intact: false,
      checked: 8,
      faults: [
        { sequence: 9, fault: 'missing' },
        { sequence: 10, fault: 'missing' },
      ],
    });
  });

  it('shows that the first rows were cut off', async () => {
    await knex('access_events').where('sequence', '<', 3).delete();
    expect((await service.verify()).faults).toEqual([
      { sequence: 1, fault: 'missing' },
      { sequence: 2, fault: 'missing' },
    ]);
  });

  it.each([
    [4, 5],
    [2, 9],
    [1, EVENTS],
  ])('shows that %s and %s were swapped', async (one, other) => {
    const move = async (from: number, to: number) => {
      for (const table of ['access_events', 'access_event_records']) {
        await knex(table).where({ sequence: from }).update({ sequence: to });
      }
    };
    await move(one, 0);
    await move(other, one);
    await move(0, other);
    expect(await service.verify()).toMatchObject({
      intact: false,
      checked: EVENTS,
      faults: [
        { sequence: one, fault: 'misplaced' },
        { sequence: other, fault: 'misplaced' },
      ],
    });
  });

  it('shows a row that was put behind the end', async () => {
    await at(4).update({ sequence: EVENTS + 5 });
    expect((await service.verify()).faults).toEqual([
      { sequence: 4, fault: 'missing' },
      { sequence: EVENTS + 5, fault: 'misplaced' },
    ]);
  });

  it('keeps where a person came from, and through whom', async () => {
    const { items } = await service.list({
      requestId: 'request-1',
      limit: 500,
    });
    expect(items[items.length - 1]).toMatchObject({
      type: 'request.submitted',
      actor: 'user:default/ben.carter',
      source: 'template',
      actorChain: ['user:default/ben.carter', 'plugin:scaffolder'],
    });
    // The system has no source, whoever triggered it.
    expect(itemAt(items, 0).source).toBeUndefined();
  });

  it('lists newest first, page by page, by type, family, actor, request and grant', async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await service.list({ limit: 4, cursor });
      seen.push(...page.items.map(({ sequence }) => sequence));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);

    const sequences = async (filter: Parameters<EventService['list']>[0]) =>
      (await service.list(filter)).items.map(({ sequence }) => sequence);
    expect(await sequences({ type: 'step.done' })).toEqual([10, 8, 6, 4]);
    expect(await sequences({ type: 'request.*' })).toEqual([2, 1]);
    expect(await sequences({ actor: 'user:default/ben.carter' })).toEqual([
      2, 1,
    ]);
    expect(await sequences({ requestId: 'request-2' })).toEqual([2]);
    expect(await sequences({ grantId: 'grant-1', after: 8 })).toEqual([10, 9]);
    await expect(service.list({ cursor: 'nonsense' })).rejects.toThrow(
      'cursor is not one',
    );
  });

  it('names the domain and the person, and lists by domain', async () => {
    await new AccessStore({ knex }).commit({
      insert: { grants: [someGrant('grant-1')] },
      events: [],
    });
    await new AccessStore({ knex }).commit({
      update: {
        requests: [someRequest('request-2', { domainId: 'd-production1' })],
      },
      events: [],
    });

    const { items } = await service.list({ domainId: 'd-researchlab1' });
    expect(items.map(({ sequence }) => sequence)).toEqual([
      10, 9, 8, 7, 6, 5, 4, 3, 1,
    ]);
    expect(items[0]).toMatchObject({
      domainId: 'd-researchlab1',
      displayName: 'Jonas Weber',
    });
    const others = await service.list({ domainId: 'd-production1' });
    expect(others.items).toEqual([
      expect.objectContaining({ sequence: 2, domainId: 'd-production1' }),
    ]);
    expect((await service.verify()).intact).toBe(true);
  });

  it('exports JSON Lines that anybody can verify', async () => {
    await new AccessStore({ knex }).commit({
      events: [
        someEvent('leavers.held-back', { requestId: undefined }),
        someEvent('grant.suspended'),
      ],
    });
    const text = await textOf(await service.export('jsonl'));
    const events: AccessEvent[] = text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(events).toHaveLength(EVENTS + 2);
    expect(events[EVENTS]).not.toHaveProperty('requestId');
    let before = '';
    for (const { hash, previousHash, ...content } of events) {
      expect(previousHash).toBe(before);
      expect(hash).toBe(
        stableHash({ requestId: '', ...content, prevHash: before }),
      );
      before = hash ?? '';
    }
    expect(before).toBe((await service.verify()).head);
  });

  it('exports CSV that a spreadsheet does not compute', async () => {
    await new AccessStore({ knex }).commit({
      events: [
        someEvent('grant.active', {
          actor: '=HYPERLINK("https://example.com","x")',
          detail: { text: 'a "quoted", and\na broken line' },
        }),
      ],
    });
    const text = await textOf(await service.export('csv'));
    const lines = text.split('\r\n');
    expect(lines[0]).toBe(
      'sequence,at,type,actor,actorUserId,source,actorChain,requestId,grantId,operationId,detail,previousHash,hash,records,keyId,signature,actorToday',
    );
    expect(lines).toHaveLength(EVENTS + 3);
    expect(lines[EVENTS + 1]).toContain(
      `"'=HYPERLINK(""https://example.com"",""x"")"`,
    );
    expect(lines[EVENTS + 1]).toContain(
      String.raw`"{""text"":""a \""quoted\"", and\na broken line""}"`,
    );
  });
});

it('verifies a hundred thousand events without keeping them', async () => {
  const { rows, end } = manyEvents(100_000);
  expect(await verifyEvents(rows(), end)).toMatchObject({
    intact: true,
    checked: 100_000,
    head: end.hash,
    faults: [],
  });
  const broken = manyEvents(1000, { without: n => n % 2 === 0 });
  const { faults } = await verifyEvents(broken.rows(), broken.end);
  expect(faults).toHaveLength(100);
  expect(faults[0]).toEqual({ sequence: 2, fault: 'missing' });
});

/** Makes events one by one, twice: once for their end, once to be read. */
function manyEvents(
  count: number,
  options: { without?: (sequence: number) => boolean } = {},
) {
  function* all() {
    let end = { sequence: 0, hash: '' };
    for (let number = 1; number <= count; number += 1) {
      const event = chainEvent(
        end,
        someEvent('step.done', { detail: { number } }),
      );
      end = event;
      yield event;
    }
  }
  let end = { sequence: 0, hash: '' };
  for (const { sequence, hash } of all()) {
    end = { sequence, hash };
  }
  return {
    end,
    *rows() {
      for (const event of all()) {
        if (!options.without?.(event.sequence)) {
          yield event;
        }
      }
    },
  };
}
