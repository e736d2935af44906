/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The templates for a team of 200 people, through all layers. */
import { DEPARTMENT, startDepartment } from './__testUtils__/startDepartment';
import { exampleTemplate, useScaffolder } from './__testUtils__/useScaffolder';

jest.setTimeout(480_000);

const PEOPLE = 200;
const { lead, team, domain } = DEPARTMENT;
const [newTeam, onboardTeam, offboardTeam] = [
  'new-team',
  'onboard-team',
  'offboard-team',
].map(exampleTemplate);

const values = {
  team,
  domainId: domain,
  duration: 'P90D',
  justification: 'All of the department starts at once',
};
const bringIn = {
  ...values,
  leads: [`user:default/${lead}`],
  joiners: 'propose',
  leavers: 'propose',
};

describe('the templates, for 200 people', () => {
  const portal = useScaffolder(
    [newTeam, onboardTeam, offboardTeam],
    undefined,
    {
      person: lead,
      start: options => startDepartment(PEOPLE, { ...options, leads: [] }),
    },
  );
  const assigned = () =>
    Object.keys(portal.sandbox.admin.world.identityCenter.assignments);
  const rowsOf = (output: { text: { title: string; content: string }[] }) =>
    output.text
      .flatMap(({ content }) => content.split('\n'))
      .filter(line => line.startsWith('| ')).length - 2;

  it('names the lead, lets all in, and sets the rule', async () => {
    const { status, error, output } = await portal.run(
      bringIn,
      'new-team-in-studio',
    );
    expect(error).toBeUndefined();
    expect(status).toBe('completed');
    expect(rowsOf(output)).toBe(PEOPLE);
    expect(assigned()).toHaveLength(PEOPLE);
  });

  it.each([
    ['new-team-in-studio', bringIn],
    ['onboard-team-into-studio', values],
  ])('finds nothing to do when %s runs again', async (template, input) => {
    const { status, error, log } = await portal.run(input, template);
    expect(error).toBeUndefined();
    expect(status).toBe('completed');
    expect(log).toContain(`Nothing to change: all ${PEOPLE} people`);
    expect(await portal.requests()).toHaveLength(1);
  });

  it('takes the access of all back', async () => {
    const { status, error, output } = await portal.run(
      { ...values, data: 'keep' },
      'offboard-team-from-studio',
    );
    expect(error).toBeUndefined();
    expect(status).toBe('completed');
    expect(rowsOf(output)).toBe(PEOPLE);
    expect(assigned()).toEqual([]);
  });
});
