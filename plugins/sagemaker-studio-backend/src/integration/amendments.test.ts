/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Approvals for a shorter time, or with another role, than was asked for. */
import type {
  AccessRequest,
  Amendment,
  AmendmentPlan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

type Problem = { error: { message: string } };

const { scientistRole, engineerRole } = COMPANY;

const TWO_STAGES = {
  ...LEADS_DECIDE,
  approvers: undefined as unknown as string,
  stages: [
    { name: 'lead', approvers: ['team-leads'] },
    { name: 'platform', approvers: ['group:default/ml-platform'] },
  ],
};

describe('an approval of less than was asked for', () => {
  const studio = useStudio();

  const plan = (
    { requestId }: AccessRequest,
    amendment: Amendment,
    name = 'mira.santos',
  ) =>
    studio.backend
      .as(name)
      .call(client => client.planAmendment(requestId, amendment));
  const planned = (...args: Parameters<typeof plan>) =>
    answerOf<AmendmentPlan>(200, plan(...args));
  const approve = (
    { requestId }: AccessRequest,
    decision: Amendment & { planHash: string; comment?: string },
    name = 'mira.santos',
  ) =>
    studio.backend
      .as(name)
      .call(client =>
        client.decideRequest(requestId, { outcome: 'approved', ...decision }),
      );
  const refused = async (answer: ReturnType<typeof approve>, status: number) =>
    (await answerOf<Problem>(status, answer)).error.message;

  it('gives less, and says what was asked for', async () => {
    await studio.startDeciding();
    const asked = await studio.benAsks({ duration: 'P90D' });
    const before = await studio.mira().request(asked.requestId);
    const choices = await planned(asked, {});
    expect(choices).toMatchObject({
      executionRole: scientistRole,
      executionRoles: [scientistRole, engineerRole],
      duration: 'P90D',
      mayShorten: true,
      plan: { hash: asked.plan.hash },
    });
    const amendment = { duration: 'P7D', executionRole: engineerRole };
    const { plan: shown } = await planned(asked, amendment);
    expect(shown.hash).not.toBe(asked.plan.hash);
    expect(shown.executionRole).toBe(engineerRole);
    // Nothing is decided by looking.
    expect(await studio.mira().request(asked.requestId)).toEqual(before);
    const early = await refused(
      approve(asked, { ...amendment, planHash: asked.plan.hash }),
      409,
    );
    expect(early).toContain('is no longer the one you saw');
    expect(await studio.mira().request(asked.requestId)).toEqual(before);

    const decided = await answerOf(
      200,
      approve(asked, { ...amendment, planHash: shown.hash }),
    );
    expect(decided).toMatchObject({
      status: 'approved',
      duration: 'P7D',
      executionRole: engineerRole,
      asked: {
        duration: 'P90D',
        executionRole: scientistRole,
        changedBy: 'user:default/mira.santos',
      },
    });
    const { grants } = await studio.backend.settle(asked.requestId);
    expect(grants).toMatchObject([
      { status: 'active', executionRole: engineerRole },
    ]);
    const at = Date.parse(decided.decision?.at ?? '');
    expect(Date.parse(only(grants).expiresAt ?? '') - at).toBe(
      7 * 24 * 60 * 60 * 1000,
    );

    const events = await studio.mira().events(asked.requestId);
    expect(events.find(({ type }) => type === 'request.amended')).toMatchObject(
      {
        actor: 'user:default/mira.santos',
        detail: {
          from: { executionRole: scientistRole, duration: 'P90D' },
          to: { executionRole: engineerRole, duration: 'P7D' },
          endsAt: only(grants).expiresAt,
          planHash: shown.hash,
        },
      },
    );
    for (const type of ['request.approved', 'grant.active'] as const) {
      const toBen = JSON.stringify(
        (await studio.notificationsOf(type)).filter(({ recipients }) =>
          JSON.stringify(recipients).includes('ben.carter'),
        ),
      );
      expect(toBen).toContain('request.shortened');
      expect(toBen).toContain('request.other-role');
    }
    // The record is as the events say.
    expect(
      await answerOf(
        200,
        studio.backend
          .as('ingrid.larsen')
          .call(client => client.verifyEvents()),
      ),
    ).toMatchObject({ intact: true });
  });

  it('holds for the stages after it, which may shorten it further', async () => {
    await studio.startDeciding([TWO_STAGES]);
    const asked = await studio.benAsks({ duration: 'P90D' });
    const first = { duration: 'P30D', executionRole: engineerRole };
    const { plan: byMira } = await planned(asked, first);
    const halfway = await answerOf(
      200,
      approve(asked, { ...first, planHash: byMira.hash }),
    );
    expect(halfway).toMatchObject({
      status: 'in-review',
      duration: 'P30D',
      executionRole: engineerRole,
      asked: { duration: 'P90D', executionRole: scientistRole },
      plan: { hash: byMira.hash },
    });

    // An approver who saw the first plan does not approve the amended one by that.
    await refused(
      approve(asked, { planHash: asked.plan.hash }, 'ingrid.larsen'),
      409,
    );
    const longer = await refused(
      plan(halfway, { duration: 'P60D' }, 'ingrid.larsen') as ReturnType<
        typeof approve
      >,
      400,
    );
    expect(longer).toContain("duration 'P60D' is longer");
    // Mira has approved one role, and no other.
    const choices = await planned(halfway, {}, 'ingrid.larsen');
    expect(choices.executionRoles).toEqual([engineerRole]);
    await refused(
      approve(
        halfway,
        { executionRole: scientistRole, planHash: byMira.hash },
        'ingrid.larsen',
      ),
      409,
    );

    const second = { duration: 'P7D' };
    const { plan: byIngrid } = await planned(halfway, second, 'ingrid.larsen');
    expect(byIngrid.hash).not.toBe(byMira.hash);
    const decided = await answerOf(
      200,
      approve(halfway, { ...second, planHash: byIngrid.hash }, 'ingrid.larsen'),
    );
    expect(decided).toMatchObject({
      status: 'approved',
      duration: 'P7D',
      asked: {
        duration: 'P90D',
        executionRole: scientistRole,
        changedBy: 'user:default/ingrid.larsen',
      },
    });
  });

  it('is never more than was asked for, nor what the policies do not allow', async () => {
    await studio.startDeciding([
      { ...LEADS_DECIDE, executionRoles: [scientistRole] },
    ]);
    const asked = await studio.benAsks({ duration: 'P30D' });
    const planHash = asked.plan.hash;
    const { executionRoles } = await planned(asked, {});
    expect(executionRoles).toEqual([scientistRole]);
    for (const [amendment, named] of [
      [{ duration: 'P31D' }, "duration 'P31D' is longer"],
      [{ duration: 'soon' }, "duration 'soon' is not"],
      [{ executionRole: engineerRole }, `executionRole '${engineerRole}'`],
      [{ executionRole: 'arn:of:nothing' }, "executionRole 'arn:of:nothing'"],
    ] as const) {
      const message = await refused(
        approve(asked, { ...amendment, planHash }),
        400,
      );
      expect(message).toContain(named);
    }
    await answerOf(403, plan(asked, {}, 'ben.carter'));
    await answerOf(403, plan(asked, {}, 'lena.fischer'));
    const rejecting = await answerOf<Problem>(
      400,
      studio.mira().call(client =>
        client.decideRequest(asked.requestId, {
          outcome: 'rejected',
          planHash,
          comment: 'Not now',
          duration: 'P7D',
        }),
      ),
    );
    expect(rejecting.error.message).toContain('are for approvals');
    expect(await studio.countGrants()).toBe(0);
  });

  it('shortens an extension, and gives another role than a change of role asks for', async () => {
    await studio.startDeciding();
    const grant = await studio.letBenIn({ duration: 'P30D' });
    const askMore = (input: object) =>
      answerOf<AccessRequest>(
        201,
        studio.backend
          .as('ben.carter')
          .ask({ grantIds: [grant.grantId], ...input }),
      );
    const extension = await askMore({ kind: 'extend', duration: 'P90D' });
    const { plan: shown, executionRoles } = await planned(extension, {
      duration: 'P7D',
    });
    expect(executionRoles).toEqual([scientistRole]);
    await answerOf(
      200,
      approve(extension, { duration: 'P7D', planHash: shown.hash }),
    );
    const extended = await studio.read(grant);
    expect(
      Date.parse(extended.expiresAt ?? '') - Date.parse(grant.expiresAt ?? ''),
    ).toBe(7 * 24 * 60 * 60 * 1000);
    const [told] = await studio.notificationsOf('grant.extended');
    expect(JSON.stringify(told)).toContain('request.shortened');

    const change = await askMore({
      kind: 'change-role',
      executionRole: engineerRole,
    });
    // There is no third role, and Ben has the other already.
    const choices = await planned(change, {});
    expect(choices).toMatchObject({
      executionRoles: [engineerRole],
      mayShorten: false,
    });
    await refused(
      approve(change, {
        executionRole: scientistRole,
        planHash: change.plan.hash,
      }),
      409,
    );
    await refused(
      approve(change, { duration: 'P7D', planHash: change.plan.hash }),
      400,
    );
  });
});
