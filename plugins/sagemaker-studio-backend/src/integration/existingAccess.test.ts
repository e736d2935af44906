/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Access that AWS holds when a domain is brought under management is recorded or removed for many people at once. */
import type { JsonObject } from '@backstage/types';
import {
  joinRequests,
  type AccessRequest,
  type AssignmentRemovalInput,
  type Plan,
  type PlanInput,
  type UnmanagedAccess,
  type UnmanagedAccessBulkRemoval,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { itemAt, only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const DOMAIN = COMPANY.researchLab;
const TEAM = 'group:default/ml-platform';
const BEN = 'user:default/ben.carter';
const CHLOE = 'user:default/chloe.martin';
const OLGA = 'user:default/olga.petrova';
const RAHUL = 'user:default/rahul.mehta';

const POLICY = {
  name: 'research-lab',
  teams: ['*'],
  domains: [DOMAIN],
  requesters: 'anyone',
  onBehalfOf: 'anyone',
  assignment: 'either',
  approvers: ['user:default/daniel.kim'],
};

describe('access that exists when a domain is brought under management', () => {
  const studio = useStudio();

  const owner = () => studio.backend.as('ingrid.larsen');
  const loginOf = (name: string) => `${name}@alpenglow.example`;
  const userId = (name: string) => studio.aws.user(name).userId;
  const finance = () => studio.aws.group('finance-analytics');

  const start = (domain: JsonObject = {}, policy: JsonObject = {}) =>
    studio.start({
      policies: [{ ...POLICY, ...policy }],
      domains: {
        [DOMAIN]: {
          mode: 'manage',
          executionRoles: [COMPANY.scientistRole, COMPANY.engineerRole],
          owners: ['user:default/ingrid.larsen'],
          ...domain,
        },
      },
    });

  const list = (team?: string, by = owner()) =>
    answerOf<UnmanagedAccess>(
      200,
      by.call(client => client.listUnmanagedAccess(DOMAIN, { team })),
    );

  const personIn = ({ people }: UnmanagedAccess, name: string) =>
    present(people.find(each => each.userId === userId(name)));

  const groupIn = ({ groups }: UnmanagedAccess) =>
    present(groups.find(({ groupId }) => groupId === finance().groupId));

  const removeAll = (principals: AssignmentRemovalInput[], by = owner()) =>
    by.call(client =>
      client.removeUnmanagedAccessInBulk(DOMAIN, {
        principals,
        justification: 'Nobody asked us',
      }),
    );

  const user = (name: string): AssignmentRemovalInput => ({
    principalType: 'USER',
    principalId: userId(name),
  });

  /** Ben, Chloe and Rahul were assigned by hand and have opened Studio; so was the group of finance. */
  async function bringAbout() {
    const { aws } = studio;
    for (const name of ['ben.carter', 'chloe.martin', 'rahul.mehta']) {
      aws.assign(name);
      aws.openStudio(loginOf(name));
    }
    finance().assign();
    await studio.backend.sync();
    await studio.backend.keepAccessList();
    studio.sandbox.admin.clearCalls();
  }

  /** The plan of the request, which the approver approves. */
  async function record(input: PlanInput): Promise<AccessRequest> {
    const asked = await answerOf(201, owner().ask(input));
    expect(asked.status).toBe('in-review');
    const daniel = studio.backend.as('daniel.kim');
    await answerOf(200, daniel.decide(asked));
    return studio.backend.settle(asked.requestId);
  }

  it('is shown as long as the domain is only observed, and neither recorded nor removed', async () => {
    await start({ mode: 'observe' });
    await bringAbout();
    const existing = await list();
    expect(personIn(existing, 'ben.carter')).toEqual({
      userId: userId('ben.carter'),
      person: expect.objectContaining({ entityRef: BEN }),
      executionRole: COMPANY.scientistRole,
      profileName: expect.any(String),
      obstacle: 'domain',
    });
    expect(groupIn(existing)).toMatchObject({
      displayName: 'finance-analytics',
      members: 2,
      records: [],
      obstacle: 'domain',
    });
    expect(existing.viewer.mayRemove).toBe(false);
    expect((await removeAll([user('ben.carter')])).status).toBe(409);
    expect(studio.aws.hasOwnAssignment('ben.carter')).toBe(true);
  });

  it('is recorded for many by one request and one decision, with nothing changed in AWS', async () => {
    await start();
    await bringAbout();
    const existing = await list(TEAM);
    const input = only(
      joinRequests(
        ['ben.carter', 'chloe.martin', 'rahul.mehta'].map(name =>
          present(personIn(existing, name).record),
        ),
      ),
    );
    expect(input).toMatchObject({
      kind: 'grant',
      team: TEAM,
      executionRole: COMPANY.scientistRole,
      people: [BEN, CHLOE, RAHUL],
    });
    const plan = await answerOf<Plan>(
      200,
      owner().call(client => client.planRequest(input)),
    );
    expect(plan.items.map(({ changes }) => changes)).toEqual([
      false,
      false,
      false,
    ]);
    const { grants } = await record(input);
    expect(grants.map(({ person, status }) => [person, status])).toEqual([
      [BEN, 'active'],
      [CHLOE, 'active'],
      [RAHUL, 'active'],
    ]);
    expect(studio.writes()).toEqual([]);
    expect(await studio.eventsOf('request.approved')).toHaveLength(1);
    expect(await studio.eventsOf('grant.active')).toHaveLength(3);
    const left = await list();
    expect(left.total).toBe(existing.total - 3);
    const others = new Set(left.people.map(each => each.userId));
    expect(others.has(userId('ben.carter'))).toBe(false);
    // A grant that only records takes nothing away that was there before, unless it is revoked.
    expect(studio.aws.hasOwnAssignment('ben.carter')).toBe(true);
  });

  it('is recorded to the end although the back end stops after the decision', async () => {
    await start();
    await bringAbout();
    const input = present(personIn(await list(TEAM), 'ben.carter').record);
    const asked = await answerOf(201, owner().ask(input));
    const daniel = studio.backend.as('daniel.kim');
    await answerOf(200, daniel.decide(asked));
    await start();
    const { grants } = await studio.backend.settle(asked.requestId);
    expect(only(grants).status).toBe('active');
    expect(studio.writes()).toEqual([]);
  });

  it('comes with the teams of the people unless one is named', async () => {
    await start();
    await bringAbout();
    const existing = await list();
    expect(personIn(existing, 'ben.carter').record?.team).toBe(
      'group:default/finance-analytics',
    );
    expect(personIn(existing, 'rahul.mehta').record?.team).toBe(TEAM);
    const unknown = owner().call(client =>
      client.listUnmanagedAccess(DOMAIN, { team: 'group:default/nobody' }),
    );
    expect((await unknown).status).toBe(404);
  });

  it('is recorded for a group that was assigned by hand', async () => {
    await start();
    finance().assign();
    studio.aws.openStudio(loginOf('ben.carter'));
    studio.aws.openStudio(loginOf('olga.petrova'));
    await studio.backend.sync();
    await studio.backend.keepAccessList();
    studio.sandbox.admin.clearCalls();
    const group = groupIn(await list());
    expect(group).toMatchObject({
      members: 2,
      letsIn: 2,
      withoutProfile: 0,
      notRecorded: 0,
    });
    const input = only(group.records);
    expect(input).toMatchObject({
      team: 'group:default/finance-analytics',
      assignThrough: { group: finance().groupId },
      people: [BEN, OLGA],
    });
    const { grants } = await record(input);
    expect(
      grants.map(({ status, throughGroup }) => [status, throughGroup?.groupId]),
    ).toEqual([
      ['active', finance().groupId],
      ['active', finance().groupId],
    ]);
    expect(studio.writes()).toEqual([]);
    const { groups } = await list();
    expect(groups.map(({ groupId }) => groupId)).not.toContain(
      finance().groupId,
    );
    const refused = await answerOf<UnmanagedAccessBulkRemoval>(
      200,
      removeAll([{ principalType: 'GROUP', principalId: finance().groupId }]),
    );
    expect(only(refused.refused).message).toContain('finance-analytics');
    expect(finance().isAssigned()).toBe(true);
  });

  it('is removed for many at once, on the record, but for what cannot be', async () => {
    await start();
    await bringAbout();
    await record(present(personIn(await list(TEAM), 'rahul.mehta').record));
    const principals: AssignmentRemovalInput[] = [
      user('ben.carter'),
      user('rahul.mehta'),
      user('elif.demir'),
      { principalType: 'GROUP', principalId: finance().groupId },
    ];
    const removed = await answerOf<UnmanagedAccessBulkRemoval>(
      200,
      removeAll(principals),
    );
    expect(removed.items.map(({ principalId }) => principalId)).toEqual([
      userId('ben.carter'),
      finance().groupId,
    ]);
    expect(removed.refused).toMatchObject([
      { ...user('rahul.mehta'), message: expect.stringContaining('granted') },
      { ...user('elif.demir'), message: expect.stringContaining('assigned') },
    ]);
    await studio.backend.until(
      async () => (await studio.eventsOf('assignment.removed')).length === 2,
      'The assignments stay',
    );
    expect(studio.aws.hasOwnAssignment('ben.carter')).toBe(false);
    expect(finance().isAssigned()).toBe(false);
    expect(studio.aws.hasOwnAssignment('chloe.martin')).toBe(true);
    expect(studio.aws.hasOwnAssignment('rahul.mehta')).toBe(true);
    const asked = await studio.eventsOf('assignment.removal-requested');
    expect(asked.map(({ actor, detail }) => [actor, detail])).toEqual(
      removed.items.map(({ principalId, name }) => [
        'user:default/ingrid.larsen',
        expect.objectContaining({
          principalId,
          name,
          cause: 'unmanaged',
          justification: 'Nobody asked us',
        }),
      ]),
    );
  });

  it('is removed although the back end stops before AWS answers', async () => {
    await start();
    await bringAbout();
    studio.deny('DeleteApplicationAssignment');
    const principals = [user('ben.carter'), user('chloe.martin')];
    await answerOf(200, removeAll(principals));
    await studio.untilEvent('assignment.removal-blocked');
    const ben = personIn(await list(), 'ben.carter');
    expect(ben.removal?.requestedBy).toBe('user:default/ingrid.larsen');
    // Asked again, it is one and the same removal.
    await answerOf(200, removeAll(principals));
    expect(await studio.eventsOf('assignment.removal-requested')).toHaveLength(
      2,
    );
    await start();
    studio.sandbox.admin.clearFaults();
    await studio.backend.until(
      async () => (await studio.eventsOf('assignment.removed')).length === 2,
      'The assignments stay',
    );
    expect(studio.aws.hasOwnAssignment('chloe.martin')).toBe(false);
  });

  it('stays assigned where access through the group is granted before it could be removed', async () => {
    await start();
    await bringAbout();
    const input = itemAt(groupIn(await list()).records, 0);
    const asked = await answerOf(201, owner().ask(input));
    studio.deny('DeleteApplicationAssignment');
    await answerOf(
      200,
      removeAll([{ principalType: 'GROUP', principalId: finance().groupId }]),
    );
    await studio.untilEvent('assignment.removal-blocked');
    await answerOf(200, studio.backend.as('daniel.kim').decide(asked));
    studio.sandbox.admin.clearFaults();
    await studio.untilEvent('assignment.kept');
    expect(finance().isAssigned()).toBe(true);
  });

  it('is removed by nobody but who is responsible, and by no agent', async () => {
    await start();
    await bringAbout();
    for (const other of [
      studio.mira(),
      studio.backend.as('ben.carter'),
      studio.backend.as('ingrid.larsen', { source: 'agent' }),
    ]) {
      expect((await removeAll([user('ben.carter')], other)).status).toBe(403);
    }
    expect((await list(undefined, studio.mira())).viewer.mayRemove).toBe(false);
    expect(studio.aws.hasOwnAssignment('ben.carter')).toBe(true);
  });

  it('says why somebody cannot be recorded', async () => {
    await start({ executionRoles: [] });
    const { aws } = studio;
    const { userProfiles } = studio.sandbox.admin.world;
    const names = ['ben.carter', 'chloe.martin', 'rahul.mehta', 'olga.petrova'];
    names.forEach(name => aws.assign(name));
    aws.setStatus('ben.carter', 'DISABLED');
    const { userProfileName } = aws.openStudio(loginOf('chloe.martin'));
    present(userProfiles[`${DOMAIN}/${userProfileName}`]).userSettings = {
      ExecutionRole: COMPANY.engineerRole,
    };
    await studio.backend.sync();
    // Before the catalog was looked through, nobody knows who in it they are.
    expect(personIn(await list(), 'olga.petrova').obstacle).toBe(
      'not-in-catalog',
    );
    await studio.backend.keepAccessList();
    const olga = present(personIn(await list(), 'olga.petrova').record);
    await answerOf(201, owner().ask(olga));
    const existing = await list();
    expect(
      names.map(name => personIn(existing, name).obstacle ?? 'none'),
    ).toEqual(['disabled', 'role', 'none', 'requested']);
    expect(personIn(existing, 'ben.carter').record).toBeUndefined();
  });

  it('is not offered to those whom no policy lets ask', async () => {
    await start({}, { requesters: 'members', assignment: 'user' });
    await bringAbout();
    const existing = await list();
    expect(personIn(existing, 'ben.carter').obstacle).toBe('policy');
    expect(groupIn(existing).obstacle).toBe('policy');
    expect(personIn(existing, 'rahul.mehta').record?.team).toBe(TEAM);
  });
});
