/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The outbox messages of an event: to the auditor about decisions and changes of grants, to people about what concerns
 * them, and to open pages about everything. Built in the transaction that stores the event.
 */
import type { GrantStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { linkToRequest } from '../model/linkToRequest';
import { auditMessageOf } from './auditMessages';
import type { ChainedEvent } from './eventChain';
import { grantNotifications } from './notifications/grantNotifications';
import { leaverNotifications } from './notifications/leaverNotifications';
import { requestNotifications } from './notifications/requestNotifications';
import { isUnderWay } from './notifications/settledNotifications';
import type { Recipient } from './notifications/wording';
import type {
  Addressees,
  MessageFacts,
  NotificationMessage,
  OutboxMessage,
  SignalMessage,
} from './OutboxMessage';

/** Messages to the auditor and to people. */
export function outboxMessagesOf(
  event: ChainedEvent,
  facts: MessageFacts,
): OutboxMessage[] {
  const audit = auditMessageOf(event, facts);
  return [
    ...(audit ? [{ kind: 'audit' as const, payload: audit }] : []),
    ...notificationsOf(event, facts).map(payload => ({
      kind: 'notification' as const,
      payload,
    })),
  ];
}

function notificationsOf(
  event: ChainedEvent,
  facts: MessageFacts,
): NotificationMessage[] {
  const [family] = event.type.split('.');
  if (family === 'record' || family === 'settings') {
    return [];
  }
  if (family === 'leavers') {
    return leaverNotifications(event);
  }
  const drafts =
    family === 'request'
      ? requestNotifications(event, facts)
      : grantNotifications(event, facts);
  // Nobody is notified twice of an event.
  const earlier: Addressees[] = [];
  return drafts.flatMap(draft => {
    const excluded = refsToday(draft.excluded, facts);
    const recipients = refsToday(draft.recipients, facts).filter(
      recipient =>
        !excluded.includes(recipient) &&
        !earlier.some(each => each.recipients.includes(recipient)),
    );
    if (recipients.length === 0) {
      return [];
    }
    const groups = earlier.filter(each => each.recipients.some(isGroup));
    earlier.push({ recipients, excluded });
    return [
      {
        ...draft,
        recipients,
        excluded,
        ...(groups.length ? { notified: groups } : {}),
        link: draft.link ?? linkToRequest(String(event.requestId)),
      },
    ];
  });
}

function isGroup(ref: string): boolean {
  return ref.startsWith('group:');
}

function refsToday(
  recipients: Recipient[],
  { namesToday = ({ ref }) => [ref], refsInConflict }: MessageFacts,
): string[] {
  return [
    ...new Set(
      recipients.flatMap(each => {
        if (typeof each !== 'string') {
          return namesToday(each);
        }
        return refsInConflict?.has(each) ? [] : [each];
      }),
    ),
  ];
}

/** Whether the messages of an event depend on the states of all grants of the request. */
export function needsGrantStatuses(event: { type: string }): boolean {
  return (
    event.type === 'grant.active' || event.type === 'grant.provision-blocked'
  );
}

/** Of steps nobody is notified. */
export function isStep(event: { type: string }): boolean {
  return /^(step|operation)\./.test(event.type);
}

/**
 * Whether the messages of an event depend on the request. Signals of steps do with what the grant knows, and of one who is
 * ready while others are under way only they themselves are told.
 *
 * @param statuses - of all grants of the request, where the messages depend on them
 */
export function needsRequest(
  event: { type: string },
  statuses: readonly GrantStatus[] = [],
): boolean {
  return !(
    isStep(event) ||
    (event.type === 'grant.active' && isUnderWay(statuses))
  );
}

/** Signals of events that are stored together: one for each request, and one for events without a request. */
export function signalMessagesOf(
  events: { event: ChainedEvent; facts: MessageFacts }[],
): SignalMessage[] {
  const signals = new Map<string | undefined, SignalMessage>();
  for (const { event, facts } of events) {
    if (event.type === 'record.updated') {
      continue;
    }
    const signal = signals.get(event.requestId) ?? {
      requestId: event.requestId,
      grantIds: [],
      what: [],
    };
    signals.set(event.requestId, signal);
    const about = facts.request ?? facts.grant;
    signal.team ??= about?.team;
    signal.domainId ??= about?.domainId;
    addNew(signal.grantIds, event.grantId);
    addNew(signal.what, event.type);
  }
  return [...signals.values()];
}

function addNew(values: string[], value: string | undefined): void {
  if (value !== undefined && !values.includes(value)) {
    values.push(value);
  }
}
