/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_EXTERNAL_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_IDENTITY_CENTER_USER_NAME,
  englishOf,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { ObservedUser } from '../aws/observed';
import { migrationsDirectory } from '../database/applyMigrations';
import { TestInventory } from '../inventory/__testUtils__/TestInventory';
import { callerRefusal } from './callerRefusal';
import { IdentityLinks } from './IdentityLinks';
import { IdentityResolver } from './IdentityResolver';
import { recordPrincipals } from './recordPrincipals';
import { orderMatchers, type IdentityMatcher } from './matchers';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';

function entity(
  name: string,
  more?: { email?: string; annotations?: Record<string, string> },
): UserEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, annotations: more?.annotations },
    spec: { profile: { email: more?.email }, memberOf: [] },
  };
}

function user(
  userId: string,
  userName: string,
  email: string = userName,
): ObservedUser {
  return {
    userId,
    userName,
    email,
    displayName: userName,
    externalIds: [],
    status: 'ENABLED',
  };
}

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function resolve(users: ObservedUser[], ...entities: UserEntity[]) {
  return resolveBy(undefined, users, ...entities);
}

async function resolveBy(
  matchers: IdentityMatcher[] | undefined,
  users: ObservedUser[],
  ...entities: UserEntity[]
) {
  const knex = await databases.init('SQLITE_3');
  await knex.migrate.latest({ directory: migrationsDirectory() });
  const reader = new TestInventory({ knex });
  await reader.replaceDirectory({ users, groups: [] });
  const resolver = new IdentityResolver({ reader, matchers });
  return [...(await resolver.resolve(entities)).values()];
}

const MIRA = user('u-mira', 'Mira.Santos@alpenglow.example');

