/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Which group is below which. Identity Center has no groups within groups, so their names say it, or the configuration.
 */
import type { DirectoryGroup } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { fits } from './nameFilter';

export type GroupNesting = {
  /** By display name; of several that fit a group, the first counts. */
  parents: { groups: string[]; parent: string }[];
  /** The text between the name of a parent and that of a child: `/` in `ml/forecasting`. */
  separator?: string;
};

type Named = Pick<DirectoryGroup, 'groupId' | 'displayName'>;

/** Id of a group → id of its parent. A group that would be below itself has none. */
export function groupParents(
  groups: readonly Named[],
  nesting: GroupNesting,
): Map<string, string> {
  const byName = new Map(
    groups.map(group => [lowerCase(group.displayName), group]),
  );
  const found = new Map<string, string>();
  for (const group of groups) {
    const names = [
      ...nesting.parents
        .filter(({ groups: patterns }) =>
          patterns.some(pattern => fits(group.displayName, pattern)),
        )
        .map(({ parent }) => parent)
        .slice(0, 1),
      ...prefixesOf(group.displayName, nesting.separator),
    ];
    const parent = names
      .flatMap(name => byName.get(lowerCase(name)) ?? [])
      .find(({ groupId }) => groupId !== group.groupId);
    if (parent) {
      found.set(group.groupId, parent.groupId);
    }
  }
  return new Map(
    [...found].filter(([groupId]) => !isBelowItself(groupId, found)),
  );
}

/** The longest first: `a/b/c` is below `a/b`, or below `a` where there is no `a/b`. */
function prefixesOf(name: string, separator: string | undefined): string[] {
  if (!separator) {
    return [];
  }
  const parts = name.split(separator);
  return parts
    .slice(1)
    .map((_, index) => parts.slice(0, index + 1).join(separator))
    .reverse();
}

function isBelowItself(
  groupId: string,
  parents: ReadonlyMap<string, string>,
): boolean {
  const seen = new Set<string>();
  let above = parents.get(groupId);
  while (above !== undefined && !seen.has(above)) {
    if (above === groupId) {
      return true;
    }
    seen.add(above);
    above = parents.get(above);
  }
  return false;
}

function lowerCase(name: string): string {
  return name.toLocaleLowerCase('en-US');
}
