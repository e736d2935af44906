/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A portal whose people come from another provider, trusted by configuration: who a catalog user is, is found once, and
 * changes only when a person of the platform team says so.
 */
import type { Entity } from '@backstage/catalog-model';
import type {
  IdentityConflictList,
  IdentityLink,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { companyEntities } from './__testUtils__/companyEntities';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { studioWorld } from './__testUtils__/studioWorld';
import { trustedEntities } from './__testUtils__/trustedEntities';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

const FOREIGN = {
  'backstage.io/managed-by-origin-location': 'static:people',
};
const JONAS = 'user:default/jonas.weber';

const databases = flowsDatabase();

describe('catalog users of another provider', () => {
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let aws: ReturnType<typeof studioWorld>;
  let entities: Entity[];

  const address = (name: string) => `${name}@alpenglow.example`;
  const ingrid = () => backend.as('ingrid.larsen');

  /** The Identity Center user in a request for Jonas, which is withdrawn again. */
  async function beneficiary(): Promise<string> {
    const mira = backend.as('mira.santos');
    const { requestId } = await answerOf(201, mira.ask({ people: [JONAS] }));
    const row = await knex('access_request_people')
      .where({ request_id: requestId })
      .first();
    await answerOf(
      200,
      mira.call(client => client.withdrawRequest(requestId)),
    );
    return row.user_id;
  }

  async function conflicts(): Promise<IdentityConflictList['items']> {
    await backend.keepAccessList();
    const { items } = await answerOf<IdentityConflictList>(
      200,
      ingrid().call(client => client.listIdentityConflicts()),
    );
    return items;
  }

  const confirm = (userId: string, by = ingrid()) =>
    by.call(client => client.confirmIdentityLink({ entityRef: JONAS, userId }));

  /** Gives a user of Identity Center another login and address, as the identity provider does. */
  async function change(
    name: string,
    to: { userName?: string; email?: string },
  ) {
    const { userId } = aws.user(name);
    const { users } = sandbox.admin.world.identityCenter;
    users[userId] = { ...users[userId]!, ...to };
    await backend.sync();
  }

  async function serve() {
    backend = await startStudioBackend({ sandbox, knex, catalog: entities });
  }

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      studio: { identity: { trustedOrigins: ['static:people'] } },
    });
  });

  beforeEach(async () => {
    await sandbox.admin.reset();
    sandbox.admin.world.timings.userProfile = 30;
    aws = studioWorld(sandbox.admin.world);
    knex = await databases.init();
    entities = trustedEntities(
      companyEntities(sandbox.admin.world).map(entity => ({
        ...entity,
        metadata: { ...entity.metadata, annotations: FOREIGN },
      })),
    );
    await serve();
    await backend.sync();
  });

  afterEach(() => backend.stop());

  afterAll(() => sandbox.stop());

  it('ask, are decided on and get access', async () => {
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    await answerOf(200, backend.as('mira.santos').decide(asked));
    const { grants } = await backend.settle(asked.requestId);
    expect(grants).toMatchObject([{ status: 'active' }]);
    expect(await conflicts()).toEqual([]);
  });

  it('never become another whose username is their address', async () => {
    const jonas = aws.user('jonas.weber');
    const priya = aws.user('priya.nair');
    // Linked by the address alone.
    await change('jonas.weber', { userName: 'jw' });
    expect(await beneficiary()).toBe(jonas.userId);

    await change('priya.nair', { userName: address('jonas.weber') });

    const { error } = await answerOf<ErrorBody>(
      403,
      backend.as('jonas.weber').ask({}),
    );
    expect(error.message).toContain("was the Identity Center user 'jw'");
    expect(error.message).toContain('The platform team can decide');
    const plan = await backend.as('mira.santos').client.planRequest({
      kind: 'grant',
      team: 'group:default/forecasting',
      domainId: 'd-researchlab1',
      people: [JONAS],
    });
    expect(plan.items).toMatchObject([
      { obstacle: { code: 'identity-conflict' } },
    ]);
    expect(await conflicts()).toMatchObject([
      {
        entityRef: JONAS,
        recorded: { userId: jonas.userId },
        candidates: [
          { userId: priya.userId, catalogUsers: ['user:default/priya.nair'] },
        ],
      },
    ]);

    // The new match is rejected, and a restart changes nothing about it.
    await answerOf<IdentityLink>(200, confirm(jonas.userId));
    await backend.stop();
    await serve();
    expect(await beneficiary()).toBe(jonas.userId);
    expect(await conflicts()).toEqual([]);
    const events = await ingrid().client.listEvents({
      type: 'identity.link-confirmed',
    });
    expect(events.items).toMatchObject([
      {
        actor: 'user:default/ingrid.larsen',
        detail: { entityRef: JONAS, userId: jonas.userId },
      },
    ]);
  });

  it('become another only when the platform team confirms it, and nobody for themselves', async () => {
    const { userId: before } = aws.user('jonas.weber');
    // Deleted and made again: the same login, and somebody else.
    const { users } = sandbox.admin.world.identityCenter;
    const old = users[before]!;
    await answerOf(200, backend.as('jonas.weber').get('/domains'));
    await conflicts();
    aws.deleteUser('jonas.weber');
    const userId = '93677ab1c2-00000000-1111-2222-3333-444444444444';
    users[userId] = { ...old, userId };
    await backend.sync();

    expect(await conflicts()).toMatchObject([
      {
        recorded: { userId: before, status: 'GONE' },
        candidates: [{ userId, status: 'ENABLED' }],
      },
    ]);
    await answerOf(403, backend.as('jonas.weber').ask({}));
    await answerOf(403, confirm(userId, backend.as('jonas.weber')));
    await answerOf(400, confirm(aws.user('priya.nair').userId));
    await answerOf(200, confirm(userId));
    expect(await beneficiary()).toBe(userId);
    // Said again, it is so already.
    await answerOf(200, confirm(userId));
    await answerOf(409, confirm(before));
  });

  it('are nobody while their address and their name lead to different users', async () => {
    const { userId } = aws.user('priya.nair');
    await change('priya.nair', { userName: 'jonas.weber' });
    await knex('principal_links').delete();
    // Her address says that this user is Priya, whatever the name.
    expect(await conflicts()).toEqual([]);
    const { users } = sandbox.admin.world.identityCenter;
    users[userId] = { ...users[userId]!, email: address('somebody.else') };
    await backend.sync();
    await knex('principal_links').delete();
    expect(await conflicts()).toMatchObject([{ entityRef: JONAS }]);
    const [found] = await conflicts();
    expect(found?.recorded).toBeUndefined();
    expect(found?.candidates).toHaveLength(2);
    await answerOf(403, backend.as('jonas.weber').ask({}));
  });
});
