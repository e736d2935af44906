/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Access that somebody gave in AWS by hand is taken away by those who own the domain. */
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { present } from '../util/__testUtils__/present';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const DOMAIN = COMPANY.researchLab;
const BEN = 'user:default/ben.carter';

describe('access that no grant covers', () => {
  const studio = useStudio();

  const owner = () => studio.backend.as('ingrid.larsen');

  const remove = (
    by = owner(),
    userId = studio.aws.user('ben.carter').userId,
    justification = 'Nobody asked us',
  ) =>
    by.call(client =>
      client.removeUnmanagedAccess(DOMAIN, { userId, justification }),
    );

  async function diagnosisOfBen(by = owner()) {
    const { people } = await answerOf<TeamAccess>(
      200,
      by.call(client =>
        client.getTeamAccess('group:default/finance-analytics'),
      ),
    );
    return present(people.find(({ person }) => person.entityRef === BEN))
      .diagnosis;
  }

  /** Ben was assigned by hand. */
  beforeEach(async () => {
    await studio.start({
      domains: {
        [DOMAIN]: {
          mode: 'manage',
          executionRoles: [COMPANY.scientistRole, COMPANY.engineerRole],
          owners: ['user:default/ingrid.larsen'],
        },
      },
    });
    studio.aws.assign('ben.carter');
    await studio.backend.sync();
  });

  it('is removed for an owner of the domain, on the record', async () => {
    const { userId } = studio.aws.user('ben.carter');
    expect(await diagnosisOfBen()).toMatchObject({
      code: 'access-nobody-granted',
      removableUserId: userId,
    });
    expect(await answerOf(200, remove())).toMatchObject({
      principalId: userId,
      removal: { requestedBy: 'user:default/ingrid.larsen' },
    });
    await studio.untilEvent('assignment.removed');
    expect(studio.aws.hasOwnAssignment('ben.carter')).toBe(false);
    expect(await diagnosisOfBen()).toMatchObject({ code: 'no-access' });
    expect(await studio.eventsOf('assignment.removal-requested')).toMatchObject(
      [
        {
          actor: 'user:default/ingrid.larsen',
          detail: {
            principalId: userId,
            cause: 'unmanaged',
            justification: 'Nobody asked us',
          },
        },
      ],
    );
  });

  it.each([
    ['Nobody \u202Easked us ', 'Nobody \\u202Easked us'],
    ['\u200B\u3164', undefined],
  ])(
    'is removed with a justification of which the record keeps what can be seen: %j',
    async (given, kept) => {
      await answerOf(200, remove(owner(), undefined, given));
      const [event] = await studio.eventsOf('assignment.removal-requested');
      expect(present(event).detail.justification).toBe(kept);
    },
  );

  it('stays for everybody else, and for agents', async () => {
    for (const other of [
      studio.mira(),
      studio.backend.as('ben.carter'),
      studio.backend.as('ingrid.larsen', { source: 'agent' }),
    ]) {
      expect((await remove(other)).status).toBe(403);
    }
    expect(
      (await diagnosisOfBen(studio.mira())).removableUserId,
    ).toBeUndefined();
    expect(studio.aws.hasOwnAssignment('ben.carter')).toBe(true);
  });

  it('is none of somebody who has a grant, or is not assigned', async () => {
    await studio.bringIn('aiko.tanaka');
    const { userId } = studio.aws.user('aiko.tanaka');
    expect((await remove(owner(), userId)).status).toBe(409);
    const { userId: elif } = studio.aws.user('elif.demir');
    expect((await remove(owner(), elif)).status).toBe(404);
    expect(studio.aws.hasOwnAssignment('aiko.tanaka')).toBe(true);
  });

  it('is kept when it is granted before it could be removed', async () => {
    const { admin } = studio.sandbox;
    const fault = {
      operation: 'DeleteApplicationAssignment',
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        message: 'Not authorized',
        status: 400,
      },
    } as const;
    studio.aws.assign('aiko.tanaka');
    await studio.backend.sync();
    const { userId } = studio.aws.user('aiko.tanaka');
    admin.addFault(fault);
    await answerOf(200, remove(owner(), userId));
    await studio.untilEvent('assignment.removal-blocked');
    await studio.bringIn('aiko.tanaka');
    admin.clearFaults();
    await studio.untilEvent('assignment.kept');
    expect(studio.aws.hasOwnAssignment('aiko.tanaka')).toBe(true);
  });
});
