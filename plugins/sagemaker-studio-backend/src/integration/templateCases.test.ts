/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Each template of the examples, through all layers: denied, run dry, and cancelled in the middle. */
import { itemAt, only } from '../util/__testUtils__/items';
import { COMPANY, startTestSandbox } from './__testUtils__/startTestSandbox';
import { answerOf } from './__testUtils__/startStudioBackend';
import { studioWorld } from './__testUtils__/studioWorld';
import {
  exampleTemplate,
  runBy,
  useScaffolder,
} from './__testUtils__/useScaffolder';

jest.setTimeout(240_000);

const [onboardTeam, newTeam, offboardTeam, newDomain] = [
  'onboard-team',
  'new-team',
  'offboard-team',
  'new-domain',
].map(exampleTemplate);

const FORECASTING = 'group:default/forecasting';
const LEAD = 'daniel.kim';
const onboarding = {
  team: FORECASTING,
  domainId: COMPANY.researchLab,
  duration: 'P90D',
  justification: 'Load forecasts for the winter season',
};
const bringingIn = {
  ...onboarding,
  team: 'group:default/fraud-detection',
  leads: [`user:default/${LEAD}`],
  joiners: 'propose',
  leavers: 'propose',
};
const creation = {
  ...COMPANY.machineLearning,
  name: 'forecast-lab',
  owner: FORECASTING,
  role: 'existing',
  executionRole: COMPANY.scientistRole,
  networkAccess: 'internet',
  network: {
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    subnetIds: ['subnet-0a1b2c3d4e5f60718'],
  },
  justification: 'The forecasters need a lab of their own',
};

const onboard = {
  name: 'onboard-team-into-studio',
  template: onboardTeam,
  input: onboarding,
};
const bringIn = {
  name: 'new-team-in-studio',
  template: newTeam,
  input: bringingIn,
};
const offboard = {
  name: 'offboard-team-from-studio',
  template: offboardTeam,
  input: { ...onboarding, data: 'keep' },
};
const create = {
  name: 'new-studio-domain',
  template: newDomain,
  input: creation,
};
const CASES = [onboard, bringIn, offboard, create];

/** The scaffolder lets a task that was cancelled fail with the words of its step. */
const CANCELLED = {
  status: 'failed',
  error: {
    message: expect.stringMatching(
      /^The task was cancelled; the request (stays and )?goes on without it/,
    ),
  },
};

/** Operations of AWS that change nothing. */
const READS = /^(List|Describe|Get|AssumeRole)/;

