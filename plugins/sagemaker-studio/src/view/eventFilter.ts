/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { DateTime } from 'luxon';

/** The filters of the event log, as entered. */
export type EventFilter = {
  family?: EventFamily;
  actor?: string;
  requestId?: string;
  domainId?: string;
  /** Catalog ref of the person who did something, or whose access it is. */
  person?: string;
  /** Catalog ref of the team whose record it is. */
  team?: string;
  /** Calendar days of the reader, both included: `2026-11-29`. */
  from?: string;
  until?: string;
  /** Whether every step of work on AWS is shown. */
  steps?: boolean;
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
    domainId: params.get('domain') ?? undefined,
    person: params.get('person') ?? undefined,
    from: dayIn(params.get('from')),
    until: dayIn(params.get('until')),
    steps: params.get('steps') === 'yes' || undefined,
  };
}

function dayIn(value: string | null): string | undefined {
  return value !== null && DateTime.fromISO(value).isValid ? value : undefined;
}

/** The part of a filter that belongs in the URL. */
export function eventParamsOf(
  filter: EventFilter,
): Record<string, string | undefined> {
  return {
    about: filter.family,
    who: filter.actor,
    request: filter.requestId,
    domain: filter.domainId,
    person: filter.person,
    from: filter.from,
    until: filter.until,
    steps: filter.steps ? 'yes' : undefined,
  };
}

/** Whether a filter leaves out anything that somebody may look for. */
export function isEventFilterSet(filter: EventFilter): boolean {
  const { family, actor, requestId, person, domainId, from, until } = filter;
  return Boolean(
    family || actor || requestId || person || domainId || from || until,
  );
}

/** The events by default. Digests of rows that changed without an event are shown only to those who filter for the record itself. */
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
    person: filter.person,
    ...(filter.team ? { team: filter.team } : {}),
    from: startOfDayIn(filter.from),
    // To the end of that day.
    until: startOfDayIn(filter.until, { days: 1 }),
    // Whoever looks for steps sees them.
    steps: filter.steps || filter.family === 'step' ? undefined : false,
  };
}

function startOfDayIn(
  day: string | undefined,
  later: { days: number } = { days: 0 },
): string | undefined {
  return day === undefined
    ? undefined
    : DateTime.fromISO(day).startOf('day').plus(later).toUTC().toISO() ??
        undefined;
}
