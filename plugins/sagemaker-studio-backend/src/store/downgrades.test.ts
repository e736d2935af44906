/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsDirectory } from '../database/applyMigrations';
import { LOOKUP_COLUMNS } from './recordDigests';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const migrations = readdirSync(migrationsDirectory()).filter(name =>
  name.endsWith('.js'),
);

const EVENTS = path.resolve(__dirname, '../../../../docs/events.md');
const DIGESTS = 'access_event_records';

async function listColumns(knex: Knex, table: string): Promise<string[]> {
  return Object.keys(await knex(table).columnInfo()).map(
    column => `${table}.${column}`,
  );
}

/** Columns that the hashes of events cover, and while there are digests, those that they cover. */
async function listCovered(knex: Knex): Promise<string[]> {
  const events = await listColumns(knex, 'access_events');
  if (!(await knex.schema.hasTable(DIGESTS))) {
    return events;
  }
  const rows: string[] = [];
  for (const table of [
    'access_grants',
    'access_requests',
    'access_request_people',
    'access_request_approvers',
  ]) {
    rows.push(...(await listColumns(knex, table)));
  }
  return [
    ...events,
    ...(await listColumns(knex, DIGESTS)),
    ...rows.filter(column => !LOOKUP_COLUMNS.has(column.split('.')[1] ?? '')),
  ];
}

describe.each(databases.eachSupportedId())('downgrades on %s', id => {
  it('are named in docs/events.md where they lose what hashes cover', async () => {
    const knex = await databases.init(id);
    const directory = migrationsDirectory();
    await knex.migrate.latest({ directory });
    const losing: string[] = [];
    for (const name of [...migrations].reverse()) {
      const before = await listCovered(knex);
      await knex.migrate.down({ directory });
      const after = new Set(await listCovered(knex));
      if (before.some(column => !after.has(column))) {
        losing.push(name.replace(/\.js$/, ''));
      }
    }
    const [, downgrades = ''] = readFileSync(EVENTS, 'utf8').split(
      '### Downgrades',
    );
    expect(
      [...downgrades.matchAll(/^\| `(\d{14}_\w+)`/gm)].map(match => match[1]),
    ).toEqual(losing);
  });
});
