/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { InputError } from '@backstage/errors';

/** Where a page ended, in which order: at which value, and at which of those that have the same. */
export type Cursor = { sort: string; value: string; id: string };

/** A cursor for callers, who are to hand it back unread. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(
    JSON.stringify([cursor.sort, cursor.value, cursor.id]),
  ).toString('base64url');
}

/** The texts in a cursor; absent when it is none. */
export function textsOf(cursor: string): string[] | undefined {
  try {
    const parts: unknown = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    return Array.isArray(parts) && parts.every(isText) ? parts : undefined;
  } catch {
    return undefined;
  }
}

/** @throws InputError when it is not a cursor that was handed out for the order */
export function decodeCursor(
  text: string,
  order: { sort: string; of: 'requests' | 'grants' | 'events' },
): Cursor {
  const { sort, of } = order;
  const parts = textsOf(text);
  if (parts?.length === 3 && parts[0] === sort) {
    return { sort, value: parts[1], id: parts[2] };
  }
  throw new InputError(
    `cursor is not one that a list of ${of} in the order '${sort}' gave; leave it out to begin with the first page`,
  );
}

/** NUL cannot be looked for in PostgreSQL, and no cursor ever held one. */
function isText(part: unknown): part is string {
  return typeof part === 'string' && !part.includes('\0');
}
