/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  migrated,
  ML,
  PRODUCTION,
  setUpSync,
} from '../__testUtils__/setUpSync';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const env = setUpSync();

describe('what vanishes between the list that names it and the list of its parts', () => {
  it.each([
    ['ListGroupMemberships', 'ResourceNotFoundException'],
    ['ListApplicationAssignments', 'ResourceNotFoundException'],
    ['ListUserProfiles', 'ResourceNotFound'],
    ['ListSpaces', 'ResourceNotFound'],
    ['ListApps', 'ResourceNotFound'],
  ])('is an empty list: %s', async (operation, code) => {
    const replica = await env.createReplica(
      await migrated(databases, 'SQLITE_3'),
    );
    env.sandbox.admin.addFault({
      operation,
      times: 1,
      effect: { type: 'error', code, message: 'It is gone', status: 400 },
    });

    await replica.drainAll();

    expect(replica.warnings()).toEqual([]);
    expect(Object.keys(await replica.inventory.lastCompleteSyncs())).toEqual(
      expect.arrayContaining(['identity-center', ML, PRODUCTION]),
    );
  });
});
