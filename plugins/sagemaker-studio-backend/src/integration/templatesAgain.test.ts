/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Each template of the examples, run again after its request came to nothing or what it gave was taken away. A retry of the task
 * keeps to the request, and says so; another run asks again.
 */
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { itemAt } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY, startTestSandbox } from './__testUtils__/startTestSandbox';
import {
  exampleTemplate,
  runBy,
  useScaffolder,
} from './__testUtils__/useScaffolder';

jest.setTimeout(240_000);

const FORECASTING = 'group:default/forecasting';
const PLATFORM = 'mira.santos';
/** Those who decide; the second asks as well, and nobody decides about what they ask for. */
const [DECIDER, OTHER] = ['ingrid.larsen', 'daniel.kim'] as const;
/** Takes access away without a decision. */
const OWNER = 'rahul.mehta';
const APPROVERS = [DECIDER, OTHER].map(name => `user:default/${name}`);

const access = {
  team: FORECASTING,
  domainId: COMPANY.researchLab,
  duration: 'P90D',
  justification: 'Load forecasts for the winter season',
};
const onboard = {
  name: 'onboard-team-into-studio',
  who: PLATFORM,
  input: access,
  nothing: 'Nothing was changed in AWS',
};
const bringIn = {
  ...onboard,
  name: 'new-team-in-studio',
  input: {
    ...access,
    team: 'group:default/fraud-detection',
    leads: [`user:default/${OTHER}`],
    joiners: 'propose',
    leavers: 'propose',
  },
};
const offboard = {
  ...onboard,
  name: 'offboard-team-from-studio',
  who: OTHER,
  input: { ...access, data: 'keep' },
};
const create = {
  name: 'new-studio-domain',
  who: PLATFORM,
  input: {
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
  },
  nothing: 'No domain was created',
};

const AGAIN =
  'To ask again, run the template again; a retry of this task keeps to this request';

