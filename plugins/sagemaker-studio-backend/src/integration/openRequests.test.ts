/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* One open request for each person, domain and kind. */
import type {
  AccessRequest,
  Plan,
  WaitingRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

type ErrorBody = {
  error: {
    message: string;
    requestId?: string;
    link?: string;
    waiting?: WaitingRequest[];
  };
};

const BEN = 'user:default/ben.carter';
const AIKO = 'user:default/aiko.tanaka';
const PRIYA = 'user:default/priya.nair';

describe('a person with an open request', () => {
  const studio = useStudio();
  const ben = () => studio.backend.as('ben.carter');

  it('gets no second one of the kind for the domain, but the first with its page', async () => {
    await studio.startDeciding();
    const first = await answerOf(201, ben().ask({}, 'first'));
    const link = `/sagemaker-studio/requests/${first.requestId}`;
    const second = await answerOf<ErrorBody>(
      409,
      studio.mira().ask({
        kind: 'onboard-team',
        people: [BEN],
        executionRole: COMPANY.engineerRole,
      }),
    );
    expect(second.error).toMatchObject({
      requestId: first.requestId,
      link,
      waiting: [
        {
          person: BEN,
          displayName: 'Ben Carter',
          requestId: first.requestId,
          link,
        },
      ],
    });
    expect(second.error.message).toContain(
      "A request of the kind 'onboard-team' for Ben Carter in 'research-lab'",
    );
    expect(second.error.message).toContain(link);
    expect(await studio.knex('access_requests')).toHaveLength(1);

    // What is sent again is no second request.
    expect((await answerOf(200, ben().ask({}, 'first'))).requestId).toBe(
      first.requestId,
    );
    await answerOf(
      200,
      ben().call(client => client.withdrawRequest(first.requestId)),
    );
    await answerOf(201, ben().ask({}));
  });

  it('is left out of a request for several, which says so, until all wait', async () => {
    await studio.startDeciding();
    const own = await answerOf(201, studio.backend.as('aiko.tanaka').ask({}));
    const several = { kind: 'onboard-team' as const, people: [AIKO, PRIYA] };
    const plan = () =>
      answerOf<Plan>(
        200,
        studio.mira().call(client =>
          client.planRequest({
            ...several,
            team: 'group:default/forecasting',
            domainId: COMPANY.researchLab,
          }),
        ),
      );
    const planned = await plan();
    expect(planned.items.map(({ person }) => person)).toEqual([PRIYA]);
    expect(planned.waiting).toMatchObject([
      { person: AIKO, requestId: own.requestId },
    ]);
    const asked = await answerOf(201, studio.mira().ask(several));
    expect(asked).toMatchObject({ people: [PRIYA], status: 'in-review' });
    expect(asked.plan.hash).toBe(planned.hash);
    expect(asked.plan.warnings).toContainEqual(
      expect.stringMatching(/^Aiko Tanaka waits .* left out\.$/),
    );

    expect((await plan()).items.map(({ person }) => person)).toEqual([
      AIKO,
      PRIYA,
    ]);
    const { error } = await answerOf<ErrorBody>(
      409,
      studio.mira().ask(several),
    );
    expect(error.waiting?.map(({ requestId }) => requestId)).toEqual([
      own.requestId,
      asked.requestId,
    ]);

    await answerOf(200, studio.backend.as('jonas.weber').decide(asked));
    await answerOf(200, studio.mira().decide(own));
    const settled = await studio.backend.settle(asked.requestId);
    expect(settled.grants).toMatchObject([{ person: PRIYA, status: 'active' }]);
  });

  it('has one, however many are sent at once', async () => {
    await studio.startDeciding();
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => ben().ask({})),
      studio.mira().ask({ kind: 'onboard-team', people: [BEN] }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201, 409, 409, 409, 409,
    ]);
    const filed: AccessRequest = only(
      answers.filter(({ status }) => status === 201),
    ).body;
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused.map(({ body }) => body.error.requestId)).toEqual(
      refused.map(() => filed.requestId),
    );
    expect(await studio.knex('access_requests')).toHaveLength(1);
    const told = await studio.notificationsOf('request.submitted');
    expect(told).toHaveLength(1);
  });

  it('may have one of each kind, and gives access up all the same', async () => {
    await studio.startDeciding();
    const { grantId } = await studio.letBenIn({ duration: 'P10D' });
    const extend = {
      kind: 'extend' as const,
      grantIds: [grantId],
      duration: 'P5D',
    };
    const change = {
      kind: 'change-role' as const,
      grantIds: [grantId],
      executionRole: COMPANY.engineerRole,
    };
    const agent = studio.backend.as('ben.carter', { source: 'agent' });
    const revoke = { kind: 'revoke' as const, grantIds: [grantId] };
    for (const [asker, input] of [
      [ben(), extend],
      [ben(), change],
      [agent, revoke],
    ] as const) {
      const filed = await answerOf(201, asker.ask(input));
      expect(filed.status).toBe('in-review');
      const { error } = await answerOf<ErrorBody>(409, asker.ask(input));
      expect(error.requestId).toBe(filed.requestId);
    }
    // Access is given up without a decision, whatever waits.
    expect((await answerOf(201, ben().ask(revoke))).status).toBe('approved');
  });
});
