/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { ObservedGroup, ObservedUser } from '../aws/observed';
import { migrationsDirectory } from '../database/applyMigrations';
import { TestInventory } from '../inventory/__testUtils__/TestInventory';
import { AssignedDirectory } from './AssignedDirectory';
import { NAMES, PRINCIPALS } from './principalRows';
import { recordPrincipals } from './recordPrincipals';

jest.setTimeout(240_000);

const instance = {
  instanceArn: 'arn:aws:sso:::instance/ssoins-72237f0e1c9a4b5d',
  identityStoreId: 'd-93677ab1c2',
};
const SUFFIXED = expect.stringMatching(/^jane\.doe-[0-9a-f]{8}$/);

function user(userId: string, more: Partial<ObservedUser> = {}): ObservedUser {
  return {
    userId,
    userName: `${userId}@alpenglow.example`,
    displayName: `Person ${userId}`,
    externalIds: [],
    status: 'ENABLED',
    ...more,
  };
}

const jane = (userId: string) =>
  user(userId, { userName: `jane.doe@${userId}.example` });

function entity(
  kind: 'User' | 'Group',
  name: string,
  annotations: Record<string, string>,
  origin = 'sagemaker-studio:IdentityCenterOrgEntityProvider:default',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-origin-location': origin,
        ...annotations,
      },
    },
  };
}

