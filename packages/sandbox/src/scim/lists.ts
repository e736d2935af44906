/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { invalid } from './errors';
import { Filter, parseFilter } from './filters';

const MOST = 100;

const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** The query of a request for a list. */
export type ListQuery = Record<string, unknown>;

function countOf(count: unknown): number {
  if (count === undefined) {
    return MOST;
  }
  const number = Number(count);
  if (!Number.isInteger(number) || number < 1 || number > MOST) {
    throw invalid(`count must be a whole number from 1 to ${MOST}`);
  }
  return number;
}

/** The filter of the query, if it has one. */
export function filterOf(
  query: ListQuery,
  combinations: string[][],
): Filter | undefined {
  if (query.filter === undefined) {
    return undefined;
  }
  return parseFilter(String(query.filter), combinations);
}

/**
 * One page of a list. Without `cursor` it is the first, whatever startIndex says: AWS does not support that one, nor
 * `attributes`. With it, a page tells the cursor of the next.
 */
export function listAnswer<T>(
  query: ListQuery,
  records: T[],
  options: { idOf: (record: T) => string; show: (record: T) => object },
): object {
  const count = countOf(query.count);
  const { idOf, show } = options;
  if (query.cursor === undefined) {
    const page = records.slice(0, count);
    return {
      totalResults: page.length,
      itemsPerPage: page.length,
      startIndex: 1,
      schemas: [LIST_SCHEMA],
      Resources: page.map(show),
    };
  }
  const cursor = String(query.cursor);
  const last = Buffer.from(cursor, 'base64').toString('utf8');
  if (Buffer.from(last).toString('base64') !== cursor) {
    throw invalid('The cursor is not one that was given');
  }
  const rest = records
    .filter(record => idOf(record) > last)
    .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const page = rest.slice(0, count);
  const end = rest.length > page.length ? page.at(-1) : undefined;
  return {
    itemsPerPage: page.length,
    ...(end !== undefined && {
      nextCursor: Buffer.from(idOf(end)).toString('base64'),
    }),
    schemas: [LIST_SCHEMA],
    Resources: page.map(show),
  };
}
