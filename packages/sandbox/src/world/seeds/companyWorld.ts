/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { assign } from '../assignments';
import { appKey, spaceKey } from '../spaces';
import { watchWorld } from '../watchWorld';
import { World } from '../World';
import { createNetworks } from './networks';
import { addGroup, addPerson } from './people';
import { ADMINISTRATOR_ROLE, attachPolicies, PORTAL_ROLE } from './policies';
import {
  addDomain,
  addProfile,
  at,
  createSkeleton,
  HOME_REGION,
  LABS_ACCOUNT,
  ML_ACCOUNT,
  principalIdOf,
  PRODUCTION_ACCOUNT,
} from './skeleton';

const MAIL_DOMAIN = 'alpenglow.example';
const FOUNDED = at('2024-02-05T09:00:00Z');

type TeamMember = { name: string; title: string; note: string };
type Team = {
  name: string;
  department: string;
  members: [TeamMember, ...TeamMember[]];
};

/** Leads first. */
const TEAMS: Team[] = [
  {
    name: 'forecasting',
    department: 'Forecasting',
    members: [
      {
        name: 'Mira Santos',
        title: 'Team Lead, Forecasting',
        note: 'Leads forecasting. Onboard her whole team; nobody in it has access yet.',
      },
      {
        name: 'Jonas Weber',
        title: 'Data Scientist',
        note: 'In forecasting, without access. Opens Studio once his team is onboarded.',
      },
      {
        name: 'Aiko Tanaka',
        title: 'Data Scientist',
        note: 'In forecasting, without access.',
      },
      {
        name: 'Priya Nair',
        title: 'Machine Learning Engineer',
        note: 'In forecasting, without access.',
      },
    ],
  },
  {
    name: 'fraud-detection',
    department: 'Fraud Detection',
    members: [
      {
        name: 'Tomas Oliveira',
        title: 'Team Lead, Fraud Detection',
        note: 'Leads fraud-detection, a team with two halves of access that do not meet.',
      },
      {
        name: 'Lena Fischer',
        title: 'Data Scientist',
        note: 'Has a profile in research-lab but no assignment: Studio denies her.',
      },
      {
        name: 'Samuel Osei',
        title: 'Data Scientist',
        note: 'Is assigned to research-lab but has no profile: Studio makes him one.',
      },
    ],
  },
  {
    name: 'ml-platform',
    department: 'ML Platform',
    members: [
      {
        name: 'Ingrid Larsen',
        title: 'Platform Engineer, ML Platform',
        note: 'Leads ml-platform and looks after every domain.',
      },
      {
        name: 'Rahul Mehta',
        title: 'Platform Engineer',
        note: 'In ml-platform, without access.',
      },
      {
        name: 'Chloe Martin',
        title: 'Machine Learning Engineer',
        note: 'In ml-platform, without access.',
      },
    ],
  },
  {
    name: 'research',
    department: 'Research',
    members: [
      {
        name: 'Daniel Kim',
        title: 'Head of Research',
        note: 'Leads research, whose group is assigned to research-lab; has a profile and a running JupyterLab.',
      },
      {
        name: 'Fatima Zahra',
        title: 'Research Scientist',
        note: 'Assigned through the group research; gets a profile when she first opens Studio.',
      },
      {
        name: 'Elif Demir',
        title: 'Research Scientist',
        note: 'Assigned through the group research; gets a profile when she first opens Studio.',
      },
    ],
  },
  {
    name: 'finance-analytics',
    department: 'Finance Analytics',
    members: [
      {
        name: 'Olga Petrova',
        title: 'Team Lead, Finance Analytics',
        note: 'Leads finance-analytics; works in legacy-lab, a domain from before 2023-10-01.',
      },
      {
        name: 'Ben Carter',
        title: 'Financial Analyst',
        note: 'The outsider: Studio denies him until he asks for access and gets it.',
      },
    ],
  },
];

function namesOf(name: string): { firstName: string; lastName: string } {
  const [firstName, lastName] = name.split(' ');
  if (!firstName || !lastName) {
    throw new Error(`'${name}' is not a first and a last name`);
  }
  return { firstName, lastName };
}

function userNameOf(name: string): string {
  return `${name.toLowerCase().replace(' ', '.')}@${MAIL_DOMAIN}`;
}

function addTeams(world: World): void {
  TEAMS.forEach((team, index) => {
    const createdAt = FOUNDED + index * 60_000;
    addGroup(world, {
      name: team.name,
      description: `The ${team.department} team`,
      createdAt,
    });
    const lead = userNameOf(team.members[0].name);
    team.members.forEach((member, number) => {
      addPerson(world, {
        ...namesOf(member.name),
        userName: userNameOf(member.name),
        title: member.title,
        department: team.department,
        manager: number === 0 ? undefined : lead,
        note: member.note,
        groups: [team.name],
        createdAt: createdAt + number * 1000,
      });
    });
  });
}

