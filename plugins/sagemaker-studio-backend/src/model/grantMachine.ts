/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Changes of a grant by commands. A grant becomes active only when an operation has read back what it created, and ends
 * only when one has read back that it is gone.
 */
import {
  type GrantStatus,
  englishOf,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { targetOf, type GrantCommand } from './grantTransitions';
import { refuse, type Refusal, type Transition } from './outcome';
import type { GrantRecord, NewEvent } from './records';
import { say } from '../util/say';
import { statusOf } from './statusWords';

/** How a refusal names a command: it cannot … now. */
const VERBS: Partial<Record<GrantCommand['type'], Message>> = {
  extend: say('verb.extend'),
  'change-role': say('verb.change-role'),
  revoke: say('verb.revoke'),
  expire: say('verb.expire'),
  suspend: say('verb.suspend'),
  resume: say('verb.resume'),
  undo: say('verb.undo'),
  offboard: say('verb.offboard'),
  retry: say('verb.retry'),
};

/** Events that are named after the command; the others are named after the new state. */
const EVENT_TYPES: Partial<Record<GrantCommand['type'], NewEvent['type']>> = {
  extend: 'grant.extended',
  'change-role': 'grant.role-changing',
  revoke: 'grant.revoked',
  expire: 'grant.expired',
  resume: 'grant.resumed',
  undo: 'grant.revocation-undone',
  offboard: 'grant.offboarding',
};

/** The same for a grant that had ended before. */
const EVENT_TYPES_OVER: typeof EVENT_TYPES = {
  end: 'grant.offboarded',
  undo: 'grant.offboarding-undone',
};

/** @param facts - `requestId`: the request behind the change, when it is not the one that created the grant */
export function changeGrant(
  grant: GrantRecord,
  command: GrantCommand,
  facts: { at: string; actor: string; requestId?: string },
): Transition<GrantRecord> | Refusal {
  const { type } = command;
  const status = targetOf(grant, type);
  if (!status) {
    return refuse(
      'conflict',
      say('refused.transition', {
        person: grant.displayName,
        status: statusOf(grant),
        verb: VERBS[type] ?? say('verb.other'),
      }),
    );
  }
  const { changes, detail = {} } = effectOf(command, grant);
  const state = {
    ...grant,
    status,
    ...changes,
    endedAt: endOf(grant, status, facts.at),
    updatedAt: facts.at,
  };
  const eventType =
    (grant.endedAt ? EVENT_TYPES_OVER[type] : undefined) ??
    EVENT_TYPES[type] ??
    (`grant.${status}` as const);
  const events = [grantEvent(grant, eventType, facts, given(detail))];
  // A grant that has not begun has nothing to take away, so giving it up is its end.
  if (status === 'ended' && (type === 'revoke' || type === 'expire')) {
    const end = effectOf({ type: 'end' }, state).detail ?? {};
    events.push(grantEvent(grant, 'grant.ended', facts, given(end)));
  }
  return { state, events };
}

/** When the access ended. Grants that ended before this was recorded were last changed by their end. */
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

/** Changes of a command besides the status, and the detail of its event. */
type Effect = {
  changes?: Partial<GrantRecord>;
  detail?: NewEvent['detail'];
};

function effectOf(command: GrantCommand, grant: GrantRecord): Effect {
  const noEnd = { endedReason: undefined, deprovisionAt: undefined };
  const of = { person: grant.person, domainId: grant.domainId };
  const { type, ...detail } = command;
  switch (command.type) {
    case 'block':
    case 'retry':
      return { detail };
    case 'provision':
      return {
        changes: {
          startsAt: undefined,
          announced: command.announced ?? grant.announced,
        },
      };
    case 'degrade':
    case 'offboard':
      return { detail: { ...of, ...detail } };
    case 'extend':
      return {
        // A new end is announced again.
        changes: {
          expiresAt: command.expiresAt,
          announced: [],
          isDelayAnnounced: undefined,
        },
        detail: {
          ...of,
          from: grant.expiresAt,
          to: command.expiresAt,
          ...(command.expiresAt === undefined && { noEnd: true }),
        },
      };
    case 'change-role': {
      const { executionRole } = command;
      return {
        changes: { executionRole },
        detail: { ...of, from: grant.executionRole, to: executionRole },
      };
    }
    case 'revoke': {
      const { reason } = command;
      const endedReason = grant.endedAt ? grant.endedReason : reason;
      return {
        changes: { ...noEnd, endedReason },
        detail: { ...of, ...detail },
      };
    }
    case 'expire':
      return {
        changes: { ...noEnd, endedReason: 'expired' },
        detail: { ...of, expiresAt: grant.expiresAt },
      };
    case 'suspend': {
      const { reason, deprovisionAt } = command;
      return {
        changes: { endedReason: reason, deprovisionAt },
        detail: { ...of, ...detail },
      };
    }
    case 'undo':
      return grant.endedAt ? {} : { changes: noEnd };
    case 'resume':
      return { changes: noEnd };
    case 'end': {
      const { notify, reason = grant.endedReason ?? 'revoked' } = command;
      const { remainingAccess } = grant;
      return {
        changes: { endedReason: reason },
        detail: {
          ...of,
          reason,
          remainingAccess: remainingAccess?.map(englishOf),
          messages: remainingAccess?.length ? { remainingAccess } : undefined,
          notify,
        },
      };
    }
    case 'lose-target': {
      const reason = 'target-gone';
      return {
        changes: { ...noEnd, endedReason: reason },
        detail: { ...of, reason },
      };
    }
    default:
      return {};
  }
}

/** Without what is absent or empty, so that an event reads the same before and after it was stored. */
function given(detail: NewEvent['detail']): NewEvent['detail'] {
  return Object.fromEntries(
    Object.entries(detail).filter(
      ([, value]) =>
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

export function grantEvent(
  grant: GrantRecord,
  type: NewEvent['type'],
  facts: { at: string; actor: string; requestId?: string },
  detail: NewEvent['detail'],
): NewEvent {
  return {
    requestId: facts.requestId ?? grant.requestId,
    grantId: grant.grantId,
    type,
    actor: facts.actor,
    at: facts.at,
    detail,
  };
}