describe('DefaultIdentityResolver', () => {
  it('trusts the user id of the annotation before everything else', async () => {
    const [identity] = await resolve(
      [MIRA, user('u-other', 'mira.santos')],
      entity('mira.santos', {
        email: 'mira.santos@alpenglow.example',
        annotations: {
          [ANNOTATION_IDENTITY_CENTER_USER_ID]: 'u-mira',
          [ANNOTATION_IDENTITY_CENTER_USER_NAME]: 'mira.santos',
        },
      }),
    );

    expect(identity).toMatchObject({
      outcome: 'found',
      by: 'annotation',
      user: { userId: 'u-mira', seenAt: expect.any(String) },
    });
  });

  it('takes the username of the annotation, whatever its case', async () => {
    const [identity] = await resolve(
      [MIRA],
      entity('ms', {
        annotations: {
          [ANNOTATION_IDENTITY_CENTER_USER_NAME]:
            'mira.santos@ALPENGLOW.example',
        },
      }),
    );

    expect(identity).toMatchObject({
      outcome: 'found',
      by: 'annotation',
      user: { userId: 'u-mira' },
    });
  });

  it('does not look further when an annotation names nobody', async () => {
    const identities = await resolve(
      [MIRA],
      entity('mira', {
        email: 'mira.santos@alpenglow.example',
        annotations: { [ANNOTATION_IDENTITY_CENTER_USER_ID]: 'u-gone' },
      }),
      entity('mira2', {
        email: 'mira.santos@alpenglow.example',
        annotations: { [ANNOTATION_IDENTITY_CENTER_USER_NAME]: 'gone' },
      }),
    );

    expect(identities).toEqual([
      { outcome: 'none', searched: ['user id u-gone of the annotation'] },
      { outcome: 'none', searched: ['username gone of the annotation'] },
    ]);
  });

  it('finds by a username that is the entity name or the email, then by the email', async () => {
    const identities = await resolve(
      [
        user('u1', 'jonas.weber', 'jw@alpenglow.example'),
        user('u2', 'aiko.tanaka@alpenglow.example', 'at@alpenglow.example'),
        user('u3', 'pnair', 'Priya.Nair@alpenglow.example'),
      ],
      entity('jonas.weber'),
      entity('aiko', { email: 'Aiko.Tanaka@alpenglow.example' }),
      entity('priya', { email: 'priya.nair@alpenglow.example' }),
    );

    expect(identities).toMatchObject([
      { outcome: 'found', by: 'user-name', user: { userId: 'u1' } },
      { outcome: 'found', by: 'user-name', user: { userId: 'u2' } },
      { outcome: 'found', by: 'email', user: { userId: 'u3' } },
    ]);
  });

  it('finds by the id of the identity provider, and then by nothing else', async () => {
    const found = {
      ...MIRA,
      externalIds: [
        { issuer: 'https://scim.example', id: 'scim-1' },
        { issuer: 'https://idp.example', id: '00u1' },
      ],
    };
    const annotations = (id: string) => ({
      email: MIRA.userName,
      annotations: { [ANNOTATION_IDENTITY_CENTER_EXTERNAL_ID]: id },
    });

    expect(
      await resolve(
        [found],
        entity('ms', annotations('00u1')),
        entity('other', annotations('00u2')),
      ),
    ).toMatchObject([
      { outcome: 'found', by: 'external-id', user: { userId: 'u-mira' } },
      { outcome: 'none', searched: ['external id 00u2 of the annotation'] },
    ]);
  });

  it('goes by the order that is set, with the ways of modules, for people of our own provider', async () => {
    const users = [
      user('u1', 'mira', 'other@alpenglow.example'),
      user('u2', 'e-4711', 'mira@alpenglow.example'),
    ];
    const mira = entity('mira', {
      email: 'mira@alpenglow.example',
      annotations: {
        'alpenglow.example/employee': '4711',
        'backstage.io/managed-by-origin-location':
          'sagemaker-studio:IdentityCenterOrgEntityProvider:default',
      },
    });
    const byEmployee: IdentityMatcher = {
      name: 'employee',
      hintsOf: ({ metadata }) => {
        const number = metadata.annotations?.['alpenglow.example/employee'];
        return number ? { userNames: [`e-${number}`] } : undefined;
      },
    };
    const byOf = async (order?: string[], added?: IdentityMatcher[]) => {
      const matchers = orderMatchers({ order, added });
      const identity = only(await resolveBy(matchers, users, mira));
      return identity.outcome === 'found'
        ? `${identity.user.userId} by ${identity.by}`
        : identity;
    };

    expect(await byOf()).toBe('u1 by user-name');
    expect(await byOf(['email', 'user-name'])).toBe('u2 by email');
    expect(await byOf(undefined, [byEmployee])).toBe('u2 by employee');
    expect(await byOf(['user-name', 'employee'], [byEmployee])).toBe(
      'u1 by user-name',
    );
    expect(await byOf(['external-id'])).toEqual({
      outcome: 'none',
      searched: [],
    });
  });

  it('asks all ways for people of other providers, and decides nothing when two disagree', async () => {
    const identities = await resolve(
      [
        user('u1', 'mira', 'other@alpenglow.example'),
        user('u2', 'e-4711', 'mira@alpenglow.example'),
        user('u3', 'jonas', 'jonas@alpenglow.example'),
      ],
      entity('mira', { email: 'mira@alpenglow.example' }),
      entity('mira2', {
        email: 'mira@alpenglow.example',
        annotations: { [ANNOTATION_IDENTITY_CENTER_USER_ID]: 'u3' },
      }),
      entity('jonas', {
        email: 'jonas@alpenglow.example',
        annotations: { [ANNOTATION_IDENTITY_CENTER_USER_ID]: 'u3' },
      }),
    );

    expect(identities).toMatchObject([
      { outcome: 'conflict', candidates: ['e-4711', 'mira'] },
      { outcome: 'conflict', candidates: ['e-4711', 'jonas'] },
      { outcome: 'found', by: 'annotation', user: { userId: 'u3' } },
    ]);
  });

  it('reports several who fit and guesses none', async () => {
    const identities = await resolve(
      [
        user('u1', 'mira', 'a@alpenglow.example'),
        user('u2', 'mira@alpenglow.example', 'b@alpenglow.example'),
        user('u3', 'c', 'shared@alpenglow.example'),
        user('u4', 'd', 'shared@alpenglow.example'),
      ],
      entity('mira', { email: 'mira@alpenglow.example' }),
      entity('team', { email: 'shared@alpenglow.example' }),
    );

    expect(identities).toMatchObject([
      { outcome: 'ambiguous', candidates: ['mira', 'mira@alpenglow.example'] },
      { outcome: 'ambiguous', candidates: ['c', 'd'] },
    ]);
  });

  it('says where it looked for somebody who is not there', async () => {
    const [withEmail, without] = await resolve(
      [],
      entity('ben.carter', { email: 'ben@alpenglow.example' }),
      entity('nobody'),
    );

    expect(withEmail).toEqual({
      outcome: 'none',
      searched: [
        'username ben.carter',
        'username ben@alpenglow.example',
        'email ben@alpenglow.example',
      ],
    });
    expect(without).toEqual({ outcome: 'none', searched: ['username nobody'] });
  });

  it('remembers whom the catalog user of another provider led to, once that user is gone', async () => {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const reader = new TestInventory({
      knex,
      onDirectoryChange: recordPrincipals,
    });
    const links = new IdentityLinks({ knex });
    const resolver = new IdentityResolver({ reader, links });
    const mira = entity('mira', { email: 'mira.santos@alpenglow.example' });
    await reader.replaceDirectory({
      users: [MIRA],
      groups: [],
      instance: {
        instanceArn: 'arn:aws:sso:::instance/ssoins-1',
        identityStoreId: 'd-1234567890',
      },
    });
    await resolver.resolve([mira]);
    await reader.replaceDirectory({ users: [], groups: [] });

    const identity = only([...(await resolver.resolve([mira])).values()]);

    expect(identity).toMatchObject({
      outcome: 'none',
      recordedUserId: 'u-mira',
    });
    expect(
      callerRefusal('user:default/mira', mira, {
        outcome: 'none',
        searched: [],
        recordedUserId: 'u-mira',
      }),
    ).toEqual({
      code: 'caller.missing',
      params: { person: 'user:default/mira' },
    });
  });

  it('does not take somebody whom nothing leads to for whom the name led to before, who is still there', async () => {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const reader = new TestInventory({
      knex,
      onDirectoryChange: recordPrincipals,
    });
    const resolver = new IdentityResolver({
      reader,
      links: new IdentityLinks({ knex }),
    });
    await reader.replaceDirectory({
      users: [MIRA],
      groups: [],
      instance: {
        instanceArn: 'arn:aws:sso:::instance/ssoins-1',
        identityStoreId: 'd-1234567890',
      },
    });
    await resolver.resolve([
      entity('mira', { email: 'mira.santos@alpenglow.example' }),
    ]);
    const namesake = entity('mira', { email: 'mira.silva@alpenglow.example' });

    const identity = only([...(await resolver.resolve([namesake])).values()]);

    expect(identity).toMatchObject({
      outcome: 'conflict',
      candidates: [],
      recordedUserId: 'u-mira',
      recorded: MIRA.userName,
    });
    const refusal = callerRefusal('user:default/mira', namesake, {
      outcome: 'conflict',
      candidates: [],
      recorded: MIRA.userName,
    });
    expect(englishOf(present(refusal))).toContain(
      'nothing in the catalog leads there now',
    );
  });

  it('gives the answer by the entity ref in full form', async () => {
    const resolver = new IdentityResolver({
      reader: { findUsers: async () => [] },
    });

    expect([...(await resolver.resolve([entity('Mira')])).keys()]).toEqual([
      'user:default/mira',
    ]);
  });
});
