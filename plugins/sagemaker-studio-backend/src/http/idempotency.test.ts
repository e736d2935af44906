/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Every write accepts an Idempotency-Key; a repeated call gets the same answer and changes nothing. */
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  AccessRequest,
  Grant,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { AccessStore } from '../store/AccessStore';
import {
  answerOf,
  startStudioBackend,
} from '../integration/__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from '../integration/__testUtils__/startTestSandbox';
import { HeldChanges } from '../store/HeldChanges';
import { apiOperations } from './apiOperations';
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

type ErrorBody = { error: { message: string } };

/** Right but for the key. */
const BODIES: Record<string, object> = {
  '/requests': {
    kind: 'grant',
    team: 'group:default/forecasting',
    domainId: COMPANY.researchLab,
    justification: 'Forecast the wind of next week',
  },
  '/requests/{requestId}/decision': {
    outcome: 'rejected',
    planHash: 'some',
    comment: 'Not this week',
  },
};
/** These only answer. */
const NO_WRITES = [
  '/plans',
  '/simulations',
  '/requests/{requestId}/plan',
  '/effective-access/previews',
  '/settings/domains/{domainId}/simulation',
  '/settings/import/simulation',
  '/settings/policies/{policyName}/simulation',
  '/settings/teams/{kind}/{namespace}/{name}/simulation',
  '/teams/{kind}/{namespace}/{name}/rules/{domainId}/simulation',
];
const TABLES = [
  'access_requests',
  'access_request_voters',
  'access_grants',
  'access_operations',
  'access_events',
];

const writes = apiOperations.filter(
  ({ method, path }) => method !== 'GET' && !NO_WRITES.includes(path),
);

