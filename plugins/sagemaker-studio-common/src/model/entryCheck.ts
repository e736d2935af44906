/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Diagnosis, Person, RepairProposal, StudioLinks } from './person';

/**
 * What has to hold for a person to open Studio, in the order in which it is checked.
 *
 * @public
 */
export type EntryCheckCode =
  | 'domain-signs-in-by-identity-center'
  | 'domain-in-service'
  | 'application-enabled'
  | 'identity-known'
  | 'user-enabled'
  | 'assigned'
  | 'profile-exists'
  | 'profile-in-service'
  | 'role-as-granted'
  | 'grant-in-force';

/**
 * One check with its outcome; what comes after the first failure is `not-reached`.
 *
 * @public
 */
export type EntryCheck = {
  code: EntryCheckCode;
  status: 'passed' | 'failed' | 'not-reached';
  /** What was checked and found, in plain words. */
  sentence: string;
};

/**
 * The answer to "why can't I open Studio?" for one person and one domain.
 *
 * @public
 */
export type EntryExplanation = {
  person: Person;
  domainId: string;
  domainName: string;
  canEnter: boolean;
  checks: EntryCheck[];
  diagnosis: Diagnosis;
  /** The first check that failed in plain words, and who can fix it. Absent when all is well. */
  failure?: {
    code: EntryCheckCode;
    sentence: string;
    /** What to do about it. */
    remedy: string;
    /** Who can fix it. */
    who:
      | 'you'
      | 'team-lead'
      | 'platform-team'
      | 'identity-provider'
      | 'aws-administrator';
  };
  /** The request that would repair it. */
  repair?: RepairProposal;
  /** The three ways in, when all is well. */
  links?: StudioLinks;
  syncedAt?: string;
};
