/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  DiagnosisCode,
  PersonAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** The state of a person's access to a domain. Each value has a message of its own. */
export type AccessState =
  | 'ready'
  | 'readyAfterFirstSignIn'
  | 'noAccess'
  | 'inProgress'
  | 'waitingForApproval'
  | 'stillHasAccess'
  | 'cleanupBlocked'
  | 'blocked'
  | 'needsRepair'
  | 'accessNobodyGranted'
  | 'profileOfNobody'
  | 'unused'
  | 'notManageable'
  | 'notKnown'
  | 'accessEnded'
  | 'scheduled'
  | 'coolingOff'
  | 'suspended'
  | 'ended';

/** The colour of a state. Text and icon carry the same information. */
export type Tone = 'positive' | 'progress' | 'warning' | 'negative' | 'neutral';

const STATE_OF_DIAGNOSIS: Record<DiagnosisCode, AccessState> = {
  ready: 'ready',
  'ready-after-first-sign-in': 'readyAfterFirstSignIn',
  'no-access': 'noAccess',
  'access-ended': 'accessEnded',
  scheduled: 'scheduled',
  'in-progress': 'inProgress',
  'cooling-off': 'coolingOff',
  suspended: 'suspended',
  'not-known': 'notKnown',
  blocked: 'blocked',
  'profile-without-assignment': 'needsRepair',
  'profile-failed': 'needsRepair',
  'profile-gone': 'needsRepair',
  'role-differs': 'needsRepair',
  'ambiguous-person': 'needsRepair',
  'disabled-but-holding': 'needsRepair',
  'no-identity-center-user': 'noAccess',
  'access-nobody-granted': 'accessNobodyGranted',
  'profile-of-nobody': 'profileOfNobody',
  'profile-of-another': 'needsRepair',
  'two-profiles': 'needsRepair',
  unused: 'unused',
  'legacy-domain': 'notManageable',
  'iam-domain': 'notManageable',
  'unified-studio-domain': 'notManageable',
  'domain-closed': 'needsRepair',
};

/** Diagnoses of people without access, which a pending request explains better. Access is never hidden this way. */
const WAITS_WHEN_REQUESTED: DiagnosisCode[] = [
  'no-access',
  'no-identity-center-user',
  'access-ended',
  'profile-without-assignment',
  'profile-failed',
];

/** Diagnoses with which Studio opens, even if something else is wrong. */
const CAN_OPEN_STUDIO: DiagnosisCode[] = [
  'ready',
  'ready-after-first-sign-in',
  'unused',
  'profile-gone',
  'role-differs',
  'two-profiles',
  'access-nobody-granted',
];

type AccessSummary = Pick<
  PersonAccess,
  'diagnosis' | 'pendingRequestId' | 'grant'
>;

export function stateOfAccess(access: AccessSummary): AccessState {
  const { code } = access.diagnosis;
  // Access that should have ended is still access, and nothing may hide that.
  if (code === 'blocked' && access.grant?.status === 'deprovision-blocked') {
    return access.grant.endedAt ? 'cleanupBlocked' : 'stillHasAccess';
  }
  return access.pendingRequestId && WAITS_WHEN_REQUESTED.includes(code)
    ? 'waitingForApproval'
    : STATE_OF_DIAGNOSIS[code];
}

/** Whether the person can open Studio, so that links into it are shown. */
export function canOpenStudio(
  access: AccessSummary & Pick<PersonAccess, 'assignment'>,
): boolean {
  const state = stateOfAccess(access);
  const { direct, throughGroups } = access.assignment;
  return (
    CAN_OPEN_STUDIO.includes(access.diagnosis.code) ||
    state === 'stillHasAccess' ||
    // Through an assignment other than the one that ended.
    (state === 'cleanupBlocked' && (direct || throughGroups.length > 0))
  );
}

export const TONE_OF_STATE: Record<AccessState, Tone> = {
  ready: 'positive',
  readyAfterFirstSignIn: 'positive',
  noAccess: 'neutral',
  inProgress: 'progress',
  waitingForApproval: 'progress',
  stillHasAccess: 'negative',
  cleanupBlocked: 'warning',
  blocked: 'negative',
  needsRepair: 'warning',
  accessNobodyGranted: 'warning',
  profileOfNobody: 'warning',
  unused: 'warning',
  notManageable: 'neutral',
  notKnown: 'neutral',
  accessEnded: 'neutral',
  scheduled: 'neutral',
  coolingOff: 'neutral',
  suspended: 'neutral',
  ended: 'neutral',
};

/** Whether access is complete. */
export function isReady(state: AccessState): boolean {
  return ['ready', 'readyAfterFirstSignIn', 'unused'].includes(state);
}

/** Numbers of people by what has to be done for them. */
export type AccessCounts = {
  ready: number;
  inProgress: number;
  attention: number;
  noAccess: number;
};

/** Counts people, each once, by the most urgent of their domains. */
export function countPeople(
  people: (AccessSummary & Pick<PersonAccess, 'person'>)[],
): AccessCounts {
  const byPerson = new Map<string, AccessState[]>();
  for (const access of people) {
    const key = personKey(access);
    byPerson.set(key, [...(byPerson.get(key) ?? []), stateOfAccess(access)]);
  }
  const counts = { ready: 0, inProgress: 0, attention: 0, noAccess: 0 };
  for (const states of byPerson.values()) {
    if (states.some(needsAttention)) {
      counts.attention += 1;
    } else if (states.some(isInProgress)) {
      counts.inProgress += 1;
    } else if (states.some(isReady)) {
      counts.ready += 1;
    } else {
      counts.noAccess += 1;
    }
  }
  return counts;
}

/**
 * People whose access needs attention, grouped by domain in the order of the domains. A person is listed once per
 * domain.
 */
export function attentionByDomain<T extends { domainId: string }>(
  domains: T[],
  people: PersonAccess[],
): { domain: T; people: PersonAccess[] }[] {
  return domains
    .map(domain => {
      const waiting = people.filter(
        each =>
          each.domainId === domain.domainId &&
          needsAttention(stateOfAccess(each)),
      );
      const byPerson = new Map(
        [...waiting].reverse().map(each => [personKey(each), each]),
      );
      return { domain, people: [...byPerson.values()].reverse() };
    })
    .filter(({ people: waiting }) => waiting.length > 0);
}

/** Identifies a person in the responses of the API. */
export function personKey(access: Pick<PersonAccess, 'person'>): string {
  const { entityRef, identityCenterUser, displayName } = access.person;
  return entityRef ?? identityCenterUser?.userId ?? displayName;
}

/** Whether somebody has to act. */
export function needsAttention(state: AccessState): boolean {
  return [
    'stillHasAccess',
    'cleanupBlocked',
    'blocked',
    'needsRepair',
    'accessNobodyGranted',
    'profileOfNobody',
    'unused',
  ].includes(state);
}

function isInProgress(state: AccessState): boolean {
  return state === 'inProgress' || state === 'waitingForApproval';
}
