/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Each template of the examples, killed in the middle: the process that runs it is ended once when its request is filed and
 * it has not heard so, and once when AWS has done what it asks for and it has not heard so. The scaffolder of the next
 * process begins the task again, and whoever began it runs the template again, too.
 */
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { only } from '../util/__testUtils__/items';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { exampleTemplate } from './__testUtils__/useScaffolder';
import { studioWorld } from './__testUtils__/studioWorld';
import { useKilledPortal } from './__testUtils__/useKilledPortal';

jest.setTimeout(240_000);

const FORECASTING = 'group:default/forecasting';
const FRAUD = 'group:default/fraud-detection';
const PLATFORM = 'mira.santos';
/** Of another team, since nobody decides about their own access. */
const LEAD = 'daniel.kim';

const onboarding = {
  team: FORECASTING,
  domainId: COMPANY.researchLab,
  duration: 'P90D',
  justification: 'Load forecasts for the winter season',
};

/** The log lines of a task that files its request (again, where the answer was lost), and of one that follows it. */
const ofAccess = {
  files: (id: string) => `Filed the request '${id}'`,
  follows: (id: string) => `Request '${id}' `,
};

const CASES = [
  {
    ...ofAccess,
    name: 'onboard-team-into-studio',
    input: onboarding,
    killedAt: 'CreateUserProfile',
    who: PLATFORM,
    said: 'Priya Nair | Ready',
  },
  {
    ...ofAccess,
    name: 'new-team-in-studio',
    input: {
      ...onboarding,
      team: FRAUD,
      leads: [`user:default/${LEAD}`],
      joiners: 'propose',
      leavers: 'propose',
    },
    killedAt: 'CreateApplicationAssignment',
    who: PLATFORM,
    said: 'Samuel Osei | Ready',
  },
  {
    ...ofAccess,
    name: 'offboard-team-from-studio',
    input: { ...onboarding, data: 'keep' },
    killedAt: 'DeleteApplicationAssignment',
    who: LEAD,
    said: 'The access was taken back.',
  },
  {
    // It looks for a request for the same domain first.
    files: (id: string) => `going on with the request '${id}'`,
    follows: (id: string) => `going on with the request '${id}'`,
    name: 'new-studio-domain',
    input: {
      ...COMPANY.machineLearning,
      name: 'forecast-lab',
      owner: FORECASTING,
      role: 'create',
      createRole: 'forecast-lab-execution',
      networkAccess: 'internet',
      network: {
        vpcId: 'vpc-0a1b2c3d4e5f60718',
        subnetIds: ['subnet-0a1b2c3d4e5f60718'],
      },
      justification: 'The forecasters need a lab of their own',
    },
    killedAt: 'CreateDomain',
    who: PLATFORM,
    said: 'is known and managed',
  },
];

function nameIn(input: unknown): string {
  const fields = new Map<string, unknown>(Object.entries(input ?? {}));
  const name = ['PrincipalId', 'UserProfileName', 'DomainName', 'RoleName']
    .map(field => fields.get(field))
    .find(value => value !== undefined);
  return String(name);
}

