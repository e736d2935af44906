/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type {
  ObservedDomain,
  ObservedProfile,
  ObservedUser,
} from '../../aws/observed';
import { migrationsDirectory } from '../../database/applyMigrations';
import { TestInventory } from '../__testUtils__/TestInventory';

jest.setTimeout(120_000);

const PLACE = { accountId: '222222222222', region: 'eu-west-1' };
const APPLICATION =
  'arn:aws:sso::111111111111:application/ssoins-72237f0e1c9a4b5d/apl-5f2c8b1e9d3a7460';
const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';

function domain(domainId: string, more?: Partial<ObservedDomain>) {
  return {
    domainId,
    domainArn: `arn:aws:sagemaker:eu-west-1:222222222222:domain/${domainId}`,
    name: domainId.slice(2),
    ...PLACE,
    authMode: 'SSO',
    status: 'InService',
    url: `https://${domainId}.studio.eu-west-1.sagemaker.aws`,
    applicationArn: APPLICATION,
    unifiedStudio: false,
    defaultExecutionRole: ROLE,
    createdAt: '2026-01-01T00:00:00.000Z',
    modifiedAt: '2026-01-02T00:00:00.000Z',
    ...more,
  } satisfies ObservedDomain;
}

function profile(
  domainId: string,
  name: string,
  more?: Partial<ObservedProfile>,
): ObservedProfile {
  return {
    domainId,
    name,
    profileArn: `arn:aws:sagemaker:eu-west-1:222222222222:user-profile/${domainId}/${name}`,
    status: 'InService',
    singleSignOnUserValue: `${name}@alpenglow.example`,
    createdAt: '2026-01-01T00:00:00.000Z',
    modifiedAt: '2026-01-02T00:00:00.000Z',
    ...more,
  };
}

function user(userId: string, more?: Partial<ObservedUser>): ObservedUser {
  return {
    userId,
    userName: `${userId}@alpenglow.example`,
    displayName: `Person ${userId}`,
    email: `${userId}@alpenglow.example`,
    externalIds: [{ issuer: 'https://okta', id: `00u-${userId}` }],
    status: 'ENABLED',
    ...more,
  };
}

