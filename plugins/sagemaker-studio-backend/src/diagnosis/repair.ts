/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Which request would make what is what should be. Only what to ask for is said here; who may ask for it, and with which
 * team, is a matter of policies.
 */
import type {
  Diagnosis,
  Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { GRANT_TRANSITIONS } from '../model/grantTransitions';
import { say } from '../util/say';
import type { DomainFacts, PersonFacts } from './facts';

/** A request that would repair something, but for team and length. */
export type Repair = { label: Message } & (
  | {
      kind: 'grant';
      executionRole: string;
      /** Id of the Identity Center group by which the grant at hand lives. */
      throughGroup?: string;
    }
  | { kind: 'revoke'; grantId: string }
  | { kind: 'delete'; grantId: string; team?: string }
);

/** The request that would repair a diagnosis; `undefined` where none can, or one is in review already. */
export function repairOf(
  diagnosis: Diagnosis,
  facts: PersonFacts,
  domain: DomainFacts,
): Repair | undefined {
  if (facts.pendingRequestId || isOutOfGroup(diagnosis, facts)) {
    return undefined;
  }
  switch (diagnosis.code) {
    case 'no-access':
      return canBeLetIn(facts)
        ? letIn(say('repair.request'), facts, domain)
        : undefined;
    case 'profile-without-assignment':
      return letIn(
        facts.grant ? say('repair.request-again') : say('repair.request'),
        facts,
        domain,
      );
    case 'profile-gone':
      return letIn(say('repair.request-again'), facts, domain);
    case 'profile-failed':
      return facts.profile?.status === 'Update_Failed'
        ? letIn(say('repair.request-again'), facts, domain)
        : undefined;
    case 'role-differs':
      return letIn(say('repair.request-role-again'), facts, domain);
    case 'access-nobody-granted':
      return bringOnRecord(facts, domain);
    case 'unused':
      return takeBack(facts) ?? bringOnRecord(facts, domain);
    case 'disabled-but-holding':
    case 'suspended':
      return takeBack(facts);
    case 'access-ended':
      return deleteLeft(facts);
    case 'ready':
      return facts.grant?.moved ? takeBack(facts) : undefined;
    default:
      return undefined;
  }
}

/** Whether they are in the group is for the identity provider to say, so asking again may well change nothing. */
function isOutOfGroup(diagnosis: Diagnosis, { grant }: PersonFacts): boolean {
  return (
    grant?.throughGroup !== undefined &&
    (diagnosis.code === 'profile-without-assignment' ||
      diagnosis.code === 'no-access')
  );
}

function canBeLetIn(facts: PersonFacts): boolean {
  return (
    facts.identity.outcome === 'found' && facts.identity.status === 'ENABLED'
  );
}

/** With the role that was granted, or else the one the profile has, so that nothing changes but the record. */
function letIn(
  label: Message,
  facts: PersonFacts,
  domain: DomainFacts,
): Repair {
  return {
    label,
    kind: 'grant',
    executionRole:
      facts.grant?.executionRole ??
      facts.profile?.executionRole ??
      domain.defaultExecutionRole,
    throughGroup: facts.grant?.throughGroup?.groupId,
  };
}

/** Access through a group cannot be changed by a request for one person. */
function bringOnRecord(
  facts: PersonFacts,
  domain: DomainFacts,
): Repair | undefined {
  return facts.assignedDirectly
    ? letIn(say('repair.record'), facts, domain)
    : undefined;
}

function deleteLeft({ ended }: PersonFacts): Repair | undefined {
  return (
    ended && {
      label: say('repair.delete-left'),
      kind: 'delete',
      grantId: ended.grantId,
      team: ended.team,
    }
  );
}

function takeBack({ grant }: PersonFacts): Repair | undefined {
  return grant && GRANT_TRANSITIONS[grant.status].revoke
    ? { label: say('repair.revoke'), kind: 'revoke', grantId: grant.grantId }
    : undefined;
}
