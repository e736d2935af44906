/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Switches } from './World';

/** How AWS most likely behaves. */
export const DEFAULT_SWITCHES: Switches = {
  repeatedAssignment: 'success',
  missingAssignment: 'not-found',
  unknownSingleSignOnUser: 'validation',
  secondProfileOfUser: 'in-use',
  existingProfileName: 'in-use',
  profileWithoutAssignment: 'allowed',
  profileOfDisabledUser: 'allowed',
  userInSeveralDomains: 'allowed',
  userAssignmentCreatesProfile: false,
  recreatedUserOpensOldProfile: true,
  principalListIncludesGroups: true,
  unassignDeletesProfile: false,
  deleteProfileUnassigns: false,
  updateProfileWhileAppsRun: 'success',
  newDomainsShowInstanceId: false,
  assignmentOfMissingPrincipal: 'not-found',
  deletedPrincipalKeepsAssignments: true,
  assignmentFromMemberAccount: 'allowed',
  assignmentConfiguration: 'answers',
  ssoAdminPageSize: 10,
  shortPages: false,
};

const ON = [true, false] as const;
const OFF = [false, true] as const;

/**
 * Every value that a switch can take, the default first.
 * @public
 */
export const SWITCH_VALUES: {
  readonly [K in keyof Switches]: readonly Switches[K][];
} = {
  repeatedAssignment: ['success', 'conflict'],
  missingAssignment: ['not-found', 'success'],
  unknownSingleSignOnUser: ['validation', 'failed'],
  secondProfileOfUser: ['in-use', 'validation'],
  existingProfileName: ['in-use', 'validation'],
  profileWithoutAssignment: ['allowed', 'refused', 'assigns'],
  profileOfDisabledUser: ['allowed', 'refused'],
  userInSeveralDomains: ['allowed', 'refused'],
  userAssignmentCreatesProfile: OFF,
  recreatedUserOpensOldProfile: ON,
  principalListIncludesGroups: ON,
  unassignDeletesProfile: OFF,
  deleteProfileUnassigns: OFF,
  updateProfileWhileAppsRun: ['success', 'in-use'],
  newDomainsShowInstanceId: OFF,
  assignmentOfMissingPrincipal: ['not-found', 'success'],
  deletedPrincipalKeepsAssignments: ON,
  assignmentFromMemberAccount: ['allowed', 'denied'],
  assignmentConfiguration: ['answers', 'validation'],
  ssoAdminPageSize: [10, 100],
  shortPages: OFF,
};
