/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type ErrorBody = { error: { message: string } };

describe('a justification', () => {
  const studio = useStudio();

  it.each([
    [
      'nothing that can be seen',
      '\u200B\u200C\u2060\uFEFF\u3164\u2800'.repeat(5),
    ],
    ['too little', '\u200Bdata\u200B\u200B\u200B\u200B\u200B\u200B'],
  ])('is refused when it shows %s', async (_, justification) => {
    await studio.startDeciding();
    const { error } = await answerOf<ErrorBody>(
      400,
      studio.backend.as('ben.carter').ask({ justification }),
    );
    expect(error.message).toMatch(/^justification .* needs at least 10/);
  });

  it('is as long as its policy says, which the plan tells beforehand', async () => {
    await studio.startDeciding([
      { ...LEADS_DECIDE, minJustificationLength: 20 },
    ]);
    const ben = studio.backend.as('ben.carter');
    const plan = await answerOf<Plan>(
      200,
      ben.call(client =>
        client.planRequest({
          kind: 'grant',
          team: 'group:default/forecasting',
          domainId: COMPANY.researchLab,
        }),
      ),
    );
    expect(plan.minJustificationLength).toBe(20);
    await answerOf(400, ben.ask({ justification: 'Winter forecasts' }));
    await answerOf(201, ben.ask({ justification: 'Forecasts for the winter' }));
  });

  it('and a comment show their controls written out', async () => {
    await studio.startDeciding();
    const asked = await answerOf(
      201,
      studio.backend
        .as('ben.carter')
        .ask({ justification: 'Forecasts \u202Erof the winter' }),
    );
    expect(asked.justification).toBe('Forecasts \\u202Erof the winter');
    const reject = (comment?: string) =>
      studio.mira().call(client =>
        client.decideRequest(asked.requestId, {
          outcome: 'rejected',
          planHash: asked.plan.hash,
          comment,
        }),
      );
    // Whoever asked has to learn why.
    for (const none of [undefined, ' ']) {
      const { error } = await answerOf<ErrorBody>(400, reject(none));
      expect(error.message).toContain('comment is missing');
    }
    const decided = await answerOf(200, reject('Not \u2066now'));
    expect(decided.decision?.comment).toBe('Not \\u2066now');
  });
});
