/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Work that this replica cannot carry out, as after a rolling upgrade that was taken back, or cannot even read. It keeps no
 * other from going on.
 */
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

/** The name of a step that this version does not have. */
const UNKNOWN = 'ensure-nothing';

describe('an operation that fails by an error of our own', () => {
  const studio = useStudio();

  const step = (operationId: string, name: string) =>
    studio
      .knex('access_operation_steps')
      .where({ operation_id: operationId, name });

  it('slows no other down, ends blocked with its id, and goes on when it is retried', async () => {
    await studio.start();
    const jonas = await studio.bringIn('jonas.weber');
    const aiko = await studio.bringInBlocked('aiko.tanaka');
    const { operationId } = present(aiko.operation);
    await step(operationId, 'ensure-profile').update({ name: UNKNOWN });
    await studio
      .knex('access_operations')
      .where('operation_id', operationId)
      .update({ status: 'running', next_try_at: new Date().toISOString() });

    await studio.revoke(jonas);
    await studio.backend.until(
      async () => (await studio.read(jonas)).status === 'ended',
      'The revocation is delayed',
      20,
    );
    await studio.backend.until(
      async () => {
        const { status, error } = await step(operationId, UNKNOWN).first();
        return status === 'blocked' && error.includes('InternalError');
      },
      'It is never blocked',
      20,
    );
    const { error } = await step(operationId, UNKNOWN).first();
    expect(JSON.parse(error)).toEqual({
      kind: 'blocked',
      name: 'InternalError',
      message: expect.stringContaining(operationId),
      remedy: expect.stringContaining('retry'),
      messages: {
        message: expect.objectContaining({ code: 'error.internal' }),
        remedy: { code: 'error.internal.remedy' },
      },
      since: expect.any(String),
    });

    await step(operationId, UNKNOWN).update({ name: 'ensure-profile' });
    await studio.retry(aiko);
    await studio.untilGrant(aiko, ({ status }) => status === 'active');
  });
});

describe('what cannot be read', () => {
  const studio = useStudio();
  const BROKEN = '{broken';

  it('of an operation slows no other down, and goes on once it can be', async () => {
    await studio.start();
    const jonas = await studio.bringIn('jonas.weber');
    const aiko = await studio.bringInBlocked('aiko.tanaka');
    const operation = { operation_id: present(aiko.operation).operationId };
    await studio
      .knex('access_operation_steps')
      .where({ ...operation, name: 'ensure-profile' })
      .update({ error: BROKEN });
    await studio
      .knex('access_operations')
      .where(operation)
      .update({ status: 'running', next_try_at: new Date(0).toISOString() });
    await studio
      .knex('access_grants')
      .where('grant_id', aiko.grantId)
      .update({ status: 'provisioning' });

    await studio.revoke(jonas);
    await studio.backend.until(
      async () =>
        (
          await studio.knex('access_grants').where('grant_id', jonas.grantId)
        )[0].status === 'ended',
      'The revocation is delayed',
      20,
    );

    await studio
      .knex('access_operation_steps')
      .where(operation)
      .update({ error: null });
    await studio.untilGrant(aiko, ({ status }) => status === 'active');
    expect(studio.aws.hasOwnAssignment('aiko.tanaka')).toBe(true);
  });

  it('of a removal slows no other down, and goes on once it can be', async () => {
    const [first, other] = ['ben.carter', 'elif.demir'] as const;
    await studio.start({
      domains: {
        [COMPANY.researchLab]: {
          mode: 'manage',
          executionRoles: [COMPANY.scientistRole],
          owners: ['user:default/ingrid.larsen'],
        },
      },
    });
    studio.aws.assign(first);
    studio.aws.assign(other);
    await studio.backend.sync();
    const remove = (name: string) =>
      answerOf(
        200,
        studio.backend.as('ingrid.larsen').call(client =>
          client.removeUnmanagedAccess(COMPANY.researchLab, {
            userId: studio.aws.user(name).userId,
            justification: 'Nobody asked us',
          }),
        ),
      );
    studio.deny('DeleteApplicationAssignment');
    await remove(first);
    await remove(other);
    await studio.backend.until(
      async () =>
        (await studio.eventsOf('assignment.removal-blocked')).length === 2,
      'The removals are not tried',
    );
    await studio
      .knex('assignment_removals')
      .update({ next_try_at: new Date(0).toISOString() });
    await studio
      .knex('assignment_removals')
      .where('principal_id', studio.aws.user(first).userId)
      .update({ error: BROKEN });
    studio.sandbox.admin.clearFaults();

    await studio.untilEvent('assignment.removed');
    expect(studio.aws.hasOwnAssignment(other)).toBe(false);
    expect(studio.aws.hasOwnAssignment(first)).toBe(true);

    await studio
      .knex('assignment_removals')
      .where('error', BROKEN)
      .update({ error: null });
    await studio.backend.until(
      async () => !studio.aws.hasOwnAssignment(first),
      'The removal does not go on',
      60,
    );
  });
});
