/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Operations that are under way while AWS cannot be called. */
import { useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

/** Far more than an operation may wait once AWS is back. */
const LONG = { base: 60_000, cap: 600_000 };
/** Seconds until work goes on, from AWS being back. */
const BACK = 15;

describe('an operation under way while AWS is away', () => {
  const studio = useStudio();

  it.each([
    [
      'expired credentials',
      {
        code: 'ExpiredTokenException',
        message: 'The security token included in the request is expired',
        status: 400,
      },
      'The AWS credentials have expired',
    ],
    [
      'refused credentials',
      {
        code: 'UnrecognizedClientException',
        message: 'The security token included in the request is invalid',
        status: 403,
      },
      'The credentials for this account are missing or wrong',
    ],
    [
      'errors of AWS itself',
      { code: 'InternalFailure', message: 'Internal failure', status: 500 },
      'AWS answers with errors of its own',
    ],
  ])('names %s, and goes on soon after', async (_, fault, remedy) => {
    await studio.startDeciding(undefined, { backoff: LONG });
    const begunAt = new Date().toISOString();
    studio.sandbox.admin.addFault({
      service: 'sso',
      effect: { type: 'error', ...fault },
    });
    const { requestId } = await studio.approveBen();
    const readStep = async () => {
      const { grants } = await studio.mira().request(requestId);
      return only(grants).operation?.steps.find(({ error }) => error);
    };
    await studio.backend.until(
      async () => (await readStep()) !== undefined,
      'No error is shown',
      20,
    );
    const failed = (await readStep())?.error;
    expect(failed).toMatchObject({
      kind: 'retry',
      name: fault.code,
      message: fault.message,
      remedy: expect.stringContaining(remedy),
    });
    expect((failed?.since ?? '') >= begunAt).toBe(true);

    studio.sandbox.admin.clearFaults();
    studio.sandbox.admin.clearCalls();
    await studio.backend.until(
      async () =>
        studio.sandbox.admin.calls({ service: 'sso' }).length > 0 &&
        (await readStep()) === undefined,
      'Work does not go on',
      BACK,
    );
    expect(only(await studio.knex('access_grants')).status).toBe(
      'provisioning',
    );
  });
});
