/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The template for a new team through all layers: leads, access and a team rule, for the people whom Identity Center has. */
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { studioWorld } from './__testUtils__/studioWorld';
import { exampleTemplate, useScaffolder } from './__testUtils__/useScaffolder';
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

const newTeam = exampleTemplate('new-team');
const NAME = 'new-team-in-studio';
const TEAM = 'group:default/fraud-detection';
/** Of another team, since nobody decides about their own access. */
const LEAD = 'daniel.kim';
const values = {
  team: TEAM,
  leads: [`user:default/${LEAD}`],
  domainId: COMPANY.researchLab,
  duration: 'P90D',
  joiners: 'propose',
  leavers: 'propose',
  justification: 'Fraud is looked for in the research lab',
};

describe('the template for a new team, through all layers', () => {
  const portal = useScaffolder([newTeam]);
  const mira = () => portal.backend.as('mira.santos');

  async function standing() {
    const { teams } = await mira().client.getSettings();
    const { items } = await mira().client.listTeamRules({ team: TEAM });
    return {
      leads: teams.find(({ team }) => team === TEAM)?.leads,
      rules: items,
      requests: await portal.requests(),
    };
  }
  const NOTHING = { leads: undefined, rules: [], requests: [] };

  it('says in a dry run what would be done, and touches neither AWS nor the portal', async () => {
    const { admin } = portal.sandbox;
    admin.clearCalls();
    const { log, output } = await portal.dryRun(values, newTeam);
    const text = JSON.stringify(log);
    expect(text).toContain('leads: nothing becomes user:default/daniel.kim');
    expect(text).toContain('Lena Fischer');
    expect(text).toContain('Now: access for ');
    expect(output.links).toContainEqual(
      expect.objectContaining({ title: 'Team' }),
    );
    expect(admin.calls()).toEqual([]);
    expect(await standing()).toEqual(NOTHING);
  });

  it.each([
    [
      'no policy lets the team in',
      { executionRole: 'arn:aws:iam::222222222222:role/Other' },
      /^executionRole/,
    ],
    [
      'the policies want a decision on joiners',
      { joiners: 'automatic' },
      /^joiners may not be 'automatic'/,
    ],
    [
      'the only lead is one of the team, and so nobody can decide',
      { leads: ['user:default/lena.fischer'] },
      /^Nobody could decide about this access.*user:default\/lena\.fischer.*Name a lead/,
    ],
  ])('changes nothing where %s', async (_, wrong, says) => {
    const { status, error } = await portal.run({ ...values, ...wrong }, NAME);
    expect(status).toBe('failed');
    expect(error.message).toMatch(says);
    expect(await standing()).toEqual(NOTHING);
  });

  it('names the lead, who decides; then people are in, and the rule is set', async () => {
    const running = portal.run(values, NAME);
    await portal.backend.until(
      async () => (await portal.requests()).length > 0,
      'Nothing is asked for',
    );
    const asked = only(await portal.requests());
    expect(asked.approvers).toEqual([`user:default/${LEAD}`]);
    await answerOf(200, portal.backend.as(LEAD).decide(asked));
    const { status, error, output } = await running;
    expect(error).toBeUndefined();
    expect(status).toBe('completed');
    const texts = output.text.map(
      ({ title, content }: { title: string; content: string }) =>
        `${title}: ${content}`,
    );
    expect(texts).toEqual([
      expect.stringMatching(/^Who is in: .*Lena Fischer \| Ready/s),
      expect.stringMatching(/^Leads: .*daniel\.kim/),
      expect.stringMatching(/^Changes in the team: .*waits for a decision/),
    ]);
    const { world } = portal.sandbox.admin;
    expect(studioWorld(world).isAssigned('lena.fischer')).toBe(true);
    expect(await standing()).toMatchObject({
      leads: values.leads,
      rules: [
        {
          domainId: COMPANY.researchLab,
          joiners: 'propose',
          leavers: 'propose',
          setBy: 'user:default/mira.santos',
        },
      ],
    });
    const { items } = await mira().client.listEvents({ type: 'settings.*' });
    expect(items.map(({ type, source }) => [type, source])).toEqual([
      ['settings.team-rule-changed', 'template'],
      ['settings.team-changed', 'template'],
    ]);
  });

  it('run again, succeeds and says that nothing changes', async () => {
    const { status, error, output } = await portal.run(values, NAME);
    expect(error).toBeUndefined();
    expect(status).toBe('completed');
    expect(output.text).toContainEqual(
      expect.objectContaining({
        title: 'Who is in',
        content: expect.stringContaining('Lena Fischer | Ready'),
      }),
    );
    expect(only(await portal.requests()).status).toBe('approved');
  });
});