const userEntity = (name: string, userId: string, origin?: string) =>
  entity(
    'User',
    name,
    { 'aws.amazon.com/identity-center-user-id': userId },
    origin,
  );

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('AssignedDirectory on %s', id => {
  let knex: Knex;
  let inventory: TestInventory;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    inventory = new TestInventory({
      knex,
      onDirectoryChange: recordPrincipals,
    });
    await inventory.recordCompleteSync('identity-center');
  });

  afterEach(() => jest.restoreAllMocks());

  function open(
    options: {
      entities?: Entity[];
      catalog?: ReturnType<typeof catalogServiceMock>;
    } = {},
  ) {
    const logger = mockServices.logger.mock();
    const catalog =
      options.catalog ??
      catalogServiceMock({ entities: options.entities ?? [] });
    const directory = new AssignedDirectory({
      knex,
      catalog,
      auth: mockServices.auth(),
      logger,
      trustedOrigins: ['msgraph:'],
    });
    const names = async () => {
      const { users, groups } = await directory.read();
      return Object.fromEntries([
        ...users.map(each => [each.userId, each.catalogName]),
        ...groups.map(each => [each.groupId, each.catalogName]),
      ]);
    };
    return { directory, names, logger };
  }

  /** As a sync of Identity Center writes what it has read. */
  const sync = (
    users: ObservedUser[],
    groups: ObservedGroup[] = [],
  ): Promise<void> =>
    inventory.replaceDirectory({
      users,
      groups: groups.map(group => ({ ...group, memberUserIds: [] })),
      instance,
    });

  async function history(
    subject: string,
  ): Promise<{ kind: string; name: string; isCurrent: boolean }[]> {
    const rows = await knex(`${NAMES} as n`)
      .join(`${PRINCIPALS} as p`, 'p.principal_id', 'n.principal_id')
      .where('p.subject', subject)
      .orderBy(['n.kind', 'n.valid_from'])
      .select('n.kind', 'n.name', 'n.valid_until');
    return rows.map(row => ({
      kind: row.kind,
      name: row.name,
      isCurrent: row.valid_until === null,
    }));
  }

  it('keeps the names of everybody, whatever comes, goes or is renamed', async () => {
    const { names } = open();
    const lead = jane('lead');
    const team = { groupId: 'g-1', displayName: 'Forecasting' };
    await sync([lead], [team]);
    expect(await names()).toEqual({ lead: 'jane.doe', 'g-1': 'forecasting' });

    await sync(
      [{ ...lead, status: 'DISABLED' }, jane('guest')],
      [{ ...team, displayName: 'Planning' }],
    );
    expect(await names()).toEqual({
      lead: 'jane.doe',
      guest: SUFFIXED,
      'g-1': 'forecasting',
    });

    await sync(
      [jane('recreated')],
      [{ groupId: 'g-2', displayName: 'Forecasting' }],
    );
    expect(await names()).toEqual({
      recreated: SUFFIXED,
      'g-2': expect.stringMatching(/^forecasting-[0-9a-f]{8}$/),
    });

    await sync([{ ...lead, userName: 'jane.roe@lead.example' }], [team]);
    expect(await names()).toEqual({ lead: 'jane.doe', 'g-1': 'forecasting' });
  });

  it('records each login and display name with its time, and what ends with the person', async () => {
    open();
    await sync([user('u-1')]);
    await sync([user('u-1', { userName: 'renamed@alpenglow.example' })]);
    await sync([user('u-1', { userName: 'renamed@alpenglow.example' })]);
    expect(await history('u-1')).toEqual([
      { kind: 'display', name: 'Person u-1', isCurrent: true },
      { kind: 'login', name: 'u-1@alpenglow.example', isCurrent: false },
      { kind: 'login', name: 'renamed@alpenglow.example', isCurrent: true },
    ]);
    await sync([]);
    expect(await history('u-1')).toEqual([
      { kind: 'display', name: 'Person u-1', isCurrent: false },
      { kind: 'login', name: 'u-1@alpenglow.example', isCurrent: false },
      { kind: 'login', name: 'renamed@alpenglow.example', isCurrent: false },
    ]);
  });

  it('leaves the plain name to the first comer although nobody asked for names yet', async () => {
    await sync([jane('lead')]);
    await sync([jane('lead'), jane('guest')]);
    expect(await open().names()).toEqual({ lead: 'jane.doe', guest: SUFFIXED });
  });

  it('takes over the names that the catalog shows, and from nobody else', async () => {
    await sync(
      [jane('guest'), jane('lead'), user('mallory')],
      [{ groupId: 'g-1', displayName: 'Forecasting' }],
    );
    const { names } = open({
      entities: [
        userEntity('jane.doe', 'guest'),
        userEntity('jane.doe-0badcafe', 'lead'),
        userEntity('boss', 'mallory', 'url:https://git.example/anybody.yaml'),
        entity('Group', 'fore-casting', {
          'aws.amazon.com/identity-center-group-id': 'g-1',
        }),
      ],
    });
    expect(await names()).toEqual({
      guest: 'jane.doe',
      lead: 'jane.doe-0badcafe',
      mallory: 'mallory',
      'g-1': 'fore-casting',
    });
  });

  it('names nobody until the catalog could be read', async () => {
    await sync([jane('lead')]);
    const catalog = catalogServiceMock({
      entities: [userEntity('the.lead', 'lead')],
    });
    const { names } = open({ catalog });
    jest.spyOn(catalog, 'streamEntities').mockImplementationOnce(() => {
      throw new Error('the catalog is away');
    });
    await expect(names()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('the catalog is away'),
    });
    expect(await names()).toEqual({ lead: 'the.lead' });
  });

  it('warns of a name that the catalog held twice', async () => {
    await sync([jane('lead'), jane('guest')]);
    const { names, logger } = open({
      entities: [
        userEntity('jane.doe', 'guest'),
        {
          ...userEntity('jane.doe', 'lead'),
          metadata: {
            ...userEntity('jane.doe', 'lead').metadata,
            namespace: 'partners',
          },
        },
      ],
    });
    expect(await names()).toEqual({ guest: 'jane.doe', lead: SUFFIXED });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining("person lead is no longer called 'jane.doe'"),
    );
  });

  it('gives a newcomer another name than one that anybody has registered', async () => {
    const registered = 'url:https://git.example/anybody.yaml';
    const entities = [
      userEntity('jane.doe', 'x', registered),
      userEntity('jim.doe', 'y', 'msgraph:default'),
      entity('Group', 'planning', {}, registered),
    ];
    await sync([user('first', { userName: 'jane.doe@first.example' })]);
    // An adopter may have such files, too.
    expect(await open({ entities }).names()).toEqual({ first: 'jane.doe' });
    await sync(
      [
        user('jane', { userName: 'ann.lee' }),
        user('jim', { userName: 'jim.doe' }),
      ],
      [{ groupId: 'g-1', displayName: 'planning' }],
    );
    const others = [...entities, userEntity('ann.lee', 'z', registered)];
    expect(await open({ entities: others }).names()).toEqual({
      jane: expect.stringMatching(/^ann\.lee-[0-9a-f]{8}$/),
      jim: 'jim.doe',
      'g-1': expect.stringMatching(/^planning-[0-9a-f]{8}$/),
    });
  });

  it('gives one name to one principal although replicas assign at the same time', async () => {
    const people = Array.from({ length: 400 }, (_, index) =>
      user(`u-${index}`, {
        userName: `person.${index % 200}@x${index}.example`,
      }),
    );
    await sync(people.slice(0, 200));
    await open().names();
    await sync(people);
    const replicas = Array.from({ length: 4 }, () => open());
    // Each has a connection of its own when they begin.
    await Promise.all(replicas.map(() => knex.transaction(() => sleep(100))));
    const [first, ...others] = await Promise.all(
      replicas.map(replica => replica.names()),
    );
    expect(new Set(Object.values(first)).size).toBe(400);
    expect(others).toEqual([first, first, first]);
    expect(first['u-3']).toBe('person.3');
  });
});
