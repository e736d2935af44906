/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * People are brought in, and some of them let go again, while AWS throttles, fails, cuts connections and forgets what it
 * has accepted. Once the faults are over, what AWS holds is read from the sandbox itself: everybody whose grant is active
 * can work, nobody whose grant has ended can enter, nobody has anything twice, and whatever was there before still is.
 */
import {
  findUserByUserName,
  type Fault,
  type World,
} from '@studio-access/sandbox';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { propertyRuns, propertyTime } from './__testUtils__/propertyRuns';
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
import { only } from '../util/__testUtils__/items';

jest.setTimeout(propertyTime(240_000));

/** With a group, a profile of another name, a profile without assignment, an assignment without profile, and nothing. */
const PEOPLE = [
  'daniel.kim',
  'lena.fischer',
  'samuel.osei',
  'fatima.zahra',
  'jonas.weber',
  'aiko.tanaka',
  'chloe.martin',
];
const READS = [
  'DescribeUser',
  'DescribeApplicationAssignment',
  'ListApplicationAssignments',
  'IsMemberInGroups',
  'DescribeUserProfile',
  'DescribeDomain',
  'ListTags',
  'ListSpaces',
  'ListApps',
];
const WRITES = [
  'CreateApplicationAssignment',
  'DeleteApplicationAssignment',
  'CreateUserProfile',
  'UpdateUserProfile',
];
const ERRORS = [
  { code: 'InternalServerException', message: 'Oops', status: 500 },
  { code: 'ConflictException', message: 'Another write goes on', status: 409 },
  { code: 'ResourceInUse', message: 'In use', status: 400 },
  { code: 'AccessDeniedException', message: 'Not authorized', status: 400 },
];

const anywhere: fc.Arbitrary<Fault['effect']> = fc.oneof(
  fc.constant<Fault['effect']>({ type: 'throttle' }),
  fc
    .constantFrom(...ERRORS)
    .map((error): Fault['effect'] => ({ type: 'error', ...error })),
  fc.integer({ min: 1, max: 20 }).map((milliseconds): Fault['effect'] => ({
    type: 'latency',
    milliseconds,
  })),
);
const onWrites: fc.Arbitrary<Fault['effect']> = fc.oneof(
  anywhere,
  fc.constant<Fault['effect']>({ type: 'drop-answer' }),
  fc.constant<Fault['effect']>({ type: 'accept-and-forget' }),
);
const times = fc.integer({ min: 1, max: 3 });
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    operation: fc.constantFrom(...READS),
    times,
    effect: anywhere,
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      operation: fc.constantFrom(...WRITES),
      times,
      effect: onWrites,
    }),
  },
);

