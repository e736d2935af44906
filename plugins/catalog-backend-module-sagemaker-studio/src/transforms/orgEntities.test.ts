/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  groupEntityV1alpha1Validator,
  isUserEntity,
  stringifyEntityRef,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import type {
  Directory,
  DirectoryGroup,
  DirectoryUser,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { orgEntities } from './orgEntities';

const identityStoreId = 'd-93677ab1c2';
const options = {
  namespace: 'default',
  includeDisabled: false,
  users: {},
  groups: {},
  nesting: { parents: [] },
  userAnnotations: { 'okta.com/email': 'email' as const },
};

function user(userId: string, partial: Partial<DirectoryUser> = {}) {
  return {
    identityStoreId,
    userId,
    catalogName: userId,
    userName: `${userId}@alpenglow.example`,
    displayName: userId,
    status: 'ENABLED' as const,
    ...partial,
  };
}

function group(
  groupId: string,
  memberUserIds: string[],
  partial: Partial<DirectoryGroup> = {},
) {
  return {
    identityStoreId,
    groupId,
    catalogName: groupId,
    displayName: groupId,
    memberUserIds,
    ...partial,
  };
}

function directory(
  users: DirectoryUser[],
  groups: DirectoryGroup[] = [],
): Directory {
  return { users, groups, syncedAt: '2026-11-20T09:00:00.000Z' };
}

describe('orgEntities', () => {
  it('names the manager of a user, if that is brought in', () => {
    const entities = orgEntities(
      directory([
        user('ben', { managerUserId: 'mira' }),
        user('jonas', { managerUserId: 'left' }),
        user('left', { status: 'DISABLED' }),
        user('mira', { catalogName: 'mira.santos' }),
      ]),
      options,
    );
    expect(
      entities.map(
        ({ metadata }) =>
          metadata.annotations?.['aws.amazon.com/identity-center-manager'],
      ),
    ).toEqual(['user:default/mira.santos', undefined, undefined]);
  });

  it('makes users and groups under their assigned names that point at each other', async () => {
    const entities = orgEntities(
      directory(
        [
          user('82f54a1e-1', {
            catalogName: 'mira.santos',
            userName: 'Mira.Santos@alpenglow.example',
            displayName: 'Mira Santos',
            email: 'mira.santos@alpenglow.example',
            title: 'Team lead',
            department: 'Forecasting & Demand',
          }),
          user('82f54a1e-2', {
            catalogName: 'jonas',
            userName: 'jonas.weber',
          }),
        ],
        [
          group('g-2', ['82f54a1e-1'], {
            catalogName: 'research',
            displayName: 'Research',
          }),
          group('g-1', ['82f54a1e-2', '82f54a1e-1'], {
            catalogName: 'forecasting',
            displayName: 'Forecasters',
            description: 'Predicts demand',
          }),
        ],
      ),
      options,
    );

    expect(entities).toEqual([
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: {
          namespace: 'default',
          name: 'research',
          annotations: { 'aws.amazon.com/identity-center-group-id': 'g-2' },
        },
        spec: {
          type: 'team',
          profile: { displayName: 'Research' },
          children: [],
          members: ['user:default/mira.santos'],
        },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: {
          namespace: 'default',
          name: 'forecasting',
          description: 'Predicts demand',
          annotations: { 'aws.amazon.com/identity-center-group-id': 'g-1' },
        },
        spec: {
          type: 'team',
          profile: { displayName: 'Forecasters' },
          children: [],
          members: ['user:default/jonas', 'user:default/mira.santos'],
        },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: {
          namespace: 'default',
          name: 'mira.santos',
          description: 'Team lead',
          annotations: {
            'aws.amazon.com/identity-center-department': 'Forecasting & Demand',
            'aws.amazon.com/identity-center-user-id': '82f54a1e-1',
            'aws.amazon.com/identity-center-user-name':
              'Mira.Santos@alpenglow.example',
            'okta.com/email': 'mira.santos@alpenglow.example',
          },
        },
        spec: {
          profile: {
            displayName: 'Mira Santos',
            email: 'mira.santos@alpenglow.example',
          },
          memberOf: ['group:default/forecasting', 'group:default/research'],
        },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: {
          namespace: 'default',
          name: 'jonas',
          annotations: {
            'aws.amazon.com/identity-center-user-id': '82f54a1e-2',
            'aws.amazon.com/identity-center-user-name': 'jonas.weber',
          },
        },
        spec: {
          profile: { displayName: '82f54a1e-2' },
          memberOf: ['group:default/forecasting'],
        },
      },
    ]);
    for (const entity of entities) {
      const validator = isUserEntity(entity)
        ? userEntityV1alpha1Validator
        : groupEntityV1alpha1Validator;
      await expect(validator.check(entity)).resolves.toBe(true);
    }
  });

  const leaver = directory(
    [user('ada'), user('bob', { status: 'DISABLED' })],
    [group('team', ['ada', 'bob'])],
  );

  it('says of both which group is below which', () => {
    const entities = orgEntities(
      directory(
        [],
        [
          group('g-1', [], { catalogName: 'ml', displayName: 'ML' }),
          group('g-2', [], {
            catalogName: 'ml-forecasting',
            displayName: 'ml/forecasting',
          }),
          group('g-3', [], { displayName: 'aws/left-out' }),
        ],
      ),
      {
        ...options,
        groups: { exclude: ['aws/*'] },
        nesting: {
          separator: '/',
          parents: [{ groups: ['ml'], parent: 'aws/left-out' }],
        },
      },
    );
    expect(entities.map(({ spec }) => spec)).toMatchObject([
      { children: ['group:default/ml-forecasting'] },
      { parent: 'group:default/ml', children: [] },
    ]);
    expect(entities[0]?.spec).not.toHaveProperty('parent');
  });

  it('leaves out people whom Identity Center has disabled', () => {
    const entities = orgEntities(leaver, options);

    expect(entities.map(stringifyEntityRef)).toEqual([
      'group:default/team',
      'user:default/ada',
    ]);
    expect(entities[0]?.spec).toMatchObject({ members: ['user:default/ada'] });
  });

  it('keeps them with a label where asked to', () => {
    const entities = orgEntities(leaver, {
      ...options,
      includeDisabled: true,
    });

    expect(entities.map(e => [e.metadata.name, e.metadata.labels])).toEqual([
      ['team', undefined],
      ['ada', undefined],
      ['bob', { 'aws.amazon.com/identity-center-user-status': 'disabled' }],
    ]);
  });

  it('brings in only what the filters let pass, and refers to nothing else', () => {
    const entities = orgEntities(
      directory(
        [user('ada'), user('svc-backup')],
        [group('team', ['ada', 'svc-backup']), group('aws-admins', ['ada'])],
      ),
      {
        ...options,
        users: { exclude: ['svc-*'] },
        groups: { include: ['team'] },
      },
    );

    expect(entities.map(stringifyEntityRef)).toEqual([
      'group:default/team',
      'user:default/ada',
    ]);
    expect(entities[0]?.spec).toMatchObject({ members: ['user:default/ada'] });
    expect(entities[1]?.spec).toMatchObject({
      memberOf: ['group:default/team'],
    });
  });

  it('ignores members that the directory does not hold', () => {
    const entities = orgEntities(
      directory([user('ada')], [group('team', ['ada', 'gone'])]),
      options,
    );
    expect(entities[0]?.spec).toMatchObject({ members: ['user:default/ada'] });
  });

  it('puts entities and references into the namespace', () => {
    const entities = orgEntities(
      directory([user('ada')], [group('team', ['ada'])]),
      { ...options, namespace: 'alpenglow' },
    );
    expect(entities.map(stringifyEntityRef)).toEqual([
      'group:alpenglow/team',
      'user:alpenglow/ada',
    ]);
    expect(entities[1]?.spec).toMatchObject({
      memberOf: ['group:alpenglow/team'],
    });
  });

  it('carries what sign-in providers look for in the annotations that are asked for', () => {
    const [entity] = orgEntities(
      directory([user('ada', { email: 'ada@alpenglow.example' })]),
      {
        ...options,
        userAnnotations: {
          'microsoft.com/email': 'email',
          'example.com/login': 'userName',
          'example.com/id': 'userId',
        },
      },
    );
    expect(entity?.metadata.annotations).toEqual({
      'microsoft.com/email': 'ada@alpenglow.example',
      'example.com/login': 'ada@alpenglow.example',
      'example.com/id': 'ada',
      'aws.amazon.com/identity-center-user-id': 'ada',
      'aws.amazon.com/identity-center-user-name': 'ada@alpenglow.example',
    });
  });
});
