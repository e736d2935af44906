/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockCredentials } from '@backstage/backend-test-utils';
import type { UserEntity } from '@backstage/catalog-model';
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
  const now = { groups: ['group:default/forecasting'], userId: 'u-1' };
  const getUserInfo = jest.fn(async () => ({
    userEntityRef: ANA,
    ownershipEntityRefs: now.groups,
  }));
  const viewers = CallerResolver.create({
    userInfo: { getUserInfo },
    catalog: { getUsers: async () => new Map([[ANA, ENTITY]]) },
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
  });
  return { now, viewers, getUserInfo };
}

describe('Viewers', () => {
  it('tells who looks as of a moment ago, and who decides as of now', async () => {
    const { now, viewers, getUserInfo } = setUp();
    const credentials = mockCredentials.user(ANA);
    const assignmentReads = () =>
      viewers.get(credentials, { isReadOnly: true });
    const before = {
      ref: ANA,
      refs: [ANA, 'group:default/forecasting'],
      userId: 'u-1',
      inCatalog: true,
    };
    expect(await assignmentReads()).toMatchObject(before);
    now.groups = ['group:default/research'];
    now.userId = 'u-2';
    expect(await assignmentReads()).toMatchObject(before);
    expect(getUserInfo).toHaveBeenCalledTimes(1);

    const after = { refs: [ANA, 'group:default/research'], userId: 'u-2' };
    expect(await viewers.get(credentials)).toMatchObject(after);
    // What was found out for a decision is known to those who look, too.
    expect(await assignmentReads()).toMatchObject(after);
    expect(getUserInfo).toHaveBeenCalledTimes(2);
  });

  it('tells of every call by itself which way it came', async () => {
    const { viewers } = setUp();
    const through = (actor?: { subject: string }) =>
      viewers.get(mockCredentials.user(ANA, { actor }), { isReadOnly: true });
    expect((await through()).origin).toEqual({
      actor: ANA,
      source: 'api',
      through: [],
    });
    expect((await through({ subject: 'plugin:mcp-actions' })).origin).toEqual({
      actor: ANA,
      source: 'agent',
      through: ['plugin:mcp-actions'],
    });
  });
});
