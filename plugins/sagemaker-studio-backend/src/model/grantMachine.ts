/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The life of a grant. It becomes active only when an operation has read back what it should have made, and it ends only
 * when one has read back that it is gone. Whatever state a live grant is in, it can be revoked: nothing is asked but what
 * the grant itself holds.
 */
import type {
  GrantStatus,
  Offboarding,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { refuse, type Refusal, type Transition } from './outcome';
import {
  MEMBER,
  MOVED,
  type GrantRecord,
  type NewEvent,
  type RequestRecord,
} from './records';

/** What can happen to a grant. */
export type GrantCommand =
  /** AWS is made to match: the start of a scheduled grant, or the repair of one that drifted. */
  | {
      type: 'provision';
      /** What counts as announced from then on. */
      notices?: string[];
    }
  /** The operation has read back what it made, or drift has healed. */
  | { type: 'activate' }
  | {
      type: 'block';
      message: string;
      remedy?: string;
      /** Catalog refs of those who may know what to do about it, besides whoever asked. */
      notify?: string[];
    }
  /** What was blocked is tried again, or has moved by itself. */
  | {
      type: 'retry';
      /** Likewise, who was told that it was blocked. */
      notify?: string[];
    }
  /** AWS no longer matches. */
  | { type: 'degrade'; reason: string }
  /** Changes the end and nothing else; absent means until revoked. */
  | { type: 'extend'; expiresAt?: string }
  | { type: 'change-role'; executionRole: string }
  | { type: 'revoke'; reason: string; offboarding?: Offboarding }
  /** What an ended grant has left behind is deleted. */
  | { type: 'offboard'; offboarding: Offboarding }
  /** The end has come. */
  | { type: 'expire' }
  /** The person has left, it seems; the access is taken away at `deprovisionAt` unless they come back. */
  | {
      type: 'suspend';
      reason: string;
      /** What it was seen by, in words. */
      message?: string;
      deprovisionAt: string;
    }
  | { type: 'resume' }
  /** A revocation is taken back while that is possible. */
  | { type: 'undo' }
  /** The operation has read back that the access is gone. */
  | { type: 'end'; reason?: string; notify?: string[] }
  /** The domain is gone, and all access with it. */
  | { type: 'lose-target' };

/** Every state that a command leads to; what is not here is refused. */
export const GRANT_TRANSITIONS: Record<
  GrantStatus,
  Partial<Record<GrantCommand['type'], GrantStatus>>
> = {
  scheduled: {
    provision: 'provisioning',
    extend: 'scheduled',
    revoke: 'ended',
    expire: 'ended',
    suspend: 'suspended',
    'lose-target': 'ended',
  },
  provisioning: {
    activate: 'active',
    block: 'provision-blocked',
    extend: 'provisioning',
    revoke: 'deprovisioning',
    expire: 'deprovisioning',
    suspend: 'suspended',
    'lose-target': 'ended',
  },
  'provision-blocked': {
    retry: 'provisioning',
    extend: 'provision-blocked',
    'change-role': 'provisioning',
    revoke: 'deprovisioning',
    expire: 'deprovisioning',
    suspend: 'suspended',
    'lose-target': 'ended',
  },
  active: {
    provision: 'provisioning',
    degrade: 'degraded',
    extend: 'active',
    'change-role': 'provisioning',
    revoke: 'deprovisioning',
    expire: 'deprovisioning',
    suspend: 'suspended',
    'lose-target': 'ended',
  },
  degraded: {
    provision: 'provisioning',
    activate: 'active',
    extend: 'degraded',
    'change-role': 'provisioning',
    revoke: 'deprovisioning',
    expire: 'deprovisioning',
    suspend: 'suspended',
    'lose-target': 'ended',
  },
  suspended: {
    resume: 'provisioning',
    revoke: 'deprovisioning',
    expire: 'deprovisioning',
    'lose-target': 'ended',
  },
  deprovisioning: {
    block: 'deprovision-blocked',
    revoke: 'deprovisioning',
    undo: 'provisioning',
    end: 'ended',
    'lose-target': 'ended',
  },
  'deprovision-blocked': {
    // By something else than before.
    block: 'deprovision-blocked',
    retry: 'deprovisioning',
    revoke: 'deprovisioning',
    undo: 'provisioning',
    end: 'ended',
    'lose-target': 'ended',
  },
  ended: { offboard: 'deprovisioning' },
};

/** Where a suspended grant comes to that has not begun: AWS holds nothing of it, so nothing is made or taken back. */
export const UNBEGUN_TRANSITIONS: Partial<
  Record<GrantCommand['type'], GrantStatus>
> = { resume: 'scheduled', revoke: 'ended', expire: 'ended' };

/** Where an ended grant comes to whose remains are being deleted: taking that back brings no access back. */
export const OVER_TRANSITIONS: Partial<
  Record<GrantCommand['type'], GrantStatus>
> = { undo: 'ended' };

/** The state that a command leads to; absent when it is refused. */
export function targetOf(
  grant: Pick<GrantRecord, 'status' | 'startsAt' | 'endedAt'>,
  command: GrantCommand['type'],
): GrantStatus | undefined {
  const usual = GRANT_TRANSITIONS[grant.status][command];
  // What never began has left nothing behind.
  if (!usual || (command === 'offboard' && grant.startsAt)) {
    return undefined;
  }
  const isUnbegun =
    grant.status === 'suspended' && grant.startsAt !== undefined;
  const other =
    (isUnbegun ? UNBEGUN_TRANSITIONS[command] : undefined) ??
    (grant.endedAt ? OVER_TRANSITIONS[command] : undefined);
  return other ?? usual;
}

/** Commands whose names are no verbs for people. */
const WORDS: Partial<Record<GrantCommand['type'], string>> = {
  extend: 'be extended',
  'change-role': 'change its role',
  revoke: 'be revoked',
  expire: 'expire',
  suspend: 'be suspended',
  resume: 'be resumed',
  undo: 'be brought back',
  offboard: 'be offboarded',
  retry: 'be retried',
};

/** What is told of a change that the new state alone does not tell. */
const EVENT_TYPES: Partial<Record<GrantCommand['type'], NewEvent['type']>> = {
  extend: 'grant.extended',
  'change-role': 'grant.role-changing',
  revoke: 'grant.revoked',
  expire: 'grant.expired',
  resume: 'grant.resumed',
  undo: 'grant.revocation-undone',
  offboard: 'grant.offboarding',
};

/** Likewise, of a grant that had ended before. */
const EVENT_TYPES_OVER: typeof EVENT_TYPES = {
  end: 'grant.offboarded',
  undo: 'grant.offboarding-undone',
};

/**
 * Changes a grant. The operation that carries the change out is another matter: see `carryOut`.
 *
 * @param facts - `requestId`: the request that brings the change about, when it is not the one that made the grant
 */
export function changeGrant(
  grant: GrantRecord,
  command: GrantCommand,
  facts: { at: string; actor: string; requestId?: string },
): Transition<GrantRecord> | Refusal {
  const status = targetOf(grant, command.type);
  if (!status) {
    return refuse(
      'conflict',
      `The grant '${grant.grantId}' of ${grant.person} is ${
        grant.status
      }, so it cannot ${WORDS[command.type] ?? command.type} now`,
    );
  }
  const state = {
    ...grant,
    status,
    ...changed(grant, command),
    endedAt: endOf(grant, status, facts.at),
    updatedAt: facts.at,
  };
  return {
    state,
    events: [
      event(
        grant,
        (grant.endedAt ? EVENT_TYPES_OVER[command.type] : undefined) ??
          EVENT_TYPES[command.type] ??
          `grant.${status}`,
        facts,
        detailOf(grant, command),
        facts.requestId,
      ),
      ...(endsAtOnce(command, status)
        ? [
            event(
              grant,
              'grant.ended',
              facts,
              detailOf(state, { type: 'end' }),
              facts.requestId,
            ),
          ]
        : []),
    ],
    commands: [],
  };
}

/** Of what has not begun there is nothing to take back, so that giving it up is its end. */
function endsAtOnce(command: GrantCommand, status: GrantStatus): boolean {
  return (
    status === 'ended' &&
    (command.type === 'revoke' || command.type === 'expire')
  );
}

/** When the access ended; a grant that ended before that was noted was last changed by its end. */
function endOf(
  grant: GrantRecord,
  status: GrantStatus,
  at: string,
): string | undefined {
  if (grant.status === 'ended') {
    return grant.endedAt ?? grant.updatedAt;
  }
  return grant.endedAt ?? (status === 'ended' ? at : undefined);
}

function changed(
  grant: GrantRecord,
  command: GrantCommand,
): Partial<GrantRecord> {
  const staying = { endedReason: undefined, deprovisionAt: undefined };
  switch (command.type) {
    case 'provision':
      return {
        startsAt: undefined,
        notices: command.notices ?? grant.notices,
      };
    case 'extend':
      // A new end is announced anew.
      return {
        expiresAt: command.expiresAt,
        notices: grant.notices.filter(
          notice => notice === MEMBER || notice === MOVED,
        ),
      };
    case 'change-role':
      return { executionRole: command.executionRole };
    case 'revoke':
      return {
        endedReason: grant.endedAt ? grant.endedReason : command.reason,
        deprovisionAt: undefined,
      };
    case 'expire':
      return { endedReason: 'expired', deprovisionAt: undefined };
    case 'suspend':
      return {
        endedReason: command.reason,
        deprovisionAt: command.deprovisionAt,
      };
    case 'undo':
      return grant.endedAt ? {} : staying;
    case 'resume':
      return staying;
    case 'end':
      return {
        endedReason: command.reason ?? grant.endedReason ?? 'revoked',
      };
    case 'lose-target':
      return { endedReason: 'target-gone', deprovisionAt: undefined };
    default:
      return {};
  }
}

function detailOf(
  grant: GrantRecord,
  command: GrantCommand,
): NewEvent['detail'] {
  const who = { person: grant.person, domainId: grant.domainId };
  switch (command.type) {
    case 'block':
      return {
        message: command.message,
        ...(command.remedy ? { remedy: command.remedy } : {}),
        ...notifying(command),
      };
    case 'retry':
      return notifying(command);
    case 'degrade':
      return { ...who, reason: command.reason };
    case 'extend':
      return {
        ...who,
        from: grant.expiresAt ?? 'until revoked',
        to: command.expiresAt ?? 'until revoked',
      };
    case 'change-role':
      return {
        ...who,
        from: grant.executionRole,
        to: command.executionRole,
      };
    case 'revoke':
      return {
        ...who,
        reason: command.reason,
        ...(command.offboarding ? { offboarding: command.offboarding } : {}),
      };
    case 'suspend':
      return {
        ...who,
        reason: command.reason,
        ...(command.message ? { message: command.message } : {}),
        deprovisionAt: command.deprovisionAt,
      };
    case 'end':
      return {
        ...who,
        reason: command.reason ?? grant.endedReason ?? 'revoked',
        ...(grant.remainingAccess?.length
          ? { remainingAccess: grant.remainingAccess }
          : {}),
        ...notifying(command),
      };
    case 'offboard':
      return { ...who, offboarding: command.offboarding };
    case 'lose-target':
      return { ...who, reason: 'target-gone' };
    case 'expire':
      return { ...who, expiresAt: grant.expiresAt ?? '' };
    default:
      return {};
  }
}

function notifying({ notify }: { notify?: string[] }): NewEvent['detail'] {
  return notify?.length ? { notify } : {};
}

/** Whether a grant is being taken back, or what it has left behind is; who asks for access cannot have it by that one. */
export function isEnding(status: GrantStatus): boolean {
  return status === 'deprovisioning' || status === 'deprovision-blocked';
}

/** What becomes of an approval: new grants, and grants that were there already. */
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
 * Makes the grants of an approved request. A live grant with the same role is reused, so that asking twice makes
 * nothing twice; one with another role is a change of role, which is another kind of request; and one that is being taken
 * back has to be brought back or to end first.
 */
export function grantsOfApproval(
  request: RequestRecord,
  facts: {
    at: string;
    actor: string;
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
    const beneficiary = request.people.find(
      ({ person }) => person === item.person,
    );
    if (!beneficiary) {
      continue;
    }
    const existing = facts.live.find(grant => isSamePerson(grant, beneficiary));
    if (existing) {
      result.attached.push(existing);
      if (
        existing.status === 'provision-blocked' ||
        existing.status === 'degraded' ||
        (existing.status === 'active' && item.changes)
      ) {
        result.again.push(existing);
      }
      result.events.push(
        event(existing, 'grant.reused', facts, {}, request.requestId),
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
      requester: request.requester,
      domainId: request.domainId,
      ...facts.domain,
      executionRole: request.executionRole,
      status: facts.startsAt ? 'scheduled' : 'provisioning',
      throughGroup: request.throughGroup,
      plannedProfileName:
        create?.do === 'create-profile' ? create.profileName : undefined,
      made: {},
      startsAt: facts.startsAt,
      expiresAt: facts.expiresAt,
      notices: [],
      createdAt: facts.at,
      updatedAt: facts.at,
    };
    result.created.push(grant);
    result.events.push(
      event(grant, `grant.${grant.status}`, facts, {
        person: grant.person,
        domainId: grant.domainId,
        executionRole: grant.executionRole,
        ...(grant.startsAt ? { startsAt: grant.startsAt } : {}),
      }),
    );
  }
  return result;
}

/** Refuses when the access of one of the people is being taken back, since the grant that is going away brings none. */
function findEnding(
  request: Pick<RequestRecord, 'domainId' | 'people'>,
  live: GrantRecord[],
): Refusal | undefined {
  const ending = live.filter(
    grant =>
      grant.domainId === request.domainId &&
      isEnding(grant.status) &&
      request.people.some(beneficiary => isSamePerson(grant, beneficiary)),
  );
  return ending.length
    ? refuse(
        'conflict',
        ending
          .map(
            grant =>
              `The grant '${grant.grantId}' of ${grant.person} for '${grant.domainId}' is ${grant.status}; undo that while it is possible, or wait until it has ended`,
          )
          .join('. '),
      )
    : undefined;
}

/** Refuses when one of the people already holds the domain with another role. */
export function findRoleConflict(
  request: Pick<RequestRecord, 'domainId' | 'executionRole' | 'people'>,
  live: GrantRecord[],
): Refusal | undefined {
  const other = live.filter(
    grant =>
      grant.domainId === request.domainId &&
      grant.executionRole !== request.executionRole &&
      request.people.some(beneficiary => isSamePerson(grant, beneficiary)),
  );
  return other.length
    ? refuse(
        'conflict',
        other
          .map(
            grant =>
              `${grant.person} already has the grant '${grant.grantId}' for '${grant.domainId}' with the role ${grant.executionRole}; ask with that role, since a second grant for the same domain cannot carry another`,
          )
          .join('. '),
      )
    : undefined;
}

/** By catalog ref or by Identity Center user: two catalog users may lead to one. */
export function isSamePerson(
  a: { person: string; userId: string },
  b: { person: string; userId: string },
): boolean {
  return a.person === b.person || a.userId === b.userId;
}

function event(
  grant: GrantRecord,
  type: NewEvent['type'],
  facts: { at: string; actor: string },
  detail: NewEvent['detail'],
  requestId: string = grant.requestId,
): NewEvent {
  return {
    requestId,
    grantId: grant.grantId,
    type,
    actor: facts.actor,
    at: facts.at,
    detail,
  };
}
