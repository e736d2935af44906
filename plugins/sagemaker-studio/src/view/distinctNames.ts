/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { nameOfEntityRef } from './entityRef';

type Named = { person: string; displayName: string };

/**
 * Adds the catalog name to display names that several people share. It tells them apart for every reader, since the refs are in the
 * data already; logins and addresses are on the catalog pages of those who may read them.
 */
export function withDistinctNames<T extends Named>(people: T[]): T[] {
  const refsOf = new Map<string, Set<string>>();
  for (const { person, displayName } of people) {
    refsOf.set(displayName, (refsOf.get(displayName) ?? new Set()).add(person));
  }
  return people.map(each => {
    const refs = refsOf.get(each.displayName);
    return refs && refs.size > 1
      ? {
          ...each,
          displayName: `${each.displayName} (${shortRef(each.person, refs)})`,
        }
      : each;
  });
}

/** The name in the ref, with its namespace where the names are the same. */
function shortRef(ref: string, all: Set<string>): string {
  const names = new Set([...all].map(nameOfEntityRef));
  return names.size === all.size
    ? nameOfEntityRef(ref)
    : ref.slice(ref.indexOf(':') + 1);
}
