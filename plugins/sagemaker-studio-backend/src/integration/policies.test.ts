/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Policies: the requests that they allow, and the deciding one of several. */
import type { JsonObject } from '@backstage/types';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

const BEN = 'user:default/ben.carter';

describe('policies', () => {
  const studio = useStudio();

  it('a request for others than oneself is for leads and owners to make', async () => {
    const { onBehalfOf, ...closed } = LEADS_DECIDE;
    const config = {
      domains: {
        [COMPANY.researchLab]: {
          mode: 'manage',
          owners: ['group:default/ml-platform'],
        },
      },
    };
    await studio.startDeciding([closed], { config });
    const forAiko = {
      kind: 'grant' as const,
      team: 'group:default/forecasting',
      domainId: COMPANY.researchLab,
      people: ['user:default/aiko.tanaka'],
    };
    const ben = studio.backend.as('ben.carter');
    for (const call of [
      ben.ask(forAiko),
      ben.ask({ ...forAiko, people: [BEN, ...forAiko.people] }),
      ben.ask({ ...forAiko, kind: 'onboard-team', people: undefined }),
      ben.call(client => client.planRequest(forAiko)),
      ben.call(client => client.simulateRequest(forAiko)),
      // A member is not a lead.
      studio.backend.as('priya.nair').ask(forAiko),
    ]) {
      const { error } = await answerOf<ErrorBody>(403, call);
      expect(error.message).toContain('people');
      expect(error.message).toContain('(Mira Santos and Jonas Weber)');
      expect(error.message).toContain('(ml-platform)');
    }
    const withdraw = async (
      { requestId }: AccessRequest,
      by: ReturnType<typeof studio.mira>,
    ) =>
      answerOf(
        200,
        by.call(client => client.withdrawRequest(requestId)),
      );
    await withdraw(await answerOf(201, ben.ask({})), ben);
    await answerOf(201, ben.ask({ people: [BEN] }));
    await answerOf(
      200,
      studio.backend
        .as('mira.santos')
        .call(client => client.planRequest(forAiko)),
    );
    const ingrid = studio.backend.as('ingrid.larsen');
    await withdraw(await answerOf(201, ingrid.ask(forAiko)), ingrid);
    const asked = await answerOf(
      201,
      studio.backend.as('mira.santos').ask(forAiko),
    );

    // She leads no more when it is decided.
    await studio.startDeciding([closed], {
      config,
      leads: ['user:default/jonas.weber'],
    });
    const { error } = await answerOf<ErrorBody>(
      403,
      studio.backend.as('jonas.weber').decide(asked),
    );
    expect(error.message).toContain('Mira Santos');
    await answerOf(
      200,
      studio.backend.as('jonas.weber').decide(asked, 'rejected'),
    );
  });

  describe('one auto-approving policy cannot bypass one that needs a decision', () => {
    const fast: JsonObject = {
      name: 'fast',
      teams: ['group:default/forecasting'],
      domains: ['*'],
      requesters: 'anyone',
      onBehalfOf: 'anyone',
      approvers: ['team-leads'],
      automatic: [{ kinds: ['onboard-team', 'grant'] }],
    };
    const guard: JsonObject = {
      ...LEADS_DECIDE,
      name: 'guard',
      approvers: ['group:default/ml-platform'],
      duration: { max: 'P90D', default: 'P30D' },
    };

    it.each([
      ['first', [fast, guard]],
      ['last', [guard, fast]],
    ])('when it comes %s', async (_, policies) => {
      await studio.startDeciding(policies);
      const asked = await answerOf(
        201,
        studio.backend.as('mira.santos').ask({ kind: 'onboard-team' }),
      );
      expect(asked).toMatchObject({
        status: 'in-review',
        policy: { name: 'guard' },
        approvers: ['group:default/ml-platform'],
        duration: 'P30D',
      });
      const tooLong = await answerOf<ErrorBody>(
        400,
        studio.backend.as('mira.santos').ask({ duration: 'P91D' }),
      );
      expect(tooLong.error.message).toContain("duration 'P91D'");
      expect(tooLong.error.message).toContain("'guard'");
      expect(await studio.countGrants()).toBe(0);
    });

    it('but two that both approve do', async () => {
      await studio.startDeciding([
        fast,
        { ...guard, automatic: [{ 'requester-in': [BEN] }] },
      ]);
      const asked = await answerOf(
        201,
        studio.backend.as('ben.carter').ask({}),
      );
      expect(asked).toMatchObject({
        status: 'approved',
        decision: { automatic: true, by: 'policy:fast' },
      });
    });
  });
});
