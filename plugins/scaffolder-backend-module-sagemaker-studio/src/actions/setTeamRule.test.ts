/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { mockCredentials } from '@backstage/backend-test-utils';
import { FakeTeams } from '../__testUtils__/FakeTeams';
import { TestClock, TestTask } from '../__testUtils__/taskContext';
import { createSetTeamRuleAction } from './setTeamRule';

const input = {
  team: 'forecasting',
  domainId: 'd-researchlab1',
  duration: 'P90D',
  executionRole: '',
  joiners: 'automatic' as const,
  justification: 'Load forecasts are made in the research lab',
};

function setUp() {
  const teams = new FakeTeams();
  const action = createSetTeamRuleAction({
    studio: teams.service,
    clock: new TestClock(),
  });
  return { teams, action, task: new TestTask('task-1') };
}

describe('sagemaker-studio:team:rule', () => {
  it('sets the rule, says what it does now and later, and changes nothing when it is run again', async () => {
    const { teams, action, task } = setUp();
    const first = await task.run(action, input);
    expect(first.error).toBeUndefined();
    expect(first.log).toEqual([
      'When somebody joins the team, it is done at once where the policies want no decision',
      'When somebody leaves the team, a request waits for a decision',
      'Now: access for Mira Santos',
    ]);
    const second = await task.run(action, input);
    expect(second.output.changed).toBe(false);
    expect(teams.savedRules).toEqual([
      {
        version: 0,
        duration: 'P90D',
        joiners: 'automatic',
        leavers: 'propose',
        justification: input.justification,
      },
    ]);
  });

  it('ends a rule, and finds nothing to end where there is none', async () => {
    const { teams, action, task } = setUp();
    const off = { ...input, joiners: 'off' as const, leavers: 'off' as const };
    expect((await task.run(action, off)).output.changed).toBe(false);
    await task.run(action, input);
    expect((await task.run(action, off)).output.changed).toBe(true);
    expect(teams.savedRules.map(({ joiners }) => joiners)).toEqual([
      'automatic',
      'off',
    ]);
  });

  it('takes over a rule that has lapsed', async () => {
    const { teams, action, task } = setUp();
    await task.run(action, input);
    teams.rule = teams.rule && { ...teams.rule, isLapsed: true };
    expect((await task.run(action, input)).output.changed).toBe(true);
  });

  it('saves nothing in a dry run, nor to check it, nor for an agent', async () => {
    const { teams, action, task } = setUp();
    const dry = await task.run(action, input, { isDryRun: true });
    expect(dry.output.changed).toBe(true);
    const check = await task.run(action, { ...input, check: true });
    expect(check.output.changed).toBe(true);
    const { error } = await task.run(action, input, {
      getInitiatorCredentials: async () =>
        mockCredentials.user('user:default/ingrid.larsen', {
          actor: { subject: 'plugin:mcp-actions' },
        }),
    });
    expect(error?.message).toMatch(/A person has to run the template/);
    expect(teams.savedRules).toEqual([]);
  });
});
