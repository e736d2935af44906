/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Diagnosis,
  DiagnosisCode,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DateTime } from 'luxon';
import { list, type DomainFacts, type PersonFacts } from './facts';

/** What diagnoses hold time against; without it nothing is called unused. */
export type DiagnosisOptions = {
  /** ISO 8601; the time of now. */
  at: string;
  /** ISO 8601 duration after which access that nobody uses is said to be unused. */
  unusedAfter: string;
};

/** Whether anything lets the person in. */
export function isAssigned(facts: PersonFacts): boolean {
  return facts.assignedDirectly || facts.throughGroups.length > 0;
}

/** By which groups, for those who come in through no assignment of their own. */
export function way(facts: PersonFacts): string {
  return !facts.assignedDirectly && facts.throughGroups.length
    ? ` through ${list(
        facts.throughGroups.map(group => `the group ${group.displayName}`),
      )}`
    : '';
}

/** What to ask for, unless that is being decided. */
export function requestHint(facts: PersonFacts, hint: string): string {
  return facts.pendingRequestId
    ? 'A request waits for its decision.'
    : `${hint}.`;
}

/** `2026-12-01 08:00 UTC`. */
export function timeOf(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** `61 days ago`. */
export function daysAgo(time: string, at: string): string {
  const days = Math.floor(
    DateTime.fromISO(at).diff(DateTime.fromISO(time)).as('days'),
  );
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

/** Why nobody opens Studio in the domain now, and what to do about it. */
export function whyClosed({ obstacle }: DomainFacts): string | undefined {
  return obstacle?.code === 'not-in-service'
    ? `${obstacle.message} ${obstacle.remedy}`
    : undefined;
}

/** A diagnosis without a repair. */
export function say(code: DiagnosisCode, sentence: string): Diagnosis {
  return { code, sentence };
}
