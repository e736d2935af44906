/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Looks at the tables of the access store with statements of its own and says what is wrong with them. It shares nothing
 * with the store, so that a mistake there is not repeated here.
 */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { only } from '../../util/__testUtils__/items';

/** A row as it comes. */
export type Row = Record<string, unknown>;

/** Everything that breaks a rule, in words; empty when all is well. */
export async function findFaults(knex: Knex): Promise<string[]> {
  const events: Row[] = await knex('access_events').orderBy('sequence');
  return [
    ...(await findStructuralFaults(knex, events)),
    ...(await findUntold(knex, events.filter(isAbout))),
    ...findUnevented(events.filter(isAbout), [
      ...(await knex('access_requests').select({ id: 'request_id' }, '*')),
      ...(await knex('access_grants').select({ id: 'grant_id' }, '*')),
    ]),
  ];
}

/** Structural faults, independent of the meaning of the records. */
export async function findStructuralFaults(
  knex: Knex,
  events: Row[],
): Promise<string[]> {
  return [
    ...(await findDoubles(knex)),
    ...(await findLooseEnds(knex)),
    ...(await findWrongHolds(knex)),
    ...(await findBrokenChain(knex, events)),
    ...(await findUnrecorded(knex)),
  ];
}

/** Whether an event is about more than the rows whose digests it holds. */
export function isAbout({ type }: Row): boolean {
  return type !== 'record.updated';
}

/** No user of Identity Center has two live grants for a domain. */
async function findDoubles(knex: Knex): Promise<string[]> {
  const doubles: Row[] = await knex('access_grants')
    .whereNot('status', 'ended')
    .groupBy('domain_id', 'user_id')
    .having(knex.raw('count(*) > 1'))
    .select('domain_id', 'user_id');
  return doubles.map(row => `two live grants: ${JSON.stringify(row)}`);
}

/** References to rows that do not exist. */
async function findLooseEnds(knex: Knex): Promise<string[]> {
  const links: [table: string, column: string, target: string][] = [
    ['access_request_grants', 'request_id', 'access_requests'],
    ['access_request_grants', 'grant_id', 'access_grants'],
    ['access_request_people', 'request_id', 'access_requests'],
    ['access_request_approvers', 'request_id', 'access_requests'],
    ['access_request_voters', 'request_id', 'access_requests'],
    ['access_request_holds', 'request_id', 'access_requests'],
    ['access_grants', 'request_id', 'access_requests'],
    ['access_operations', 'grant_id', 'access_grants'],
    ['access_operation_steps', 'operation_id', 'access_operations'],
  ];
  const faults: string[] = [];
  for (const [table, column, target] of links) {
    const loose: Row[] = await knex(table)
      .whereNotIn(column, knex(target).select(column))
      .select(column);
    faults.push(
      ...loose.map(row => `${table}.${column} leads nowhere: ${row[column]}`),
    );
  }
  const events: Row[] = await knex('access_events')
    .whereNot('type', 'record.updated')
    .whereNotIn('request_id', knex('access_requests').select('request_id'));
  faults.push(
    ...events.map(row => `${row.type} leads nowhere: ${row.request_id}`),
  );
  const unshown: Row[] = await knex('access_grants')
    .whereNotIn('grant_id', knex('access_request_grants').select('grant_id'))
    .select('grant_id');
  return [
    ...faults,
    ...unshown.map(row => `${row.grant_id} is shown with no request`),
  ];
}

/** A request keeps others of its kind out exactly while it is in review. */
async function findWrongHolds(knex: Knex): Promise<string[]> {
  const people: Row[] = await knex('access_request_people')
    .join(
      'access_requests',
      'access_requests.request_id',
      'access_request_people.request_id',
    )
    .where('status', 'in-review')
    .select('domain_id', 'user_id', 'kind', 'access_requests.request_id');
  const inWords = (row: Row) =>
    `${row.domain_id} ${row.user_id} ${
      row.kind === 'onboard-team' ? 'grant' : row.kind
    } ${row.request_id}`;
  const expected = people.map(inWords).sort();
  const holds: Row[] = await knex('access_request_holds');
  const actual = holds.map(inWords).sort();
  return actual.join() === expected.join()
    ? []
    : [`holds are ${actual}, and should be ${expected}`];
}