describe('each template, killed in the middle', () => {
  const portal = useKilledPortal({
    person: PLATFORM,
    templates: ['onboard-team', 'new-team', 'offboard-team', 'new-domain'].map(
      exampleTemplate,
    ),
    studio: {
      domainCreation: {
        executionRoles: { permissionsBoundary: 'StudioExecutionBoundary' },
      },
      policies: [
        {
          name: 'research-lab',
          teams: ['*'],
          domains: [COMPANY.researchLab],
          requesters: 'anyone',
          onBehalfOf: 'anyone',
          approvers: ['team-leads'],
        },
      ],
      teams: [{ team: FORECASTING, leads: [`user:default/${LEAD}`] }],
    },
  });

  const requests = async () =>
    (await portal.as(PLATFORM).listRequests({})).items;

  async function approve(asked: AccessRequest): Promise<void> {
    if (asked.status === 'in-review') {
      await portal.as(LEAD).decideRequest(asked.requestId, {
        outcome: 'approved',
        planHash: asked.plan.hash,
      });
    }
  }

  /** Waits until an answer is held, which fails when the task ends without that. */
  async function unlessEnded(task: string, held: Promise<void>): Promise<void> {
    const ended = portal.end(task).then(({ log }) => log);
    await Promise.race([
      held,
      ended.then(log => {
        throw new Error(`The task has ended before it was killed:\n${log}`);
      }),
    ]);
  }

  /** What was written to AWS since the log was cleared, as the operation and what it was about. */
  const writes = () =>
    portal.sandbox.admin
      .calls()
      .filter(
        ({ operation, outcome }) =>
          outcome === 'ok' && /^(Create|Delete|Attach|Put)/.test(operation),
      )
      .map(({ operation, input }) => `${operation} ${nameIn(input)}`);

  /** What the record says of a request. */
  async function recordOf(requestId: string): Promise<string[]> {
    const { items } = await portal
      .as(PLATFORM)
      .listRequestEvents(requestId, { limit: 500 });
    return items.map(({ type, grantId, detail }) =>
      [type, grantId, detail?.step].join(' '),
    );
  }

  const isInTwice = (all: string[]) =>
    all.filter((each, index) => all.indexOf(each) !== index);

  it.each(CASES)(
    'is begun again, ends well, and does nothing twice: $name',
    async ({ name, input, killedAt, who, said, files, follows }) => {
      const before = (await requests()).map(({ requestId }) => requestId);
      const filedSince = async () =>
        only(
          (await requests()).filter(
            ({ requestId }) => !before.includes(requestId),
          ),
        );
      portal.sandbox.admin.clearCalls();

      const filed = portal.holdFiling();
      // An automatically approved request may reach this call before the first kill.
      const early = portal.holdAws(killedAt);
      const task = await portal.begin(who, name, input);
      await unlessEnded(task, filed);
      await portal.restart();
      const done = portal.holdAws(killedAt);
      const again = await portal.begin(who, name, input);
      const asked = await filedSince();
      await portal.untilLogged(again, asked.requestId);
      for (const line of [files, follows]) {
        await portal.untilLogged(task, line(asked.requestId));
      }
      await approve(asked);
      await unlessEnded(task, Promise.race([early, done]));
      await portal.restart();

      const begunAgain = await portal.end(task);
      for (const { status, error, log, output } of [
        begunAgain,
        await portal.end(again),
      ]) {
        expect([status, error, log]).toEqual([
          'completed',
          undefined,
          expect.any(String),
        ]);
        expect(JSON.stringify(output)).toContain(said);
      }
      expect(begunAgain).toMatchObject({ isRecovered: true });
      expect(begunAgain.log).toContain(
        `Going on with the request '${asked.requestId}', which this task followed before`,
      );
      const later = await portal.end(await portal.begin(who, name, input));
      expect([later.status, later.error]).toEqual(['completed', undefined]);
      const { requestId } = await filedSince();
      expect(writes()).toContainEqual(expect.stringContaining(killedAt));
      expect(isInTwice(writes())).toEqual([]);
      expect(isInTwice(await recordOf(requestId))).toEqual([]);
    },
  );

  it('leaves people with one profile each, or without access, and one domain with its role', async () => {
    const { world } = portal.sandbox.admin;
    const owners = Object.values(world.userProfiles)
      .filter(({ domainId }) => domainId === COMPANY.researchLab)
      .map(({ singleSignOnUserValue }) => `${singleSignOnUserValue}`);
    expect(isInTwice(owners)).toEqual([]);
    for (const [person, isIn] of [
      ['priya.nair', false],
      ['aiko.tanaka', false],
      ['samuel.osei', true],
      ['lena.fischer', true],
    ] as const) {
      expect(studioWorld(world).profile(person)).toBeDefined();
      expect([person, studioWorld(world).isAssigned(person)]).toEqual([
        person,
        isIn,
      ]);
    }
    const { domainId } = only(
      Object.values(world.domains).filter(
        ({ domainName }) => domainName === 'forecast-lab',
      ),
    );
    const { items } = await portal.as(PLATFORM).listDomains();
    expect(items.filter(({ name }) => name === 'forecast-lab')).toMatchObject([
      {
        domainId,
        mode: 'manage',
        defaultExecutionRole: `arn:aws:iam::${COMPANY.machineLearning.accountId}:role/studio-access/forecast-lab-execution`,
      },
    ]);
  });

  it('records the leads and the rule of the new team once', async () => {
    const { items } = await portal
      .as(PLATFORM)
      .listEvents({ type: 'settings.*' });
    expect(items.map(({ type }) => type).sort()).toEqual([
      'settings.team-changed',
      'settings.team-rule-changed',
    ]);
  });
});
