/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Users and groups are deleted in Identity Center, and AWS keeps their assignments. They are listed, and removed for those
 * who manage the domain.
 */
import type { JsonObject } from '@backstage/types';
import type { OrphanedAssignmentList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { PROVIDERS } from './__testUtils__/providers';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

const DOMAIN = COMPANY.researchLab;
const DENIED = {
  type: 'error',
  code: 'AccessDeniedException',
  message: 'User: arn:aws:sts::111111111111:assumed-role/x/y is not authorized',
  status: 400,
} as const;

describe.each(PROVIDERS)(
  'assignments of users and groups that are gone, with people brought by $by',
  provider => {
    const studio = useStudio(provider);

    const config = (more: JsonObject = {}) => ({
      domains: {
        [DOMAIN]: {
          mode: 'manage',
          executionRoles: [COMPANY.scientistRole, COMPANY.engineerRole],
          owners: ['user:default/ingrid.larsen'],
          ...more,
        },
      },
    });

    const owner = () => studio.backend.as('ingrid.larsen');

    const list = (of = owner()) =>
      answerOf<OrphanedAssignmentList>(
        200,
        of.call(client => client.listOrphanedAssignments(DOMAIN)),
      );

    const remove = (
      { principalId }: { principalId: string },
      of = owner(),
      principalType: 'USER' | 'GROUP' = 'USER',
    ) =>
      of.call(client =>
        client.removeOrphanedAssignment(DOMAIN, { principalType, principalId }),
      );

    const isAssigned = (type: 'USER' | 'GROUP', id: string) =>
      `${COMPANY.applicationArn}|${type}|${id}` in
      studio.sandbox.admin.world.identityCenter.assignments;

    const untilNothingIsUnderWay = () =>
      studio.backend.until(
        async () => (await list()).items.every(({ removal }) => !removal),
        'The removal does not end',
      );

    let elif: { principalId: string };

    /** Elif was assigned by hand, and is deleted. */
    beforeEach(async () => {
      await studio.start(config());
      studio.aws.assign('elif.demir');
      await studio.backend.sync();
      elif = { principalId: studio.aws.user('elif.demir').userId };
      studio.aws.deleteUser('elif.demir');
      await studio.backend.sync();
    });

    it('are listed with what they were called, but not while a grant is left to end', async () => {
      await studio.bringIn('aiko.tanaka');
      const { groupId } = studio.aws.group('research');
      expect(isAssigned('GROUP', groupId)).toBe(true);
      await studio.backend.sync();
      studio.aws.deleteUser('aiko.tanaka');
      const { groups, memberships } = studio.sandbox.admin.world.identityCenter;
      delete groups[groupId];
      for (const [id, membership] of Object.entries(memberships)) {
        if (membership.groupId === groupId) {
          delete memberships[id];
        }
      }
      await studio.backend.sync();
      const { items, viewer } = await list();
      expect(items).toEqual(
        expect.arrayContaining([
          { principalType: 'USER', ...elif, name: 'Elif Demir' },
          { principalType: 'GROUP', principalId: groupId, name: 'research' },
        ]),
      );
      expect(items).toHaveLength(2);
      expect(viewer.mayRemove).toBe(true);

      await answerOf(200, remove({ principalId: groupId }, owner(), 'GROUP'));
      await untilNothingIsUnderWay();
      expect(isAssigned('GROUP', groupId)).toBe(false);
    });

    it('are removed for an owner of the domain, on the record', async () => {
      expect(isAssigned('USER', elif.principalId)).toBe(true);
      // Asked for twice at once, since nothing is left to ask for once it is done.
      const asked = await Promise.all(
        [remove(elif), remove(elif)].map(call => answerOf(200, call)),
      );
      const removal = {
        status: 'waiting',
        requestedBy: 'user:default/ingrid.larsen',
      };
      expect(asked).toMatchObject([{ removal }, { removal }]);
      await untilNothingIsUnderWay();
      expect(isAssigned('USER', elif.principalId)).toBe(false);
      expect((await list()).items).toEqual([]);
      expect(
        await studio.eventsOf('assignment.removal-requested'),
      ).toMatchObject([
        {
          actor: 'user:default/ingrid.larsen',
          detail: { domainId: DOMAIN, ...elif, name: 'Elif Demir' },
        },
      ]);
      expect(await studio.eventsOf('assignment.removed')).toMatchObject([
        { actor: 'system', detail: elif },
      ]);
    });

    it('stay for everybody else, and for agents', async () => {
      const others = [
        studio.mira(),
        studio.backend.as('ingrid.larsen', { source: 'agent' }),
        studio.backend.as('ingrid.larsen', { through: 'plugin:mcp-actions' }),
      ];
      for (const other of others) {
        expect((await remove(elif, other)).status).toBe(403);
      }
      expect((await list(studio.mira())).viewer.mayRemove).toBe(false);
      expect(isAssigned('USER', elif.principalId)).toBe(true);
    });

    it('are no other assignments', async () => {
      studio.aws.assign('ben.carter');
      await studio.backend.sync();
      const ben = { principalId: studio.aws.user('ben.carter').userId };
      expect((await remove(ben)).status).toBe(404);
      expect(studio.aws.hasOwnAssignment('ben.carter')).toBe(true);
    });

    it('are removed once AWS allows it, by another process too', async () => {
      const { admin } = studio.sandbox;
      admin.addFault({
        operation: 'DeleteApplicationAssignment',
        effect: DENIED,
      });
      await answerOf(200, remove(elif));
      await studio.untilEvent('assignment.removal-blocked');
      const [blocked] = (await list()).items;
      expect(present(blocked).removal).toMatchObject({
        status: 'blocked',
        error: {
          remedy: expect.stringContaining('sso:DeleteApplicationAssignment'),
        },
      });
      await studio.serve(config());
      admin.clearFaults();
      await untilNothingIsUnderWay();
      expect(isAssigned('USER', elif.principalId)).toBe(false);
      expect(await studio.eventsOf('assignment.removal-blocked')).toHaveLength(
        1,
      );
    });

    it('stay where the user is back, whom no sync has seen yet', async () => {
      const { users } = studio.sandbox.admin.world.identityCenter;
      const [another] = Object.values(users);
      users[elif.principalId] = {
        ...present(another),
        userId: elif.principalId,
        userName: 'elif.demir@alpenglow.example',
      };
      await answerOf(200, remove(elif));
      await studio.untilEvent('assignment.kept');
      expect(isAssigned('USER', elif.principalId)).toBe(true);
    });

    it('stay in a domain that is only observed', async () => {
      await studio.serve(config({ mode: 'observe' }));
      expect((await list()).viewer.mayRemove).toBe(false);
      expect((await remove(elif)).status).toBe(409);
      expect(isAssigned('USER', elif.principalId)).toBe(true);
    });
  },
);
