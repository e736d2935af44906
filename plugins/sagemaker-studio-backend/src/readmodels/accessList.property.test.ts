/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * After random changes in AWS, the catalog and grants, in any order, the updated list equals a list computed from
 * scratch, and the counts match the rows.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/applyMigrations';
import { inTransaction } from '../database/transaction';
import { TestInventory } from '../inventory/__testUtils__/TestInventory';
import { ReadinessStore } from '../inventory/readiness/ReadinessStore';
import { Domains } from '../facts/Domains';
import {
  propertyRuns,
  propertyTime,
} from '../integration/__testUtils__/propertyRuns';
import {
  ACCESS_COUNTS,
  ACCESS_LIST,
  toAccessListRow,
  type AccessListRow,
} from './accessListRows';
import { AccessProjector, type ProjectorConfig } from './AccessProjector';
import { DomainProjection } from './DomainProjection';
import { AccessWorld } from './__testUtils__/AccessWorld';
import { change, PEOPLE } from './__testUtils__/accessChanges';

jest.setTimeout(propertyTime(300_000));

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

const CONFIG: ProjectorConfig = { domains: {}, unusedAfter: 'P60D' };

/** The expected list, computed from scratch. */
async function makeAnew(knex: Knex, at: string): Promise<AccessListRow[]> {
  const domains = await new Domains({
    inventory: new TestInventory({ knex }),
    applications: new ReadinessStore({ knex }),
    config: CONFIG,
  }).list();
  const entries = await inTransaction(knex, async transaction => {
    const all = [];
    for (const each of domains) {
      all.push(
        ...(await new DomainProjection({
          transaction,
          domain: each,
          at,
          unusedAfter: CONFIG.unusedAfter,
        }).make({
          userIds: new Set(PEOPLE.map(one => `user-${one}`)),
          userNames: new Set(),
          profiles: new Set([0, 1, 2, 3].map(one => `profile-${one}`)),
        })),
      );
    }
    return all;
  });
  return entries.map(toAccessListRow);
}

const keyOf = (row: AccessListRow) => `${row.domain_id} ${row.subject}`;
const byKey = (rows: AccessListRow[]) =>
  Object.fromEntries(
    rows.map(row => [keyOf(row), { ...row, detail: JSON.parse(row.detail) }]),
  );

describe.each(databases.eachSupportedId())('the access list on %s', id => {
  it('is always what it would be if it were made anew', async () => {
    const shared = await databases.init(id);
    await shared.migrate.latest({ directory: migrationsDirectory() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            changes: fc.array(change, { minLength: 1, maxLength: 4 }),
            days: fc.nat({ max: 40 }),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        async turns => {
          await empty(shared);
          const world = new AccessWorld(shared);
          let today = new Date('2026-06-01T10:00:00.000Z');
          const at = () => today.toISOString();
          const projector = new AccessProjector({
            knex: shared,
            config: CONFIG,
            now: at,
          });
          await world.apply({ do: 'domains', kept: [0, 1, 2] });
          for (const { changes, days } of turns) {
            for (const each of changes) {
              await world.apply(each);
            }
            today = new Date(today.getTime() + days * 86_400_000);
            await projector.age();
            await projector.catchUp();

            const rows: AccessListRow[] = await shared(ACCESS_LIST);
            expect(byKey(rows)).toEqual(byKey(await makeAnew(shared, at())));
            expect(await readCounts(shared)).toEqual(countRows(rows));
          }
        },
      ),
      propertyRuns(id === 'SQLITE_3' ? 12 : 5),
    );
  });
});

async function empty(knex: Knex): Promise<void> {
  for (const table of [
    'inventory_domains',
    'inventory_profiles',
    'inventory_users',
    'inventory_groups',
    'inventory_memberships',
    'inventory_assignments',
    'inventory_spaces',
    'inventory_apps',
    'inventory_activity',
    'access_requests',
    'access_request_people',
    'access_request_approvers',
    'access_request_grants',
    'access_grants',
    'access_operations',
    'access_people',
    'access_marks',
    'inventory_readiness',
    'inventory_syncs',
    ACCESS_LIST,
    ACCESS_COUNTS,
  ]) {
    await knex(table).delete();
  }
  await knex('access_projection').update({ aged_on: null, linked_at: null });
}

async function readCounts(knex: Knex): Promise<Record<string, number>> {
  const rows = await knex(ACCESS_COUNTS).where('people', '>', 0);
  return Object.fromEntries(
    rows.map(row => [`${row.domain_id} ${row.diagnosis}`, row.people]),
  );
}

function countRows(rows: AccessListRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { domain_id: domainOfRow, diagnosis } of rows) {
    const key = `${domainOfRow} ${diagnosis}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
