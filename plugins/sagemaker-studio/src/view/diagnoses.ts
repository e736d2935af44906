/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessList,
  DiagnosisCode,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { needsAttention, stateOfAccess, TONE_OF_STATE } from './accessState';
import type { Tone } from './accessState';

/** In order of urgency. */
export const DIAGNOSIS_CODES: DiagnosisCode[] = [
  'blocked',
  'disabled-but-holding',
  'access-nobody-granted',
  'profile-of-nobody',
  'profile-of-another',
  'two-profiles',
  'ambiguous-person',
  'profile-gone',
  'role-differs',
  'domain-closed',
  'profile-failed',
  'profile-without-assignment',
  'unused',
  'in-progress',
  'suspended',
  'scheduled',
  'cooling-off',
  'not-known',
  'ready',
  'ready-after-first-sign-in',
  'access-ended',
  'no-access',
  'no-identity-center-user',
  'legacy-domain',
  'iam-domain',
  'unified-studio-domain',
];

const stateOf = (code: DiagnosisCode) =>
  stateOfAccess({ diagnosis: { code, sentence: '' } });

export const ATTENTION_CODES = DIAGNOSIS_CODES.filter(code =>
  needsAttention(stateOf(code)),
);

export function toneOfDiagnosis(code: DiagnosisCode): Tone {
  return TONE_OF_STATE[stateOf(code)];
}

/** Which people of a domain are listed. */
export type DiagnosisFilter = 'all' | 'attention' | DiagnosisCode;

export function diagnosisFilterOf(value: string | null): DiagnosisFilter {
  const options: DiagnosisFilter[] = ['attention', ...DIAGNOSIS_CODES];
  return options.find(each => each === value) ?? 'all';
}

/** The codes to query; undefined means everyone. */
export function codesOfFilter(
  filter: DiagnosisFilter,
): DiagnosisCode[] | undefined {
  if (filter === 'all') {
    return undefined;
  }
  return filter === 'attention' ? ATTENTION_CODES : [filter];
}

/** The diagnoses that occur, most urgent first. */
export function countedDiagnoses(
  counts: AccessList['counts'],
): { code: DiagnosisCode; count: number }[] {
  return DIAGNOSIS_CODES.map(code => ({
    code,
    count: counts[code] ?? 0,
  })).filter(({ count }) => count > 0);
}

export function countOfFilter(
  counts: AccessList['counts'],
  filter: DiagnosisFilter,
): number {
  return (codesOfFilter(filter) ?? DIAGNOSIS_CODES).reduce(
    (sum, code) => sum + (counts[code] ?? 0),
    0,
  );
}

/** The domains in which the viewer can repair the access of others, with how many of them. */
export function repairableByDomain(
  rows: AccessList['items'],
  viewer: string,
): { domainId: string; domainName: string; count: number }[] {
  const byDomain = new Map<string, { domainName: string; count: number }>();
  for (const { person, diagnosis, domainId, domainName } of rows) {
    if (diagnosis.repair && person.entityRef !== viewer) {
      const count = (byDomain.get(domainId)?.count ?? 0) + 1;
      byDomain.set(domainId, { domainName, count });
    }
  }
  return [...byDomain].map(([domainId, each]) => ({ domainId, ...each }));
}
