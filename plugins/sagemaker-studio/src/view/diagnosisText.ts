/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Diagnoses in words of the front end's own, which can be in any language. AWS's own words on what is blocked stay as they are.
 * Where a diagnosis rests on what its row does not carry, there are none, and the back end's sentence stands.
 */
import type {
  Diagnosis,
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** What the sentence of a diagnosis is called; each has a text of its own. */
export type DiagnosisSentence =
  | 'ready'
  | 'readyMoved'
  | 'readyAfterFirstSignIn'
  | 'noAccess'
  | 'noAccessDisabled'
  | 'scheduled'
  | 'provisioning'
  | 'roleChanging'
  | 'deprovisioning'
  | 'coolingOff'
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
  | 'roleDiffers'
  | 'disabledHolding'
  | 'accessNobodyGranted'
  | 'unused'
  | 'unusedUngranted'
  | 'legacyDomain'
  | 'unifiedStudioDomain'
  | 'applicationMissing'
  | 'applicationDisabled'
  | 'iamDomain';

/** The domain of a diagnosis, as far as sentences tell of it. */
export type DiagnosedDomain = Pick<
  StudioDomain,
  'name' | 'accountId' | 'application' | 'defaultExecutionRole' | 'obstacle'
>;

/** Which sentence a diagnosis is told by; undefined where the row does not carry all that belongs into it. */
export function sentenceOf(
  access: PersonAccess,
  domain: DiagnosedDomain,
): DiagnosisSentence | undefined {
  const { profile, grant, person, usage } = access;
  const { code, repair } = access.diagnosis;
  const isDisabled = person.identityCenterUser?.status === 'DISABLED';
  // The grant lives by a group, or lost something else that the sentence names.
  const isDegraded = grant?.status === 'degraded';
  switch (code) {
    case 'ready':
      return isAssigned(access) ? readySentence(access) : undefined;
    case 'ready-after-first-sign-in':
      return isAssigned(access) ? 'readyAfterFirstSignIn' : undefined;
    case 'no-access':
      if (
        isDegraded ||
        domain.obstacle?.code === 'not-in-service' ||
        (domain.application && domain.application.status !== 'enabled')
      ) {
        return undefined;
      }
      return isDisabled ? 'noAccessDisabled' : 'noAccess';
    case 'in-progress':
      return movingSentence(access);
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
    case 'role-differs':
      return profile?.executionRole && grant ? 'roleDiffers' : undefined;
    case 'disabled-but-holding':
      if (grant?.status === 'suspended') {
        return grant.deprovisionAt ? 'suspended' : undefined;
      }
      return isDisabled ? 'disabledHolding' : undefined;
    case 'ambiguous-person':
      return person.sharedBy && person.identityCenterUser && 'ambiguousPerson';
    case 'access-nobody-granted':
      return profile && 'accessNobodyGranted';
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

/** Why a domain is not in service only the back end's sentence tells. */
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

/** Otherwise the application lets in everybody, which the sentence has to say. */
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
  // A guest may have left the team, and whether that is so the sentence says.
  return access.grant && access.membership === 'guest' ? undefined : 'ready';
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
      // With a profile it may as well be its role that changes.
      return profile ? undefined : 'provisioning';
    case 'deprovisioning':
      if (grant.endedAt) {
        return grant.operation?.step === 'cool-off'
          ? 'coolingOff'
          : 'cleaningUp';
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
  // Without it nobody knows what is blocked, nor by what.
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

/** What could not be done of taking access away; each has a text of its own. */
export type NotDone = 'apps' | 'spaces' | 'profile' | 'look' | 'remains';

export function notDoneOf({ grant }: PersonAccess): NotDone {
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

/** What a repair is called; each has a text of its own. */
export type RepairName =
  | 'request'
  | 'requestAgain'
  | 'requestRoleAgain'
  | 'record'
  | 'revoke';

/** What would repair a diagnosis, by name; undefined where that is not known, and the back end's label stands. */
export function repairNameOf(
  diagnosis: Diagnosis,
  access: Partial<Pick<PersonAccess, 'grant'>>,
): RepairName | undefined {
  const { code, repair } = diagnosis;
  if (repair?.input.kind === 'revoke') {
    return repair.input.offboarding ? undefined : 'revoke';
  }
  if (repair?.input.kind !== 'grant') {
    return undefined;
  }
  switch (code) {
    case 'no-access':
      return 'request';
    case 'profile-without-assignment':
      if (!('grant' in access)) {
        return undefined;
      }
      return access.grant ? 'requestAgain' : 'request';
    case 'profile-failed':
      return 'requestAgain';
    case 'role-differs':
      return 'requestRoleAgain';
    case 'access-nobody-granted':
    case 'unused':
      return 'record';
    default:
      return undefined;
  }
}
