/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PlanStep } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { DomainFacts, GrantFacts, PersonFacts } from './facts';
import { planOfGrants } from './grantPlan';
import type { ProfileHeadroom } from './headroom';
import { computePlan } from './plan';

const SCIENTIST = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const ENGINEER = 'arn:aws:iam::222222222222:role/StudioMlEngineer';

const domain: DomainFacts = {
  domainId: 'd-researchlab1',
  name: 'research-lab',
  accountId: '222222222222',
  authMode: 'SSO',
  applicationArn: 'arn:aws:sso::111111111111:application/ssoins-1/apl-1',
  defaultExecutionRole: SCIENTIST,
};

function person(facts: Partial<PersonFacts> = {}): PersonFacts {
  return {
    person: 'user:default/jane.doe',
    displayName: 'Jane Doe',
    identity: {
      outcome: 'found',
      userId: 'u-jane',
      userName: 'jane.doe@alpenglow.example',
      status: 'ENABLED',
    },
    assignedDirectly: false,
    throughGroups: [],
    ...facts,
  };
}

function plan(
  people: PersonFacts[],
  more: {
    executionRole?: string;
    takenProfileNames?: string[];
    headroom?: ProfileHeadroom;
    runningProfiles?: string[];
  } = {},
) {
  return computePlan({
    domain,
    executionRole: SCIENTIST,
    people,
    takenProfileNames: [],
    ...more,
  });
}

const research = { groupId: 'g-1', displayName: 'research' };
const profile = { name: 'jane-417', status: 'InService' };

describe('computePlan', () => {
  const cases: {
    name: string;
    facts: Partial<PersonFacts>;
    executionRole?: string;
    steps: PlanStep[];
    changes: boolean;
    sentence: string;
  }[] = [
    {
      name: 'somebody who has nothing',
      facts: {},
      steps: [
        { do: 'assign' },
        { do: 'create-profile', profileName: 'jane-doe' },
      ],
      changes: true,
      sentence:
        "Jane Doe is assigned to the domain and gets the new profile 'jane-doe' with the role StudioDataScientist.",
    },
    {
      name: 'somebody who has everything',
      facts: { assignedDirectly: true, profile },
      steps: [
        { do: 'keep-assignment' },
        { do: 'adopt-profile', profileName: 'jane-417' },
      ],
      changes: false,
      sentence:
        "Jane Doe stays assigned to the domain and keeps the profile 'jane-417'.",
    },
    {
      name: 'somebody in a group, with another role',
      facts: {
        throughGroups: [research],
        profile: { ...profile, executionRole: ENGINEER },
      },
      steps: [
        { do: 'keep-group-assignment', groups: ['research'] },
        { do: 'adopt-profile', profileName: 'jane-417' },
        {
          do: 'change-role',
          profileName: 'jane-417',
          from: ENGINEER,
          to: SCIENTIST,
        },
      ],
      changes: true,
      sentence:
        "Jane Doe stays in through the group research, keeps the profile 'jane-417' and changes from the role StudioMlEngineer to StudioDataScientist.",
    },
    {
      name: 'a profile on the role of the domain, asked with another',
      facts: { assignedDirectly: true, profile },
      executionRole: ENGINEER,
      steps: [
        { do: 'keep-assignment' },
        { do: 'adopt-profile', profileName: 'jane-417' },
        {
          do: 'change-role',
          profileName: 'jane-417',
          from: SCIENTIST,
          to: ENGINEER,
        },
      ],
      changes: true,
      sentence:
        "Jane Doe stays assigned to the domain, keeps the profile 'jane-417' and changes from the role StudioDataScientist to StudioMlEngineer.",
    },
    {
      name: 'somebody assigned both ways: the direct one counts',
      facts: { assignedDirectly: true, throughGroups: [research], profile },
      steps: [
        { do: 'keep-assignment' },
        { do: 'adopt-profile', profileName: 'jane-417' },
      ],
      changes: false,
      sentence:
        "Jane Doe stays assigned to the domain and keeps the profile 'jane-417'.",
    },
  ];

  it.each(cases)(
    'plans for $name',
    ({ facts, executionRole, steps, changes, sentence }) => {
      const [item] = plan([person(facts)], {
        executionRole: executionRole ?? SCIENTIST,
      }).items;
      expect(item).toEqual({
        person: 'user:default/jane.doe',
        userId: 'u-jane',
        displayName: 'Jane Doe',
        steps,
        changes,
        sentence,
        messages: {
          sentence: { code: 'plan.does', params: expect.anything() },
        },
      });
    },
  );

  it.each<{
    name: string;
    facts: Partial<PersonFacts>;
    code: string;
    says?: string;
  }>([
    {
      name: 'nobody in Identity Center',
      facts: { identity: { outcome: 'none', searched: ['jane@x'] } },
      code: 'no-identity-center-user',
    },
    {
      name: 'a user who is gone from Identity Center',
      facts: {
        identity: {
          outcome: 'none',
          searched: ['user id u-jane'],
          recordedUserId: 'u-jane',
        },
      },
      code: 'no-identity-center-user',
      says: 'The user of Jane Doe is gone from IAM Identity Center',
    },
    {
      name: 'several in Identity Center',
      facts: { identity: { outcome: 'ambiguous', candidates: ['a', 'b'] } },
      code: 'ambiguous-identity',
    },
    {
      name: 'a disabled user',
      facts: {
        identity: {
          outcome: 'found',
          userId: 'u-jane',
          userName: 'jane',
          status: 'DISABLED',
        },
      },
      code: 'user-disabled',
    },
    {
      name: 'a failed profile',
      facts: {
        profile: { name: 'jane', status: 'Failed', failureReason: 'Full' },
      },
      code: 'profile-failed',
    },
  ])('plans nothing for $name', ({ facts, code, says = 'Jane Doe' }) => {
    const [item] = plan([person(facts)]).items;
    expect(item).toMatchObject({
      steps: [],
      changes: false,
      obstacle: { code, message: expect.stringContaining(says) },
    });
  });

  it('gives people of the same name different profiles, in the same way each time', () => {
    const twin = (ref: string, userId: string) =>
      person({
        person: ref,
        identity: {
          outcome: 'found',
          userId,
          userName: `jane.doe@${userId}.example`,
          status: 'ENABLED',
        },
      });
    const people = [
      twin('user:default/b', 'u-b'),
      twin('user:default/a', 'u-a'),
    ];
    const first = plan(people, { takenProfileNames: ['JANE-DOE'] });
    expect(first.items.map(item => [item.person, item.steps[1]])).toEqual([
      ['user:default/a', { do: 'create-profile', profileName: 'jane-doe-2' }],
      ['user:default/b', { do: 'create-profile', profileName: 'jane-doe-3' }],
    ]);
    expect(first.warnings).toHaveLength(2);
    const again = plan([...people].reverse(), {
      takenProfileNames: ['jane-doe'],
    });
    expect(again.hash).toBe(first.hash);
  });

  it('says when there is no room for the profiles it would create', () => {
    const headroom = { code: 'L-0ED4F8D6', left: 0, region: 'eu-west-1' };
    expect(plan([person()], { headroom }).warnings).toEqual([
      'One new profile is planned, and the quota L-0ED4F8D6 of account 222222222222 in eu-west-1 leaves room for 0. Have it raised in Service Quotas first, or some of the people will have to wait.',
    ]);
    expect(
      plan([person()], { headroom: { ...headroom, left: 1 } }).warnings,
    ).toEqual([]);
    expect(plan([person({ profile })], { headroom }).warnings).toEqual([]);
    expect(plan([person()], { headroom }).hash).toBe(plan([person()]).hash);
  });

  it('says what stays whatever becomes of the grant', () => {
    expect(plan([person({ throughGroups: [research] })]).warnings).toEqual([
      "Jane Doe enters 'research-lab' through the group research as well; that stays whatever becomes of the grant.",
    ]);
  });

  describe('hash', () => {
    const base = plan([person()]).hash;

    it('does not change with the wording', () => {
      expect(plan([person({ displayName: 'J. Doe' })]).hash).toBe(base);
    });

    it.each<{ name: string; hash: string }>([
      {
        name: 'the role',
        hash: plan([person()], { executionRole: ENGINEER }).hash,
      },
      { name: 'a step', hash: plan([person({ assignedDirectly: true })]).hash },
      {
        name: 'the name of a profile',
        hash: plan([person()], { takenProfileNames: ['jane-doe'] }).hash,
      },
      { name: 'the people', hash: plan([]).hash },
      {
        name: 'the Identity Center user behind a person',
        hash: plan([
          person({
            identity: {
              outcome: 'found',
              userId: 'u-other',
              userName: 'jane.doe@alpenglow.example',
              status: 'ENABLED',
            },
          }),
        ]).hash,
      },
    ])('changes with $name', ({ hash }) => {
      expect(hash).not.toBe(base);
    });
  });
});

