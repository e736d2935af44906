/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* A catalog name stays with its first holder, and so do its rights. */
import { parseEntityRef } from '@backstage/catalog-model';
import { findUserByUserName } from '@studio-access/sandbox';
import type { Knex } from 'knex';
import { NAMES, PRINCIPALS, REGISTRY } from '../directory/principalRows';
import {
  oktaDirectory,
  startWithRealCatalog,
} from './__testUtils__/realCatalog';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import { answerOf } from './__testUtils__/startStudioBackend';
import {
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

const MIRA = 'mira.santos@alpenglow.example';
const GUEST = 'mira.santos@partner.example';
const SUFFIXED = /^user:default\/mira\.santos-[0-9a-f]{8}$/;

describe('names in the catalog', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let knex: Knex;
  let catalogKnex: Knex;
  let backend: Awaited<ReturnType<typeof startWithRealCatalog>>;

  const okta = (method: string, path: string, body?: object) =>
    oktaDirectory(sandbox).change(method, path, body);

  const userIdOf = (login: string) => {
    const user = findUserByUserName(sandbox.admin.world, login);
    if (!user) {
      throw new Error(`Identity Center has no ${login}`);
    }
    return user.userId;
  };

  const groupIdOf = (displayName: string) => {
    const { groups } = sandbox.admin.world.identityCenter;
    const group = Object.values(groups).find(
      each => each.displayName === displayName,
    );
    if (!group) {
      throw new Error(`Identity Center has no group ${displayName}`);
    }
    return group.groupId;
  };

  const hireGuest = () =>
    okta('POST', '/people', {
      firstName: 'Mira',
      lastName: 'Santos',
      login: GUEST,
      email: GUEST,
      groups: ['forecasting'],
    });

  const start = async () => {
    backend = await startWithRealCatalog({ sandbox, knex, catalogKnex });
    await backend.bringIn();
  };

  beforeAll(async () => {
    sandbox = await startTestSandbox();
  });

  beforeEach(async () => {
    await sandbox.admin.reset();
    knex = await databases.init();
    catalogKnex = await databases.init();
    await start();
  });

  afterEach(() => backend.stop());

  afterAll(() => sandbox.stop());

  /** A request that the lead of the forecasters may file without a decision. */
  const onboard = (name: string) =>
    backend
      .as(name)
      .ask({ kind: 'onboard-team', people: ['user:default/jonas.weber'] });

  it('do not pass from a suspended lead to a contractor of the same name', async () => {
    const lead = userIdOf(MIRA);
    expect(await backend.userRef(lead)).toBe('user:default/mira.santos');
    await okta('PATCH', `/people/${MIRA}`, { status: 'SUSPENDED' });
    await hireGuest();
    await backend.bringIn();

    const guest = await backend.userRef(userIdOf(GUEST));
    expect(guest).toMatch(SUFFIXED);
    expect(await backend.userRef(lead)).toBeUndefined();
    const { name } = parseEntityRef(present(guest));
    const asked = await onboard(name);
    expect(asked.body.status).not.toBe('approved');

    await okta('PATCH', `/people/${MIRA}`, { status: 'ACTIVE' });
    await backend.bringIn();
    expect(await backend.userRef(lead)).toBe('user:default/mira.santos');
    expect(await backend.userRef(userIdOf(GUEST))).toBe(guest);
  });

  it('leave an active lead in office when somebody of the same name comes', async () => {
    await hireGuest();
    await backend.bringIn();
    expect(await backend.userRef(userIdOf(MIRA))).toBe(
      'user:default/mira.santos',
    );
    expect(await backend.userRef(userIdOf(GUEST))).toMatch(SUFFIXED);
    const asked = await answerOf(201, onboard('mira.santos'));
    expect(asked.status).toBe('approved');
  });

  it('do not pass to the new id of a login that was deleted and made again', async () => {
    const before = userIdOf(MIRA);
    delete sandbox.admin.world.identityCenter.users[before];
    await backend.sync();
    await okta('PATCH', `/people/${MIRA}`, { title: 'Back again' });
    const after = userIdOf(MIRA);
    expect(after).not.toBe(before);
    await backend.bringIn();
    expect(await backend.userRef(after)).toMatch(SUFFIXED);
  });

  it('stay when a login is renamed, and the rest follows', async () => {
    const userId = userIdOf(MIRA);
    const renamed = 'mira.berg@alpenglow.example';
    await okta('PATCH', `/people/${MIRA}`, {
      login: renamed,
      email: renamed,
      lastName: 'Berg',
    });
    await backend.bringIn();
    const entity = await backend.userEntity(userId);
    expect(entity).toMatchObject({
      metadata: { namespace: 'default', name: 'mira.santos' },
      spec: { profile: { displayName: 'Mira Berg', email: renamed } },
    });
  });

  it('stay with a renamed group, and do not pass to a new one', async () => {
    const groupId = groupIdOf('forecasting');
    await okta('PATCH', '/groups/forecasting', { name: 'planning' });
    await okta('POST', '/groups', { name: 'forecasting' });
    await backend.bringIn();
    expect(await backend.groupEntity(groupId)).toMatchObject({
      metadata: { name: 'forecasting' },
      spec: { profile: { displayName: 'planning' } },
    });
    expect(await backend.groupRef(groupIdOf('forecasting'))).toMatch(
      /^group:default\/forecasting-[0-9a-f]{8}$/,
    );
  });

  it('are taken over from a catalog that is older than the assignment of names', async () => {
    const ref = 'user:default/mira.santos-0badcafe';
    await knex(NAMES)
      .where({ name: 'mira.santos', kind: 'catalog' })
      .update({ name: 'mira.santos-0badcafe' });
    await backend.bringIn();
    await backend.until(
      async () => (await backend.userRef(userIdOf(MIRA))) === ref,
      'The catalog does not follow',
    );
    await backend.stop();

    await knex(NAMES).delete();
    await knex(PRINCIPALS).delete();
    await knex(REGISTRY).update({ seeded_at: null });
    await start();
    expect(await backend.userRef(userIdOf(MIRA))).toBe(ref);
    const names = await knex(NAMES).where({ kind: 'catalog' }).pluck('name');
    expect(names).toContain('mira.santos-0badcafe');
    expect(names).not.toContain('mira.santos');
  });
});
