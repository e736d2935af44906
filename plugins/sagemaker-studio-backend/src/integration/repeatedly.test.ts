/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Repeated requests. */
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
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

  it('requests are filed so often within an hour for each person, and then later, but for revocations', async () => {
    await studio.start({ requests: { maxPerHour: 2 } });
    const ask = (name: string, key: string) =>
      studio
        .mira()
        .post('/requests', {
          kind: 'onboard-team',
          team: 'group:default/forecasting',
          domainId: COMPANY.researchLab,
          justification: 'Forecast the wind of next week',
          people: [`user:default/${name}`],
        })
        .set('Idempotency-Key', key);
    const first = await ask('aiko.tanaka', 'one').expect(201);
    // What repeats a request is not another.
    await ask('aiko.tanaka', 'one').expect(200);
    await ask('jonas.weber', 'two').expect(201);
    await ask('jonas.weber', 'two').expect(200);
    // Another replica, or the same after a restart.
    await studio.start({ requests: { maxPerHour: 2 } });
    const { headers, body } = await ask('priya.nair', 'three').expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(3000);
    expect(body.error.message).toContain('You have filed 2 requests');
    const { grants } = await studio.backend.settle(first.body.requestId);
    await answerOf(
      201,
      studio.mira().ask({
        kind: 'revoke',
        people: undefined,
        grantIds: grants.map(({ grantId }) => grantId),
      }),
    );
    const jonas = studio.backend.as('jonas.weber');
    await answerOf(201, jonas.ask({ people: ['user:default/priya.nair'] }));
  });

  it('plans and simulations are computed so often within a minute for each person', async () => {
    await studio.start();
    const plan = (name: string, index: number) =>
      studio.backend
        .as(name)
        .post(index % 2 ? '/plans' : '/simulations', {
          kind: 'grant',
          team: 'group:default/forecasting',
          domainId: 'd-unknown',
        })
        .then(({ status }) => status);
    const statuses = await Promise.all(
      Array.from({ length: 310 }, (_, index) => plan('priya.nair', index)),
    );
    expect(statuses.filter(status => status === 429)).toHaveLength(10);
    expect(await plan('jonas.weber', 0)).not.toBe(429);
  });

  it('what an import of settings would change is computed so often within a minute for each person', async () => {
    await studio.start();
    const simulate = (name: string) =>
      studio.backend
        .as(name)
        .post('/settings/import/simulation', { yaml: 'sagemakerStudio: {}' })
        .then(({ status }) => status);
    const statuses = await Promise.all(
      Array.from({ length: 310 }, () => simulate('priya.nair')),
    );
    expect(statuses.filter(status => status === 429)).toHaveLength(10);
    expect(await simulate('jonas.weber')).not.toBe(429);
  });

  it('what an offboarding would delete is looked up so often within a minute for each person', async () => {
    await studio.start();
    const { grantId } = await studio.bringIn('jonas.weber');
    const preview = (name: string) =>
      studio.backend
        .as(name)
        .call(client => client.previewOffboarding(grantId));
    const answers = await Promise.all(
      Array.from({ length: 310 }, () => preview('mira.santos')),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]?.body.error.message).toContain(
      'You have asked 300 times within a minute',
    );
    await answerOf(200, preview('jonas.weber'));
  });
});
