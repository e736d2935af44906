/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The template that onboards a team through all layers: the scaffolder, its module, this back end over HTTP, the
 * sandbox. For every kind of wrong input, the task says what is wrong and what to do.
 */
import { mockCredentials } from '@backstage/backend-test-utils';
import { parseEntityRef } from '@backstage/catalog-model';
import { itemAt, only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { studioWorld } from './__testUtils__/studioWorld';
import { exampleTemplate, useScaffolder } from './__testUtils__/useScaffolder';

jest.setTimeout(240_000);

const [onboardTeam, offboardTeam, newDomain] = [
  'onboard-team',
  'offboard-team',
  'new-domain',
].map(exampleTemplate);

/** A template of one step or more, whose input is the values. */
function templateOf(name: string, steps: object[]) {
  return {
    ...onboardTeam,
    metadata: { ...onboardTeam.metadata, name },
    spec: { ...onboardTeam.spec, parameters: [], steps, output: {} },
  };
}

const oneself = templateOf('ask-for-oneself', [
  {
    id: 'ask',
    name: 'Ask',
    action: 'sagemaker-studio:access:request',
    input: '${{ parameters }}',
  },
  {
    id: 'wait',
    name: 'Wait',
    action: 'sagemaker-studio:access:wait',
    input: { requestId: '${{ steps.ask.output.requestId }}' },
  },
]);
const configureDomain = templateOf('configure-domain', [
  {
    id: 'configure',
    name: 'Configure',
    action: 'sagemaker-studio:domain:configure',
    input: '${{ parameters }}',
  },
]);

const values = {
  team: 'group:default/forecasting',
  domainId: COMPANY.researchLab,
  justification: 'Load forecasts for the winter season',
};

describe('the template that onboards a team, through all layers', () => {
  let jonas: ReturnType<ReturnType<typeof studioWorld>['user']>;
  const portal = useScaffolder(
    [onboardTeam, offboardTeam, newDomain, oneself, configureDomain],
    ({ admin }) => {
      // In the catalog and in the team; gone from Identity Center.
      jonas = studioWorld(admin.world).user('jonas.weber');
      studioWorld(admin.world).deleteUser('jonas.weber');
    },
  );
  const { requests } = portal;

  const run = (
    input: object,
    template = 'onboard-team-into-studio',
    who?: string,
  ) => portal.run(input, template, who);

  it.each([
    [
      'a team that is not there',
      { team: 'group:default/nobody' },
      "There is no team 'group:default/nobody' in the catalog; check its name, or wait for the catalog to take it in",
    ],
    [
      'a domain that is not there',
      { domainId: 'd-nope' },
      expect.stringMatching(
        /^There is no domain 'd-nope'\. Those seen in AWS are d-researchlab1 \(research-lab\)/,
      ),
    ],
    [
      'a domain that signs in with IAM',
      { domainId: COMPANY.production },
      "The domain 'production' (d-production1) lets people in by IAM, not through IAM Identity Center. AWS cannot change that on an existing domain. Choose a domain that signs in through Identity Center, or ask the administrators of account 333333333333 for access by IAM.",
    ],
    [
      'a domain from before 2023-10-01',
      { domainId: COMPANY.legacyLab },
      expect.stringMatching(
        /^The domain 'legacy-lab' \(d-legacylab01\) is from before October 2023: .* An administrator of account 222222222222 can assign people in the SageMaker console; to have it done here, move to a newer domain\.$/,
      ),
    ],
    [
      'a role that is not an ARN',
      { executionRole: 'StudioDataScientist' },
      "executionRole 'StudioDataScientist' is not the ARN of an IAM role; the roles for 'research-lab' are arn:aws:iam::222222222222:role/StudioDataScientist, arn:aws:iam::222222222222:role/StudioMlEngineer",
    ],
    [
      'a member whom Identity Center does not know',
      {},
      expect.stringMatching(
        /^Jonas Weber has no user in IAM Identity Center.* Assign the person to the AWS application in the identity provider and wait for its sync, then ask again\.$/,
      ),
    ],
  ])(
    'fails for %s, says what to do, and files nothing',
    async (_, wrong, message) => {
      const { status, error } = await run({ ...values, ...wrong });

      expect(error.message).toEqual(message);
      expect(error.name).toMatch(/^(NotFound|Input)Error$/);
      expect(status).toBe('failed');
      await expect(requests()).resolves.toEqual([]);
    },
  );

  it('onboards the team once the obstacle is gone', async () => {
    const { world } = portal.sandbox.admin;
    world.identityCenter.users[jonas.userId] = jonas;
    await portal.backend.sync();
    const { status, error, output } = await run(values);

    expect(error).toBeUndefined();
    expect(output.text[0].content).toContain('Ready');
    expect(status).toBe('completed');
    const filed = only(await requests());
    expect(filed).toMatchObject({ source: 'template', status: 'approved' });
    expect(
      filed.people.every(person =>
        studioWorld(world).isAssigned(parseEntityRef(person).name),
      ),
    ).toBe(true);
  });

  it('creates a domain, which is managed at once', async () => {
    const { status, error, output } = await run(
      {
        ...COMPANY.machineLearning,
        name: 'forecast-lab',
        owner: 'group:default/forecasting',
        role: 'existing',
        executionRole: COMPANY.scientistRole,
        networkAccess: 'internet',
        network: {
          vpcId: 'vpc-0a1b2c3d4e5f60718',
          subnetIds: ['subnet-0a1b2c3d4e5f60718'],
        },
        justification: 'The forecasters need a lab of their own',
      },
      'new-studio-domain',
    );
    expect(error).toBeUndefined();
    expect(status).toBe('completed');
    expect(output.text[0].content).toContain('is known and managed');
    const { items } = await portal.backend
      .as('mira.santos')
      .client.listDomains();
    expect(items).toContainEqual(
      expect.objectContaining({ name: 'forecast-lab', mode: 'manage' }),
    );
  });

  it('configures that domain for a person, and says what app-config fixes', async () => {
    const { items } = await portal.backend
      .as('mira.santos')
      .client.listDomains();
    const lab = present(items.find(({ name }) => name === 'forecast-lab'));
    const settings = {
      domainId: lab.domainId,
      contact: '#forecast-lab',
      maxDuration: 'P90D',
    };
    const { status, error } = await run(settings, 'configure-domain');
    expect(error).toBeUndefined();
    expect(status).toBe('completed');
    const { domains } = await portal.backend
      .as('mira.santos')
      .client.getSettings();
    expect(domains).toContainEqual(
      expect.objectContaining({ ...settings, mode: 'manage' }),
    );
    const { items: events } = await portal.backend
      .as('mira.santos')
      .client.listEvents({ type: 'settings.*' });
    expect(itemAt(events, 0)).toMatchObject({ source: 'template' });

    const fixed = await run(
      { domainId: COMPANY.researchLab, contact: '#mine' },
      'configure-domain',
    );
    expect(fixed.error.message).toContain('App-config sets the domain');
  });

  it('takes the access of the team back, and finds nothing when it runs again', async () => {
    const leaving = { ...values, data: 'keep' };
    const { status, error, output } = await run(
      leaving,
      'offboard-team-from-studio',
    );
    expect(error).toBeUndefined();
    expect(status).toBe('completed');
    expect(output.text[0].content).toContain('The access was taken back.');
    const { world } = portal.sandbox.admin;
    expect(studioWorld(world).isAssigned('jonas.weber')).toBe(false);
    expect(studioWorld(world).profile('jonas.weber')).toBeDefined();

    const again = await run(leaving, 'offboard-team-from-studio');
    expect(again.error).toBeUndefined();
    expect(again.output.text[0].content).toContain('Nobody had access');
  });

  it('asks for oneself and waits until one is in', async () => {
    const ben = mockCredentials.user.header('user:default/ben.carter');
    const running = run(values, 'ask-for-oneself', ben);
    await portal.backend.until(async () => {
      const asked = (await requests()).find(
        ({ requester }) => requester === 'user:default/ben.carter',
      );
      await (asked && portal.backend.as('mira.santos').decide(asked));
      return asked !== undefined;
    }, 'Nothing is asked for');
    const { status, error } = await running;
    expect(error).toBeUndefined();
    expect(status).toBe('completed');
    expect(
      studioWorld(portal.sandbox.admin.world).isAssigned('ben.carter'),
    ).toBe(true);
  });
});
