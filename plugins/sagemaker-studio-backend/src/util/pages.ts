/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Pages of lists, and the cursors that lead from one page to the next. */
import type { InputError } from '@backstage/errors';
import { inputError } from './errors';
import { say } from './say';

export type Page<T> = { items: T[]; nextCursor?: string };

/** Where a page ended: in which order, at which value, and at which of the items with that value. */
export type Cursor = { sort: string; value: string; id: string };

/** The list that a cursor has to belong to. */
type ListOrder = {
  sort: string;
  of: 'requests' | 'grants' | 'events' | 'access';
};

/** The highest sequence that the column of events can hold. */
const LAST_SEQUENCE = 2_147_483_647;

/** The parameter that orders a list: a field, or with a leading dash the same in reverse. */
export type SortParameter<TField extends string> = TField | `-${TField}`;

/** Parses a sort parameter such as `-createdAt`. */
export function sortOf<TField extends string>(
  fields: readonly [TField, ...TField[]],
  sort: SortParameter<TField>,
): { by: TField; descending: boolean } {
  const by = fields.find(field => sort === field || sort === `-${field}`);
  return { by: by ?? fields[0], descending: sort.startsWith('-') };
}

/**
 * Reads a page.
 *
 * @param read - gets one more than the limit, because an item beyond the page shows that there is a next one
 */
export async function readPage<T>(
  limit: number,
  read: (limit: number) => Promise<T[]>,
  cursorAt: (last: T) => Cursor,
): Promise<Page<T>> {
  const found = await read(limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const hasNext = found.length > limit && last !== undefined;
  return {
    items,
    nextCursor: hasNext ? encodeCursor(cursorAt(last)) : undefined,
  };
}

/** @throws InputError when it is not a cursor of the list in this order */
export function decodeCursor(
  text: string | undefined,
  list: ListOrder,
): Cursor | undefined {
  if (text === undefined) {
    return undefined;
  }
  const [sort, value, id, ...rest] = textsIn(text);
  if (
    sort !== list.sort ||
    value === undefined ||
    id === undefined ||
    rest.length
  ) {
    throw notACursor(list);
  }
  return { sort, value, id };
}

/** @throws InputError when it is not a cursor of these events in this order */
export function decodeSequence(
  text: string | undefined,
  list: ListOrder & { id: string },
): number | undefined {
  const cursor = decodeCursor(text, list);
  if (!cursor) {
    return undefined;
  }
  const { value, id } = cursor;
  if (
    id !== list.id ||
    !/^\d{1,10}$/.test(value) ||
    Number(value) > LAST_SEQUENCE
  ) {
    throw notACursor(list);
  }
  return Number(value);
}

function encodeCursor({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

function textsIn(cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    return Array.isArray(parts) && parts.every(isText) ? parts : [];
  } catch {
    return [];
  }
}

/** PostgreSQL cannot look for NUL, and no cursor ever held one. */
function isText(part: unknown): part is string {
  return typeof part === 'string' && !part.includes('\0');
}

function notACursor({ sort, of }: ListOrder): InputError {
  return inputError(say('refused.cursor', { of, sort }));
}