const seen = { seenAt: expect.stringMatching(/^\d{4}-.*Z$/) };
const ids = (rows: { userId: string }[]) => rows.map(row => row.userId).sort();

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('InventoryStore on %s', id => {
  let knex: Knex;
  let store: TestInventory;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new TestInventory({ knex });
  });

  it('keeps domains as they were seen and forgets those that are gone, place by place, with their profiles', async () => {
    const elsewhere = { accountId: '333333333333', region: 'eu-west-1' };
    const bare = domain('d-bare', {
      applicationArn: undefined,
      authMode: 'IAM',
      unifiedStudio: true,
      failureReason: 'no subnet',
    });
    await store.replaceDomains(PLACE, [domain('d-one'), bare]);
    await store.replaceDomains(elsewhere, [domain('d-far', elsewhere)]);
    await store.replaceProfiles('d-one', [profile('d-one', 'mira')]);
    await store.replaceProfiles('d-far', [profile('d-far', 'olga')]);

    expect(await store.listDomains()).toEqual([
      { ...bare, ...seen },
      { ...domain('d-far', elsewhere), ...seen },
      { ...domain('d-one'), ...seen },
    ]);

    await store.replaceDomains(PLACE, [{ ...bare, status: 'Failed' }]);

    expect(await store.getDomain('d-one')).toBeUndefined();
    expect(await store.getDomain('d-bare')).toMatchObject({
      status: 'Failed',
    });
    expect(await store.getDomain('d-far')).toBeDefined();
    expect(await store.listProfiles({ domainId: 'd-one' })).toEqual([]);
    expect(await store.listProfileNames('d-far')).toEqual(['olga']);
  });

  it('finds profiles by username whatever its case, and replaces only those of the domain', async () => {
    const upper = profile('d-one', 'Mira-Santos', {
      singleSignOnUserValue: 'Mira.Santos@alpenglow.example',
      executionRole: ROLE,
      failureReason: 'none of note',
    });
    const shared = profile('d-one', 'shared', {
      singleSignOnUserValue: undefined,
    });
    await store.replaceProfiles('d-one', [upper, shared]);
    await store.replaceProfiles('d-two', [profile('d-two', 'mira')]);

    expect(
      await store.listProfiles({
        domainId: 'd-one',
        userNames: ['mira.santos@ALPENGLOW.example', 'nobody'],
      }),
    ).toEqual([{ ...upper, ...seen }]);
    expect(
      await store.listProfiles({ domainId: 'd-one', userNames: [] }),
    ).toEqual([]);

    await store.replaceProfiles('d-one', [
      { ...upper, name: 'mira-santos', status: 'Updating' },
    ]);

    expect(await store.listProfiles({ domainId: 'd-one' })).toEqual([
      { ...upper, name: 'mira-santos', status: 'Updating', ...seen },
    ]);
    expect(await store.listProfileNames('d-two')).toEqual(['mira']);
  });

  it('reads users, groups and memberships back, and forgets what is gone', async () => {
    await store.replaceDirectory({
      users: [
        user('u1', { title: 'Lead', department: 'Risk' }),
        user('u2'),
        user('u3'),
      ],
      groups: [
        {
          groupId: 'g1',
          displayName: 'forecasting',
          memberUserIds: ['u1', 'u2'],
        },
        {
          groupId: 'g2',
          displayName: 'everyone',
          description: 'All of us',
          memberUserIds: ['u1', 'u2', 'u3'],
        },
      ],
    });

    expect(
      ids(
        await store.findUsers({
          userIds: ['u1'],
          userNames: ['U2@alpenglow.EXAMPLE'],
          emails: ['U3@alpenglow.example', 'u1@alpenglow.example'],
        }),
      ),
    ).toEqual(['u1', 'u2', 'u3']);
    expect(await store.findUsers({ userIds: ['u1'] })).toEqual([
      { ...user('u1', { title: 'Lead', department: 'Risk' }), ...seen },
    ]);
    expect(await store.listGroupsOfUsers(['u1', 'u3', 'u9'])).toEqual(
      new Map([
        [
          'u1',
          [
            {
              groupId: 'g2',
              displayName: 'everyone',
              description: 'All of us',
            },
            { groupId: 'g1', displayName: 'forecasting' },
          ],
        ],
        [
          'u3',
          [
            {
              groupId: 'g2',
              displayName: 'everyone',
              description: 'All of us',
            },
          ],
        ],
        ['u9', []],
      ]),
    );

    await store.replaceDirectory({
      users: [user('u1'), user('u2', { status: 'DISABLED' })],
      groups: [
        { groupId: 'g1', displayName: 'forecasting', memberUserIds: ['u2'] },
      ],
    });

    expect(await store.listUsers()).toEqual([
      { ...user('u1'), ...seen },
      { ...user('u2', { status: 'DISABLED' }), ...seen },
    ]);
    expect(await store.listGroups()).toEqual([
      {
        groupId: 'g1',
        displayName: 'forecasting',
        memberUserIds: ['u2'],
        ...seen,
      },
    ]);
  });

  it('keeps assignments by application', async () => {
    const direct = {
      applicationArn: APPLICATION,
      principalType: 'USER' as const,
      principalId: 'u1',
    };
    const group = {
      ...direct,
      principalType: 'GROUP' as const,
      principalId: 'g1',
    };
    const other = { ...direct, applicationArn: `${APPLICATION}x` };
    await store.replaceAssignments(APPLICATION, [direct, group]);
    await store.replaceAssignments(other.applicationArn, [other]);

    expect(
      await store.listAssignments({ applicationArn: APPLICATION }),
    ).toEqual([
      { ...group, ...seen },
      { ...direct, ...seen },
    ]);
    expect(
      await store.listAssignments({
        applicationArn: APPLICATION,
        principalIds: ['u1', 'u2'],
      }),
    ).toEqual([{ ...direct, ...seen }]);

    await store.replaceAssignments(APPLICATION, []);

    expect(
      await store.listAssignments({ applicationArn: APPLICATION }),
    ).toEqual([]);
    expect(
      await store.listAssignments({ applicationArn: other.applicationArn }),
    ).toHaveLength(1);
  });

  it('lets no sweep undo what an operation read back while the sweep was reading', async () => {
    const startedAt = new Date(Date.now() - 1000).toISOString();
    const before = new Date(Date.now() - 60_000).toISOString();
    await store.replaceProfiles(
      'd-one',
      [profile('d-one', 'old'), profile('d-one', 'changed')],
      { startedAt: before },
    );
    await store.recordProfile(profile('d-one', 'new'));
    await store.recordProfile(
      profile('d-one', 'changed', { executionRole: ROLE }),
    );

    await store.replaceProfiles('d-one', [profile('d-one', 'changed')], {
      startedAt,
    });

    expect(await store.listProfiles({ domainId: 'd-one' })).toMatchObject([
      { name: 'changed', executionRole: ROLE },
      { name: 'new' },
    ]);
  });

  it('records single rows over those that are there', async () => {
    const assignment = {
      applicationArn: APPLICATION,
      principalType: 'USER' as const,
      principalId: 'u1',
    };
    await store.recordAssignment(assignment);
    await store.recordAssignment(assignment);
    await store.recordUser(user('u1'));
    await store.recordUser(user('u1', { displayName: 'Mira Santos' }));
    await store.recordProfile(profile('d-one', 'mira', { status: 'Pending' }));
    await store.recordProfile(profile('d-one', 'Mira'));

    expect(
      await store.listAssignments({ applicationArn: APPLICATION }),
    ).toHaveLength(1);
    expect(await store.listUsers()).toMatchObject([
      { displayName: 'Mira Santos' },
    ]);
    expect(await store.listProfiles({ domainId: 'd-one' })).toMatchObject([
      { name: 'Mira', status: 'InService' },
    ]);
  });

  it('finds users by any of the ids that identity providers gave them', async () => {
    const several = user('u1', {
      externalIds: [
        { issuer: 'https://scim', id: 'scim-1' },
        { issuer: 'https://okta', id: 'okta-1' },
      ],
    });
    await store.replaceDirectory({
      users: [several, user('u2')],
      groups: [],
    });
    const find = async (externalId: string) =>
      ids(await store.findUsers({ externalIds: [externalId] }));

    expect(await find('scim-1')).toEqual(['u1']);
    expect(await find('okta-1')).toEqual(['u1']);
    expect(await find('00u-u2')).toEqual(['u2']);

    await store.recordUser({
      ...several,
      externalIds: [{ issuer: 'https://okta', id: 'okta-2' }],
    });
    expect(await find('okta-1')).toEqual([]);
    expect(await find('okta-2')).toEqual(['u1']);
  });

  it('announces removals before it makes them, and makes none when refused', async () => {
    await store.replaceDirectory({
      users: [user('u1'), user('u2'), user('u3')],
      groups: [],
    });
    const told: unknown[] = [];

    await expect(
      store.replaceDirectory(
        { users: [user('u3'), user('u4')], groups: [] },
        {
          checkRemovals: async removals => {
            told.push(removals);
            throw new Error('too many');
          },
        },
      ),
    ).rejects.toThrow('too many');

    expect(told).toEqual([{ what: 'users', before: 3, keys: ['u1', 'u2'] }]);
    expect(ids(await store.listUsers())).toEqual(['u1', 'u2', 'u3']);
  });

  it('knows when the last complete sync of each lane ended, and gives the directory only after one', async () => {
    const instance = {
      instanceArn: 'arn:aws:sso:::instance/ssoins-72237f0e1c9a4b5d',
      identityStoreId: 'd-93677ab1c2',
    };
    await store.replaceDirectory({
      users: [user('u1')],
      groups: [
        { groupId: 'g1', displayName: 'research', memberUserIds: ['u1'] },
      ],
      instance,
    });

    expect(await store.lastCompleteSyncs()).toEqual({});
    expect(await store.readDirectory()).toBeUndefined();

    await store.recordCompleteSync('identity-center');
    await store.recordCompleteSync(`assignments:${APPLICATION}`);

    expect(await store.lastCompleteSyncs()).toEqual({
      'identity-center': seen.seenAt,
    });
    expect(await store.getIdentityCenterInstance()).toEqual(instance);
    expect(await store.readDirectory()).toEqual({
      syncedAt: seen.seenAt,
      users: [
        {
          identityStoreId: 'd-93677ab1c2',
          userId: 'u1',
          userName: 'u1@alpenglow.example',
          displayName: 'Person u1',
          email: 'u1@alpenglow.example',
          status: 'ENABLED',
        },
      ],
      groups: [
        {
          identityStoreId: 'd-93677ab1c2',
          groupId: 'g1',
          displayName: 'research',
          memberUserIds: ['u1'],
        },
      ],
    });
  });

  it('takes a large company in seconds', async () => {
    const users = Array.from({ length: 5000 }, (_, i) => user(`user-${i}`));
    const groups = Array.from({ length: 50 }, (_, g) => ({
      groupId: `group-${g}`,
      displayName: `Group ${g}`,
      memberUserIds: users
        .filter((_user, i) => i % 50 === g)
        .map(({ userId }) => userId),
    }));
    const profiles = users
      .slice(0, 2000)
      .map(({ userId }) => profile('d-one', userId));

    const started = Date.now();
    for (let round = 0; round < 2; round += 1) {
      await store.replaceDirectory({ users, groups });
      await store.replaceProfiles('d-one', profiles);
    }
    const found = await store.findUsers({
      userIds: users.map(({ userId }) => userId),
    });

    expect(found).toHaveLength(5000);
    expect(await store.listProfiles({ domainId: 'd-one' })).toHaveLength(2000);
    expect(Date.now() - started).toBeLessThan(60_000);
  });
});
