/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Access through the assignment of an Identity Center group: asked over HTTP, carried out against the sandbox.
 */
import type {
  AccessRequest,
  Grant,
  Plan,
  RequestInput,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { studioWorld } from './__testUtils__/studioWorld';
import { itemAt, only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

const TEAM = ['aiko.tanaka', 'jonas.weber', 'mira.santos', 'priya.nair'];
const NEW_GROUP = '93677ab1c2-00000000-1111-2222-3333-555555555555';
const POLICY = {
  name: 'research-lab',
  teams: ['*'],
  domains: [COMPANY.researchLab],
  requesters: 'anyone',
  onBehalfOf: 'anyone',
  assignment: 'either',
  approvers: ['user:default/ingrid.larsen'],
  automatic: [{ kinds: ['grant', 'onboard-team'] }],
};

type Problem = { error: { message: string } };

describe('access through a group', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let aws: ReturnType<typeof studioWorld>;
  let group: ReturnType<typeof aws.group>;

  async function start(policy: object = {}) {
    sandbox = await startTestSandbox({
      studio: { policies: [{ ...POLICY, ...policy }] },
    });
    sandbox.admin.world.timings.userProfile = 20;
    aws = studioWorld(sandbox.admin.world);
    group = aws.group('forecasting');
    knex = await databases.init();
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
    sandbox.admin.clearCalls();
  }

  afterEach(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  const mira = () => backend.as('mira.santos');
  const refs = (names: string[]) => names.map(name => `user:default/${name}`);
  const through = () => ({ assignThrough: { group: group.groupId } });

  function ask(
    names: string[],
    input: Partial<RequestInput> = {},
  ): ReturnType<ReturnType<typeof mira>['ask']> {
    return mira().ask({
      kind: 'onboard-team',
      people: refs(names),
      ...through(),
      ...input,
    });
  }

  /** Everybody named is in, or else this throws. */
  async function bringIn(names: string[]): Promise<Grant[]> {
    const asked = await answerOf(201, ask(names));
    const { grants } = await backend.settle(asked.requestId);
    expect(grants.map(({ status }) => status)).toEqual(
      names.map(() => 'active'),
    );
    return grants;
  }

  const against = (grants: Grant[]) => ({
    kind: 'revoke' as const,
    people: undefined,
    assignThrough: undefined,
    grantIds: grants.map(({ grantId }) => grantId),
  });

  function revoke(grants: Grant[]) {
    return answerOf(201, ask([], against(grants)));
  }

  async function untilEnded(asked: AccessRequest): Promise<Grant[]> {
    const { grants } = await backend.settle(asked.requestId, current =>
      current.grants.every(({ status }) => status === 'ended'),
    );
    return grants;
  }

  async function read({ grantId }: Grant): Promise<Grant> {
    return answerOf(
      200,
      mira().call(studio => studio.getGrant(grantId)),
    );
  }

  async function untilStatus(grant: Grant, status: string): Promise<Grant> {
    await backend.until(
      async () => (await read(grant)).status === status,
      `The grant does not become ${status}`,
    );
    return read(grant);
  }

  /** More than one, since what changed between a grant and the next sync may have been read before. */
  async function syncThrice() {
    await backend.sync();
    await backend.sync();
    await backend.sync();
  }

  function writes(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { operation } of sandbox.admin.calls()) {
      if (/^(Create|Delete)\w*(Assignment|UserProfile)$/.test(operation)) {
        counts[operation] = (counts[operation] ?? 0) + 1;
      }
    }
    return counts;
  }

  /** The person whose grant records that the assignment was made here. */
  async function grantMaker(): Promise<string> {
    const rows: { grant_id: string; made: string }[] = await knex(
      'access_grants',
    ).whereNot('status', 'ended');
    return only(rows.filter(({ made }) => JSON.parse(made).assignment))
      .grant_id;
  }

  it('lets five people in with one assignment, and out one by one, the assignment with the last', async () => {
    await start();
    const five = [...TEAM, 'ben.carter'].sort();
    group.add('ben.carter');
    await backend.sync();
    const asked = await answerOf(201, ask(five));
    expect(asked.plan.warnings).toEqual([]);
    expect(asked.plan.items.map(({ steps }) => steps[0])).toEqual(
      five.map(() => ({
        do: 'assign-group',
        groupId: group.groupId,
        displayName: 'forecasting',
        letsIn: 0,
      })),
    );
    expect(asked).toMatchObject({
      status: 'approved',
      assignThrough: { group: group.groupId, displayName: 'forecasting' },
    });
    const { grants } = await backend.settle(asked.requestId);
    expect(
      grants.map(({ person, status, throughGroup }) => [
        person,
        status,
        throughGroup?.groupId,
      ]),
    ).toEqual(refs(five).map(ref => [ref, 'active', group.groupId]));
    expect(writes()).toEqual({
      CreateApplicationAssignment: 1,
      CreateUserProfile: 5,
    });
    expect(five.filter(aws.isAssigned)).toEqual(five);
    expect(five.filter(aws.hasOwnAssignment)).toEqual([]);

    // The one whose operation made the assignment goes first.
    const madeBy = await grantMaker();
    const first = grants.find(({ grantId }) => grantId === madeBy)!;
    const name = first.person.replace('user:default/', '');
    aws.addSpace({ name: 'lab', owner: aws.profile(name)!.userProfileName });
    await backend.sync();
    const leaving = await revoke([first]);
    expect(leaving.plan.items[0]).toMatchObject({
      steps: [
        { do: 'keep-group-assignment', groups: ['forecasting'] },
        { do: 'stop-apps' },
      ],
      sentence: expect.stringContaining('4 other grants need it'),
    });
    expect(leaving.plan.warnings).toEqual([
      expect.stringContaining('still has access'),
    ]);
    const left = only(await untilEnded(leaving));
    expect(left.remainingAccess).toEqual([
      'through the group forecasting, which stays assigned (membership is changed in the identity provider)',
    ]);
    expect(aws.app('lab')?.status ?? 'Deleted').toBe('Deleted');
    expect([group.isAssigned(), writes().DeleteApplicationAssignment]).toEqual([
      true,
      undefined,
    ]);
    const events = await mira().events(leaving.requestId);
    expect(events.find(({ type }) => type === 'grant.ended')?.detail).toEqual(
      expect.objectContaining({ remainingAccess: left.remainingAccess }),
    );
    const rest = grants.filter(({ grantId }) => grantId !== madeBy);
    expect(await Promise.all(rest.map(read))).toEqual(
      rest.map(() => expect.objectContaining({ status: 'active' })),
    );

    const all = await revoke(rest);
    expect(all.plan.items.map(({ steps }) => steps[0])).toEqual(
      rest.map(() => ({
        do: 'remove-group-assignment',
        groupId: group.groupId,
        displayName: 'forecasting',
        shutsOut: 1,
      })),
    );
    expect(all.plan.warnings).toEqual([
      expect.stringContaining(
        '1 person of it who is not part of this request can no longer enter',
      ),
    ]);
    const ended = await untilEnded(all);
    expect(ended.map(({ remainingAccess }) => remainingAccess)).toEqual(
      rest.map(() => []),
    );
    expect([group.isAssigned(), writes().DeleteApplicationAssignment]).toEqual([
      false,
      1,
    ]);
  });

  it('keeps what an administrator assigned, and what somebody has besides', async () => {
    await start();
    group.assign();
    aws.assign('aiko.tanaka');
    await backend.sync();
    const plan = await answerOf<Plan>(
      200,
      mira().call(studio =>
        studio.planRequest({
          kind: 'grant',
          team: 'group:default/forecasting',
          domainId: COMPANY.researchLab,
          people: refs(['aiko.tanaka']),
          ...through(),
        }),
      ),
    );
    expect(plan.items[0]?.steps[0]).toEqual({
      do: 'keep-group-assignment',
      groups: ['forecasting'],
    });
    const grants = await bringIn(['aiko.tanaka', 'priya.nair']);
    const leaving = await revoke(grants);
    expect(leaving.plan.items[1]?.sentence).toContain(
      'stays assigned to the domain, which was assigned before the grant',
    );
    const ended = await untilEnded(leaving);
    const still =
      'through the group forecasting, which stays assigned (membership is changed in the identity provider)';
    expect(ended.map(({ remainingAccess }) => remainingAccess)).toEqual([
      ['by an assignment of their own', still],
      [still],
    ]);
    expect([group.isAssigned(), aws.isAssigned('aiko.tanaka')]).toEqual([
      true,
      true,
    ]);
    expect(writes()).toEqual({ CreateUserProfile: 2 });
  });

  it('says whom the group lets in besides, and has somebody decide it', async () => {
    await start();
    const asked = await answerOf(201, ask(['aiko.tanaka']));
    expect(asked.status).toBe('in-review');
    expect(asked.plan.items[0]?.steps[0]).toMatchObject({ letsIn: 3 });
    expect(asked.plan.warnings).toEqual([
      expect.stringContaining(
        "forecasting to 'research-lab' also lets in 3 people who are not part of this request",
      ),
    ]);
    // People who cannot sign in, or can already, do not count as let in, and a change of their number is not a new
    // plan.
    aws.setStatus('jonas.weber', 'DISABLED');
    aws.assign('priya.nair');
    await backend.sync();
    const { items } = await answerOf<Plan>(
      200,
      mira().call(studio =>
        studio.planRequest({
          kind: 'grant',
          team: 'group:default/forecasting',
          domainId: COMPANY.researchLab,
          people: refs(['aiko.tanaka']),
          ...through(),
        }),
      ),
    );
    expect(items[0]?.steps[0]).toMatchObject({ letsIn: 1 });
    await answerOf(200, backend.as('ingrid.larsen').decide(asked));
    const { grants } = await backend.settle(asked.requestId);
    expect(grants[0]?.status).toBe('active');
    // Assigned by now, it lets in nobody further: the policy may decide.
    const next = await answerOf(201, ask(['mira.santos']));
    expect([next.status, next.plan.warnings]).toEqual(['approved', []]);
  });

  it('is approved by nobody whom it lets in, whenever they joined the group', async () => {
    const approvers = refs(['jonas.weber', 'priya.nair', 'ingrid.larsen']);
    await start({
      approvers: undefined,
      stages: [{ name: 'approval', approvers, quorum: 2 }],
    });
    group.remove('priya.nair');
    await backend.sync();
    const asked = await answerOf(201, ask(['aiko.tanaka']));
    const toDecide = async (name: string) =>
      (
        await answerOf<{ items: AccessRequest[] }>(
          200,
          backend
            .as(name)
            .call(studio => studio.listRequests({ view: 'to-decide' })),
        )
      ).items.map(({ requestId }) => requestId);
    const isAsked = async (name: string) => [
      (await backend.as(name).request(asked.requestId)).viewerMayDecide,
      (await toDecide(name)).includes(asked.requestId),
    ];
    const notified = async () =>
      (await knex('access_outbox').where({ kind: 'notification' }))
        .map(({ payload }) => JSON.parse(payload))
        .filter(({ scope }) => scope === `${asked.requestId}:to-decide`)
        .at(-1);

    expect(asked.stages[0]?.letIn).toEqual(refs(['jonas.weber']));
    expect(await isAsked('jonas.weber')).toEqual([false, false]);
    expect(await isAsked('priya.nair')).toEqual([true, true]);
    expect((await notified()).recipients).toEqual(
      refs(['priya.nair', 'ingrid.larsen']),
    );
    const { error } = await answerOf<Problem>(
      403,
      backend.as('jonas.weber').decide(asked),
    );
    expect(error.message).toContain(
      "would let you in as well, as a member of the group 'forecasting'",
    );
    await answerOf(403, backend.as('jonas.weber').decide(asked, 'rejected'));

    // Who joins the group after a vote is let in by it as well.
    await answerOf(200, backend.as('priya.nair').decide(asked));
    group.add('priya.nair');
    await backend.sync();
    await backend.tendRequests();
    expect(
      (await backend.as('ingrid.larsen').request(asked.requestId)).stages[0],
    ).toMatchObject({
      letIn: refs(['jonas.weber', 'priya.nair']),
      votes: [{ by: 'user:default/priya.nair', lapsedAt: expect.any(String) }],
    });
    expect(await isAsked('priya.nair')).toEqual([false, false]);
    await answerOf(403, backend.as('priya.nair').decide(asked));
    await answerOf(200, backend.as('ingrid.larsen').decide(asked));
    // Nobody else is left who can.
    await backend.tendRequests();
    expect(
      await knex('access_events').where('type', 'request.approvers-vanished'),
    ).toHaveLength(1);

    // Once the group is assigned, it lets in nobody further.
    group.assign();
    await backend.sync();
    await backend.tendRequests();
    expect(await isAsked('jonas.weber')).toEqual([true, true]);
  });

  it('refuses a group that is unknown, not allowed or without the person', async () => {
    await start();
    const refused = async (...args: Parameters<typeof ask>) =>
      (await answerOf<Problem>(400, ask(...args))).error.message;
    expect(
      await refused(TEAM, { assignThrough: { group: 'g-nobody' } }),
    ).toMatch(/^assignThrough\.group 'g-nobody' is the id of no group/);
    const outside = await refused(['aiko.tanaka', 'ben.carter']);
    expect(outside).toContain(
      "Ben Carter is not in the Identity Center group 'forecasting'",
    );
    expect(outside).toContain('Membership is changed in the identity provider');
    const grant = itemAt(await bringIn(TEAM), 0);
    expect(await refused([], { ...against([grant]), ...through() })).toMatch(
      /^assignThrough does not belong to a request of kind 'revoke'/,
    );
    expect(
      (
        await answerOf<Problem>(
          400,
          mira().post('/plans', {
            kind: 'grant',
            team: 'group:default/forecasting',
            domainId: COMPANY.researchLab,
            assignThrough: { name: 'forecasting' },
          }),
        )
      ).error.message,
    ).toContain('assignThrough');
    // A person with access keeps their kind of assignment.
    const other = await answerOf(
      201,
      ask(['jonas.weber'], { assignThrough: undefined }),
    );
    expect(other.plan.warnings).toEqual([
      expect.stringContaining('through the group forecasting, and that stays'),
    ]);
    await backend.stop();
    await sandbox.stop();
    await start({ assignment: 'user' });
    expect(await refused(TEAM)).toMatch(
      /^assignThrough\.group may not be asked for: the policy 'research-lab'/,
    );
  });

  it('outlasts what AWS does to the assignment, and takes it back all the same', async () => {
    await start();
    sandbox.admin.setSwitches({ repeatedAssignment: 'conflict' });
    const operation = 'CreateApplicationAssignment';
    const conflict = {
      type: 'error' as const,
      code: 'ConflictException',
      message: 'A conflict with a previous successful write',
    };
    sandbox.admin.addFault({ operation, times: 2, effect: conflict });
    sandbox.admin.addFault({
      operation,
      times: 2,
      effect: { type: 'accept-and-forget' },
    });
    sandbox.admin.addFault({
      operation,
      times: 1,
      effect: { type: 'drop-answer' },
    });
    const grants = await bringIn(TEAM);
    expect(group.isAssigned()).toBe(true);
    for (const effect of [conflict, { type: 'accept-and-forget' as const }]) {
      sandbox.admin.addFault({
        operation: 'DeleteApplicationAssignment',
        times: 1,
        effect,
      });
    }
    await untilEnded(await revoke(grants));
    expect(group.isAssigned()).toBe(false);
  });

  it('takes back an assignment of which AWS never said that it was made', async () => {
    await start();
    const assignmentReads = {
      operation: 'DescribeApplicationAssignment',
      input: { PrincipalType: 'GROUP' },
    };
    sandbox.admin.addFault({
      ...assignmentReads,
      times: 1,
      effect: { type: 'latency', milliseconds: 1 },
    });
    sandbox.admin.addFault({
      ...assignmentReads,
      effect: { type: 'error', code: 'AccessDeniedException', message: 'No' },
    });
    sandbox.admin.addFault({
      operation: 'CreateApplicationAssignment',
      times: 1,
      effect: { type: 'drop-answer' },
    });
    group.remove('aiko.tanaka', 'jonas.weber', 'mira.santos');
    await backend.sync();
    const asked = await answerOf(201, ask(['priya.nair']));
    const { grants } = await backend.settle(asked.requestId);
    expect([grants[0]?.status, group.isAssigned()]).toEqual([
      'provision-blocked',
      true,
    ]);
    sandbox.admin.clearFaults();
    await untilEnded(await revoke(grants));
    expect(group.isAssigned()).toBe(false);
  });

  it('leaves an assignment that somebody else made after AWS had refused', async () => {
    await start();
    sandbox.admin.addFault({
      operation: 'CreateApplicationAssignment',
      effect: { type: 'error', code: 'AccessDeniedException', message: 'No' },
    });
    const asked = await answerOf(201, ask(TEAM));
    const stuck = await backend.settle(asked.requestId);
    expect(stuck.grants.map(({ status }) => status)).toEqual(
      TEAM.map(() => 'provision-blocked'),
    );
    expect(
      stuck.grants[0]?.operation?.steps.find(({ error }) => error)?.error
        ?.remedy,
    ).toContain('sso:CreateApplicationAssignment');
    group.assign();
    for (const { operation } of stuck.grants) {
      await answerOf(
        200,
        mira().call(studio => studio.retryOperation(operation!.operationId)),
      );
    }
    const { grants } = await backend.settle(asked.requestId);
    expect(grants.map(({ status }) => status)).toEqual(
      TEAM.map(() => 'active'),
    );
    await untilEnded(await revoke(grants));
    expect([group.isAssigned(), writes().DeleteApplicationAssignment]).toEqual([
      true,
      undefined,
    ]);
  });

  it('notices who drops out of the group, and does not let them in by another way', async () => {
    await start();
    const aiko = itemAt(await bringIn(TEAM), 0);
    group.remove('aiko.tanaka');
    await syncThrice();
    await untilStatus(aiko, 'degraded');
    const page = await answerOf<TeamAccess>(
      200,
      mira().call(studio => studio.getTeamAccess('group:default/forecasting')),
    );
    expect(
      page.people.find(
        ({ person, domainId }) =>
          person.entityRef === aiko.person && domainId === COMPANY.researchLab,
      )?.diagnosis,
    ).toMatchObject({
      code: 'profile-without-assignment',
      sentence: expect.stringContaining(
        'to the group in the identity provider',
      ),
    });
    const again = await answerOf<Problem>(400, ask(['aiko.tanaka']));
    expect(again.error.message).toContain('Membership is changed');

    group.add('aiko.tanaka');
    await syncThrice();
    await untilStatus(aiko, 'active');

    // Between the sync that saw them and the operation.
    const gone = only(await untilEnded(await revoke([aiko])));
    expect(gone.status).toBe('ended');
    group.remove('aiko.tanaka');
    const asked = await answerOf(201, ask(['aiko.tanaka']));
    const stuck = only((await backend.settle(asked.requestId)).grants);
    expect(stuck.status).toBe('provision-blocked');
    expect(
      stuck.operation?.steps.find(({ error }) => error)?.error,
    ).toMatchObject({
      name: 'NotInGroup',
      remedy: expect.stringContaining('then retry'),
    });
    group.add('aiko.tanaka');
    await answerOf(
      200,
      mira().call(studio =>
        studio.retryOperation(stuck.operation!.operationId),
      ),
    );
    await untilStatus(stuck, 'active');
    expect(TEAM.filter(aws.hasOwnAssignment)).toEqual([]);
  });

  it('does not take a new group of the name for one that was deleted, and says so', async () => {
    await start();
    const aiko = itemAt(await bringIn(TEAM), 0);
    const { groups, memberships } = sandbox.admin.world.identityCenter;
    const old = present(groups[group.groupId]);
    delete groups[group.groupId];
    groups[NEW_GROUP] = { ...old, groupId: NEW_GROUP };
    for (const membership of Object.values(memberships)) {
      if (membership.groupId === group.groupId) {
        membership.groupId = NEW_GROUP;
      }
    }
    await syncThrice();
    await untilStatus(aiko, 'degraded');
    const page = await answerOf<TeamAccess>(
      200,
      mira().call(studio => studio.getTeamAccess('group:default/forecasting')),
    );
    expect(
      page.people.find(
        ({ person, domainId }) =>
          person.entityRef === aiko.person && domainId === COMPANY.researchLab,
      )?.diagnosis.sentence,
    ).toContain('A new group of that name is another one');
    const { items } = await mira().client.listEvents({
      type: 'grant.degraded',
    });
    expect(items[0]?.detail).toMatchObject({
      reason: expect.stringContaining('is gone from IAM Identity Center'),
    });
  });

  it('notices when the group loses its assignment, and puts it back when asked', async () => {
    await start();
    const grants = await bringIn(TEAM);
    group.unassign();
    await syncThrice();
    for (const grant of grants) {
      await untilStatus(grant, 'degraded');
    }
    const again = await answerOf(201, ask(['aiko.tanaka']));
    expect(again.plan.items[0]?.steps[0]).toMatchObject({
      do: 'assign-group',
      letsIn: 3,
    });
    await answerOf(200, backend.as('ingrid.larsen').decide(again));
    await backend.settle(again.requestId);
    expect(group.isAssigned()).toBe(true);
    await syncThrice();
    for (const grant of grants) {
      await untilStatus(grant, 'active');
    }
  });
});
