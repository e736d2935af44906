/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createHash } from 'node:crypto';
import { SortedRecords } from '../../world/tables';
import { validationError } from '../AwsError';

/** Entries on a page when the caller does not say. */
const DEFAULT_PAGE = 10;

/** A request for one page of a list. */
export type PageRequest<T> = {
  from: SortedRecords<T>;
  /** Which entries are meant. */
  keep?: (record: T) => boolean;
  descending?: boolean;
  maxResults?: number;
  nextToken?: string;
  /** The listing that the token belongs to: operation, account, filters. A token of another listing is refused. */
  scope: unknown;
};

function checksum(position: string, scope: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([position, scope]))
    .digest('base64url')
    .slice(0, 16);
}

function tokenOf(position: string, scope: unknown): string {
  return Buffer.from(
    JSON.stringify([position, checksum(position, scope)]),
  ).toString('base64url');
}

function positionOf(token: string, scope: unknown): string {
  const invalid = validationError('The NextToken is not valid.');
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    throw invalid;
  }
  if (!Array.isArray(parts) || typeof parts[0] !== 'string') {
    throw invalid;
  }
  if (parts[1] !== checksum(parts[0], scope)) {
    throw invalid;
  }
  return parts[0];
}

/** Index of the first entry behind the position. */
function indexAfter<T>(from: SortedRecords<T>, position: string): number {
  let low = 0;
  let high = from.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const entry = from[middle];
    if (entry && entry.position <= position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * A page of a listing. The token names the last entry given, so entries that come and go meanwhile neither repeat nor
 * hide others.
 * @throws AwsError when the token is not from the same listing.
 */
export function pageOf<T>(request: PageRequest<T>): {
  records: T[];
  NextToken?: string;
} {
  const { from, keep, descending, nextToken, scope } = request;
  const size = request.maxResults ?? DEFAULT_PAGE;
  const step = descending ? -1 : 1;
  let index = descending ? from.length - 1 : 0;
  if (nextToken) {
    const position = positionOf(nextToken, scope);
    const after = indexAfter(from, position);
    if (descending) {
      const gone = from[after - 1]?.position !== position;
      index = gone ? after - 1 : after - 2;
    } else {
      index = after;
    }
  }
  const records: T[] = [];
  let last = '';
  for (; ; index += step) {
    const entry = from[index];
    if (!entry) {
      return { records };
    }
    const { position, record } = entry;
    if (keep && !keep(record)) {
      continue;
    }
    if (records.length === size) {
      return { records, NextToken: tokenOf(last, scope) };
    }
    records.push(record);
    last = position;
  }
}
