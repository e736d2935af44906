/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Directory } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { orgEntities } from './orgEntities';
import { transformOrg } from './transformOrg';

const identityStoreId = 'd-93677ab1c2';
const directory: Directory = {
  users: ['ben', 'mira'].map(name => ({
    identityStoreId,
    userId: `id-${name}`,
    catalogName: name,
    userName: name,
    displayName: name,
    title: 'Data Scientist',
    status: 'ENABLED',
  })),
  groups: [
    {
      identityStoreId,
      groupId: 'g-1',
      catalogName: 'forecasting',
      displayName: 'Forecasting',
      memberUserIds: ['id-ben'],
    },
  ],
  syncedAt: '2026-11-20T09:00:00.000Z',
};
const entities = orgEntities(directory, {
  namespace: 'default',
  includeDisabled: false,
  users: {},
  groups: {},
  nesting: { parents: [] },
  userAnnotations: {},
});

describe('transformOrg', () => {
  it('changes nothing where no module wants it', async () => {
    expect(await transformOrg(entities, directory, {})).toEqual(entities);
  });

  it('gives modules what Identity Center says, and leaves out what they do', async () => {
    const [group, ...users] = await transformOrg(entities, directory, {
      user: async ({ userId, title }, entity) =>
        userId === 'id-ben'
          ? undefined
          : {
              ...entity,
              metadata: { ...entity.metadata, labels: { title: `${title}` } },
            },
    });
    expect(group).toEqual(entities[0]);
    expect(users).toMatchObject([
      { metadata: { name: 'mira', labels: { title: 'Data Scientist' } } },
    ]);
  });

  it('lets nobody become somebody else', async () => {
    const changed = await transformOrg(entities, directory, {
      user: async (_, entity) => ({
        ...entity,
        metadata: {
          ...entity.metadata,
          name: 'mira',
          namespace: 'other',
          annotations: {
            'aws.amazon.com/identity-center-user-id': 'id-mira',
            'example.com/desk': '7',
          },
        },
      }),
    });
    expect(changed[1]?.metadata).toMatchObject({
      name: 'ben',
      namespace: 'default',
      annotations: {
        'aws.amazon.com/identity-center-user-id': 'id-ben',
        'aws.amazon.com/identity-center-user-name': 'ben',
        'example.com/desk': '7',
      },
    });
  });
});
