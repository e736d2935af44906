/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RequestHandler } from 'express';
import { apiOperations } from './apiOperations';
import { inputError } from '../util/errors';
import { say } from '../util/say';

/**
 * Refuses the character NUL wherever it is sent. Nothing that anybody means holds one, PostgreSQL stores none, and some
 * databases that do cut text off there.
 */
export function nulCharacters(): RequestHandler {
  /** The path parameter that contains one, by its name in the API document. */
  const inPath = (path: string): string | undefined => {
    for (const { pattern } of apiOperations) {
      const groups = Object.entries(pattern.exec(path)?.groups ?? {});
      const group = groups.find(([, part]) => hasNul(part));
      if (group) {
        return group[0];
      }
    }
    return hasNul(path) ? 'The path' : undefined;
  };

  return (req, _res, next) => {
    const field =
      inPath(req.path) ?? fieldOf(req.query, '') ?? fieldOf(req.body, '');
    next(
      field === undefined
        ? undefined
        : inputError(say('refused.nul', { field })),
    );
  };
}

/** Whether a decoded path segment contains one; the router refuses segments that cannot be decoded. */
function hasNul(part: string): boolean {
  return part.includes('%00');
}

/** The way to the first text that has one, such as `people[1]`. */
function fieldOf(value: unknown, way: string): string | undefined {
  if (typeof value === 'string') {
    return value.includes('\0') ? way : undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const isArray = Array.isArray(value);
  for (const [key, member] of Object.entries(value)) {
    if (key.includes('\0')) {
      return `The name of a field${way && ` of ${way}`}`;
    }
    const name = isArray
      ? `${way}[${key}]`
      : [way, key].filter(Boolean).join('.');
    const field = fieldOf(member, name);
    if (field !== undefined) {
      return field;
    }
  }
  return undefined;
}
