/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  PlanItem,
  Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { grantEvent } from './grantMachine';
import { isEnding } from './grantTransitions';
import { takenOverBy } from './takeOver';
import { refuse, type Refusal } from './outcome';
import {
  isPlannedFor,
  isSamePerson,
  type GrantRecord,
  type NewEvent,
  type RequestRecord,
} from './records';
import type { EntityRef } from './names';
import { say, sayAll } from '../util/say';
import { statusOf } from './statusWords';

/** The grants of an approval: new ones, and ones that exist already. */
export type GrantsOfApproval = {
  /** To insert; each that is `provisioning` needs an operation. */
  created: GrantRecord[];
  /** Grants that exist already and are shown with the request. */
  attached: GrantRecord[];
  /** Of the attached: those that have to be provisioned again, since AWS does not match them any more. */
  again: GrantRecord[];
  events: NewEvent[];
};

/**
 * Creates the grants of an approved request. A live grant with the same role is reused. One with another role needs a
 * request to change the role; and one that is being taken away has to be undone or to end first.
 */
export function grantsOfApproval(
  request: RequestRecord,
  facts: {
    at: string;
    actor: EntityRef;
    live: GrantRecord[];
    domain: { accountId: string; region: string; applicationArn: string };
    newId: () => string;
    /** ISO 8601; when the new grants are to begin, absent at once. */
    startsAt?: string;
    /** ISO 8601; the end of the new grants, absent until revoked. */
    expiresAt?: string;
  },
): GrantsOfApproval | Refusal {
  const conflict =
    findEnding(request, facts.live) ?? findRoleConflict(request, facts.live);
  if (conflict) {
    return conflict;
  }
  const result: GrantsOfApproval = {
    created: [],
    attached: [],
    again: [],
    events: [],
  };
  for (const item of request.plan.items) {
    const beneficiary = request.people.find(each => isPlannedFor(item, each));
    if (!beneficiary) {
      continue;
    }
    const existing = facts.live.find(grant => isSamePerson(grant, beneficiary));
    const takenOver = takenOverBy(item);
    if (existing) {
      const reused = takenOver ? { ...existing, takenOver } : existing;
      result.attached.push(reused);
      if (isProvisionedAgain(existing, item)) {
        result.again.push(reused);
      }
      const by = { ...facts, requestId: request.requestId };
      result.events.push(
        grantEvent(
          existing,
          'grant.reused',
          by,
          takenOver ? { takenOver } : {},
        ),
      );
      continue;
    }
    const create = item.steps.find(step => step.do === 'create-profile');
    const grant: GrantRecord = {
      grantId: facts.newId(),
      version: 0,
      requestId: request.requestId,
      ...beneficiary,
      team: request.team,
      teamGroupId: request.teamGroupId,
      requester: request.requester,
      domainId: request.domainId,
      ...facts.domain,
      executionRole: request.executionRole,
      status: facts.startsAt ? 'scheduled' : 'provisioning',
      throughGroup: request.throughGroup,
      plannedProfileName:
        create?.do === 'create-profile' ? create.profileName : undefined,
      takenOver,
      created: {},
      startsAt: facts.startsAt,
      expiresAt: facts.expiresAt,
      announced: [],
      createdAt: facts.at,
      updatedAt: facts.at,
    };
    result.created.push(grant);
    result.events.push(
      grantEvent(grant, `grant.${grant.status}`, facts, {
        person: grant.person,
        domainId: grant.domainId,
        executionRole: grant.executionRole,
        ...(grant.startsAt ? { startsAt: grant.startsAt } : {}),
        ...(takenOver ? { takenOver } : {}),
      }),
    );
  }
  return result;
}

/** Whether a request that finds the grant makes AWS match it again; otherwise it changes nothing. */
export function isProvisionedAgain(
  { status }: Pick<GrantRecord, 'status'>,
  item: Pick<PlanItem, 'changes'>,
): boolean {
  return (
    status === 'provision-blocked' ||
    status === 'degraded' ||
    (status === 'active' && item.changes)
  );
}

/** Refuses when the access of one of the people is being taken away. */
function findEnding(
  request: Pick<RequestRecord, 'domainId' | 'people'>,
  live: GrantRecord[],
): Refusal | undefined {
  return refuseAny(
    heldBy(request, live).filter(({ status }) => isEnding(status)),
    ({ displayName, domainId, status }) =>
      say('refused.ending', {
        person: displayName,
        domain: domainId,
        status: statusOf({ status }),
      }),
  );
}

/** Refuses when one of the people already holds the domain with another role. */
export function findRoleConflict(
  request: Pick<RequestRecord, 'domainId' | 'executionRole' | 'people'>,
  live: GrantRecord[],
): Refusal | undefined {
  return refuseAny(
    heldBy(request, live).filter(
      ({ executionRole }) => executionRole !== request.executionRole,
    ),
    ({ displayName, domainId, executionRole }) =>
      say('refused.other-role', {
        person: displayName,
        domain: domainId,
        role: executionRole,
      }),
  );
}

/** The grants of the people of a request for its domain. */
function heldBy(
  { domainId, people }: Pick<RequestRecord, 'domainId' | 'people'>,
  live: GrantRecord[],
): GrantRecord[] {
  return live.filter(
    grant =>
      grant.domainId === domainId &&
      people.some(beneficiary => isSamePerson(grant, beneficiary)),
  );
}

function refuseAny(
  grants: GrantRecord[],
  why: (grant: GrantRecord) => Message,
): Refusal | undefined {
  return grants.length
    ? refuse('conflict', sayAll(grants.map(why)))
    : undefined;
}
