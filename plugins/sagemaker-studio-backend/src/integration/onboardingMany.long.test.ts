/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Many people at once: the number of calls to Identity Center, which allows few, and correct results although reads are
 * batched.
 */
import { isAssigned } from '@studio-access/sandbox';
import type { Knex } from 'knex';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import { DEPARTMENT, startDepartment } from './__testUtils__/startDepartment';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import type { TestSandbox } from './__testUtils__/startTestSandbox';
import { present } from '../util/__testUtils__/present';
import { itemAt } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

const { domain, team, lead } = DEPARTMENT;
const PEOPLE = 60;

describe('onboarding many at once', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let applicationArn: string;
  let userIds: string[];

  beforeEach(async () => {
    sandbox = await startDepartment(PEOPLE);
    const { world } = sandbox.admin;
    sandbox.admin.setTimings({ userProfile: 10 });
    world.identityCenter.assignments = {};
    userIds = Object.keys(world.identityCenter.users);
    applicationArn = present(world.domains[domain]?.applicationArn);
    knex = await databases.init();
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
    sandbox.admin.clearCalls();
  });

  afterEach(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  /** Lets an administrator assign somebody, which no sync has seen. */
  function assignByHand(userId: string) {
    sandbox.admin.world.identityCenter.assignments[
      `${applicationArn}|USER|${userId}`
    ] = {
      applicationArn,
      principalType: 'USER',
      principalId: userId,
      createdAt: Date.now(),
    };
  }

  async function onboard() {
    const asked = await answerOf(
      201,
      backend.as(lead).ask({
        kind: 'onboard-team',
        team,
        domainId: domain,
      }),
    );
    const { grants } = await backend.settle(asked.requestId, undefined, lead);
    expect(grants.filter(({ status }) => status === 'active')).toHaveLength(
      PEOPLE,
    );
    expect(
      userIds.filter(
        id => !isAssigned(sandbox.admin.world, applicationArn, id),
      ),
    ).toEqual([]);
    return grants;
  }

  function count(operation: string) {
    return sandbox.admin.calls().filter(call => call.operation === operation)
      .length;
  }

  it('shares the looks before and after, and tells who was assigned by hand from who was not', async () => {
    assignByHand(itemAt(userIds, 7));
    const grants = await onboard();
    expect(count('CreateApplicationAssignment')).toBe(PEOPLE - 1);
    expect(
      count('ListApplicationAssignments') +
        count('DescribeApplicationAssignment'),
    ).toBeLessThan(PEOPLE / 2);
    const untouched = grants.filter(({ operation }) =>
      operation?.steps.some(
        ({ name, changed }) => name === 'ensure-assignment' && !changed,
      ),
    );
    expect(untouched).toHaveLength(1);
  });

  it.each([
    ['denies', { type: 'error', code: 'AccessDeniedException', message: 'No' }],
    [
      'fails at',
      { type: 'error', code: 'InternalServerException', message: 'Oops' },
    ],
  ] as const)('asks one by one when AWS %s the list', async (_, effect) => {
    sandbox.admin.addFault({
      operation: 'ListApplicationAssignments',
      effect: { ...effect, status: effect.code.startsWith('A') ? 400 : 500 },
    });
    await onboard();
    expect(count('DescribeApplicationAssignment')).toBeGreaterThanOrEqual(
      2 * PEOPLE,
    );
  });

  it('outlasts a throttled list, and sees what AWS accepted and forgot', async () => {
    sandbox.admin.addFault({
      operation: 'ListApplicationAssignments',
      times: 8,
      effect: { type: 'throttle' },
    });
    sandbox.admin.addFault({
      operation: 'CreateApplicationAssignment',
      times: 5,
      effect: { type: 'accept-and-forget' },
    });
    await onboard();
    expect(count('CreateApplicationAssignment')).toBe(PEOPLE + 5);
  });
});
