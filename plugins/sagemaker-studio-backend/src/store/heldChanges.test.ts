/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { AccessEventType } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/applyMigrations';
import { AccessStore } from './AccessStore';
import { HeldChanges, type HeldKind } from './HeldChanges';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const MIRA = { ref: 'user:default/mira.santos' };
const EVENTS = {
  grants: ['leavers.held-back', 'leavers.accepted'],
  requests: ['leavers.requests-held-back', 'leavers.requests-accepted'],
} satisfies Record<HeldKind, AccessEventType[]>;

describe.each(databases.eachSupportedId())('held changes on %s', id => {
  let knex: Knex;
  let store: AccessStore;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new AccessStore({ knex });
  });

  const recorded = async (kind: HeldKind) =>
    (await store.findLastEvent({ types: EVENTS[kind] }))?.type;

  /** Accepts all that is held. */
  const acceptAll = async (held: HeldChanges) => {
    const { hash } = await held.read();
    return held.accept({ ...MIRA, hash }, async ids => ({
      update: {},
      events: [],
      count: ids.length,
      detail: {},
    }));
  };

  describe.each(['grants', 'requests'] as const)('%s', kind => {
    let held: HeldChanges;

    beforeEach(() => {
      held = new HeldChanges({ knex, store, kind });
    });

    it('are reported once, in whichever order they come', async () => {
      expect(await held.hold(['b', 'a'], {})).toBe(true);
      expect(await held.hold(['a', 'b'], {})).toBe(false);
      expect((await held.read()).ids).toEqual(['a', 'b']);
      expect(await recorded(kind)).toBe(EVENTS[kind][0]);
      expect(await held.hold(['a'], {})).toBe(true);
    });

    it('are released without an event', async () => {
      await held.hold(['a'], {});
      await held.release();
      expect((await held.read()).ids).toEqual([]);
      expect(await recorded(kind)).toBe(EVENTS[kind][0]);
    });

    it('are accepted once', async () => {
      await held.hold(['a', 'b'], {});
      expect(await acceptAll(held)).toBe(2);
      expect(await recorded(kind)).toBe(EVENTS[kind][1]);
      expect((await held.read()).ids).toEqual([]);
    });

    it('cannot be accepted when there are none', async () => {
      await expect(acceptAll(held)).rejects.toThrow('not held back any more');
    });

    it('are not accepted when others are held since they were seen', async () => {
      await held.hold(['a'], {});
      const { hash } = await held.read();
      const checked: string[][] = [];
      const accepted = held.accept({ ...MIRA, hash }, async ids => {
        checked.push(ids);
        await held.hold(['a', 'c'], {});
        return { update: {}, events: [], count: ids.length, detail: {} };
      });
      await expect(accepted).rejects.toThrow('more or something else');
      expect(checked).toEqual([['a']]);
      expect((await held.read()).ids).toEqual(['a', 'c']);
    });

    it('are others when the same are held again', async () => {
      await held.hold(['a'], {});
      const before = await held.read();
      expect((await held.read()).hash).toBe(before.hash);
      await held.release();
      await held.hold(['a'], {});
      expect((await held.read()).hash).not.toBe(before.hash);
    });
  });

  it('remember when suspensions were accepted', async () => {
    const held = new HeldChanges({ knex, store, kind: 'grants' });
    await held.hold(['a'], {});
    await acceptAll(held);
    expect((await held.read()).acceptedAt).toMatch(/^\d{4}-/);
  });
});
