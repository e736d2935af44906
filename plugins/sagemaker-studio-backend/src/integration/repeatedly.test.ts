/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Repeated requests. */
import { answerOf } from './__testUtils__/startStudioBackend';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

describe('what is asked for repeatedly', () => {
  const studio = useStudio();

  it('three revocations at once take the access away once', async () => {
    await studio.start();
    const jonas = await studio.bringIn('jonas.weber');
    const asked = await Promise.all(
      [1, 2, 3].map(() =>
        answerOf(
          201,
          studio.mira().ask({
            kind: 'revoke',
            grantIds: [jonas.grantId],
            justification: 'Has moved on',
          }),
        ),
      ),
    );
    for (const { requestId } of asked) {
      const { grants } = await studio.backend.settle(requestId, request =>
        request.grants.every(({ status }) => status === 'ended'),
      );
      expect(grants).toHaveLength(1);
    }
    expect(
      await studio.knex('access_events').where('type', 'grant.revoked'),
    ).toHaveLength(1);
    expect(
      await studio.knex('access_operations').where('kind', 'deprovision'),
    ).toHaveLength(1);
  });

  it('everything is read again twenty times a minute for each person, and then later', async () => {
    await studio.start();
    for (let time = 1; time <= 20; time += 1) {
      await studio.mira().post('/refresh').expect(202);
    }
    const { status, headers, body } = await studio.mira().post('/refresh');
    expect(status).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(body.error.message).toContain('at most 20 times a minute');
    await studio.backend.as('jonas.weber').post('/refresh').expect(202);
  });
});
