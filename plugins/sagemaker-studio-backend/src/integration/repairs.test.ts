/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The requests that would repair what is wrong with somebody's access, and who is offered them. */
import type {
  AccessList,
  EntryExplanation,
  PersonAccess,
  PersonOverview,
  Plan,
  RepairProposal,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import {
  FORECASTERS,
  LEADS_DECIDE,
  useStudio,
} from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const TEAMS = [
  'forecasting',
  'fraud-detection',
  'ml-platform',
  'research',
  'finance-analytics',
];
const EXPECTED = [
  'Aiko Tanaka: disabled-but-holding → revoke',
  'Ben Carter: no-access → grant',
  'Chloe Martin: no-access → grant',
  'Ingrid Larsen: no-access → grant',
  'Jonas Weber: unused → revoke',
  'Lena Fischer: profile-without-assignment → grant',
  'Mira Santos: unused → revoke',
  'Olga Petrova: no-access → grant',
  'Priya Nair: role-differs → grant',
  'Rahul Mehta: access-nobody-granted → grant',
  'Samuel Osei: access-nobody-granted → grant',
  'Tomas Oliveira: no-access → grant',
];

describe('repairs', () => {
  const studio = useStudio();

  /** Owns the research lab. */
  const ingrid = () => studio.backend.as('ingrid.larsen');
  const ben = () => studio.backend.as('ben.carter');

  /** Aiko is disabled, Priya works with another role, and Rahul came in by the console. */
  function change() {
    const { aws } = studio;
    const { userProfiles } = studio.sandbox.admin.world;
    const put = (profile: NonNullable<ReturnType<typeof aws.profile>>) => {
      const key = `${COMPANY.researchLab}/${profile.userProfileName}`;
      userProfiles[key] = profile;
    };
    aws.setStatus('aiko.tanaka', 'DISABLED');
    put({
      ...present(aws.profile('priya.nair')),
      userSettings: { ExecutionRole: COMPANY.engineerRole },
      modifiedAt: Date.now() + 1,
    });
    aws.assign('rahul.mehta');
    put({
      ...present(aws.profile('jonas.weber')),
      userProfileName: 'rahul',
      singleSignOnUserValue: 'rahul.mehta@alpenglow.example',
      createdAt: Date.now(),
      modifiedAt: Date.now(),
    });
  }

  async function readTeams(): Promise<PersonAccess[]> {
    const people: PersonAccess[] = [];
    for (const team of TEAMS) {
      const page = await answerOf<TeamAccess>(
        200,
        ingrid().call(client => client.getTeamAccess(`group:default/${team}`)),
      );
      people.push(...page.people);
    }
    return people;
  }

  const findRepairs = async () =>
    (await readTeams())
      .filter(({ diagnosis }) => diagnosis.repair)
      .map(
        ({ person, diagnosis }) =>
          `${person.displayName}: ${diagnosis.code} → ${diagnosis.repair?.input.kind}`,
      )
      .sort();

  async function repairOfBen(): Promise<RepairProposal> {
    const { access } = await answerOf<PersonOverview>(
      200,
      ben().call(client => client.getPersonOverview(ben().ref)),
    );
    const lab = access.find(({ domainId }) => domainId === COMPANY.researchLab);
    return present(lab?.diagnosis.repair);
  }

  beforeEach(async () => {
    await studio.start({
      unusedAfter: 'PT1S',
      domains: {
        [COMPANY.researchLab]: {
          mode: 'manage',
          executionRoles: [COMPANY.engineerRole],
          owners: ['user:default/ingrid.larsen'],
        },
      },
    });
    await studio.bringInAll(FORECASTERS);
    change();
    await studio.backend.sync();
    // The grants are unused a second after they were made.
    await studio.backend.until(
      async () => (await findRepairs()).length === EXPECTED.length,
      'Nothing becomes unused',
    );
  });

  it('are proposed for everything that can be repaired', async () => {
    expect(await findRepairs()).toEqual(EXPECTED);
  });

  it('can be planned as they are', async () => {
    const { items } = await answerOf<AccessList>(
      200,
      ingrid().call(client => client.listAccess({ limit: 200 })),
    );
    const repairs = [...(await readTeams()), ...items].flatMap(
      ({ diagnosis }) => diagnosis.repair ?? [],
    );
    for (const { label, input } of repairs) {
      const plan = await answerOf<Plan>(
        200,
        ingrid().call(client => client.planRequest(input)),
      );
      expect(label).not.toBe('');
      expect(only(plan.items).obstacle).toBeUndefined();
    }
  });

  it('take nothing away for somebody who may not revoke', async () => {
    const { people } = await answerOf<TeamAccess>(
      200,
      ben().call(client => client.getTeamAccess('group:default/forecasting')),
    );
    expect(
      people.filter(
        ({ diagnosis }) => diagnosis.repair?.input.kind === 'revoke',
      ),
    ).toEqual([]);
  });

  it("ask for one's own access with one's own team", async () => {
    expect(await repairOfBen()).toEqual({
      label: 'Request access',
      messages: { label: { code: 'repair.request' } },
      input: {
        kind: 'grant',
        team: 'group:default/finance-analytics',
        domainId: COMPANY.researchLab,
        executionRole: COMPANY.scientistRole,
        people: ['user:default/ben.carter'],
      },
    });
  });

  it('come with the teams with which somebody may be asked for', async () => {
    const askWith = async (viewer: ReturnType<typeof ben>, person: string) =>
      (
        await answerOf<PersonOverview>(
          200,
          viewer.call(client => client.getPersonOverview(person)),
        )
      ).askWith;
    const finance = [
      {
        entityRef: 'group:default/finance-analytics',
        displayName: expect.any(String),
        isLead: false,
        domainIds: [COMPANY.researchLab],
        forAnybodyIn: [COMPANY.researchLab],
      },
    ];
    expect(await askWith(ben(), ben().ref)).toEqual(finance);
    // The policy of this company lets everybody ask for others, with a team of theirs.
    expect(await askWith(ingrid(), ben().ref)).toEqual(finance);
    expect(await askWith(ben(), ingrid().ref)).toEqual([
      expect.objectContaining({ entityRef: 'group:default/ml-platform' }),
    ]);
  });

  it('restore at once what was approved, and leave to others what nobody approved', async () => {
    const repairs = new Map(
      (await readTeams()).map(({ person, diagnosis }) => [
        person.displayName,
        diagnosis.repair?.input,
      ]),
    );
    const restored = await answerOf(
      201,
      ingrid().ask(present(repairs.get('Priya Nair'))),
    );
    expect(restored).toMatchObject({
      status: 'approved',
      policy: { name: 'built-in:restoration' },
      decision: { automatic: true },
    });
    await studio.backend.settle(restored.requestId);
    const { people } = await answerOf<TeamAccess>(
      200,
      ingrid().call(client =>
        client.getTeamAccess('group:default/forecasting'),
      ),
    );
    const priya = people.filter(
      ({ person }) => person.displayName === 'Priya Nair',
    );
    expect(only(priya).grant?.grantId).toBe(only(restored.grants).grantId);
    expect(
      await answerOf(201, ingrid().ask(present(repairs.get('Lena Fischer')))),
    ).toMatchObject({ status: 'in-review' });
  });

  it('are no longer proposed once they are asked for', async () => {
    const { input } = await repairOfBen();
    await answerOf(201, ben().ask(input));
    const { repair, failure } = await answerOf<EntryExplanation>(
      200,
      ben().call(client => client.explainEntry(ben().ref, COMPANY.researchLab)),
    );
    expect(repair).toBeUndefined();
    expect(failure).toMatchObject({
      code: 'assigned',
      who: 'team-lead',
      remedy: expect.stringContaining('waits for its decision'),
    });
  });
});

describe('advice to ask, where the policy names one team', () => {
  const studio = useStudio();

  const ben = () => studio.backend.as('ben.carter');

  beforeEach(async () => {
    await studio.startDeciding([
      { ...LEADS_DECIDE, teams: ['group:default/forecasting'] },
    ]);
    await studio.backend.keepAccessList();
  });

  const sentencesFor = async (viewer: ReturnType<typeof ben>) => {
    const own = await answerOf<PersonOverview>(
      200,
      viewer.call(client => client.getPersonOverview(viewer.ref)),
    );
    const team = await answerOf<TeamAccess>(
      200,
      viewer.call(client =>
        client.getTeamAccess('group:default/finance-analytics'),
      ),
    );
    const list = await answerOf<AccessList>(
      200,
      viewer.call(client => client.listAccess({ person: viewer.ref })),
    );
    const entry = await answerOf<EntryExplanation>(
      200,
      viewer.call(client =>
        client.explainEntry(viewer.ref, COMPANY.researchLab),
      ),
    );
    return [
      ...[...own.access, ...team.people, ...list.items]
        .filter(({ domainId }) => domainId === COMPANY.researchLab)
        .map(({ diagnosis }) => diagnosis.sentence),
      entry.diagnosis.sentence,
      `${entry.failure?.remedy}`,
    ];
  };

  it('nobody is advised to ask for what is refused, but told who can', async () => {
    const sentences = await sentencesFor(ben());
    expect(sentences).toHaveLength(3);
    expect(
      sentences.filter(sentence => /^Request|\. Request/.test(sentence)),
    ).toEqual([]);
    expect(sentences[0]).toContain(
      'You cannot request it here; members and leads of the teams that a policy names for the domain can.',
    );
  });

  it('whoever may ask is advised to', async () => {
    const mira = studio.backend.as('mira.santos');
    const { access, askWith } = await answerOf<PersonOverview>(
      200,
      mira.call(client => client.getPersonOverview(mira.ref)),
    );
    const lab = access.find(({ domainId }) => domainId === COMPANY.researchLab);
    expect(askWith).toHaveLength(1);
    expect(lab?.diagnosis.sentence).toContain('Request access to get in.');
    expect(lab?.diagnosis.repair?.input.kind).toBe('grant');
  });

  it('the page of a team says whether the reader may ask with it', async () => {
    const viewerOf = async (viewer: ReturnType<typeof ben>, team: string) =>
      (
        await answerOf<TeamAccess>(
          200,
          viewer.call(client => client.getTeamAccess(`group:default/${team}`)),
        )
      ).viewer;
    const priya = studio.backend.as('priya.nair');
    const places = [expect.objectContaining({ domainId: COMPANY.researchLab })];
    expect(await viewerOf(priya, 'forecasting')).toMatchObject({
      mayAskForSelf: places,
    });
    expect(await viewerOf(ben(), 'finance-analytics')).toMatchObject({
      isMember: true,
      mayAskForSelf: [],
      mayAskForOthers: [],
    });
  });
});
