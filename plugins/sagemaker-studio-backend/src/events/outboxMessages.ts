/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Who has to be told what about events: the auditor of decisions and changes of grants, people of what concerns them,
 * and open pages of everything. Decided in the transaction that stores the events, from what is stored with them.
 */
import { auditMessageOf } from './auditMessages';
import type { ChainedEvent } from './eventChain';
import { notificationMessagesOf } from './notificationMessages';
import type {
  SignalMessage,
  OutboxMessage,
  MessageFacts,
} from './OutboxMessage';

/** What the auditor and people are told of an event. */
export function outboxMessagesOf(
  event: ChainedEvent,
  facts: MessageFacts,
): OutboxMessage[] {
  const audit = auditMessageOf(event, facts);
  return [
    ...(audit ? [{ kind: 'audit' as const, payload: audit }] : []),
    ...notificationMessagesOf(event, facts).map(payload => ({
      kind: 'notification' as const,
      payload,
    })),
  ];
}

/** Whether the states of all grants of the request have to be known to tell of an event. */
export function needsGrantStatuses(event: { type: string }): boolean {
  return (
    event.type === 'grant.active' || event.type === 'grant.provision-blocked'
  );
}

/** Whether the request has to be known to tell of an event of one of its grants; open pages are told what the grant knows. */
export function needsRequest(event: { type: string }): boolean {
  return !/^(step|operation)\./.test(event.type);
}

/** What open pages are told of events that are stored together: one signal for each request, and one for what belongs to none. */
export function signalMessagesOf(
  events: { event: ChainedEvent; facts: MessageFacts }[],
): SignalMessage[] {
  const signals = new Map<string | undefined, SignalMessage>();
  for (const { event, facts } of events) {
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
