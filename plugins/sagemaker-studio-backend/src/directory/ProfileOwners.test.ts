/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { ObservedProfile, ObservedUser } from '../aws/observed';
import { migrationsDirectory } from '../database/applyMigrations';
import { TestInventory } from '../inventory/__testUtils__/TestInventory';
import { now } from '../util/now';
import { ProfileOwners } from './ProfileOwners';
import { recordPrincipals } from './recordPrincipals';

jest.setTimeout(240_000);

const DOMAIN = 'd-one';
const JANE = 'Jané.Doe@one.example';
const KEY = 'jané.doe@one.example';

function user(userId: string, userName: string): ObservedUser {
  return {
    userId,
    userName,
    displayName: `Person ${userId}`,
    externalIds: [],
    status: 'ENABLED',
  };
}

function profile(name: string, createdAt: string): ObservedProfile {
  return {
    domainId: DOMAIN,
    name,
    profileArn: `arn:aws:sagemaker:eu-west-1:222222222222:user-profile/${DOMAIN}/${name}`,
    status: 'InService',
    singleSignOnUserValue: JANE,
    createdAt,
    modifiedAt: createdAt,
  };
}

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('ProfileOwners on %s', id => {
  let knex: Knex;
  let inventory: TestInventory;
  let owners: ProfileOwners;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    inventory = new TestInventory({
      knex,
      onDirectoryChange: recordPrincipals,
    });
    owners = new ProfileOwners({ knex });
  });

  /** As a sync that begins now writes what it has read. */
  const sync = (...users: ObservedUser[]) =>
    inventory.replaceDirectory(
      {
        users,
        groups: [],
        instance: { instanceArn: 'arn:sso', identityStoreId: 'd-store' },
      },
      { startedAt: now() },
    );

  const ownersOf = async (...profiles: ObservedProfile[]) => {
    await inventory.replaceProfiles(DOMAIN, profiles);
    const owned = await owners.list(DOMAIN, [JANE]);
    return Object.fromEntries(
      owned.map(({ profile: { name }, owner }) => [name, owner]),
    );
  };

  it('knows every login that somebody ever had, without letter case', async () => {
    await sync(user('one', JANE), user('two', 'two@one.example'));
    await sync(user('one', 'jane.roe@one.example'));
    expect((await owners.listLogins(['one'])).sort()).toEqual(
      [KEY, 'jane.roe@one.example'].sort(),
    );
    expect(await owners.listLogins(['two'])).toEqual(['two@one.example']);
    expect(await owners.listLogins([])).toEqual([]);
  });

  it('knows a login that was read back by itself, before a sync has recorded it', async () => {
    await sync(user('one', 'jane.roe@one.example'));
    await inventory.recordUser(user('one', JANE));
    expect(await owners.listLogins(['one'])).toContain(KEY);
    expect(await ownersOf(profile('jane', now()))).toEqual({
      jane: { outcome: 'known', userId: 'one' },
    });
  });

  it('gives each profile to whoever had the login when it was made', async () => {
    await sync(user('one', JANE));
    const first = now();
    await sync(user('one', JANE));
    await sync(user('one', 'left@one.example'));
    await sync(user('one', 'left@one.example'), user('two', JANE));
    expect(
      await ownersOf(profile('first', first), profile('second', now())),
    ).toEqual({
      first: { outcome: 'known', userId: 'one' },
      second: { outcome: 'known', userId: 'two' },
    });
  });

  it('says that it cannot be told, where the login passed on between two syncs', async () => {
    await sync(user('one', JANE));
    const between = new Date(Date.now() + 5).toISOString();
    await new Promise(resolve => {
      setTimeout(resolve, 20);
    });
    await sync(user('one', 'left@one.example'), user('two', JANE));
    expect(await ownersOf(profile('between', between))).toEqual({
      between: { outcome: 'unclear', userIds: ['one', 'two'] },
    });
    expect(await owners.listNames(['one', 'gone'])).toEqual(
      new Map([['one', 'Person one']]),
    );
  });

  it('knows nobody where nobody was seen with the login', async () => {
    await sync(user('two', 'two@one.example'));
    expect(await ownersOf(profile('jane', now()))).toEqual({ jane: undefined });
  });
});
