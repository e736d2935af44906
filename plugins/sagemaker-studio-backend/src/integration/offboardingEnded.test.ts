/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Deleting what ended access has left behind. */
import type {
  AccessList,
  Grant,
  OffboardingPreview,
  PersonAccess,
  PersonOverview,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { isAt, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const TO_A_LATER_ONE =
  'The access of Aiko Tanaka has ended, and what there is belongs to access that they were granted later (it is active)';

describe('offboarding of access that has ended', () => {
  const studio = useStudio();

  const ALL = { deleteSpaces: true, deleteProfile: true };

  /** Aiko had access, and has left a space behind; Ingrid owns the domain. */
  async function endedAiko(coolingOff: string) {
    await studio.start({
      offboarding: { coolingOff },
      policies: [
        {
          name: 'research-lab',
          teams: ['*'],
          domains: [COMPANY.researchLab],
          requesters: 'anyone',
          onBehalfOf: 'anyone',
          approvers: ['team-leads', 'user:default/ingrid.larsen'],
          automatic: [
            { 'lead-onboards-own-team': true, kinds: ['onboard-team'] },
          ],
        },
      ],
    });
    const grant = await studio.bringIn('aiko.tanaka');
    studio.aws.addSpace({ name: 'aiko-lab', owner: 'aiko-tanaka' });
    await studio.revoke(grant);
    await studio.untilEnded(grant);
    await studio.backend.sync();
    studio.sandbox.admin.clearCalls();
    return grant;
  }

  const askAll = (grant: Grant, by = studio.mira()) =>
    by.ask({
      kind: 'revoke',
      domainId: grant.domainId,
      grantIds: [grant.grantId],
      offboarding: ALL,
    });

  /** Approves in her turn, and has no other standing. */
  const ingrid = () => studio.backend.as('ingrid.larsen');

  /** What is seen of Aiko in the domain. */
  async function readAiko(
    by: ReturnType<typeof studio.mira>,
  ): Promise<PersonAccess | undefined> {
    const { access } = await answerOf<PersonOverview>(
      200,
      by.call(client => client.getPersonOverview('user:default/aiko.tanaka')),
    );
    return access.find(({ domainId }) => domainId === COMPANY.researchLab);
  }

  it('deletes what was left behind on stored ids', async () => {
    const grant = await endedAiko('PT0S');
    const refused = await answerOf<{ error: { message: string } }>(
      409,
      studio.mira().ask({
        kind: 'revoke',
        domainId: grant.domainId,
        grantIds: [grant.grantId],
      }),
    );
    expect(refused.error.message).toContain('has ended');
    expect(
      await answerOf<OffboardingPreview>(
        200,
        studio.mira().call(client => client.previewOffboarding(grant.grantId)),
      ),
    ).toMatchObject({
      profileName: 'aiko-tanaka',
      spaces: [{ name: 'aiko-lab' }],
    });
    studio.aws.deleteUser('aiko.tanaka');
    const asked = await answerOf(201, askAll(grant));
    expect(asked).toMatchObject({ status: 'approved' });
    expect(asked.plan.items[0]?.steps.map(step => step.do)).toEqual([
      'delete-spaces',
      'delete-profile',
    ]);
    const after = await studio.untilGrant(
      grant,
      g => g.status === 'ended' && g.operation?.status === 'succeeded',
    );
    expect(after).toMatchObject({ endedReason: 'revoked' });
    expect(after.operation?.steps.map(({ name }) => name)).toEqual([
      'stop-apps',
      'cool-off',
      'delete-spaces',
      'delete-profile',
      'verify-removed',
    ]);
    expect(studio.successfulWrites()).toEqual([
      'DeleteSpace',
      'DeleteUserProfile',
    ]);
    const types = (await studio.mira().events(asked.requestId)).map(
      ({ type }) => type,
    );
    expect(types).toContain('grant.offboarding');
    expect(types.at(-1)).toBe('grant.offboarded');
    await studio.backend.sync();
    const nothing = await answerOf<{ error: { message: string } }>(
      409,
      askAll(grant),
    );
    expect(nothing.error.message).toContain('Nothing that was asked');
  });

  it('is offered to those who may, and can be taken back while it cools off', async () => {
    const grant = await endedAiko('P7D');
    const repair = {
      label: 'Delete what is left',
      input: {
        kind: 'revoke',
        team: 'group:default/forecasting',
        domainId: grant.domainId,
        grantIds: [grant.grantId],
        offboarding: ALL,
      },
    };
    for (const by of [studio.mira(), studio.backend.as('aiko.tanaka')]) {
      expect(await readAiko(by)).toMatchObject({
        ended: { grantId: grant.grantId, endedReason: 'revoked' },
        diagnosis: { code: 'access-ended', repair },
      });
    }
    expect((await readAiko(ingrid()))?.diagnosis).toEqual({
      code: 'access-ended',
      sentence: expect.stringContaining('the profile and its data are kept'),
    });
    await studio.backend.keepAccessList();
    const { counts } = await answerOf<AccessList>(
      200,
      ingrid().call(client =>
        client.listAccess({ domainId: COMPANY.researchLab }),
      ),
    );
    expect(counts).toMatchObject({ 'access-ended': 1 });
    const { endedAt } = await studio.untilGrant(grant, () => true);
    await answerOf(201, askAll(grant));
    await studio.untilGrant(grant, isAt('cool-off'));
    expect((await readAiko(studio.mira()))?.diagnosis.code).toBe('cooling-off');
    for (const key of ['first', 'again']) {
      expect(
        await answerOf<Grant>(
          200,
          studio
            .mira()
            .call(client =>
              client.undoOffboarding(grant.grantId, { idempotencyKey: key }),
            ),
        ),
      ).toMatchObject({ status: 'ended', endedReason: 'revoked', endedAt });
    }
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(studio.aws.profile('aiko.tanaka')?.status).toBe('InService');
    expect(studio.successfulWrites()).toEqual([]);
  });

  it('never touches what a later grant uses', async () => {
    const grant = await endedAiko('PT0S');
    const asked = await answerOf(201, askAll(grant, ingrid()));
    expect(asked).toMatchObject({ status: 'in-review' });
    await studio.bringIn('aiko.tanaka');
    const tooLate = await answerOf<{ error: { message: string } }>(
      409,
      studio.mira().decide(asked),
    );
    expect(tooLate.error.message).toContain(TO_A_LATER_ONE);
    for (const call of [
      askAll(grant),
      studio.mira().call(client => client.previewOffboarding(grant.grantId)),
    ]) {
      const { error } = await answerOf<{ error: { message: string } }>(
        409,
        call,
      );
      expect(error.message).toContain(TO_A_LATER_ONE);
    }
    expect(studio.aws.space('aiko-lab')?.status).toBe('InService');
  });
});
