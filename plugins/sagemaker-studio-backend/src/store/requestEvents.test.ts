/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  STEP_EVENT_TYPES,
  type AccessEvent,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { RequestEventQuery } from '../events/eventQueries';
import { someEvent } from '../events/__testUtils__/records';
import { AccessStore } from './AccessStore';
import { migrationsDirectory } from '../database/applyMigrations';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

/** Of request r-1 are 1, 2, 4, 5, 7, 8, …; each third is another request's. */
const EVENTS = Array.from({ length: 300 }, (_, index) =>
  someEvent(index % 10 === 0 ? 'grant.active' : 'step.done', {
    requestId: (index + 1) % 3 === 0 ? 'r-2' : 'r-1',
    grantId: `g-${index % 2}`,
    operationId: `o-${index % 2}`,
    actor: `user:default/${index + 1}`,
  }),
);
const OWN = EVENTS.map((_, index) => index + 1).filter(n => n % 3 !== 0);
const OWN_MILESTONES = OWN.filter(n => (n - 1) % 10 === 0);

describe.each(databases.eachSupportedId())('events of requests on %s', id => {
  let knex: Knex;
  let store: AccessStore;
  let rowsRead: number;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new AccessStore({ knex });
    for (let from = 0; from < EVENTS.length; from += 50) {
      await store.commit({ events: EVENTS.slice(from, from + 50) });
    }
    await store.commit({
      events: [
        someEvent('leavers.held-back', { requestId: undefined }),
        someEvent('leavers.accepted', { requestId: undefined }),
      ],
    });
    knex.on('query-response', (answer: unknown) => {
      const rows: unknown =
        typeof answer === 'object' && answer !== null && 'rows' in answer
          ? answer.rows
          : answer;
      rowsRead += Array.isArray(rows) ? rows.length : 0;
    });
  });

  beforeEach(() => {
    rowsRead = 0;
  });

  async function pages(query: Omit<RequestEventQuery, 'after'>) {
    const seen: AccessEvent[] = [];
    let page: AccessEvent[] = [];
    do {
      page = await store.listEvents({ ...query, after: page.at(-1)?.sequence });
      expect(page.length).toBeLessThanOrEqual(query.limit);
      seen.push(...page);
    } while (page.length === query.limit);
    return seen.map(({ sequence }) => sequence);
  }

  it.each([7, 50, 1_000])(
    'come whole in pages of %d, both ways, and without those about single steps',
    async limit => {
      const of = { requestId: 'r-1', limit };
      expect(await pages(of)).toEqual(OWN);
      expect(await pages({ ...of, descending: true })).toEqual(
        [...OWN].reverse(),
      );
      expect(await pages({ ...of, milestones: true })).toEqual(OWN_MILESTONES);
      expect(
        await pages({ ...of, milestones: true, descending: true }),
      ).toEqual([...OWN_MILESTONES].reverse());
    },
  );

  it('are read as far as the page goes, and no further', async () => {
    const events = await store.listEvents({
      requestId: 'r-1',
      descending: true,
      limit: 5,
      after: 200,
    });
    expect(events.map(({ sequence }) => sequence)).toEqual([
      199, 197, 196, 194, 193,
    ]);
    expect(events[0]).toEqual({ ...EVENTS[198], sequence: 199 });
    expect(rowsRead).toBe(5);
    expect(await store.listEvents({ requestId: 'r-3', limit: 5 })).toEqual([]);
  });

  it('gives the last event of a kind by reading that alone', async () => {
    const [active] = OWN_MILESTONES.slice(-1);
    expect(
      await store.findLastEvent({ requestId: 'r-1', types: ['grant.active'] }),
    ).toMatchObject({ sequence: active });
    expect(rowsRead).toBe(1);
    expect(
      await store.findLastEvent({
        requestId: 'r-2',
        types: [...STEP_EVENT_TYPES],
        grantId: 'g-1',
        operationId: 'o-1',
      }),
    ).toMatchObject({ sequence: 300 });
    expect(
      await store.findLastEvent({
        requestId: 'r-2',
        types: [...STEP_EVENT_TYPES],
        grantId: 'g-1',
        operationId: 'o-0',
      }),
    ).toBeUndefined();
    expect(
      await store.findLastEvent({
        types: ['leavers.accepted', 'leavers.held-back'],
      }),
    ).toMatchObject({ type: 'leavers.accepted' });
    expect(
      await store.findLastEvent({ types: ['grant.active'] }),
    ).toBeUndefined();
  });
});
