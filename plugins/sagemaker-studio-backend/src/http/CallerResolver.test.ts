/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockCredentials } from '@backstage/backend-test-utils';
import type { UserEntity } from '@backstage/catalog-model';
import type { BoundRef } from '../directory/boundRefs';
import { CallerResolver } from './CallerResolver';

const ANA = 'user:default/ana';
const ENTITY: UserEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ana' },
  spec: { memberOf: [] },
};

/** Somebody signed in whose groups and Identity Center user change. */
function setUp() {
  const now = {
    groups: [{ ref: 'group:default/forecasting', groupId: 'g-1' }],
    userId: 'u-1',
    meant: new Map<string, BoundRef[]>(),
  };
  const getUsers = jest.fn(async () => new Map([[ANA, ENTITY]]));
  const callers = new CallerResolver({
    catalog: { getUsers, getTeamsOf: async () => now.groups },
    personFacts: {
      resolve: async () =>
        new Map([
          [
            ANA,
            {
              outcome: 'found',
              userId: now.userId,
              userName: 'ana@example.com',
              status: 'ENABLED',
            },
          ],
        ]),
    },
    config: { domains: {}, teams: [], platformTeams: [] },
    settings: { meant: () => now.meant },
    findFormerUser: async () => undefined,
  });
  return { now, callers, getUsers };
}

describe('CallerResolver', () => {
  it('answers pages from a cache, and everything else afresh', async () => {
    const { now, callers, getUsers } = setUp();
    const credentials = mockCredentials.user(ANA);
    const cached = () => callers.get(credentials, { mayBeCached: true });
    const before = {
      ref: ANA,
      refs: [ANA, 'group:default/forecasting'],
      userId: 'u-1',
      inCatalog: true,
    };
    expect(await cached()).toMatchObject(before);
    now.groups = [{ ref: 'group:default/research', groupId: 'g-2' }];
    now.userId = 'u-2';
    expect(await cached()).toMatchObject(before);
    expect(getUsers).toHaveBeenCalledTimes(1);

    const after = { refs: [ANA, 'group:default/research'], userId: 'u-2' };
    expect(await callers.get(credentials)).toMatchObject(after);
    // A fresh answer renews the cache.
    expect(await cached()).toMatchObject(after);
    expect(getUsers).toHaveBeenCalledTimes(2);
  });

  it('leaves out refs by which the configuration means somebody else', async () => {
    const { now, callers } = setUp();
    const refs = async () =>
      (await callers.get(mockCredentials.user(ANA))).refs;
    const group = 'group:default/forecasting';
    now.meant = new Map([
      [ANA, [{ ref: ANA, userId: 'u-1' }]],
      [group, [{ ref: group, groupId: 'g-1' }]],
    ]);
    expect(await refs()).toEqual([ANA, group]);
    now.userId = 'u-2';
    expect(await refs()).toEqual([group]);
    now.groups = [{ ref: group, groupId: 'g-2' }];
    expect(await refs()).toEqual([]);
  });

  it('tells for each call which way it came', async () => {
    const { callers } = setUp();
    const through = (actor?: { subject: string }) =>
      callers.get(mockCredentials.user(ANA, { actor }), { mayBeCached: true });
    expect((await through()).origin).toEqual({
      actor: ANA,
      userId: 'u-1',
      source: 'api',
      through: [],
    });
    expect((await through({ subject: 'plugin:mcp-actions' })).origin).toEqual({
      actor: ANA,
      userId: 'u-1',
      source: 'agent',
      through: ['plugin:mcp-actions'],
    });
  });
});
