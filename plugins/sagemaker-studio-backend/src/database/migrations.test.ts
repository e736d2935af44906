/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import { readdirSync } from 'node:fs';
import type { Knex } from 'knex';
import { isSqlite } from './transaction';
import { migrationsDirectory } from './applyMigrations';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const migrations = readdirSync(migrationsDirectory()).filter(name =>
  name.endsWith('.js'),
);

/** Every table, column and index but those of knex itself. */
async function readSchema(knex: Knex): Promise<string[]> {
  const { rows } = isSqlite(knex)
    ? {
        rows: await knex.raw(
          `select type || ' ' || name || ' ' || coalesce(sql, '') as line from sqlite_master
           where name not like 'knex_%' and name not like 'sqlite_%' order by 1`,
        ),
      }
    : await knex.raw(
        `select table_name || '.' || column_name || ' ' || data_type as line from information_schema.columns
         where table_schema = current_schema() and table_name not like 'knex_%'
         union select indexdef from pg_indexes
         where schemaname = current_schema() and tablename not like 'knex_%' order by 1`,
      );
  // SQLite writes a table anew when a column goes, with other quotes and capitals.
  return rows.map((row: { line: string }) =>
    row.line.toLocaleLowerCase('en-US').replace(/["`]/g, ''),
  );
}

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('go up one by one, and each down to what was before', async () => {
    const knex = await databases.init(id);
    const directory = migrationsDirectory();
    const schemas = [await readSchema(knex)];
    for (const _ of migrations) {
      await knex.migrate.up({ directory });
      schemas.push(await readSchema(knex));
    }

    for (let i = migrations.length; i > 0; i -= 1) {
      expect(schemas[i]).not.toEqual(schemas[i - 1]);
      await knex.migrate.down({ directory });
      expect(await readSchema(knex)).toEqual(schemas[i - 1]);
    }

    expect(schemas[0]).toEqual([]);
    await knex.migrate.latest({ directory });
    expect(await readSchema(knex)).toEqual(schemas.at(-1));
  });

  it('number the operations that are there as they were started', async () => {
    const knex = await databases.init(id);
    const directory = migrationsDirectory();
    const numbering = '20261123131000_operation_numbers.js';
    for (const _ of migrations.slice(0, migrations.indexOf(numbering))) {
      await knex.migrate.up({ directory });
    }
    const row = (operation: string, grant: string, startedAt: string) => ({
      operation_id: operation,
      version: 0,
      grant_id: grant,
      request_id: 'r',
      kind: 'provision',
      status: 'succeeded',
      rounds: 0,
      lane: 'l',
      started_at: startedAt,
    });
    await knex('access_operations').insert([
      row('a', 'g-1', '2026-11-03'),
      row('b', 'g-1', '2026-11-02'),
      row('c', 'g-1', '2026-11-02'),
      row('d', 'g-2', '2026-11-04'),
    ]);
    await knex.migrate.up({ directory });
    const rows = await knex('access_operations').orderBy('operation_id');
    expect(rows.map(({ number }) => number)).toEqual([3, 1, 2, 1]);
  });
});