/** Messages without an event, and transactions without a signal to open pages. */
async function findUntold(knex: Knex, events: Row[]): Promise<string[]> {
  const outbox: Row[] = await knex('access_outbox');
  const places = new Set(events.map(event => event.sequence));
  const faults = outbox
    .filter(row => !places.has(row.event_sequence))
    .map(row => `told, and never happened: ${row.payload}`);
  for (const [index, event] of events.entries()) {
    const told = outbox.filter(row => row.event_sequence === event.sequence);
    const count = (kind: string) =>
      told.filter(row => row.kind === kind).length;
    const isLast = commitOf(events[index + 1]) !== commitOf(event);
    if (isLast !== count('signal') > 0) {
      faults.push(`${count('signal')} signals of event ${event.sequence}`);
    }
    if (count('audit') !== 1) {
      faults.push(`${count('audit')} audits of event ${event.sequence}`);
    }
  }
  return faults;
}

/**
 * The events of a record tell every version it has had, in order, and the last of them tells its state. The events of one
 * transaction stand together.
 */
function findUnevented(events: Row[], records: Row[]): string[] {
  const faults: string[] = [];
  for (const { id, version, status } of records) {
    const told = events.map(detailOf).filter(({ record }) => record === id);
    const versions = told.map(detail => detail.version);
    const expected = Array.from({ length: Number(version) + 1 }, (_, i) => i);
    if (versions.join() !== expected.join()) {
      faults.push(`${id} is at version ${version}, and told are ${versions}`);
    }
    const last = told[told.length - 1];
    if (last?.status !== status) {
      faults.push(`${id} is ${status}, and told is ${last?.status}`);
    }
  }
  const runs = events
    .map(commitOf)
    .filter((commit, index, all) => commit !== all[index - 1]);
  if (new Set(runs).size !== runs.length) {
    faults.push(`the events of transactions are mixed: ${runs}`);
  }
  return faults;
}

async function findBrokenChain(knex: Knex, events: Row[]): Promise<string[]> {
  let prevHash = '';
  const records: Row[] = await knex('access_event_records').orderBy([
    'kind',
    'record_id',
  ]);
  for (const [index, row] of events.entries()) {
    const content = {
      records: records
        .filter(({ sequence }) => sequence === row.sequence)
        .map(({ kind, record_id, digest }) => ({
          kind,
          id: record_id,
          digest,
        })),
      actor: row.actor,
      actorChain: row.actor_chain && JSON.parse(String(row.actor_chain)),
      at: row.at,
      detail: detailOf(row),
      grantId: row.grant_id,
      operationId: row.operation_id,
      prevHash,
      requestId: row.request_id,
      sequence: index + 1,
      source: row.source,
      type: row.type,
    };
    const hash = createHash('sha256').update(canonical(content)).digest('hex');
    if (
      row.sequence !== index + 1 ||
      row.prev_hash !== prevHash ||
      row.hash !== hash
    ) {
      return [`the chain breaks at event ${index + 1}`];
    }
    prevHash = hash;
  }
  const end = only<Row>(await knex('access_event_chain'));
  return end.sequence === events.length && end.hash === prevHash
    ? []
    : [`the chain should end at ${events.length}, not at ${end.sequence}`];
}

/** Rows that say something else than the last digest that an event holds of them. */
async function findUnrecorded(knex: Knex): Promise<string[]> {
  const [records, people, approvers, requests, grants]: Row[][] =
    await Promise.all([
      knex('access_event_records').orderBy('sequence'),
      knex('access_request_people').orderBy('position'),
      knex('access_request_approvers').orderBy('position'),
      knex('access_requests'),
      knex('access_grants'),
    ]);
  const last = new Map(
    records?.map(row => [`${row.kind} ${row.record_id}`, row.digest]),
  );
  const partsOf = (row: Row) => ({
    people: people?.filter(each => each.request_id === row.request_id),
    approvers: approvers?.filter(each => each.request_id === row.request_id),
  });
  return [
    ...(requests ?? []).map(row => ({
      name: `request ${row.request_id}`,
      content: { ...row, ...partsOf(row) },
    })),
    ...(grants ?? []).map(row => ({
      name: `grant ${row.grant_id}`,
      content: row,
    })),
  ].flatMap(({ name, content }) => {
    const {
      caller_key: _,
      live_person_key: __,
      live_user_key: ___,
      remind_at: ____,
      taken_over_key: _____,
      ...covered
    }: Row = content;
    const digest = createHash('sha256')
      .update(canonical(covered))
      .digest('hex');
    return last.get(name) === digest ? [] : [`${name} is not as recorded`];
  });
}

/** JSON without absent members, keys in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member) => {
    if (typeof member !== 'object' || Array.isArray(member) || !member) {
      return member;
    }
    const names = Object.keys(member).filter(
      name => member[name] !== null && member[name] !== undefined,
    );
    return Object.fromEntries(names.sort().map(name => [name, member[name]]));
  });
}

function detailOf(event: Row): Row {
  return JSON.parse(String(event.detail));
}

function commitOf(event: Row | undefined): unknown {
  return event && detailOf(event).commit;
}
