/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The record of the development app, made of its requests. */

import type {
  AccessRequest,
  ListedEvent,
  SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { events } from '../src/__fixtures__';

type Filter = Parameters<SagemakerStudioApi['listEvents']>[0];

/** Oldest first, with hashes that only look like some. */
export function eventsOf(requests: AccessRequest[]): ListedEvent[] {
  return requests
    .flatMap(request =>
      events(request).map(event => ({
        ...event,
        source: event.actor === 'system' ? undefined : request.source,
        domainId: request.domainId,
        displayName: request.grants.find(
          ({ grantId }) => grantId === event.grantId,
        )?.displayName,
      })),
    )
    .sort((a, b) => a.at.localeCompare(b.at))
    .map((event, index) => ({
      ...event,
      sequence: index + 1,
      previousHash: index === 0 ? '' : hashOf(index),
      hash: hashOf(index + 1),
    }));
}

function hashOf(sequence: number): string {
  return String(sequence).padStart(4, 'a').repeat(16);
}

export function listEventsOf(all: ListedEvent[], filter: Filter = {}) {
  const { type, actor, requestId, domainId, limit = 100, cursor } = filter;
  const family = type?.endsWith('.*') ? type.slice(0, -1) : undefined;
  const found = all
    .filter(
      event =>
        (!cursor || event.sequence < Number(cursor)) &&
        (!family || event.type.startsWith(family)) &&
        (!type || family || event.type === type) &&
        (!actor || event.actor === actor) &&
        (!requestId || event.requestId === requestId) &&
        (!domainId || event.domainId === domainId),
    )
    .reverse();
  const items = found.slice(0, limit);
  return {
    items,
    nextCursor:
      found.length > limit ? String(items[limit - 1].sequence) : undefined,
  };
}

export function exportOf(all: ListedEvent[], format: 'jsonl' | 'csv') {
  const lines = all.map(event =>
    format === 'jsonl'
      ? JSON.stringify(event)
      : [event.sequence, event.at, event.type, event.actor].join(','),
  );
  return new Response(`${lines.join('\n')}\n`);
}
