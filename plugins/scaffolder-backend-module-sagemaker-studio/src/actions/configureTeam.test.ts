/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { FakeTeams } from '../__testUtils__/FakeTeams';
import { TestClock, TestTask } from '../__testUtils__/taskContext';
import { createConfigureTeamAction } from './configureTeam';

const input = { team: 'forecasting', leads: ['mira.santos'] };
const LEADS = ['user:default/mira.santos'];

function setUp() {
  const teams = new FakeTeams();
  const action = createConfigureTeamAction({
    studio: teams.service,
    clock: new TestClock(),
  });
  return { teams, action, task: new TestTask('task-1') };
}

describe('sagemaker-studio:team:configure', () => {
  it('names the leads of a team that had none, and changes nothing when it is run again', async () => {
    const { teams, action, task } = setUp();
    const first = await task.run(action, input);
    expect(first.error).toBeUndefined();
    expect(first.output).toEqual({
      changed: true,
      summary: '- leads: nothing becomes user:default/mira.santos',
    });
    const second = await task.run(action, input);
    expect(second.output).toEqual({ changed: false, summary: '' });
    expect(second.log).toEqual([
      'Nothing to change: group:default/forecasting is led by them',
    ]);
    expect(teams.savedLeads).toEqual([{ version: 0, leads: LEADS }]);
  });

  it('does not overwrite the leads whom somebody else has named meanwhile', async () => {
    const { teams, action, task } = setUp();
    teams.onSave = () => {
      teams.onSave = () => {};
      teams.lead('group:default/forecasting', ['user:default/jonas.weber']);
    };
    const { error } = await task.run(action, input);
    expect(error?.name).toBe('ConflictError');
    expect(error?.message).toMatch(
      /^Somebody else has changed the leads of group:default\/forecasting .* theirs is kept/,
    );
    expect(teams.savedLeads).toEqual([]);
    expect(teams.team?.leads).toEqual(['user:default/jonas.weber']);
  });

  it('is done when somebody else has named the same leads meanwhile', async () => {
    const { teams, action, task } = setUp();
    teams.onSave = () => {
      teams.onSave = () => {};
      teams.lead('group:default/forecasting', LEADS);
    };
    const { error, output } = await task.run(action, input);
    expect(error).toBeUndefined();
    expect(output.changed).toBe(false);
  });

  it('saves nothing in a dry run', async () => {
    const { teams, action, task } = setUp();
    const { output } = await task.run(action, input, { isDryRun: true });
    expect(output.changed).toBe(true);
    expect(teams.savedLeads).toEqual([]);
  });

  it('leaves no team without leads', async () => {
    const { teams, action, task } = setUp();
    const { error } = await task.run(action, { ...input, leads: [] });
    expect(error?.message).toMatch(/'leads' is empty/);
    expect(teams.savedLeads).toEqual([]);
  });
});
