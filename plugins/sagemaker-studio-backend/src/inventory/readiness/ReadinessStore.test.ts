/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../../database/applyMigrations';
import { inMilliseconds, now } from '../../util/now';
import { TestInventory } from '../__testUtils__/TestInventory';
import { ReadinessStore, type ReadinessSubject } from './ReadinessStore';

const PLACE = { accountId: '222222222222', region: 'eu-west-1' };
const ELSEWHERE = { accountId: '333333333333', region: 'eu-west-1' };
const SUBJECTS: ReadinessSubject[] = ['settings', 'quotas'];
const APPLICATION =
  'arn:aws:sso::111111111111:application/ssoins-72237f0e1c9a4b5d/apl-5f2c8b1e9d3a7460';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('ReadinessStore on %s', id => {
  let knex: Knex;
  let store: ReadinessStore;
  let inventory: TestInventory;
  const quotas = {
    outcome: 'seen' as const,
    quotas: [
      { resource: 'userProfiles' as const, code: 'L-AC46C40F', limit: 100 },
    ],
  };
  const denied = { outcome: 'not-allowed' as const, action: 'iam:GetRole' };
  const tomorrow = () => ({
    startedAt: now(),
    dueAt: inMilliseconds(24 * 60 * 60 * 1000),
  });

  async function replaceDomains(
    place: typeof PLACE,
    ...domains: { domainId: string; applicationArn?: string }[]
  ) {
    await inventory.replaceDomains(
      place,
      domains.map(domain => ({
        domainArn: `arn:aws:sagemaker:eu-west-1:${place.accountId}:domain/${domain.domainId}`,
        name: domain.domainId.slice(2),
        ...place,
        authMode: 'SSO',
        status: 'InService',
        url: `https://${domain.domainId}.studio.eu-west-1.sagemaker.aws`,
        unifiedStudio: false,
        defaultExecutionRole: `arn:aws:iam::${place.accountId}:role/Studio`,
        createdAt: '2026-01-01T00:00:00.000Z',
        modifiedAt: '2026-01-02T00:00:00.000Z',
        ...domain,
      })),
    );
  }

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new ReadinessStore({ knex });
    inventory = new TestInventory({ knex });
  });

  it('finds what is due place by place, and nothing once it was seen until somebody asks', async () => {
    await replaceDomains(PLACE, { domainId: 'd-one' });
    await replaceDomains(ELSEWHERE, {
      domainId: 'd-two',
      applicationArn: APPLICATION,
    });
    const find = () => store.findDue(SUBJECTS, [PLACE]);
    expect(await find()).toEqual({ domainId: 'd-one', subject: 'settings' });
    await store.record(
      { domainId: 'd-one', subject: 'settings' },
      denied,
      tomorrow(),
    );
    expect(await find()).toEqual({ domainId: 'd-one', subject: 'quotas' });
    await store.record(
      { domainId: 'd-one', subject: 'quotas' },
      quotas,
      tomorrow(),
    );
    expect(await find()).toBeUndefined();
    expect(await store.findDue(['application'], 'applications')).toEqual({
      domainId: 'd-two',
      subject: 'application',
    });
    expect(await store.read('d-one')).toEqual({
      observations: { settings: denied, quotas },
      seenAt: expect.stringMatching(/Z$/),
    });
    expect(await store.read('d-two')).toEqual({ observations: {} });

    await store.requestAll();
    expect(await find()).toEqual({ domainId: 'd-one', subject: 'settings' });
  });

  it('does not take a look that had begun for the one that was asked for', async () => {
    await replaceDomains(PLACE, { domainId: 'd-one' });
    const look = { domainId: 'd-one', subject: 'quotas' as const };
    await store.record(look, quotas, tomorrow());
    const begun = { ...tomorrow(), startedAt: inMilliseconds(-1000) };
    await store.requestAll();
    await store.record(look, quotas, begun);
    expect(await store.findDue(['quotas'], [PLACE])).toEqual(look);
    await store.postpone(look, { outcome: 'failed', message: 'Slow' }, begun);
    expect(await store.findDue(['quotas'], [PLACE])).toEqual(look);
    await store.record(look, quotas, tomorrow());
    expect(await store.findDue(['quotas'], [PLACE])).toBeUndefined();
  });

  it('keeps what was seen when a later look fails, and says so when it was the first', async () => {
    await replaceDomains(PLACE, { domainId: 'd-one' });
    const failed = { outcome: 'failed' as const, message: 'Rate exceeded' };
    await store.record(
      { domainId: 'd-one', subject: 'quotas' },
      quotas,
      tomorrow(),
    );
    for (const subject of SUBJECTS) {
      await store.postpone({ domainId: 'd-one', subject }, failed, tomorrow());
    }
    expect((await store.read('d-one')).observations).toEqual({
      settings: failed,
      quotas,
    });
    expect(await store.findDue(SUBJECTS, [PLACE])).toBeUndefined();
  });

  it('forgets domains that are gone, and counts what there is', async () => {
    await replaceDomains(PLACE, { domainId: 'd-one' }, { domainId: 'd-two' });
    for (const domainId of ['d-one', 'd-two']) {
      await store.record({ domainId, subject: 'quotas' }, quotas, tomorrow());
      await inventory.replaceProfiles(domainId, [
        {
          domainId,
          name: 'mira',
          profileArn: `arn:aws:sagemaker:eu-west-1:222222222222:user-profile/${domainId}/mira`,
          status: 'InService',
          createdAt: '2026-01-01T00:00:00.000Z',
          modifiedAt: '2026-01-02T00:00:00.000Z',
        },
      ]);
    }
    expect(await store.countUsed(PLACE)).toEqual({
      userProfiles: 2,
      spaces: 0,
      runningApps: 0,
    });
    expect(await store.countUsed(ELSEWHERE)).toMatchObject({
      userProfiles: 0,
    });
    await inventory.replaceDirectory({
      users: [
        {
          userId: 'u1',
          userName: 'u1',
          displayName: 'One',
          externalIds: [{ issuer: 'https://okta', id: '00u1' }],
          status: 'ENABLED',
        },
        {
          userId: 'u2',
          userName: 'u2',
          displayName: 'Two',
          externalIds: [],
          status: 'ENABLED',
        },
      ],
      groups: [],
    });
    expect(await store.countDirectory()).toEqual({
      users: 2,
      provisioned: 1,
      groups: 0,
    });

    await replaceDomains(PLACE, { domainId: 'd-two' });
    await store.removeGone();
    expect((await store.read('d-one')).observations).toEqual({});
    expect((await store.read('d-two')).observations).toEqual({ quotas });
  });
});
