/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  EntryCheckCode,
  EntryExplanation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DIAGNOSES, person } from './people';

const SENTENCES: [EntryCheckCode, string][] = [
  ['domain-signs-in-by-identity-center', 'It lets people in that way.'],
  ['domain-in-service', 'The domain is in service.'],
  ['application-enabled', 'The application is enabled.'],
  ['identity-known', 'Mira Santos is ‘mira.santos’ there.'],
  ['user-enabled', 'The user is enabled.'],
  ['assigned', 'Mira Santos is assigned directly.'],
  ['profile-exists', 'The profile ‘mira-santos’ is theirs.'],
  ['profile-in-service', 'The profile is in service.'],
  ['role-as-granted', 'It has the role that was granted.'],
  ['grant-in-force', 'The access is in force.'],
];

/** An explanation without failed checks. */
export function entry(overrides?: Partial<EntryExplanation>): EntryExplanation {
  return {
    person: person('Mira Santos'),
    domainId: 'd-researchlab1',
    domainName: 'research-lab',
    canEnter: true,
    checks: SENTENCES.map(([code, sentence]) => ({
      code,
      status: 'passed',
      sentence,
    })),
    diagnosis: DIAGNOSES.ready,
    links: { studio: 'http://localhost:4566/studio/d-researchlab1' },
    syncedAt: new Date().toISOString(),
    ...overrides,
  };
}

/** An explanation for a person who is not assigned; later checks are not evaluated. */
export function barredEntry(
  overrides?: Partial<EntryExplanation>,
): EntryExplanation {
  const sentence = 'Mira Santos is not assigned to research-lab.';
  const failed = SENTENCES.findIndex(([code]) => code === 'assigned');
  return entry({
    canEnter: false,
    checks: SENTENCES.map(([code, passed], index) => {
      if (index < failed) {
        return { code, status: 'passed', sentence: passed };
      }
      return index === failed
        ? { code, status: 'failed', sentence }
        : { code, status: 'not-reached', sentence: 'Not looked at.' };
    }),
    failure: {
      code: 'assigned',
      sentence,
      remedy: 'Ask for access; a lead of the team decides.',
      who: 'team-lead',
    },
    diagnosis: DIAGNOSES.noAccess,
    links: undefined,
    repair: {
      label: 'Request access',
      messages: { label: { code: 'repair.request' } },
      input: {
        kind: 'grant',
        team: 'group:default/forecasting',
        domainId: 'd-researchlab1',
        people: ['user:default/mira.santos'],
      },
    },
    ...overrides,
  });
}
