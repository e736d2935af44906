/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime } from 'luxon';

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) {
    return value.map(item => renamed(item, rename));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [rename(name), renamed(member, rename)]),
  );
}

/** SCIM's names of attributes as the Identity Store has them: `nickName` becomes `NickName`. */
export function capitalised(value: unknown): unknown {
  return renamed(value, name => name.charAt(0).toUpperCase() + name.slice(1));
}

export function uncapitalised(value: unknown): unknown {
  return renamed(value, name => name.charAt(0).toLowerCase() + name.slice(1));
}

export function metaOf(
  resourceType: 'User' | 'Group',
  record: { createdAt: number; updatedAt: number },
): object {
  const iso = (milliseconds: number) =>
    DateTime.fromMillis(milliseconds, { zone: 'utc' }).toISO({
      suppressMilliseconds: true,
    });
  return {
    resourceType,
    created: iso(record.createdAt),
    lastModified: iso(record.updatedAt),
  };
}
