/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Many people at once: what it costs in calls of Identity Center, which allows few, and that nobody's truth suffers from
 * looks that are shared.
 */
import { isAssigned } from '@studio-access/sandbox';
import type { Knex } from 'knex';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { present } from '../util/__testUtils__/present';
import { itemAt } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

const DOMAIN = 'd-generated0001';
const PEOPLE = 60;
/** The first of the generated people, who leads the team of all. */
const LEAD = 'ada.andersen';

describe('onboarding many at once', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let applicationArn: string;
  let userIds: string[];

  beforeEach(async () => {
    sandbox = await startTestSandbox({
      seed: {
        kind: 'generated',
        number: 7,
        people: PEOPLE,
        profiles: 0,
        groups: 1,
      },
      studio: {
        domains: { [DOMAIN]: { mode: 'manage' } },
        teams: [
          { team: 'group:default/team-0001', leads: [`user:default/${LEAD}`] },
        ],
        policies: [
          {
            name: 'everywhere',
            teams: ['*'],
            domains: ['*'],
            requesters: 'anyone',
            approvers: ['team-leads'],
            automatic: ['lead-onboards-own-team'],
          },
        ],
      },
    });
    const { world } = sandbox.admin;
    sandbox.admin.setTimings({ userProfile: 10 });
    world.identityCenter.assignments = {};
    userIds = Object.keys(world.identityCenter.users);
    applicationArn = present(world.domains[DOMAIN]?.applicationArn);
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
      backend.as(LEAD).ask({
        kind: 'onboard-team',
        team: 'group:default/team-0001',
        domainId: DOMAIN,
      }),
    );
    const { grants } = await backend.settle(asked.requestId, undefined, LEAD);
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
