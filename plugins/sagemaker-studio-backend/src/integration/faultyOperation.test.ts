/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* An operation that this replica cannot carry out, as after a rolling upgrade that was taken back. */
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
