/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { z } from 'zod';

export const ROOT = 'sagemakerStudio';

/** The path of a key as people write it. */
export function pathOf(path: PropertyKey[], root = ROOT): string {
  return path.reduce<string>(
    (before, key) =>
      typeof key === 'number'
        ? `${before}[${key}]`
        : `${before}.${String(key)}`,
    root,
  );
}

/**
 * What a schema refuses, a line each: the path of the key, what was expected and what is there.
 *
 * @param nameOf - names a path to people
 */
export function problemsOf(
  error: z.ZodError | undefined,
  raw: unknown,
  nameOf: (path: PropertyKey[]) => string = pathOf,
): string[] {
  return (error?.issues ?? []).map(
    ({ path, message }) => `${nameOf(path)}: ${message}${valueAt(raw, path)}`,
  );
}

function valueAt(raw: unknown, path: PropertyKey[]): string {
  let value = raw;
  for (const key of path) {
    value =
      typeof value === 'object' && value !== null
        ? Reflect.get(value, key)
        : undefined;
  }
  if (value === undefined) {
    return '; it is missing';
  }
  return typeof value === 'object' ? '' : `; got ${JSON.stringify(value)}`;
}
