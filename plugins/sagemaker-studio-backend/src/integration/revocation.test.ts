/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Taking access away, over HTTP and against the sandbox. */
import { companyEntities } from './__testUtils__/companyEntities';
import { answerOf } from './__testUtils__/startStudioBackend';
import { isAt, useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

describe('revocation', () => {
  const studio = useStudio();

  it('takes the assignment and what runs, first the assignment, and leaves the data', async () => {
    await studio.start();
    const grant = await studio.bringIn('aiko.tanaka');
    studio.aws.addSpace({ name: 'aiko-lab', owner: 'aiko-tanaka' });
    studio.aws.addSpace({
      name: 'together',
      owner: 'aiko-tanaka',
      shared: true,
    });
    await studio.backend.sync();
    studio.sandbox.admin.clearCalls();

    const asked = await studio.revoke(grant);
    expect(asked.plan.items).toMatchObject([
      {
        steps: [
          { do: 'remove-assignment' },
          { do: 'stop-apps', apps: ['JupyterLab default in aiko-lab'] },
        ],
        sentence:
          'Aiko Tanaka is no longer assigned to the domain and has 1 running app stopped. Spaces, profile and home directory stay.',
      },
    ]);
    expect(await studio.untilEnded(grant)).toMatchObject({
      endedReason: 'revoked',
      remainingAccess: [],
      operation: { kind: 'deprovision', status: 'succeeded' },
    });
    expect(studio.successfulWrites()).toEqual([
      'DeleteApplicationAssignment',
      'DeleteApp',
    ]);
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(studio.aws.app('aiko-lab')?.status).toBe('Deleted');
    // Others work there, too.
    expect(studio.aws.app('together')?.status).toBe('InService');
    expect(studio.aws.profile('aiko.tanaka')?.status).toBe('InService');

    const again = await answerOf(
      201,
      studio.mira().ask({
        kind: 'onboard-team',
        people: ['user:default/aiko.tanaka'],
      }),
    );
    const back = await studio.backend.settle(again.requestId);
    expect(back.grants).toMatchObject([
      { status: 'active', profileName: 'aiko-tanaka' },
    ]);
    const { grantId } = only(back.grants);
    expect(grantId).not.toBe(grant.grantId);
    // The profile that was made and kept leads to the decision of now.
    expect(studio.aws.profile('aiko.tanaka')?.tags).toMatchObject({
      'studio-access:grant': grantId,
    });
  });

  it('a revoke call that AWS accepts but never fulfils is not shown as ended', async () => {
    await studio.start();
    const grant = await studio.bringIn('aiko.tanaka');
    studio.sandbox.admin.addFault({
      operation: 'DeleteApplicationAssignment',
      effect: { type: 'accept-and-forget' },
    });
    await studio.revoke(grant);
    const stuck = await studio.untilGrant(
      grant,
      g => g.status === 'deprovision-blocked',
    );
    expect(stuck.operation?.steps.find(({ error }) => error)?.error?.name).toBe(
      'NotConfirmed',
    );
    // It stays blocked while it is retried, and is reported once, whatever the number of retries.
    const tries = () =>
      studio.sandbox.admin.calls({ operation: 'DeleteApplicationAssignment' })
        .length;
    const before = tries();
    await studio.backend.until(
      async () => tries() > before + 2,
      'It is not tried again',
    );
    expect((await studio.read(grant)).status).toBe('deprovision-blocked');
    studio.sandbox.admin.clearFaults();
    await studio.untilEnded(grant);
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(
      (await studio.knex('access_events').orderBy('sequence'))
        .map(({ type }) => type)
        .filter(type => /blocked|^grant\.(deprovisioning|ended)/.test(type)),
    ).toEqual(['step.blocked', 'grant.deprovision-blocked', 'grant.ended']);
  });

  it('eligibility lost before revoke', async () => {
    await studio.start();
    const grant = await studio.bringIn('aiko.tanaka');
    const { userId } = studio.aws.user('aiko.tanaka');
    studio.aws.deleteUser('aiko.tanaka');
    await studio.serve(
      { policies: [], domains: {} },
      {
        entities: companyEntities(studio.sandbox.admin.world).filter(
          ({ metadata }) => metadata.name !== 'aiko.tanaka',
        ),
      },
    );
    await studio.revoke(grant);
    expect(await studio.untilEnded(grant)).toMatchObject({
      endedReason: 'revoked',
    });
    expect(
      Object.values(
        studio.sandbox.admin.world.identityCenter.assignments,
      ).filter(({ principalId }) => principalId === userId),
    ).toEqual([]);
  });

  it('a revoke overtakes what brings somebody in', async () => {
    await studio.start();
    studio.sandbox.admin.addFault({
      operation: 'CreateUserProfile',
      effect: { type: 'throttle' },
    });
    const asked = await answerOf(
      201,
      studio.mira().ask({
        kind: 'onboard-team',
        people: ['user:default/aiko.tanaka'],
      }),
    );
    const grant = only(asked.grants);
    await studio.untilGrant(grant, isAt('ensure-profile'));
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
    await studio.revoke(grant);
    // The fault stays: an attempt that was sent before the revoke may still be on its way to AWS.
    await studio.untilEnded(grant);
    studio.sandbox.admin.clearFaults();
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(studio.aws.profile('aiko.tanaka')).toBeUndefined();
  });

  it('leaves what somebody had before they were granted it through a group, and says so', async () => {
    await studio.start();
    const asked = await answerOf(
      201,
      studio.backend
        .as('ben.carter')
        .ask({ people: ['user:default/daniel.kim'] }),
    );
    await answerOf(200, studio.mira().decide(asked));
    const grant = only((await studio.backend.settle(asked.requestId)).grants);
    const request = await studio.revoke(grant);
    expect(request.plan.items[0]?.sentence).toContain(
      'Still has access: through the group research.',
    );
    expect(await studio.untilEnded(grant)).toMatchObject({
      remainingAccess: ['through the group research'],
    });
    expect(
      Object.values(studio.sandbox.admin.world.identityCenter.assignments).some(
        ({ principalType }) => principalType === 'GROUP',
      ),
    ).toBe(true);
    expect(studio.aws.profile('daniel.kim')?.userProfileName).toBe(
      'daniel-kim-417',
    );
  });

  it('leaves an assignment that another live grant shares', async () => {
    await studio.start();
    const grant = await studio.bringIn('aiko.tanaka');
    // The same Identity Center user under another catalog name, and the same application under another domain.
    const row = await studio
      .knex('access_grants')
      .where('grant_id', grant.grantId)
      .first();
    await studio.knex('access_grants').insert({
      ...row,
      grant_id: 'other-grant',
      person: 'user:default/aiko.t',
      domain_id: 'd-researchlab2',
      live_user_key: `d-researchlab2|${row.user_id}`,
    });
    const request = await studio.revoke(grant);
    expect(request.plan.items[0]?.steps).toEqual([
      { do: 'keep-shared-assignment', grantIds: ['other-grant'] },
    ]);
    expect(await studio.untilEnded(grant)).toMatchObject({
      remainingAccess: [
        "through the grant 'other-grant' of user:default/aiko.t",
      ],
    });
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
  });
});