/** Assignments and profiles in AWS, by creation time. */
function holdings({ identityCenter, userProfiles }: World) {
  return {
    ...Object.fromEntries(
      Object.entries(identityCenter.assignments).map(([key, each]) => [
        key,
        each.createdAt,
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(userProfiles).map(([key, each]) => [key, each.createdAt]),
    ),
  };
}

/** All of a person's access to the domain. */
function accessOf(world: World, name: string) {
  const userName = `${name}@alpenglow.example`;
  const { assignments, memberships } = world.identityCenter;
  const userId = findUserByUserName(world, userName)?.userId;
  const groups = Object.values(memberships)
    .filter(membership => membership.userId === userId)
    .map(({ groupId }) => groupId);
  const isAssigned = (type: string, id?: string) =>
    `${COMPANY.applicationArn}|${type}|${id}` in assignments;
  return {
    direct: isAssigned('USER', userId),
    group: groups.some(groupId => isAssigned('GROUP', groupId)),
    profiles: Object.values(world.userProfiles).filter(
      profile =>
        profile.domainId === COMPANY.researchLab &&
        profile.singleSignOnUserValue === userName,
    ),
  };
}

/** Grants of which something is still done by itself. */
const MOVING = ['provisioning', 'deprovisioning', 'deprovision-blocked'];

/** Drives the lanes until all is as wanted; what AWS has denied waits for somebody who retries. */
async function settle(
  backend: Awaited<ReturnType<typeof startStudioBackend>>,
  requestId: string,
  wanted: string[],
) {
  for (let retries = 0; retries < 30; retries += 1) {
    const { grants } = await backend.settle(requestId, request =>
      request.grants.every(({ status }) => !MOVING.includes(status)),
    );
    const blocked = grants.filter(({ status }) => !wanted.includes(status));
    if (blocked.length === 0) {
      return grants;
    }
    for (const { operation } of blocked) {
      await answerOf(
        200,
        backend
          .as('mira.santos')
          .call(studio => studio.retryOperation(operation?.operationId ?? '')),
      );
    }
  }
  throw new Error('However often it is retried, the request stays blocked');
}

describe('bringing people in and letting them go, whatever AWS does', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  async function start() {
    sandbox = await startTestSandbox();
    sandbox.admin.setTimings({ userProfile: 10 });
    knex = await databases.init();
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
    sandbox.admin.clearCalls();
  }

  async function stop() {
    await backend.stop();
    await sandbox.stop();
  }

  it('ends in what was granted, made once, with nothing lost', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          fc.subarray(PEOPLE, { minLength: 1, maxLength: 4 }),
          fc.array(fault, { maxLength: 6 }),
          fc.array(fault, { maxLength: 4 }),
          fc.nat({ max: 4 }),
          async (names, faults, laterFaults, leaving) => {
            const { admin } = sandbox;
            const { world } = admin;
            const before = holdings(world);
            const accessBefore = new Map(
              names.map(name => [name, accessOf(world, name)]),
            );
            const asked = await answerOf(
              201,
              backend.as('ben.carter').ask({
                people: names.map(name => `user:default/${name}`),
              }),
            );
            faults.forEach(each => admin.addFault(each));
            await answerOf(200, backend.as('mira.santos').decide(asked));
            const grants = await settle(backend, asked.requestId, ['active']);

            expect(grants.map(({ person }) => person).sort()).toEqual(
              names.map(name => `user:default/${name}`).sort(),
            );
            for (const name of names) {
              const had = accessBefore.get(name)!;
              const has = accessOf(world, name);
              expect(has.direct || has.group).toBe(true);
              const profile = only(has.profiles);
              expect(profile).toMatchObject({
                status: 'InService',
                homeEfsFileSystemUid:
                  had.profiles[0]?.homeEfsFileSystemUid ??
                  profile.homeEfsFileSystemUid,
              });
              expect(
                profile.userSettings?.ExecutionRole ?? COMPANY.scientistRole,
              ).toBe(COMPANY.scientistRole);
              const { made } = await knex('access_grants')
                .where('person', `user:default/${name}`)
                .first('made');
              expect({
                assignment: false,
                profile: false,
                ...JSON.parse(made),
              }).toEqual({
                assignment: !had.direct && !had.group,
                profile: had.profiles.length === 0,
              });
            }
            expect(holdings(world)).toMatchObject(before);

            const gone = names.slice(0, leaving);
            admin.clearFaults();
            laterFaults.forEach(each => admin.addFault(each));
            for (const name of gone) {
              const { grantId } = grants.find(({ person }) =>
                person.endsWith(name),
              )!;
              const revocation = await answerOf(
                201,
                backend.as(name).ask({ kind: 'revoke', grantIds: [grantId] }),
              );
              await settle(backend, revocation.requestId, ['ended']);
              const has = accessOf(world, name);
              expect(has.direct).toBe(false);
              expect(has.group).toBe(accessBefore.get(name)!.group);
              expect(has.profiles).toHaveLength(1);
            }
            for (const name of names.slice(leaving)) {
              const { direct, group } = accessOf(world, name);
              expect(direct || group).toBe(true);
            }
            const others = Object.entries(before).filter(
              ([key]) =>
                !gone.some(name =>
                  key.endsWith(
                    `USER|${
                      findUserByUserName(world, `${name}@alpenglow.example`)
                        ?.userId
                    }`,
                  ),
                ),
            );
            expect(holdings(world)).toMatchObject(Object.fromEntries(others));
            // The identity provider's own is only ever read.
            const calls = admin.calls({ service: 'identitystore' });
            expect(calls.length).toBeGreaterThan(0);
            expect(
              calls.filter(
                ({ operation }) => !/^(Get|Describe|List|Is)/.test(operation),
              ),
            ).toEqual([]);
          },
        )
        .beforeEach(start)
        .afterEach(stop),
      propertyRuns(10),
    );
  });
});
