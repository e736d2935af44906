/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { InputError } from '@backstage/errors';

/** Where a page of requests ended, in which order. */
export type RequestCursor = { sort: string; value: string; requestId: string };

/** A cursor for callers, who are to hand it back unread. */
export function encodeCursor(cursor: RequestCursor): string {
  return Buffer.from(
    JSON.stringify([cursor.sort, cursor.value, cursor.requestId]),
  ).toString('base64url');
}

/** @throws InputError when it is not a cursor that was handed out for the order */
export function decodeCursor(text: string, sort: string): RequestCursor {
  try {
    const parts: unknown = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    );
    if (
      Array.isArray(parts) &&
      parts[0] === sort &&
      typeof parts[1] === 'string' &&
      typeof parts[2] === 'string'
    ) {
      return { sort, value: parts[1], requestId: parts[2] };
    }
  } catch {
    // Told below, like every other text that is no cursor.
  }
  throw new InputError(
    `cursor is not one that a list of requests in the order '${sort}' gave; leave it out to begin with the first page`,
  );
}
