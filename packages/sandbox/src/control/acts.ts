/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Fault, SandboxAdmin } from '../Sandbox';
import type { SandboxContext } from '../SandboxContext';
import { findPerson, fullName } from '../okta/directory';
import type { DirectoryService } from '../okta/DirectoryService';
import { assign } from '../world/assignments';
import { findGroupByDisplayName } from '../world/identityCenterGroups';
import { applicationOfDomain } from '../world/studioDomains';
import type { DirectoryPerson, World } from '../world/World';
import { removeDomain, removeProfile } from './removals';

/** What the acts work on. */
export type ControlOptions = {
  context: SandboxContext;
  admin: SandboxAdmin;
  directory: DirectoryService;
};

/** Something that the evaluator can have happen, and what to watch in the portal then. */
export type Act = {
  id: string;
  label: string;
  watch: string;
  /** Path in the portal where it shows. */
  path: string;
  /** @returns what has happened, in words */
  run: (options: ControlOptions) => string | Promise<string>;
};

/** A fault that is on or off. */
export type Switch = Omit<Act, 'run'> & { fault: Fault };

const LAB = 'd-researchlab1';
const LAB_PAGE = '/sagemaker-studio/domains/d-researchlab1';
const PEOPLE_PAGE = `${LAB_PAGE}?view=people`;
const FORECASTING_PAGE = '/catalog/default/group/forecasting/studio';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** It cannot be done any more, for example because it was done before. */
export class NothingToDoError extends Error {}

export const SWITCHES: Switch[] = [
  {
    id: 'throttle',
    label: 'Throttle SageMaker',
    watch:
      'Approve a request: it goes on more slowly, and nothing is lost. Each wait is shown on the request.',
    path: '/sagemaker-studio/requests',
    fault: { service: 'sagemaker', effect: { type: 'throttle' } },
  },
  {
    id: 'refuse',
    label: 'Refuse sagemaker:CreateUserProfile',
    watch:
      'Approve a request: it is blocked, and names the missing action. Switch this off and retry.',
    path: '/sagemaker-studio/requests',
    fault: {
      service: 'sagemaker',
      operation: 'CreateUserProfile',
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        message:
          'User is not authorized to perform: sagemaker:CreateUserProfile because no identity-based policy allows the action',
        status: 400,
      },
    },
  },
  {
    id: 'lose',
    label: 'Lose answers of CreateUserProfile',
    watch:
      'Approve a request: AWS makes the profile and the answer is lost. The portal looks before it writes again, and makes no second one.',
    path: '/sagemaker-studio/requests',
    fault: {
      service: 'sagemaker',
      operation: 'CreateUserProfile',
      effect: { type: 'drop-answer' },
    },
  },
  {
    id: 'stop',
    label: 'Stop AWS',
    watch:
      'Pages still answer, from what was last seen, and say how old that is and what could not be read.',
    path: '/sagemaker-studio/domains',
    fault: {
      effect: {
        type: 'error',
        code: 'ServiceUnavailable',
        message: 'The service is unavailable',
        status: 503,
      },
    },
  },
];

export const BEHIND_THE_BACK: Act[] = [
  {
    id: 'assign-group',
    label: 'Assign the group fraud-detection to research-lab',
    watch: 'Who may sign in now, and that no grant covers it.',
    path: `${LAB_PAGE}?view=access`,
    run: ({ context }) => {
      const { world } = context;
      const group = findGroupByDisplayName(world, 'fraud-detection');
      const domain = world.domains[LAB];
      const application = domain && applicationOfDomain(world, domain);
      if (!group || !application) {
        throw new NothingToDoError('The group or the domain is gone.');
      }
      assign(world, context.now(), {
        applicationArn: application.applicationArn,
        principalType: 'GROUP',
        principalId: group.groupId,
      });
      return 'The group fraud-detection is assigned to research-lab.';
    },
  },
  {
    id: 'delete-profile',
    label: 'Delete the profile of Daniel Kim in research-lab',
    watch: 'His row: what is missing, and the button that repairs it.',
    path: PEOPLE_PAGE,
    run: ({ context }) =>
      removeProfile(
        context.world,
        LAB,
        personNamed(context.world, 'daniel.kim').login,
      )
        ? 'The profile of Daniel Kim is deleted, with its space and apps.'
        : nothing('Daniel Kim has no profile in research-lab.'),
  },
  {
    id: 'delete-domain',
    label: 'Delete the domain legacy-lab',
    watch:
      'It leaves the list with the next sync, and access to it ends as gone.',
    path: '/sagemaker-studio/domains',
    run: ({ context }) =>
      removeDomain(context.world, 'd-legacylab01')
        ? 'The domain legacy-lab is deleted.'
        : nothing('The domain legacy-lab is gone already.'),
  },
];

