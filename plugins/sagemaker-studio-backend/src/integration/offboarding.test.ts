/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Deleting spaces and profile with a revocation. */
import type {
  AccessList,
  Grant,
  OffboardingPreview,
  RequestList,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { present } from '../util/__testUtils__/present';
import { isAt, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

describe('offboarding', () => {
  const studio = useStudio();

  const ALL = { deleteSpaces: true, deleteProfile: true };

  async function bringInAiko() {
    const grant = await studio.bringIn('aiko.tanaka');
    studio.aws.addSpace({ name: 'aiko-lab', owner: 'aiko-tanaka' });
    await studio.backend.sync();
    return grant;
  }

  /** While an offboarding cools off, somebody fails to delete a part of it by hand, and an app is started in that. */
  async function leaveFailedDeletion(of: 'profile' | 'space') {
    await studio.start({ offboarding: { coolingOff: 'P7D' } });
    const grant = await bringInAiko();
    await studio.revoke(grant, ALL);
    await studio.untilGrant(
      grant,
      g => isAt('cool-off')(g) && g.operation?.status === 'waiting',
    );
    studio.sandbox.admin.clearCalls();
    studio.aws.failDeletion(of, 'aiko.tanaka');
    return {
      grant,
      tries: () => studio.successfulWrites(),
      endCoolingOff: async () => {
        await studio
          .knex('access_operations')
          .where({ grant_id: grant.grantId, kind: 'deprovision' })
          .update({
            next_try_at: new Date().toISOString(),
            version: studio.knex.raw('version + 1'),
          });
        await studio.serve({ offboarding: { coolingOff: 'PT0S' } });
      },
    };
  }

  it('shows before what would be lost, without asking AWS, and deletes no more than that', async () => {
    await studio.start({ offboarding: { coolingOff: 'PT0S' } });
    const grant = await bringInAiko();
    studio.sandbox.admin.clearCalls();
    const preview = await answerOf<OffboardingPreview>(
      200,
      studio.mira().call(client => client.previewOffboarding(grant.grantId)),
    );
    expect(studio.sandbox.admin.calls()).toEqual([]);
    expect(preview).toEqual({
      grantId: grant.grantId,
      apps: [
        {
          type: 'JupyterLab',
          name: 'default',
          space: 'aiko-lab',
          status: 'InService',
        },
      ],
      spaces: [
        { name: 'aiko-lab', sizeGb: 20, shared: false, remoteAccess: false },
      ],
      profileName: 'aiko-tanaka',
      homeDirectoryUid: studio.aws.profile('aiko.tanaka')?.homeEfsFileSystemUid,
      remainingAccess: [],
      coolingOff: 'PT0S',
      seenAt: expect.any(String),
    });
    const asked = await studio.revoke(grant, ALL);
    expect(asked.plan.items[0]?.steps.map(step => step.do)).toEqual([
      'remove-assignment',
      'stop-apps',
      'delete-spaces',
      'delete-profile',
    ]);
    const offboardings = await answerOf<RequestList>(
      200,
      studio.mira().call(client => client.listRequests({ kind: 'offboard' })),
    );
    expect(offboardings.items.map(({ requestId }) => requestId)).toEqual([
      asked.requestId,
    ]);
    await studio.untilEnded(grant);
    expect(studio.successfulWrites()).toEqual([
      'DeleteApplicationAssignment',
      'DeleteApp',
      'DeleteSpace',
      'DeleteUserProfile',
    ]);
    expect(studio.aws.space('aiko-lab')).toBeUndefined();
    expect(studio.aws.profile('aiko.tanaka')).toBeUndefined();
  });

  it('is not said to let in whom it has shut out, when what is left cannot be deleted', async () => {
    await studio.start({ offboarding: { coolingOff: 'PT0S' } });
    const grant = await bringInAiko();
    studio.deny('DeleteUserProfile');
    await studio.revoke(grant, ALL);
    await studio.untilGrant(grant, g => g.status === 'deprovision-blocked');
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
    await studio.backend.keepAccessList();

    const page = await answerOf<TeamAccess>(
      200,
      studio
        .mira()
        .call(client => client.getTeamAccess('group:default/forecasting')),
    );
    const list = await answerOf<AccessList>(
      200,
      studio.mira().call(client =>
        client.listAccess({
          team: 'group:default/forecasting',
          search: 'aiko',
        }),
      ),
    );
    for (const rows of [page.people, list.items]) {
      expect(
        rows.find(
          ({ person }) => person.entityRef === 'user:default/aiko.tanaka',
        ),
      ).toMatchObject({
        assignment: { direct: false, throughGroups: [] },
        grant: {
          team: 'group:default/forecasting',
          status: 'deprovision-blocked',
          endedAt: expect.any(String),
          operation: {
            kind: 'deprovision',
            step: 'delete-profile',
            error: {
              remedy: expect.stringContaining('sagemaker:DeleteUserProfile'),
            },
          },
        },
        diagnosis: {
          code: 'blocked',
          sentence: expect.stringMatching(
            /^The access of Aiko Tanaka to 'research-lab' has ended, but the profile could not be deleted: .*sagemaker:DeleteUserProfile/,
          ),
        },
      });
    }
  });

  it('cools off, and can be taken back until the first deletion', async () => {
    await studio.start();
    const grant = await bringInAiko();
    const { requestId } = await studio.revoke(grant, ALL);
    const cooling = await studio.untilGrant(
      grant,
      g => isAt('cool-off')(g) && g.operation?.status === 'waiting',
    );
    // A page offers the undo to those who are not refused.
    const offered = async (name: string) =>
      (await studio.backend.as(name).request(requestId)).grants.map(
        ({ viewerMayUndo }) => viewerMayUndo,
      );
    expect(await offered('aiko.tanaka')).toEqual([false]);
    expect(await offered('mira.santos')).toEqual([true]);
    const { people } = await answerOf<TeamAccess>(
      200,
      studio
        .mira()
        .call(client => client.getTeamAccess('group:default/forecasting')),
    );
    expect(
      people.find(({ grant: of }) => of?.grantId === grant.grantId)?.grant
        ?.operation,
    ).toMatchObject({
      step: 'cool-off',
      requestId,
      undoUntil: cooling.operation?.nextTryAt,
    });
    const started = Date.parse(cooling.operation?.startedAt ?? '');
    expect(Date.parse(cooling.operation?.nextTryAt ?? '')).toBe(
      started + 7 * 24 * 3600_000,
    );
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(studio.aws.app('aiko-lab')?.status).toBe('Deleted');

    // Whoever may not take access away may not give it back, least of all to themselves.
    for (const [name, why] of [
      ['aiko.tanaka', 'is your own, and Mira Santos took it away'],
      ['lena.fischer', "the leads of 'forecasting'"],
    ] as const) {
      const { error } = await answerOf<{ error: { message: string } }>(
        403,
        studio.backend
          .as(name)
          .call(client => client.undoOffboarding(grant.grantId)),
      );
      expect(error.message).toContain(why);
    }
    const undone = await answerOf<Grant>(
      200,
      studio.mira().call(client => client.undoOffboarding(grant.grantId)),
    );
    expect(undone.status).toBe('provisioning');
    const back = await studio.untilGrant(grant, g => g.status === 'active');
    expect(back.endedReason).toBeUndefined();
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
    expect(studio.aws.space('aiko-lab')?.status).toBe('InService');
    // The undo stands on the record of what it takes back, and leaves the older request as it was.
    const { items } = await answerOf<RequestList>(
      200,
      studio.mira().call(client => client.listRequests({ view: 'all' })),
    );
    expect(items.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['revoke', { undone: 1 }],
      ['onboard-team', { done: 1 }],
    ]);
    const events = await studio.mira().events(present(items[0]).requestId);
    expect(events.map(({ type }) => type)).toContain('grant.revocation-undone');

    // A repetition by the same person gets the same answer; anybody else is refused as too late.
    const again = await answerOf<Grant>(
      200,
      studio
        .mira()
        .call(client =>
          client.undoOffboarding(grant.grantId, { idempotencyKey: 'again' }),
        ),
    );
    expect(again).toMatchObject({ grantId: grant.grantId, status: 'active' });
    const late = await answerOf<{ error: { message: string } }>(
      409,
      studio.backend
        .as('jonas.weber')
        .call(client => client.undoOffboarding(grant.grantId)),
    );
    expect(late.error.message).toContain(
      'Mira Santos has taken the revocation',
    );
    await studio.revoke(grant);
    await studio.untilEnded(grant);
    await answerOf(
      409,
      studio.mira().call(client => client.undoOffboarding(grant.grantId)),
    );
  });

  it('deletes a profile whose deletion failed before, also when an app has to be stopped first', async () => {
    const { grant, tries, endCoolingOff } = await leaveFailedDeletion(
      'profile',
    );
    await endCoolingOff();
    await studio.untilEnded(grant);
    expect(tries()).toEqual(['DeleteSpace', 'DeleteApp', 'DeleteUserProfile']);
    expect(studio.aws.profile('aiko.tanaka')).toBeUndefined();
  });

  it('deletes a space whose deletion failed before, also when an app has to be stopped first', async () => {
    const { grant, tries, endCoolingOff } = await leaveFailedDeletion('space');
    await endCoolingOff();
    await studio.untilEnded(grant);
    expect(tries()).toEqual(['DeleteApp', 'DeleteSpace', 'DeleteUserProfile']);
    expect(studio.aws.space('aiko-lab')).toBeUndefined();
  });

  it('is blocked with what AWS says when its own deletion fails, and deletes again', async () => {
    await studio.start({ offboarding: { coolingOff: 'PT0S' } });
    const grant = await bringInAiko();
    studio.sandbox.admin.addFault({
      operation: 'DeleteUserProfile',
      times: 1,
      effect: { type: 'fail-status', reason: 'The volume is still mounted' },
    });
    await studio.revoke(grant, ALL);
    const blocked = await studio.untilGrant(
      grant,
      g => g.status === 'deprovision-blocked',
    );
    expect(
      blocked.operation?.steps.find(({ name }) => name === 'delete-profile')
        ?.error?.message,
    ).toContain('The volume is still mounted');
    await studio.untilEnded(grant);
    expect(
      studio.successfulWrites().filter(name => name === 'DeleteUserProfile'),
    ).toHaveLength(2);
  });

  it('goes on after a restart in the middle, and is too late to be taken back', async () => {
    await studio.start({ offboarding: { coolingOff: 'PT0S' } });
    const grant = await bringInAiko();
    studio.sandbox.admin.addFault({
      operation: 'DeleteUserProfile',
      times: 3,
      effect: {
        type: 'error',
        code: 'ResourceInUse',
        message: 'Unable to delete UserProfile: App(s) are associated with it',
      },
    });
    studio.sandbox.admin.addFault({
      operation: 'DeleteSpace',
      times: 1,
      effect: { type: 'drop-answer' },
    });
    await studio.revoke(grant, ALL);
    const parked = await studio.untilGrant(
      grant,
      g =>
        g.operation?.steps.find(({ name }) => name === 'delete-profile')?.error
          ?.kind === 'parked',
    );
    expect(parked.status).toBe('deprovisioning');
    const tooLate = await answerOf<{ error: { message: string } }>(
      409,
      studio.mira().call(client => client.undoOffboarding(grant.grantId)),
    );
    expect(tooLate.error.message).toContain('can no longer be taken back');
    await studio.serve({ offboarding: { coolingOff: 'PT0S' } });
    await studio.untilEnded(grant);
    expect(studio.aws.profile('aiko.tanaka')).toBeUndefined();
    expect(
      studio.successfulWrites().filter(name => name === 'DeleteUserProfile'),
    ).toEqual(['DeleteUserProfile']);
  });
});
