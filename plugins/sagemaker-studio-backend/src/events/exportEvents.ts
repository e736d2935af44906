/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ChainedEvent } from './eventChain';

export type ExportFormat = 'jsonl' | 'csv';

const COLUMNS = [
  'sequence',
  'at',
  'type',
  'actor',
  'actorUserId',
  'source',
  'actorChain',
  'requestId',
  'grantId',
  'operationId',
  'detail',
  'previousHash',
  'hash',
  'records',
  'keyId',
  'signature',
  'actorToday',
] as const satisfies readonly (keyof AccessEvent)[];

/** With who the actor is today, where that is not the recorded ref. */
export type ShownEvent = ChainedEvent & { actorToday?: string };

/** An event as the API shows it. */
export function toAccessEvent(event: ShownEvent): AccessEvent {
  const { prevHash, ...rest } = event;
  return { ...rest, previousHash: prevHash };
}

/** The text of an export, event by event. JSON Lines hold everything that the hashes cover. */
export async function* exportEvents(
  events: AsyncIterable<ShownEvent>,
  format: ExportFormat,
): AsyncIterable<string> {
  if (format === 'csv') {
    yield csvLine(COLUMNS);
  }
  for await (const event of events) {
    const shown = toAccessEvent(event);
    yield format === 'csv'
      ? csvLine(COLUMNS.map(column => cellText(shown[column])))
      : `${JSON.stringify(shown)}\n`;
  }
}

/** A line as RFC 4180 has it. */
function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Spreadsheets evaluate cells that start with one of these characters, unless an apostrophe comes first. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function cellText(value: AccessEvent[keyof AccessEvent]): string {
  if (value === undefined) {
    return '';
  }
  if (Array.isArray(value) && value.every(each => typeof each === 'string')) {
    return value.join(' > ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
