/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The filters of the event log, as entered. */
export type EventFilter = {
  family?: EventFamily;
  actor?: string;
  requestId?: string;
  domainId?: string;
};

export const EVENT_FAMILIES = [
  'request',
  'grant',
  'operation',
  'step',
  'leavers',
  'record',
] as const;

export type EventFamily = (typeof EVENT_FAMILIES)[number];

/** The actor that a typed name stands for, as events name it. */
export function actorRefOf(text: string): string | undefined {
  const actor = text.trim();
  if (!actor || actor === 'system' || /^(policy|team-rule):/.test(actor)) {
    return actor || undefined;
  }
  const [kind, name] = actor.includes(':')
    ? [actor.slice(0, actor.indexOf(':')), actor.slice(actor.indexOf(':') + 1)]
    : ['user', actor];
  const ref = `${kind}:${name.includes('/') ? name : `default/${name}`}`;
  return ref.toLocaleLowerCase('en');
}

export function eventFilterOf(params: URLSearchParams): EventFilter {
  return {
    family: EVENT_FAMILIES.find(each => each === params.get('about')),
    actor: params.get('who') ?? undefined,
    requestId: params.get('request') ?? undefined,
  };
}

/** What happened. Digests of rows that changed without an event are shown to those who filter for the record itself. */
export function shownEvents<T extends { type: string }>(
  events: readonly T[],
  { family }: EventFilter,
): T[] {
  return events.filter(
    ({ type }) => family === 'record' || type !== 'record.updated',
  );
}

/** The query for the API. */
export function eventQueryOf(filter: EventFilter) {
  return {
    type: filter.family && `${filter.family}.*`,
    actor: actorRefOf(filter.actor ?? ''),
    requestId: filter.requestId?.trim() || undefined,
    domainId: filter.domainId,
  };
}
