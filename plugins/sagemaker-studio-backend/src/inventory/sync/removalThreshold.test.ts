/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated, setUpSync } from '../__testUtils__/setUpSync';
import { AccessStore } from '../../store/AccessStore';
import { RefreshService } from '../refresh/RefreshService';
import { HELD_REMOVALS } from '../store/tables';
import type { HeldRemoval } from '../store/RemovalThreshold';
import { only } from '../../util/__testUtils__/items';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const env = setUpSync();
const MIRA = 'user:default/mira.santos';

/** The company with so many people. */
const resetTo = (people: number) =>
  env.sandbox.admin.reset({
    kind: 'generated',
    number: 3,
    people,
    profiles: 2,
  });

describe.each(databases.eachSupportedId())(
  'the removal threshold on %s',
  id => {
    it('refuses to remove most of what there is until somebody accepts it', async () => {
      await resetTo(40);
      const knex = await migrated(databases, id);
      const replica = await env.createReplica(knex);
      const { inventory, sync } = replica;
      await replica.drain('identity-center');
      const before = (await inventory.listUsers()).length;
      await resetTo(4);

      await sync.requestRefresh({ lanes: ['identity-center'] });
      await replica.drain('identity-center');

      expect(await inventory.listUsers()).toHaveLength(before);
      expect(replica.warnings()).toEqual([
        expect.stringMatching(
          /AWS no longer shows \d+ of \d+ users. They are kept until a person checks this/,
        ),
      ]);

      // Neither a refresh nor the acceptance of something else lets them go.
      await sync.requestRefresh({ lanes: ['identity-center'] });
      await replica.drain('identity-center');
      expect(await inventory.listUsers()).toHaveLength(before);

      const accept = async (held: HeldRemoval) =>
        knex.transaction(transaction =>
          replica.removalThreshold.accept(held, MIRA, transaction),
        );
      const seen = only(await replica.removalThreshold.list());
      expect(seen).toMatchObject({ what: 'users', before });
      expect(seen.keys.length).toBeGreaterThan(before / 2);
      expect(await accept(seen)).toBe(true);
      expect(await accept(seen)).toBe(false);
      expect(await replica.removalThreshold.list()).toEqual([]);
      // An event's refresh takes nothing back.
      await sync.requestRefresh({ lanes: ['identity-center'] });
      // Further removals need another acceptance.
      for (let i = 0; i < 60; i += 1) {
        await inventory.recordUser({
          userId: `more-${i}`,
          userName: `more-${i}`,
          displayName: 'One More',
          externalIds: [],
          status: 'ENABLED',
        });
      }
      await replica.drain('identity-center');
      expect(await inventory.listUsers()).toHaveLength(before + 60);

      const more = only(await replica.removalThreshold.list());
      expect(await accept(seen)).toBe(false);
      expect(await accept(more)).toBe(true);
      await sync.requestRefresh({ lanes: ['identity-center'] });
      await replica.drain('identity-center');
      expect(await inventory.listUsers()).toHaveLength(
        Object.keys(env.sandbox.admin.world.identityCenter.users).length,
      );

      // Accepted once is not accepted for ever.
      expect(await accept(more)).toBe(false);
    });

    it('stores an acceptance and its event together or not at all', async () => {
      await resetTo(40);
      const knex = await migrated(databases, id);
      const replica = await env.createReplica(knex);
      await replica.drain('identity-center');
      await resetTo(4);
      await replica.sync.requestRefresh({ lanes: ['identity-center'] });
      await replica.drain('identity-center');
      const refreshes = new RefreshService({
        removalThreshold: replica.removalThreshold,
        store: new AccessStore({ knex }),
        requests: [],
      });
      const { hash } = only(await refreshes.listHeld());
      const accept = () => refreshes.accept({ ref: MIRA, hash });
      const accepted = async () => ({
        events: (await knex('access_events')).length,
        rows: (await knex(HELD_REMOVALS).whereNotNull('accepted_at')).length,
      });

      const rename = (from: string, to: string) =>
        knex.schema.alterTable(HELD_REMOVALS, table => {
          table.renameColumn(from, to);
        });

      await rename('accepted_by', 'elsewhere');
      await expect(accept()).rejects.toThrow('accepted_by');
      await rename('elsewhere', 'accepted_by');
      expect(await accepted()).toEqual({ events: 0, rows: 0 });

      await accept();
      expect(await accepted()).toEqual({ events: 1, rows: 1 });
    });

    it('counts what events remove at the same time', async () => {
      const knex = await migrated(databases, id);
      const { removalThreshold } = await env.createReplica(knex);
      const check = removalThreshold.checkForEventsIn('identity-center');
      await Promise.all(
        ['u-1', 'u-2', 'u-3'].map(key =>
          knex.transaction(async transaction => {
            await check(
              { what: 'users', before: 100, keys: [key] },
              transaction,
            );
            // Long enough for the others to count as well, where they can.
            await new Promise(resolve => setTimeout(resolve, 100));
          }),
        ),
      );
      expect(await knex('inventory_syncs').pluck('removed_since')).toEqual([3]);
    });
  },
);
