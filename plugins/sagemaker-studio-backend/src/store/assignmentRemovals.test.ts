/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/applyMigrations';
import { AccessStore } from './AccessStore';
import {
  AssignmentRemovalStore,
  insertRemoval,
  updateRemoval,
  type AssignmentRemoval,
} from './AssignmentRemovalStore';

jest.setTimeout(240_000);

const AT = '2026-11-28T10:00:00.000Z';
const LATER = '2026-11-28T11:00:00.000Z';
const APPLICATION = 'arn:aws:sso::1:application/a/b';

const removal: AssignmentRemoval = {
  removalId: '5f6f9a5c-7d4b-4d8e-9a3e-1f0c2b3a4d5e',
  version: 0,
  cause: 'gone',
  status: 'waiting',
  domainId: 'd-one',
  applicationArn: APPLICATION,
  principalType: 'USER',
  principalId: 'u-1',
  requestedBy: { ref: 'user:default/ann', userId: 'u-ann' },
  requestedAt: AT,
  attempts: 0,
  nextTryAt: AT,
};

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('AssignmentRemovals on %s', id => {
  let knex: Knex;
  let removals: AssignmentRemovalStore;
  let commit: (
    alongside: ReturnType<typeof insertRemoval>,
  ) => ReturnType<AccessStore['commit']>;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    removals = new AssignmentRemovalStore({ knex });
    const store = new AccessStore({ knex });
    commit = alongside => store.commit({ alongside, events: [] });
  });

  it('holds one for an assignment at a time', async () => {
    expect(await commit(insertRemoval(removal))).toBe('stored');
    const again = {
      ...removal,
      removalId: '6f6f9a5c-7d4b-4d8e-9a3e-1f0c2b3a4d5e',
    };
    expect(await commit(insertRemoval(again))).toBe('conflict');
    expect(await removals.listLive(APPLICATION)).toEqual([removal]);

    const done = {
      ...removal,
      status: 'removed' as const,
      nextTryAt: undefined,
      endedAt: AT,
    };
    expect(await commit(updateRemoval(done))).toBe('stored');
    expect(await removals.listLive(APPLICATION)).toEqual([]);
    expect(await commit(insertRemoval(again))).toBe('stored');
  });

  it('is due at its time, and changes only as it was read', async () => {
    await commit(insertRemoval(removal));
    const { removalId } = removal;
    const listDue = (at: string, except: string[] = []) =>
      removals.listDue({ now: at, limit: 1, except });
    expect(await listDue(AT)).toEqual([removalId]);
    expect(await listDue(AT, [removalId])).toEqual([]);
    expect(await removals.get(removalId)).toEqual(removal);
    const error = { kind: 'blocked' as const, name: 'E', message: 'No' };
    const blocked = {
      ...removal,
      status: 'blocked' as const,
      attempts: 1,
      nextTryAt: LATER,
      error,
    };
    expect(await commit(updateRemoval(blocked))).toBe('stored');
    expect(await commit(updateRemoval(removal))).toBe('conflict');
    expect(await listDue(AT)).toEqual([]);
    expect(await listDue(LATER)).toEqual([removalId]);
    expect(await removals.get(removalId)).toEqual({ ...blocked, version: 1 });
  });
});
