/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import leven from 'leven';
import type { z } from 'zod';
import { EXPECTED_ONLY } from './schemaParts';

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
 * Lists the faults of a configuration, one line each: the path of the key, the expected and the actual value.
 *
 * @param nameOf - formats a path for messages
 */
export function problemsOf(
  error: z.ZodError | undefined,
  raw: unknown,
  nameOf: (path: PropertyKey[]) => string = pathOf,
): string[] {
  return (error?.issues ?? []).flatMap(issue => {
    const { path, message } = issue;
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map(
          key =>
            `${nameOf([...path, key])}: unknown key${suggestion(
              key,
              message,
            )}; ${message}`,
        )
      : `${nameOf(path)}: ${message}${valueAt(raw, path)}`;
  });
}

/** The known key that a misspelt one is closest to, if it is close to any. */
function suggestion(key: string, message: string): string {
  const known = message.replace(EXPECTED_ONLY, '').split(', ');
  const [closest] = known
    .map(each => ({
      each,
      distance: leven(each.toLowerCase(), key.toLowerCase()),
    }))
    .filter(({ each, distance }) => distance <= Math.max(2, each.length / 3))
    .sort((a, b) => a.distance - b.distance);
  return closest ? `, did you mean ${closest.each}?` : '';
}

/** Blocks whose values must not reach a log. */
const SECRET: PropertyKey[] = ['signingKey', 'formerSigningKeys'];

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
  return typeof value === 'object' || path.some(key => SECRET.includes(key))
    ? ''
    : `; got ${JSON.stringify(value)}`;
}
