/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessList,
  DiagnosisCode,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { needsAttention, stateOfAccess, TONE_OF_STATE } from './accessState';
import type { Tone } from './accessState';

/** By how urgently they want somebody. */
export const DIAGNOSIS_CODES: DiagnosisCode[] = [
  'blocked',
  'disabled-but-holding',
  'access-nobody-granted',
  'profile-of-nobody',
  'two-profiles',
  'ambiguous-person',
  'role-differs',
  'domain-closed',
  'profile-failed',
  'profile-without-assignment',
  'unused',
  'in-progress',
  'not-known',
  'ready',
  'ready-after-first-sign-in',
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

/** Whom a list of people is narrowed to. */
export type DiagnosisFilter = 'all' | 'attention' | DiagnosisCode;

export function diagnosisFilterOf(value: string | null): DiagnosisFilter {
  const options: DiagnosisFilter[] = ['attention', ...DIAGNOSIS_CODES];
  return options.find(each => each === value) ?? 'all';
}

/** What to ask the back end for; undefined means everybody. */
export function codesOfFilter(
  shown: DiagnosisFilter,
): DiagnosisCode[] | undefined {
  if (shown === 'all') {
    return undefined;
  }
  return shown === 'attention' ? ATTENTION_CODES : [shown];
}

/** The diagnoses that anybody has, most urgent first. */
export function countedDiagnoses(
  counts: AccessList['counts'],
): { code: DiagnosisCode; count: number }[] {
  return DIAGNOSIS_CODES.map(code => ({
    code,
    count: counts[code] ?? 0,
  })).filter(({ count }) => count > 0);
}

export function countOf(
  counts: AccessList['counts'],
  shown: DiagnosisFilter,
): number {
  return (codesOfFilter(shown) ?? DIAGNOSIS_CODES).reduce(
    (sum, code) => sum + (counts[code] ?? 0),
    0,
  );
}