describe('what a plan warns of', () => {
  const engineers = {
    name: 'jane-417',
    status: 'InService',
    executionRole: ENGINEER,
  };

  it('is apps that run on a profile whose role is to change, and on no other', () => {
    const people = [
      person({ profile: engineers }),
      person({
        person: 'user:default/jonas',
        displayName: 'Jonas',
        identity: {
          outcome: 'found',
          userId: 'u-jonas',
          userName: 'jonas@alpenglow.example',
          status: 'ENABLED',
        },
        profile: { ...engineers, name: 'jonas', executionRole: SCIENTIST },
      }),
    ];
    const runningProfiles = ['jane-417', 'jonas'];
    expect(plan(people, { runningProfiles }).warnings).toEqual([
      'Apps of Jane Doe are running: AWS may not change the role until they are stopped; the change waits and goes on by itself.',
    ]);
    expect(plan(people).warnings).toEqual([]);
  });

  it('is the role that stays with who still enters once the grant is revoked', () => {
    const grant: GrantFacts = {
      grantId: 'g-1',
      person: 'user:default/jane.doe',
      displayName: 'Jane Doe',
      userId: 'u-jane',
      status: 'active',
      executionRole: ENGINEER,
      madeAssignment: false,
      assignedDirectly: false,
      throughGroups: [{ groupId: 'gr-1', displayName: 'research' }],
      sharedWith: [],
      profile: engineers,
      otherProfiles: [],
      apps: [],
      spaces: [],
      seenAt: '2026-11-23T10:00:00.000Z',
    };
    const warningsOf = (more: Partial<GrantFacts>, deleteProfile = false) =>
      planOfGrants({
        domain,
        executionRole: ENGINEER,
        grants: [{ ...grant, ...more }],
        input: {
          kind: 'revoke',
          offboarding: { deleteSpaces: false, deleteProfile },
        },
      }).warnings;
    const remains =
      "Jane Doe still has access to 'research-lab' afterwards: through the group research.";
    expect(warningsOf({})).toEqual([
      remains,
      "Jane Doe keeps the role StudioMlEngineer there: it stays on the profile 'jane-417', until somebody gives the profile another in SageMaker or it is deleted.",
    ]);
    expect(warningsOf({}, true)).toEqual([remains]);
    expect(
      warningsOf({ profile: { ...engineers, executionRole: SCIENTIST } }),
    ).toEqual([remains]);
    expect(warningsOf({ throughGroups: [] })).toEqual([]);
  });
});
