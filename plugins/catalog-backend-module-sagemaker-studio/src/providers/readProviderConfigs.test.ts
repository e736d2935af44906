/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { mockServices } from '@backstage/backend-test-utils';
import { readProviderConfigs } from './readProviderConfigs';

type JsonObject = NonNullable<
  NonNullable<Parameters<typeof mockServices.rootConfig>[0]>['data']
>;

const read = (sagemakerStudio?: JsonObject) =>
  readProviderConfigs(
    mockServices.rootConfig({
      data: { catalog: { providers: sagemakerStudio && { sagemakerStudio } } },
    }),
  );

describe('readProviderConfigs', () => {
  it('finds no provider where none is configured', () => {
    expect(read()).toEqual([]);
  });

  it('fills in defaults', () => {
    expect(read({})).toEqual([
      {
        id: 'default',
        schedule: {
          frequency: { minutes: 1 },
          timeout: { minutes: 1 },
          initialDelay: { seconds: 5 },
        },
        ingest: ['org', 'domains'],
        namespace: 'default',
        owner: 'group:default/unknown',
        includeDisabled: false,
        users: {},
        groups: {},
        nesting: { parents: [] },
        userAnnotations: { 'okta.com/email': 'email' },
        rejectRemovalsAbovePercentage: 20,
      },
    ]);
  });

  it('reads one set of keys', () => {
    expect(
      read({
        schedule: { frequency: { seconds: 10 }, timeout: { seconds: 30 } },
        ingest: ['org'],
        namespace: 'alpenglow',
        owner: 'ml-platform',
        includeDisabled: true,
        users: { include: ['*@alpenglow.example'], exclude: ['svc-*'] },
        groups: {
          exclude: ['AWS*'],
          separator: '/',
          parents: [{ groups: ['ml-*'], parent: 'ml' }],
        },
        userAnnotations: { 'microsoft.com/email': 'userName' },
        rejectRemovalsAbovePercentage: 100,
      }),
    ).toEqual([
      {
        id: 'default',
        schedule: {
          frequency: { seconds: 10 },
          timeout: { seconds: 30 },
        },
        ingest: ['org'],
        namespace: 'alpenglow',
        owner: 'ml-platform',
        includeDisabled: true,
        users: { include: ['*@alpenglow.example'], exclude: ['svc-*'] },
        groups: { exclude: ['AWS*'] },
        nesting: {
          separator: '/',
          parents: [{ groups: ['ml-*'], parent: 'ml' }],
        },
        userAnnotations: {
          'okta.com/email': 'email',
          'microsoft.com/email': 'userName',
        },
        rejectRemovalsAbovePercentage: 100,
      },
    ]);
  });

  it('reads several sets by id', () => {
    expect(
      read({
        people: { ingest: ['org'] },
        platform: { ingest: ['domains'], owner: 'group:default/ml-platform' },
      }).map(({ id, ingest, owner }) => ({ id, ingest, owner })),
    ).toEqual([
      { id: 'people', ingest: ['org'], owner: 'group:default/unknown' },
      {
        id: 'platform',
        ingest: ['domains'],
        owner: 'group:default/ml-platform',
      },
    ]);
  });

  it.each<[JsonObject, string]>([
    [
      { owner: 'group:default/ml platform/x' },
      "'catalog.providers.sagemakerStudio.owner' must be an entity reference",
    ],
    [
      { owner: 'group:' },
      "'catalog.providers.sagemakerStudio.owner' must be an entity reference",
    ],
    [
      { ingest: ['org', 'people'] },
      "'catalog.providers.sagemakerStudio.ingest' must list some of org, domains, but has 'people'",
    ],
    [
      { rejectRemovalsAbovePercentage: 120 },
      "'catalog.providers.sagemakerStudio.rejectRemovalsAbovePercentage' must be a number from 0 to 100, but is 120",
    ],
    [
      { userAnnotations: { 'microsoft.com/email': 'address' } },
      "'catalog.providers.sagemakerStudio.userAnnotations' must map 'microsoft.com/email' to one of email, userName, userId, but has 'address'",
    ],
    [
      { userAnnotations: { 'backstage.io/managed-by-location': 'email' } },
      "'catalog.providers.sagemakerStudio.userAnnotations' has 'backstage.io/managed-by-location', which is not an annotation that it may set",
    ],
    [
      { main: { ownr: 'ml-platform' } },
      "Unknown key 'catalog.providers.sagemakerStudio.main.ownr'",
    ],
    [
      { owner: 'ml-platform', ownr: 'x' },
      "Unknown key 'catalog.providers.sagemakerStudio.ownr'",
    ],
  ])('names the key that is wrong in %j', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});