describe('the Idempotency-Key', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      platformTeams: ['user:default/mira.santos'],
    });
    sandbox.admin.setTimings({ userProfile: 10 });
    knex = await databases.init('SQLITE_3');
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
  });

  afterAll(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  const rows = () => Promise.all(TABLES.map(table => knex(table)));

  it.each(writes)(
    'of $path is checked, and named when it is wrong',
    async ({ method, path, parameters }) => {
      expect(parameters).toContainEqual(
        expect.objectContaining({
          in: 'header',
          name: 'Idempotency-Key',
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        }),
      );
      const before = await rows();
      for (const key of ['', 'x'.repeat(256)]) {
        const refused = await answerOf<{ error: { message: string } }>(
          400,
          backend
            .as('mira.santos')
            [method === 'PUT' ? 'put' : 'post'](
              path.replace(/\{[^}]+\}/g, 'some'),
              BODIES[path],
            )
            .set('Idempotency-Key', key),
        );
        expect(refused.error.message.toLocaleLowerCase('en-US')).toContain(
          'idempotency-key',
        );
      }
      expect(await rows()).toEqual(before);
    },
  );

  it('has a decision, a withdrawal and a request answered the same, and done once', async () => {
    const ben = backend.as('ben.carter');
    const mira = backend.as('mira.santos');
    const input = { people: ['user:default/aiko.tanaka'] };
    const asked = await answerOf(201, ben.ask(input, 'ask'));
    const decision = {
      outcome: 'rejected',
      planHash: asked.plan.hash,
      comment: 'Not this week',
    };
    const path = `/requests/${asked.requestId}`;
    const decide = () =>
      mira.post(`${path}/decision`, decision).set('Idempotency-Key', 'decide');
    const decided = await answerOf(200, decide());
    const other = await answerOf(201, ben.ask(input, 'ask again'));
    const withdraw = () =>
      ben.call(studio =>
        studio.withdrawRequest(other.requestId, { idempotencyKey: 'withdraw' }),
      );
    const withdrawn = await answerOf(200, withdraw());
    const before = await rows();

    expect(await answerOf(200, decide())).toEqual(decided);
    expect(await answerOf(200, withdraw())).toEqual(withdrawn);
    // Two answers may cross.
    const [again, crossed] = await Promise.all([decide(), decide()]);
    expect([again.body, crossed.body]).toEqual([decided, decided]);
    const repeated = await answerOf(200, ben.ask(input, 'ask'));
    expect(repeated).toMatchObject({
      requestId: asked.requestId,
      status: 'rejected',
    });
    expect(await rows()).toEqual(before);
  });

  it('is good for one call, and names itself when it is used for another', async () => {
    const mira = backend.as('mira.santos');
    const ben = backend.as('ben.carter');
    const asked = await answerOf(201, ben.ask({}));
    const other = await answerOf(
      201,
      ben.ask({ people: ['user:default/aiko.tanaka'] }),
    );
    const decide = (request: AccessRequest, outcome: string, who = mira) =>
      who
        .post(`/requests/${request.requestId}/decision`, {
          outcome,
          planHash: request.plan.hash,
          comment: 'Not this week',
        })
        .set('Idempotency-Key', 'one call');
    const rejected = await answerOf(200, decide(asked, 'rejected'));
    for (const call of [
      decide(asked, 'approved'),
      decide(other, 'rejected'),
      mira.post('/refresh').set('Idempotency-Key', 'one call'),
    ]) {
      const { error } = await answerOf<ErrorBody>(409, call);
      expect(error.message).toContain("Idempotency-Key 'one call'");
      expect(error.message).toContain(`/requests/${asked.requestId}/decision`);
    }
    expect((await mira.request(other.requestId)).status).toBe('in-review');
    expect(await answerOf(200, decide(asked, 'rejected'))).toEqual(rejected);
    // A call of somebody else's has nothing to do with it, nor has one that failed.
    await answerOf(403, decide(other, 'rejected', ben));
    await answerOf(
      200,
      ben.call(studio =>
        studio.withdrawRequest(other.requestId, { idempotencyKey: 'one call' }),
      ),
    );
  });

  it('keeps who repeats a call from undoing what came after it', async () => {
    const mira = backend.as('mira.santos');
    const asked = await answerOf(
      201,
      mira.ask({ kind: 'onboard-team', people: ['user:default/priya.nair'] }),
    );
    const { grantId } = only((await backend.settle(asked.requestId)).grants);
    const revoke = () =>
      answerOf(
        201,
        mira.ask({
          kind: 'revoke',
          grantIds: [grantId],
          offboarding: { deleteSpaces: true, deleteProfile: true },
        }),
      );
    const undo = () =>
      mira.call(studio =>
        studio.undoOffboarding(grantId, { idempotencyKey: 'undo' }),
      );

    await revoke();
    const lost = await answerOf<Grant>(200, undo());
    expect(lost.status).not.toBe('deprovisioning');
    await revoke();
    expect(await answerOf<Grant>(200, undo())).toEqual(lost);
    expect(
      (
        await answerOf<Grant>(
          200,
          mira.call(studio => studio.getGrant(grantId)),
        )
      ).status,
    ).toBe('deprovisioning');
  });

  it('keeps who repeats an acceptance from accepting what was held back after it', async () => {
    const store = new AccessStore({ knex });
    const hold = (what: 'grants' | 'requests', id: string) =>
      store.commit({ heldBack: { what, from: [], to: [id] }, events: [] });
    const mira = backend.as('mira.santos');
    for (const what of ['grants', 'requests'] as const) {
      const held = new HeldChanges({ knex, store, kind: what });
      const isHeld = async () => (await held.read()).ids;
      await hold(what, 'one');
      const { hash } = await held.read();
      const accept = () =>
        mira.call(studio =>
          studio.acceptMassChange({ hash }, { idempotencyKey: what }),
        );
      const lost = await answerOf(200, accept());
      expect(await isHeld()).toEqual([]);
      await hold(what, 'one');
      expect(await answerOf(200, accept())).toEqual(lost);
      expect(await isHeld()).toHaveLength(1);
    }
  });

  it('has a refresh answered the same', async () => {
    const refresh = () =>
      backend
        .as('mira.santos')
        .post('/refresh')
        .set('Idempotency-Key', 'refresh');
    const answers = [await refresh(), await refresh()];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [202, ''],
      [202, ''],
    ]);
  });
});
