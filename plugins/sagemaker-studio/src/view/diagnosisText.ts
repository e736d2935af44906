/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Which diagnoses the frontend describes itself, so that they can be translated. Messages of AWS are quoted as they
 * are. Where a diagnosis is based on facts that the access does not carry, the backend's sentence is shown.
 */
import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** The sentences that describe a diagnosis. Each has a message of its own. */
export type DiagnosisSentence =
  | 'ready'
  | 'readyMoved'
  | 'readyAfterFirstSignIn'
  | 'noAccess'
  | 'noAccessDisabled'
  | 'accessRevoked'
  | 'accessExpired'
  | 'accessLeft'
  | 'accessEnded'
  | 'scheduled'
  | 'provisioning'
  | 'roleChanging'
  | 'deprovisioning'
  | 'coolingOff'
  | 'coolingOffUntil'
  | 'cleaningUp'
  | 'stillHasAccess'
  | 'cleanupBlocked'
  | 'cleanupBlockedOtherWay'
  | 'provisionBlocked'
  | 'roleChangeBlocked'
  | 'suspended'
  | 'ambiguousPerson'
  | 'profileUnsettled'
  | 'profileWithoutAssignment'
  | 'profileFailed'
  | 'profileUpdateFailed'
  | 'profileGone'
  | 'roleDiffers'
  | 'disabledHolding'
  | 'accessNobodyGranted'
  | 'accessNobodyGrantedWithoutProfile'
  | 'unused'
  | 'unusedUngranted'
  | 'legacyDomain'
  | 'unifiedStudioDomain'
  | 'applicationMissing'
  | 'applicationDisabled'
  | 'iamDomain';

/** The domain fields that diagnosis sentences use. */
export type DiagnosedDomain = Pick<
  StudioDomain,
  'name' | 'accountId' | 'application' | 'defaultExecutionRole' | 'obstacle'
>;

/** By the reason why the access ended. */
const ENDED: Record<string, DiagnosisSentence> = {
  revoked: 'accessRevoked',
  expired: 'accessExpired',
  left: 'accessLeft',
};

/** The sentence for a diagnosis; undefined if the access does not carry all that the sentence says. */
export function diagnosisSentenceOf(
  access: PersonAccess,
  domain: DiagnosedDomain,
): DiagnosisSentence | undefined {
  const { profile, grant, person, usage } = access;
  const { code, repair } = access.diagnosis;
  const isDisabled = person.identityCenterUser?.status === 'DISABLED';
  // The grant depends on a group, or lost something else that only the backend's sentence names.
  const isDegraded = grant?.status === 'degraded';
  switch (code) {
    case 'ready':
      return isAssigned(access) ? readySentence(access) : undefined;
    case 'ready-after-first-sign-in':
      // With a grant there is a profile of a former login, which only the backend's sentence names.
      return isAssigned(access) && !grant ? 'readyAfterFirstSignIn' : undefined;
    case 'no-access':
      if (
        isDegraded ||
        domain.obstacle?.code === 'not-in-service' ||
        (domain.application && domain.application.status !== 'enabled')
      ) {
        return undefined;
      }
      return isDisabled ? 'noAccessDisabled' : 'noAccess';
    case 'access-ended':
      return ENDED[access.ended?.endedReason ?? ''] ?? 'accessEnded';
    case 'scheduled':
    case 'in-progress':
    case 'cooling-off':
      return movingSentence(access);
    case 'suspended':
      return grant?.deprovisionAt ? 'suspended' : undefined;
    case 'blocked':
      return blockedSentence(access, domain);
    case 'profile-without-assignment':
      return profile && !isDegraded ? 'profileWithoutAssignment' : undefined;
    case 'profile-failed':
      if (!profile) {
        return undefined;
      }
      return profile.status === 'Update_Failed'
        ? 'profileUpdateFailed'
        : 'profileFailed';
    case 'profile-gone':
      return grant && 'profileGone';
    case 'role-differs':
      return profile?.executionRole && grant ? 'roleDiffers' : undefined;
    case 'disabled-but-holding':
      return isDisabled ? 'disabledHolding' : undefined;
    case 'ambiguous-person':
      return person.sharedBy && person.identityCenterUser && 'ambiguousPerson';
    case 'access-nobody-granted':
      return profile
        ? 'accessNobodyGranted'
        : 'accessNobodyGrantedWithoutProfile';
    case 'unused':
      if (!usage?.lastActivityAt || !isAssigned(access)) {
        return undefined;
      }
      return repair?.input.kind === 'revoke' ? 'unused' : 'unusedUngranted';
    case 'unified-studio-domain':
      return 'unifiedStudioDomain';
    case 'domain-closed':
      return closedSentence(domain);
    case 'legacy-domain':
      return 'legacyDomain';
    case 'iam-domain':
      return 'iamDomain';
    default:
      return undefined;
  }
}

