/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Diagnoses that follow from a grant and the state of its operation. */
import type { OperationStepName } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { blockedBy, isLetIn, timeOf, diagnosis } from './diagnosisWords';
import { say } from '../util/say';
import { endOfAccess } from './endOfAccess';
import { type DomainFacts, type PersonFacts } from './facts';
import { isAssignmentUnknown } from './unreadDiagnoses';
import { roleName } from '../model/roleName';

/** Access that should be gone is access until it is. */
export function notGone(facts: PersonFacts, domain: DomainFacts) {
  const { grant } = facts;
  return (
    grant?.status === 'deprovision-blocked' &&
    !endOfAccess(facts, domain) &&
    diagnosis(
      'blocked',
      `Still has access: removing ${facts.displayName} from '${
        domain.name
      }' is blocked${blockedBy(
        grant.error,
      )} It is tried again by itself until it is done.`,
    )
  );
}

const NOT_DONE: Partial<Record<OperationStepName, string>> = {
  'stop-apps': 'the running apps could not be stopped',
  'delete-spaces': 'the spaces could not be deleted',
  'delete-profile': 'the profile could not be deleted',
  'verify-removed': 'nobody could look whether all is gone',
};

/** Nobody else can see to it, whether the person is still there or not. */
export function notDeleted(facts: PersonFacts, domain: DomainFacts) {
  const { grant } = facts;
  if (grant?.status !== 'deprovision-blocked' || !endOfAccess(facts, domain)) {
    return undefined;
  }
  return diagnosis(
    'blocked',
    `The access of ${facts.displayName} to '${domain.name}' has ended, ${
      isLetIn(facts, domain) ? 'though another way in is left, and' : 'but'
    } ${
      (grant.step && NOT_DONE[grant.step]) ??
      'what they left behind could not be deleted'
    }${blockedBy(grant.error)} It is tried again by itself until it is done.`,
  );
}

export function suspended(facts: PersonFacts, domain: DomainFacts) {
  const { grant, displayName } = facts;
  const { name } = domain;
  return (
    grant?.status === 'suspended' &&
    diagnosis(
      'suspended',
      `${displayName} seems to have left, so the access to '${name}' is suspended${
        grant.deprovisionAt ? ` and is removed at ${grant.deprovisionAt}` : ''
      } unless they are back by then.`,
    )
  );
}

export function operationUnderWay(facts: PersonFacts, domain: DomainFacts) {
  const { grant, displayName } = facts;
  const { name } = domain;
  const isRoleChange = grant?.operationKind === 'change-role';
  const role = grant && roleName(grant.executionRole);
  switch (grant?.status) {
    case 'provision-blocked': {
      const what = isRoleChange
        ? `Changing the role of ${displayName} in '${name}' to ${role}`
        : `Bringing ${displayName} into '${name}'`;
      return diagnosis(
        'blocked',
        `${what} is blocked${blockedBy(grant.error)}`,
      );
    }
    case 'scheduled':
      return diagnosis(
        'scheduled',
        `The access of ${displayName} to '${name}' starts ${
          grant.startsAt ? `on ${timeOf(grant.startsAt)}` : 'later'
        }; nothing is done in AWS before.`,
      );
    case 'provisioning':
      return diagnosis(
        'in-progress',
        isRoleChange
          ? `The role of ${displayName} in '${name}' is being changed to ${role}; the access stays meanwhile.`
          : `${displayName} is being brought into '${name}'; this usually takes less than a minute.`,
      );
    case 'deprovisioning': {
      const isCoolingOff = grant.step === 'cool-off';
      const deleting = isCoolingOff
        ? 'deleted once the time to take that back is over'
        : 'being deleted';
      const state = endOfAccess(facts, domain)
        ? `has ended; what they left behind is ${deleting}`
        : 'is being removed';
      return diagnosis(
        isCoolingOff ? 'cooling-off' : 'in-progress',
        `The access of ${displayName} to '${name}' ${state}.`,
      );
    }
    default:
      return undefined;
  }
}

const HOW_ENDED: Record<string, string> = {
  expired: 'expired',
  revoked: 'was revoked',
  left: 'was removed, since they had left,',
};

/** A revocation keeps the profile and its data on purpose, so they need no repair. */
export function accessEnded(facts: PersonFacts, domain: DomainFacts) {
  const { ended, profile, formerProfiles = [] } = facts;
  const isKept = profile
    ? profile.status === 'InService'
    : formerProfiles.length > 0;
  return (
    ended &&
    isKept &&
    !facts.grant &&
    !isLetIn(facts, domain) &&
    !isAssignmentUnknown(facts, domain) &&
    diagnosis(
      'access-ended',
      `The access of ${facts.displayName} to '${domain.name}' ${
        HOW_ENDED[ended.endedReason ?? ''] ?? 'ended'
      } on ${timeOf(ended.endedAt)}; the profile and its data are kept.`,
    )
  );
}

/** The identity provider's decision: an assignment of one's own would go round it. */
export function outOfGroup(facts: PersonFacts, domain: DomainFacts) {
  const { displayName } = facts;
  const { name } = domain;
  const group = facts.grant?.throughGroup;
  if (
    !group ||
    facts.grant?.status !== 'degraded' ||
    facts.throughGroups.some(({ groupId }) => groupId === group.groupId)
  ) {
    return undefined;
  }
  const code = facts.profile ? 'profile-without-assignment' : 'no-access';
  const values = {
    person: displayName,
    domain: name,
    group: group.displayName,
  };
  if (group.isGone) {
    return diagnosis(code, say('diagnosed.group-gone', values));
  }
  return diagnosis(
    code,
    say(
      isLetIn(facts, domain)
        ? 'diagnosed.group-left-let-in'
        : 'diagnosed.group-left',
      values,
    ),
  );
}