describe('a template that is run again', () => {
  const portal = useScaffolder(
    ['onboard-team', 'new-team', 'offboard-team', 'new-domain'].map(
      exampleTemplate,
    ),
    undefined,
    {
      person: PLATFORM,
      start: options =>
        startTestSandbox({
          ...options,
          studio: {
            policies: [
              {
                name: 'research-lab',
                teams: ['*'],
                domains: [COMPANY.researchLab],
                requesters: 'anyone',
                onBehalfOf: 'anyone',
                approvers: APPROVERS,
              },
            ],
            domains: {
              [COMPANY.researchLab]: {
                mode: 'manage',
                executionRoles: [COMPANY.scientistRole],
                owners: [`user:default/${OWNER}`],
              },
            },
            teams: [],
            domainCreation: { approval: { approvers: APPROVERS } },
          },
        }),
    },
  );
  const as = (name: string) => portal.backend.as(name);
  const withdraw = (asked: AccessRequest, who: string) =>
    answerOf(
      200,
      as(who).call(client => client.withdrawRequest(asked.requestId)),
    );
  const approve = (asked: AccessRequest) =>
    answerOf(200, as(DECIDER).decide(asked));

  /** Runs a template until it has asked. */
  async function ask({ name, input, who }: typeof onboard | typeof create) {
    const count = (await portal.requests()).length;
    const task = await portal.begin(input, name, runBy(who));
    const end = () => portal.end(task, runBy(who));
    await portal.backend.until(
      async () => (await portal.requests()).length > count,
      'Nothing is asked for',
    );
    const asked = itemAt(await portal.requests(), 0);
    return {
      asked,
      page: `/sagemaker-studio/requests/${asked.requestId}`,
      end,
      async retry() {
        await portal.retry(task, runBy(who));
        return end();
      },
    };
  }

  /** Gives access to the people of a template. */
  async function letIn(template: typeof onboard): Promise<AccessRequest> {
    const { asked, end } = await ask(template);
    await approve(asked);
    expect(await end()).toMatchObject({ status: 'completed' });
    return as(PLATFORM).request(asked.requestId);
  }

  async function revoke({ team, grants }: AccessRequest): Promise<void> {
    const revocation = await answerOf(
      201,
      as(OWNER).ask({
        kind: 'revoke',
        team,
        grantIds: grants.map(({ grantId }) => grantId),
      }),
    );
    await portal.backend.settle(revocation.requestId, now =>
      now.grants.every(({ status }) => status === 'ended'),
    );
  }

  const failedWith = (sentence: RegExp) => ({
    status: 'failed',
    error: { message: expect.stringMatching(sentence) },
  });

  const ENDS = {
    rejected: {
      cause: (asked: AccessRequest) =>
        answerOf(200, as(DECIDER).decide(asked, 'rejected')),
      says: 'was rejected \\("Not this year"\\), by whom',
    },
    withdrawn: {
      cause: withdraw,
      says: 'was withdrawn before it was decided, see',
    },
    expired: {
      cause: ({ requestId }: AccessRequest) => portal.letExpire(requestId),
      says: 'has expired: Nobody decided before .*, see',
    },
  };

  async function endsAndIsAskedAgain(
    template: typeof onboard | typeof create,
    how: keyof typeof ENDS,
  ): Promise<{ log: string; filed: string }> {
    const { cause, says } = ENDS[how];
    const first = await ask(template);
    await cause(first.asked, template.who);
    const said = failedWith(
      new RegExp(
        `^The request ${says} ${first.page}.*\\. ${template.nothing}\\. ${AGAIN}$`,
      ),
    );
    expect(await first.end()).toMatchObject(said);
    expect(await first.retry()).toMatchObject(said);

    const second = await ask(template);
    expect(second.asked.status).toBe('in-review');
    await withdraw(second.asked, template.who);
    const { log } = await second.end();
    expect(log).not.toContain(first.asked.requestId);
    return { log, filed: `Filed the request '${second.asked.requestId}'` };
  }

  const HOW = ['rejected', 'withdrawn', 'expired'] as const;

  it.each(
    [onboard, bringIn, create].flatMap(template =>
      HOW.map(how => ({ ...template, how })),
    ),
  )(
    'asks again after the request was $how: $name',
    async ({ how, ...template }) => {
      const { log, filed } = await endsAndIsAskedAgain(template, how);
      expect(log).toContain(filed);
    },
  );

  it.each([onboard, bringIn])(
    'asks again after the access was revoked: $name',
    async template => {
      const first = await ask(template);
      await approve(first.asked);
      expect(await first.end()).toMatchObject({ status: 'completed' });
      await revoke(await as(PLATFORM).request(first.asked.requestId));
      const { status, error } = await first.retry();
      expect(status).toBe('failed');
      expect(error.message).toMatch(
        /^(\d) of \1 people no longer have access:\n(- the access of .* was revoked\n)+Their access was given by this request/,
      );
      expect(error.message).toContain(`see ${first.page}. ${AGAIN}.`);
      await letIn(template);
    },
  );

  it.each(HOW)('takes back again after the request was %s', async how => {
    const { log, filed } = await endsAndIsAskedAgain(offboard, how);
    expect(log).toContain(filed);
  });

  it('finds nothing to take back after others have done so', async () => {
    const given = (await portal.requests()).find(
      ({ kind, team, status }) =>
        kind === 'onboard-team' &&
        team === FORECASTING &&
        status === 'approved',
    );
    const first = await ask(offboard);
    await revoke(present(given));
    await portal.backend.tendRequests();
    expect(await first.end()).toMatchObject(
      failedWith(
        new RegExp(`^The request can no longer be carried out.*${AGAIN}$`),
      ),
    );
    const { name, input, who } = offboard;
    const second = await portal.run(input, name, runBy(who));
    expect(second.status).toBe('completed');
    expect(second.log).toContain('Nothing to take back: nobody has access');
    expect(JSON.stringify(second.output)).toContain(
      'Nobody had access, so nothing was taken back.',
    );
  });

  it('creates the domain after its creation was cancelled', async () => {
    portal.sandbox.admin.world.timings.domain = 5_000;
    const first = await ask(create);
    await approve(first.asked);
    const creation = async () =>
      (await as(PLATFORM).request(first.asked.requestId)).creation;
    await portal.backend.until(
      async () => (await creation())?.domainId !== undefined,
      'The domain is not begun',
    );
    await answerOf(
      200,
      as(PLATFORM).call(client =>
        client.cancelDomainCreation(first.asked.requestId),
      ),
    );
    await portal.backend.until(
      async () => (await creation())?.status === 'cancelled',
      'The creation is not cancelled',
    );
    const said = failedWith(
      new RegExp(
        `^The creation of the domain was cancelled, and what it had made was deleted, see ${first.page}\\. ${AGAIN}$`,
      ),
    );
    expect(await first.end()).toMatchObject(said);
    expect(await first.retry()).toMatchObject(said);

    portal.sandbox.admin.world.timings.domain = 30;
    const second = await ask(create);
    await approve(second.asked);
    expect(await second.end()).toMatchObject({ status: 'completed' });
  });
});
