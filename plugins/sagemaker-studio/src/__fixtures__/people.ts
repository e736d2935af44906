/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  Diagnosis,
  Person,
  PersonAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DATA_SCIENTIST } from './domains';

/** `Jonas Weber` of the demo company, in the catalog and in Identity Center. */
export function person(displayName: string): Person {
  const name = displayName.toLowerCase().replace(' ', '.');
  return {
    entityRef: `user:default/${name}`,
    displayName,
    email: `${name}@alpenglow.example`,
    identityCenterUser: {
      userId: `user-${name}`,
      userName: `${name}@alpenglow.example`,
      status: 'ENABLED',
    },
  };
}

export const DIAGNOSES = {
  ready: { code: 'ready', sentence: 'Can open Studio.' },
  afterFirstSignIn: {
    code: 'ready-after-first-sign-in',
    sentence:
      'Is assigned; Studio creates the profile when they open it for the first time.',
  },
  noAccess: {
    code: 'no-access',
    sentence: 'Holds nothing here. Access can be requested.',
  },
  inProgress: {
    code: 'in-progress',
    sentence: 'Access is being set up in AWS.',
  },
  blocked: {
    code: 'blocked',
    sentence:
      'AWS refused sagemaker:CreateUserProfile. The platform team has to allow it, then press Retry.',
  },
  profileWithoutAssignment: {
    code: 'profile-without-assignment',
    sentence:
      'Has a profile but is not assigned to the domain, so sign-in is refused. Request access to repair it.',
  },
} satisfies Record<string, Diagnosis>;

/** The access of a person to `research-lab`; none by default. */
export function access(
  displayName: string,
  overrides?: Partial<PersonAccess>,
): PersonAccess {
  return {
    person: person(displayName),
    domainId: 'd-researchlab1',
    membership: 'member',
    assignment: { direct: false, throughGroups: [] },
    diagnosis: DIAGNOSES.noAccess,
    ...overrides,
  };
}

/** A person who can open Studio. */
export function readyAccess(
  displayName: string,
  overrides?: Partial<PersonAccess>,
): PersonAccess {
  return access(displayName, {
    assignment: { direct: true, throughGroups: [] },
    profile: {
      name: displayName.toLowerCase().replace(' ', '-'),
      status: 'InService',
      executionRole: DATA_SCIENTIST,
    },
    diagnosis: DIAGNOSES.ready,
    ...overrides,
  });
}

/** A person with a grant who can open Studio. */
export function grantedAccess(
  displayName: string,
  overrides?: Partial<NonNullable<PersonAccess['grant']>>,
): PersonAccess {
  return readyAccess(displayName, {
    grant: {
      grantId: `grant-${displayName}`,
      requestId: 'req-1',
      status: 'active',
      executionRole: DATA_SCIENTIST,
      expiresAt: new Date(Date.now() + 60 * 86_400_000).toISOString(),
      ...overrides,
    },
  });
}

/** A person whose access could not be removed. */
export function stillIn(displayName: string): PersonAccess {
  return {
    ...grantedAccess(displayName, { status: 'deprovision-blocked' }),
    diagnosis: {
      code: 'blocked',
      sentence: `Still has access: removing ${displayName} from 'research-lab' is blocked.`,
    },
  };
}

/** A person whose access has ended, and whose profile could not be deleted. */
export function leftBehind(
  displayName: string,
  overrides?: Partial<PersonAccess>,
): PersonAccess {
  return {
    ...grantedAccess(displayName, {
      status: 'deprovision-blocked',
      endedAt: '2026-11-01T12:00:00.000Z',
      operation: {
        kind: 'deprovision',
        step: 'delete-profile',
        error: {
          kind: 'blocked',
          name: 'AccessDeniedException',
          message: 'Not authorized.',
          remedy:
            'The IAM action sagemaker:DeleteUserProfile is missing; allow it, then retry.',
        },
      },
    }),
    assignment: { direct: false, throughGroups: [] },
    diagnosis: {
      code: 'blocked',
      sentence: `The access of ${displayName} to 'research-lab' has ended, but the profile could not be deleted.`,
    },
    ...overrides,
  };
}