export const PEOPLE: Act[] = [
  {
    id: 'rename',
    label: 'Rename Elif Demir: she marries and gets another login',
    watch: 'She keeps her access and her profile: people are known by id.',
    path: PEOPLE_PAGE,
    run: ({ context, directory }) => {
      const person = personNamed(context.world, 'elif.demir');
      directory.changePerson(person, {
        lastName: 'Yilmaz',
        login: 'elif.yilmaz@alpenglow.example',
        email: 'elif.yilmaz@alpenglow.example',
      });
      return 'Elif Demir is Elif Yilmaz now.';
    },
  },
  {
    id: 'namesake',
    label: 'Hire a second Mira Santos',
    watch:
      'She gets a name of her own in the catalog and none of the rights of the first.',
    path: '/catalog?filters[kind]=user',
    run: ({ directory }) => {
      const person = directory.addPerson({
        firstName: 'Mira',
        lastName: 'Santos',
        login: 'mira.santos@branch.alpenglow.example',
        email: 'mira.santos@branch.alpenglow.example',
        title: 'Accountant',
        groups: [],
      });
      return `${fullName(person)} was hired, with the login ${person.login}.`;
    },
  },
  {
    id: 'suspend',
    label: 'Suspend Daniel Kim',
    watch: 'Access of leavers is suspended, and nothing is deleted.',
    path: PEOPLE_PAGE,
    run: ({ context, directory }) => {
      const person = personNamed(context.world, 'daniel.kim');
      directory.changePerson(person, { status: 'SUSPENDED' });
      return 'Daniel Kim is suspended.';
    },
  },
  {
    id: 'move',
    label: 'Move Jonas Weber from forecasting to research',
    watch:
      'He leaves the team; access granted with it is announced to its leads.',
    path: FORECASTING_PAGE,
    run: ({ context, directory }) => {
      const { world } = context;
      const person = personNamed(world, 'jonas.weber');
      directory.changePerson(person, {
        groups: [groupNamed(world, 'research')],
      });
      return 'Jonas Weber is in research now.';
    },
  },
  {
    id: 'hire',
    label: 'Hire Ole Berg into forecasting',
    watch: 'He appears in the team, without access.',
    path: FORECASTING_PAGE,
    run: ({ context, directory }) => {
      directory.addPerson({
        firstName: 'Ole',
        lastName: 'Berg',
        login: 'ole.berg@alpenglow.example',
        email: 'ole.berg@alpenglow.example',
        title: 'Data Scientist',
        groups: [groupNamed(context.world, 'forecasting')],
      });
      return 'Ole Berg was hired.';
    },
  },
];

export const TIME: Act[] = [
  { id: 'hour', label: '+1 hour', milliseconds: HOUR_MS },
  { id: 'day', label: '+1 day', milliseconds: DAY_MS },
  { id: 'week', label: '+7 days', milliseconds: 7 * DAY_MS },
].map(({ milliseconds, ...act }) => ({
  ...act,
  watch:
    'Apps have run that much longer, and what AWS was still setting up is done.',
  path: `${LAB_PAGE}?view=apps`,
  run: ({ admin }) => {
    admin.advanceTime(milliseconds);
    return `AWS's clock is put forward: ${act.label}.`;
  },
}));

export const RESET: Act = {
  id: 'reset',
  label: 'Reset AWS and Okta',
  watch: 'Everything is as at the start, with the next sync.',
  path: '/sagemaker-studio/domains',
  run: async ({ admin }) => {
    await admin.reset();
    return 'AWS and Okta are as they were at the start.';
  },
};

export const ACTS: Act[] = [...BEHIND_THE_BACK, ...PEOPLE, ...TIME, RESET];

function nothing(text: string): never {
  throw new NothingToDoError(text);
}

function personNamed(world: World, name: string): DirectoryPerson {
  return (
    findPerson(world, `${name}@alpenglow.example`) ??
    nothing(`There is no '${name}' in the directory any more.`)
  );
}

function groupNamed(world: World, name: string): string {
  const found = Object.values(world.okta.groups).find(
    group => group.name === name,
  );
  return found?.id ?? nothing(`There is no group '${name}' any more.`);
}
