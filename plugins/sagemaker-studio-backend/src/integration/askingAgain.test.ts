/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Requests for access that is being taken away. */
import type { JsonObject } from '@backstage/types';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { isAt, useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

describe('asking again while access is taken away', () => {
  const studio = useStudio();

  const ALL = { deleteSpaces: true, deleteProfile: true };
  type ErrorBody = { error: { message: string } };

  const askForAiko = (more: JsonObject = {}) =>
    studio.mira().ask({
      kind: 'onboard-team',
      people: ['user:default/aiko.tanaka'],
      ...more,
    });

  /** Nothing was filed, and whose access it is and what to do are named. */
  async function expectRefused(more?: JsonObject) {
    const before = await studio.knex('access_requests');
    const { error } = await answerOf<ErrorBody>(409, askForAiko(more));
    expect(error.message).toContain('Aiko Tanaka');
    expect(error.message).toMatch(/Undo .* wait until it has ended/);
    expect(await studio.knex('access_requests')).toHaveLength(before.length);
    return error.message;
  }

  it('promises none while an offboarding cools off, and says how to get it', async () => {
    await studio.start();
    const grant = await studio.bringIn('aiko.tanaka');
    await studio.revoke(grant, ALL);
    await studio.untilGrant(grant, isAt('cool-off'));
    await expectRefused();
    // The same for the other role: what is in the way is not the role.
    await expectRefused({ executionRole: COMPANY.engineerRole });
    const plan = await answerOf<Plan>(
      200,
      studio.mira().call(client =>
        client.planRequest({
          kind: 'onboard-team',
          team: 'group:default/forecasting',
          domainId: COMPANY.researchLab,
        }),
      ),
    );
    expect(
      plan.items.flatMap(({ person, obstacle }) =>
        obstacle ? [[person, obstacle.code]] : [],
      ),
    ).toEqual([['user:default/aiko.tanaka', 'access-ending']]);

    await answerOf(
      200,
      studio.mira().call(client => client.undoOffboarding(grant.grantId)),
    );
    const asked = await answerOf(201, askForAiko());
    const { grants } = await studio.backend.settle(asked.requestId);
    expect(grants).toMatchObject([
      { grantId: grant.grantId, status: 'active' },
    ]);
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
  });

  it('promises none while taking it back is blocked, and gives it once that has ended', async () => {
    await studio.start();
    const grant = await studio.bringIn('aiko.tanaka');
    studio.deny('DeleteApplicationAssignment');
    await studio.revoke(grant);
    await studio.untilGrant(grant, g => g.status === 'deprovision-blocked');
    expect(await expectRefused()).toContain('blocked');
    studio.sandbox.admin.clearFaults();
    await studio.untilEnded(grant);
    const later = await studio.bringIn('aiko.tanaka');
    expect(later.grantId).not.toBe(grant.grantId);
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
  });

  it('sends a request back that was filed before, until the way is clear', async () => {
    await studio.start({
      policies: [
        {
          name: 'research-lab',
          teams: ['*'],
          domains: [COMPANY.researchLab],
          requesters: 'anyone',
          onBehalfOf: 'anyone',
          approvers: ['team-leads'],
          automatic: [
            { 'lead-onboards-own-team': true, kinds: ['onboard-team'] },
          ],
          fallbackApprovers: ['user:default/ingrid.larsen'],
        },
      ],
    });
    const first = await studio.bringIn('aiko.tanaka');
    await studio.revoke(first);
    await studio.untilEnded(first);
    await studio.backend.sync();
    const asked = await answerOf(201, studio.backend.as('aiko.tanaka').ask({}));
    await answerOf(
      201,
      studio.mira().ask({
        kind: 'revoke',
        grantIds: [first.grantId],
        offboarding: ALL,
      }),
    );
    await studio.untilGrant(first, isAt('cool-off'));

    const changed = await answerOf<ErrorBody>(409, studio.mira().decide(asked));
    expect(changed.error.message).toContain('has changed');
    expect(changed.error.message).toContain(
      'is being deleted for a grant of theirs',
    );
    const back = await studio.mira().request(asked.requestId);
    expect(back).toMatchObject({ status: 'in-review', grants: [] });
    expect(back.plan.items).toMatchObject([
      { obstacle: { code: 'access-ending' } },
    ]);
    const { error } = await answerOf<ErrorBody>(
      409,
      studio.mira().decide(back),
    );
    expect(error.message).toContain('cannot be carried out now');
    expect(error.message).toContain('is being deleted');

    await answerOf(
      200,
      studio.mira().call(client => client.undoOffboarding(first.grantId)),
    );
    await answerOf(409, studio.mira().decide(back));
    await answerOf(
      200,
      studio.mira().decide(await studio.mira().request(asked.requestId)),
    );
    const { grants } = await studio.backend.settle(asked.requestId);
    expect(grants).toMatchObject([{ status: 'active' }]);
    expect(only(grants).grantId).not.toBe(first.grantId);
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
  });
});
