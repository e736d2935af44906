/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What requests would do, and what a person has in a domain, in the development app. */

import type {
  OffboardingPreview,
  PersonAccess,
  Plan,
  PlanInput,
  PlanItem,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { plan, planItem } from '../src/__fixtures__';
import { roleName } from '../src/view';

const SPACES = [
  { name: 'load-forecast', sizeGb: 50 },
  { name: 'winter-scratch', sizeGb: 5 },
];
const HOME_DIRECTORY_UID = '200017';

export function planOf(input: PlanInput, people: PersonAccess[]): Plan {
  return plan(people.map(access => itemOf(input, access)));
}

function itemOf(input: PlanInput, access: PersonAccess): PlanItem {
  const { displayName } = access.person;
  const profileName = access.profile?.name ?? '';
  switch (input.kind) {
    case 'extend':
      return planItem(displayName, {
        steps: [{ do: 'extend', from: access.grant?.expiresAt }],
        changes: false,
        sentence: `${displayName} keeps the access for ${
          input.duration ?? 'P90D'
        } longer; nothing is interrupted.`,
      });
    case 'change-role':
      return planItem(displayName, {
        steps: [
          { do: 'change-role', profileName, to: input.executionRole ?? '' },
        ],
        sentence: `${displayName} changes to the role ${roleName(
          input.executionRole ?? '',
        )} on the profile '${profileName}'.`,
      });
    case 'revoke':
      return leavingOf(input, access);
    default:
      return planItem(displayName);
  }
}

function leavingOf(
  { offboarding }: PlanInput,
  { person: { displayName }, profile }: PersonAccess,
): PlanItem {
  return planItem(displayName, {
    steps: [
      { do: 'remove-assignment' },
      ...(offboarding?.deleteSpaces
        ? [{ do: 'delete-spaces' as const, spaces: SPACES }]
        : []),
      ...(offboarding?.deleteProfile && profile
        ? [
            {
              do: 'delete-profile' as const,
              profileName: profile.name,
              homeDirectoryUid: HOME_DIRECTORY_UID,
            },
          ]
        : []),
    ],
    sentence: `${displayName} is no longer assigned to the domain${
      offboarding?.deleteSpaces
        ? ' and loses the spaces load-forecast (50 GB) and winter-scratch (5 GB).'
        : '. Spaces, profile and home directory stay.'
    }`,
  });
}

export function previewOf(access: PersonAccess): OffboardingPreview {
  return {
    grantId: access.grant?.grantId ?? '',
    apps: (access.usage?.runningApps ?? []).map(app => ({
      ...app,
      space: 'load-forecast',
      status: 'InService',
    })),
    spaces: [
      ...SPACES.map(space => ({ ...space, shared: false })),
      { name: 'team-models', sizeGb: 100, shared: true },
    ],
    profileName: access.profile?.name,
    homeDirectoryUid: HOME_DIRECTORY_UID,
    remainingAccess: access.assignment.throughGroups.map(
      group => `through the group ${group.displayName}`,
    ),
    coolingOff: 'P7D',
    seenAt: new Date(Date.now() - 130_000).toISOString(),
  };
}