function addDanielsSpace(world: World): void {
  const domainId = 'd-researchlab1';
  const spaceName = 'daniel-kim-forecast-notebooks';
  const createdAt = at('2026-03-02T10:15:00Z');
  world.spaces[spaceKey(domainId, spaceName)] = {
    domainId,
    spaceName,
    displayName: 'Forecast notebooks',
    ownerUserProfileName: 'daniel-kim-417',
    sharingType: 'Private',
    settings: {
      AppType: 'JupyterLab',
      SpaceStorageSettings: { EbsStorageSettings: { EbsVolumeSizeInGb: 20 } },
    },
    tags: {},
    status: 'InService',
    createdAt,
    modifiedAt: createdAt,
  };
  const app = {
    domainId,
    spaceName,
    appType: 'JupyterLab',
    appName: 'default',
    status: 'InService',
    resourceSpec: { InstanceType: 'ml.t3.medium' },
    createdAt: at('2026-11-20T08:30:00Z'),
    lastUserActivityAt: at('2026-11-20T16:45:00Z'),
    tags: {},
  } as const;
  world.apps[appKey(app)] = app;
}

/** An account as an organization makes it, with a network and a role for notebooks; its first domain is still to be created. */
function addEmptyAccount(world: World): void {
  world.accounts[LABS_ACCOUNT] = {
    accountId: LABS_ACCOUNT,
    name: 'alpenglow-labs',
    accessKeys: { SANDBOXLABS00000001: 'sandbox-labs-secret' },
    roleKeys: {},
    roles: [PORTAL_ROLE, ADMINISTRATOR_ROLE, 'StudioMlEngineer'],
    quotas: { '*': { userProfiles: 100, domains: 10, spaces: 100 } },
    iam: { policies: {}, trustPolicies: {} },
    networks: createNetworks(HOME_REGION),
  };
}

/** The demo company: five teams, three domains in two accounts, an empty account, and some access that is only half there. */
export function createCompanyWorld(): World {
  const world = createSkeleton();
  addEmptyAccount(world);
  addTeams(world);
  const dataScientist = `arn:aws:iam::${ML_ACCOUNT}:role/StudioDataScientist`;
  const research = addDomain(world, {
    domainId: 'd-researchlab1',
    domainName: 'research-lab',
    accountId: ML_ACCOUNT,
    authMode: 'SSO',
    applicationId: '5f2c8b1e9d3a7460',
    executionRole: dataScientist,
    createdAt: at('2024-04-15T08:00:00Z'),
    tags: { environment: 'research' },
  });
  const legacy = addDomain(world, {
    domainId: 'd-legacylab01',
    domainName: 'legacy-lab',
    accountId: ML_ACCOUNT,
    authMode: 'SSO',
    applicationId: '1a9e4c7d2b6f8035',
    legacy: true,
    executionRole: dataScientist,
    createdAt: at('2022-05-10T08:00:00Z'),
  });
  addDomain(world, {
    domainId: 'd-production1',
    domainName: 'production',
    accountId: PRODUCTION_ACCOUNT,
    authMode: 'IAM',
    executionRole: `arn:aws:iam::${PRODUCTION_ACCOUNT}:role/StudioAnalyst`,
    createdAt: at('2025-01-20T08:00:00Z'),
    tags: { environment: 'production' },
  });
  addProfile(world, {
    domainId: 'd-researchlab1',
    userProfileName: 'daniel-kim-417',
    singleSignOnUserValue: userNameOf('Daniel Kim'),
    createdAt: at('2024-04-16T07:42:00Z'),
  });
  addProfile(world, {
    domainId: 'd-researchlab1',
    userProfileName: 'lena-fischer',
    singleSignOnUserValue: userNameOf('Lena Fischer'),
    userSettings: { ExecutionRole: dataScientist },
    homeEfsFileSystemUid: '200006',
    createdAt: at('2024-09-03T12:05:00Z'),
  });
  addProfile(world, {
    domainId: 'd-legacylab01',
    userProfileName: 'olga-petrova',
    singleSignOnUserValue: userNameOf('Olga Petrova'),
    createdAt: at('2024-05-03T09:30:00Z'),
  });
  const assignments = [
    [research, 'GROUP', principalIdOf('group research')],
    [research, 'USER', principalIdOf(`user ${userNameOf('Samuel Osei')}`)],
    [legacy, 'USER', principalIdOf(`user ${userNameOf('Olga Petrova')}`)],
  ] as const;
  for (const [applicationArn = '', principalType, principalId] of assignments) {
    assign(world, at('2024-04-15T09:00:00Z'), {
      applicationArn,
      principalType,
      principalId,
    });
  }
  addDanielsSpace(world);
  attachPolicies(world);
  return watchWorld(world);
}
