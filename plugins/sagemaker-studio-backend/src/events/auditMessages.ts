/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { JsonObject } from '@backstage/types';
import type { ChainedEvent } from './eventChain';
import type { AuditMessage, MessageFacts } from './OutboxMessage';

type Family = Pick<AuditMessage, 'eventId' | 'severityLevel'>;

/** The events of requests that the auditor gets, by the end of their type. */
const REQUEST_FAMILIES: Record<string, Family> = {
  submitted: { eventId: 'request-create', severityLevel: 'low' },
  voted: { eventId: 'request-decide', severityLevel: 'medium' },
  amended: { eventId: 'request-decide', severityLevel: 'medium' },
  approved: { eventId: 'request-decide', severityLevel: 'medium' },
  rejected: { eventId: 'request-decide', severityLevel: 'medium' },
  commented: { eventId: 'request-comment', severityLevel: 'low' },
  withdrawn: { eventId: 'request-end', severityLevel: 'low' },
  expired: { eventId: 'request-end', severityLevel: 'low' },
  invalidated: { eventId: 'request-end', severityLevel: 'medium' },
};

/** The events of new domains that the auditor gets. */
const DOMAIN_FAMILIES: Record<string, Family> = {
  'creation-started': { eventId: 'domain-create', severityLevel: 'medium' },
  'creation-blocked': { eventId: 'domain-create', severityLevel: 'medium' },
  created: { eventId: 'domain-create', severityLevel: 'medium' },
  'creation-cancelling': { eventId: 'domain-cancel', severityLevel: 'medium' },
  'creation-cancelled': { eventId: 'domain-cancel', severityLevel: 'medium' },
};

/** AWS does not follow. */
const BLOCKED = [
  'provision-blocked',
  'deprovision-blocked',
  'removal-blocked',
  'creation-blocked',
];

/** The change threshold waits for a person: a fault, or more people gone than expected. */
const HELD_BACK = ['held-back', 'requests-held-back', 'team-rule-held-back'];

/** Events of grants that change nothing. */
const NO_CHANGE = ['reused', 'expiry-notice', 'start-delayed'];

/** Severities of changes of grants; the others are medium. */
const SEVERITIES: Record<string, Family['severityLevel']> = {
  // Access that should be gone and is not.
  'deprovision-blocked': 'high',
  'mover-noticed': 'low',
};

/** The audit message of a decision or of a change of a grant. */
export function auditMessageOf(
  event: ChainedEvent,
  facts: MessageFacts,
): AuditMessage | undefined {
  const [subject = '', action = ''] = event.type.split('.');
  const family = familyOf(subject, action);
  if (!family) {
    return undefined;
  }
  const about = subject === 'grant' ? facts.grant : facts.request;
  return {
    ...family,
    meta: asJson({
      actionType: action,
      sequence: event.sequence,
      hash: event.hash,
      at: event.at,
      actor: event.actor,
      actorUserId: event.actorUserId,
      source: event.source,
      actorChain: event.actorChain,
      requestId: event.requestId,
      grantId: event.grantId,
      team: about?.team,
      domainId: about?.domainId,
      person: subject === 'grant' ? facts.grant?.person : undefined,
      detail: event.detail,
    }),
    failure: BLOCKED.includes(action)
      ? String(event.detail.message ?? 'Somebody has to act')
      : undefined,
  };
}

/** As it will be stored: without members that are undefined. */
function asJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}

function familyOf(subject: string, action: string): Family | undefined {
  if (subject === 'request') {
    return REQUEST_FAMILIES[action];
  }
  if (subject === 'domain') {
    return DOMAIN_FAMILIES[action];
  }
  if (subject === 'identity') {
    return { eventId: 'identity-decide', severityLevel: 'medium' };
  }
  if (subject === 'settings') {
    return { eventId: 'settings-change', severityLevel: 'medium' };
  }
  if (subject === 'leavers') {
    return {
      eventId: 'leavers',
      severityLevel: HELD_BACK.includes(action) ? 'high' : 'medium',
    };
  }
  if (subject === 'record' && action !== 'updated') {
    return { eventId: 'event-log', severityLevel: 'medium' };
  }
  if (subject === 'assignment') {
    return { eventId: 'assignment-removal', severityLevel: 'medium' };
  }
  if (subject !== 'grant' || NO_CHANGE.includes(action)) {
    return undefined;
  }
  return {
    eventId: 'grant-change',
    severityLevel: SEVERITIES[action] ?? 'medium',
  };
}