/** The backend's sentence alone explains why a domain is not in service. */
function closedSentence({
  obstacle,
  application,
}: DiagnosedDomain): DiagnosisSentence | undefined {
  if (obstacle?.code === 'not-in-service') {
    return undefined;
  }
  switch (application?.status) {
    case 'missing':
      return 'applicationMissing';
    case 'disabled':
      return 'applicationDisabled';
    default:
      return undefined;
  }
}

/** Without an assignment the application admits everyone, which only the backend's sentence says. */
function isAssigned({ assignment }: PersonAccess): boolean {
  return assignment.direct || assignment.throughGroups.length > 0;
}

function readySentence(access: PersonAccess): DiagnosisSentence | undefined {
  if (!access.profile?.executionRole) {
    return undefined;
  }
  if (access.diagnosis.repair?.input.kind === 'revoke') {
    return 'readyMoved';
  }
  // Only the backend's sentence says whether a guest left the team.
  return access.grant && access.membership === 'guest' ? undefined : 'ready';
}

function coolingOffSentence(
  operation: NonNullable<PersonAccess['grant']>['operation'],
): DiagnosisSentence {
  if (operation?.step !== 'cool-off') {
    return 'cleaningUp';
  }
  return operation.undoUntil ? 'coolingOffUntil' : 'coolingOff';
}

function movingSentence(access: PersonAccess): DiagnosisSentence | undefined {
  const { grant, profile, assignment } = access;
  switch (grant?.status) {
    case 'scheduled':
      return grant.startsAt ? 'scheduled' : undefined;
    case 'provisioning':
      if (grant.operation) {
        return grant.operation.kind === 'change-role'
          ? 'roleChanging'
          : 'provisioning';
      }
      // With a profile, it may be a change of its role instead.
      return profile ? undefined : 'provisioning';
    case 'deprovisioning':
      if (grant.endedAt) {
        return coolingOffSentence(grant.operation);
      }
      return assignment.direct ? 'deprovisioning' : undefined;
    case 'active':
    case undefined:
      return profile && profile.status !== 'InService'
        ? 'profileUnsettled'
        : undefined;
    default:
      return undefined;
  }
}

function blockedSentence(
  access: PersonAccess,
  { application }: DiagnosedDomain,
): DiagnosisSentence | undefined {
  const { grant } = access;
  // Without an operation it is unknown what is blocked, and by what.
  if (!grant?.operation) {
    return undefined;
  }
  if (grant.status === 'deprovision-blocked') {
    const isOpenToAll =
      application !== undefined &&
      application.status !== 'missing' &&
      !application.assignmentRequired;
    if (!grant.endedAt) {
      return 'stillHasAccess';
    }
    return isAssigned(access) || isOpenToAll
      ? 'cleanupBlockedOtherWay'
      : 'cleanupBlocked';
  }
  if (grant.status !== 'provision-blocked') {
    return undefined;
  }
  return grant.operation.kind === 'change-role'
    ? 'roleChangeBlocked'
    : 'provisionBlocked';
}

/** The part of a removal that failed. Each value has a message of its own. */
export type FailedPart = 'apps' | 'spaces' | 'profile' | 'look' | 'remains';

export function failedPartOf({ grant }: PersonAccess): FailedPart {
  switch (grant?.operation?.step) {
    case 'stop-apps':
      return 'apps';
    case 'delete-spaces':
      return 'spaces';
    case 'delete-profile':
      return 'profile';
    case 'verify-removed':
      return 'look';
    default:
      return 'remains';
  }
}

/** Whether nothing is wrong, so that a row needs no sentence beside its state and its columns. */
export function isAllSaid(
  access: PersonAccess,
  domain: DiagnosedDomain,
): boolean {
  const sentence = diagnosisSentenceOf(access, domain);
  switch (access.diagnosis.code) {
    case 'ready':
      return sentence !== 'readyMoved';
    case 'ready-after-first-sign-in':
      return true;
    default:
      return sentence === 'noAccess';
  }
}