describe('each template', () => {
  const portal = useScaffolder(
    CASES.map(({ template }) => template),
    undefined,
    {
      start: options =>
        startTestSandbox({
          ...options,
          studio: {
            // Only one role may be asked for, and nobody is let in without a decision.
            policies: [
              {
                name: 'research-lab',
                teams: ['*'],
                domains: [COMPANY.researchLab],
                executionRoles: [COMPANY.scientistRole],
                requesters: 'anyone',
                onBehalfOf: 'anyone',
                approvers: ['team-leads'],
              },
            ],
            teams: [{ team: FORECASTING, leads: [`user:default/${LEAD}`] }],
          },
        }),
    },
  );
  const world = () => studioWorld(portal.sandbox.admin.world);
  const newest = async () => itemAt(await portal.requests(), 0);
  const mira = () => portal.backend.as('mira.santos').client;
  const asked = (count: number) =>
    portal.backend.until(
      async () => (await portal.requests()).length === count,
      'Nothing is asked for',
    );

  /** What no template that was denied or run dry may have changed. */
  async function traces() {
    const { teams } = await mira().getSettings();
    const { items: rules } = await mira().listTeamRules({});
    return {
      teams: teams.map(({ team }) => team),
      rules,
      requests: await portal.requests(),
    };
  }
  const NO_TRACES = { teams: [FORECASTING], rules: [], requests: [] };

  it.each([
    [
      'onboard-team-into-studio',
      { ...onboarding, executionRole: COMPANY.engineerRole },
      undefined,
      /StudioMlEngineer/,
    ],
    [
      'new-team-in-studio',
      { ...bringingIn, executionRole: COMPANY.engineerRole },
      undefined,
      /StudioMlEngineer/,
    ],
    // Whoever does not look after the settings names no leads.
    ['new-team-in-studio', bringingIn, 'ben.carter', /may set its rules/],
    [
      'new-studio-domain',
      creation,
      'ben.carter',
      /for the platform team alone/,
    ],
  ])(
    'changes nothing where it is denied: %s (%#)',
    async (name, input, who, says) => {
      const { status, error } = await portal.run(
        input,
        name,
        who && runBy(who),
      );
      expect(error.message).toMatch(says);
      expect(status).toBe('failed');
      expect(await traces()).toEqual(NO_TRACES);
    },
  );

  it.each(CASES)('touches nothing in a dry run: $name', async each => {
    const { admin } = portal.sandbox;
    const before = JSON.stringify(admin.world.identityCenter);
    admin.clearCalls();
    const { log } = await portal.dryRun(each.input, each.template);
    expect(JSON.stringify(log)).toMatch(
      /Dry run: nothing was|Nothing to take back/,
    );
    const calls = admin.calls().map(({ operation }) => operation);
    // A new domain is planned by what AWS has now; all else by what was read before.
    expect(
      calls.filter(
        operation =>
          each.name !== 'new-studio-domain' || !READS.test(operation),
      ),
    ).toEqual([]);
    expect(JSON.stringify(admin.world.identityCenter)).toBe(before);
    expect(await traces()).toEqual(NO_TRACES);
  });

  it.each([onboard, bringIn])(
    'goes on with the request after it was cancelled: $name',
    async ({ name, input }) => {
      const count = (await portal.requests()).length + 1;
      const id = await portal.begin(input, name);
      await asked(count);
      await portal.cancel(id);
      expect(await portal.end(id)).toMatchObject(CANCELLED);
      expect((await newest()).status).toBe('in-review');

      const again = await portal.begin(input, name);
      await answerOf(200, portal.backend.as(LEAD).decide(await newest()));
      const { status, error } = await portal.end(again);
      expect(error).toBeUndefined();
      expect(status).toBe('completed');
      expect(await portal.requests()).toHaveLength(count);
    },
  );

  it('takes access back after it was cancelled, with the same request', async () => {
    const { name, input } = offboard;
    const denied = await portal.run(input, name, runBy('priya.nair'));
    expect(denied.status).toBe('failed');
    expect(denied.error.message).toMatch(/access of/i);
    expect(world().isAssigned('jonas.weber')).toBe(true);

    const { admin } = portal.sandbox;
    admin.clearCalls();
    await portal.dryRun(input, offboardTeam, runBy(LEAD));
    expect(admin.calls()).toEqual([]);

    const count = (await portal.requests()).length + 1;
    const id = await portal.begin(input, name, runBy(LEAD));
    await asked(count);
    await portal.cancel(id);
    expect(await portal.end(id)).toMatchObject(CANCELLED);
    const { status, error } = await portal.run(input, name, runBy(LEAD));
    expect(error).toBeUndefined();
    expect(status).toBe('completed');
    expect(await portal.requests()).toHaveLength(count);
    expect(world().isAssigned('jonas.weber')).toBe(false);
  });

  it('leaves a domain that was asked for to its request when it is cancelled, and goes on with it', async () => {
    const { name, input } = create;
    const { admin } = portal.sandbox;
    admin.world.timings.domain = 3_600_000;
    const count = (await portal.requests()).length + 1;
    const id = await portal.begin(input, name);
    await asked(count);
    await portal.cancel(id);
    expect(await portal.end(id)).toMatchObject(CANCELLED);

    const again = await portal.begin(input, name);
    const isBegun = async () =>
      (await newest()).creation?.domainId !== undefined;
    await portal.backend.until(isBegun, 'The domain is not begun');
    admin.advanceTime(3_600_000);
    const { status, error } = await portal.end(again);
    expect(error).toBeUndefined();
    expect(status).toBe('completed');
    const filed = only(
      (await portal.requests()).filter(({ kind }) => kind === 'create-domain'),
    );
    expect(filed.creation?.status).toBe('succeeded');
  });
});
