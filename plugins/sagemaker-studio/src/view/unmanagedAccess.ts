/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  joinRequests,
  type AssignmentRemovalInput,
  type PlanInput,
  type UnmanagedAccess,
  type UnmanagedGroup,
  type UnmanagedPerson,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** A person or group that is assigned in AWS without a grant. */
export type UnmanagedRow = {
  id: string;
  name: string;
  principal: AssignmentRemovalInput;
  /** The requests that record the access; empty where there is an obstacle. */
  records: PlanInput[];
} & Pick<UnmanagedPerson, 'obstacle' | 'removal'> &
  ({ person: UnmanagedPerson } | { group: UnmanagedGroup });

/** Groups first, since they let in the most. */
export function toUnmanagedRows({
  groups,
  people,
}: Pick<UnmanagedAccess, 'groups' | 'people'>): UnmanagedRow[] {
  return [
    ...groups.map(group => ({
      id: `GROUP ${group.groupId}`,
      name: group.displayName,
      principal: {
        principalType: 'GROUP' as const,
        principalId: group.groupId,
      },
      records: group.removal ? [] : group.records,
      obstacle: group.obstacle,
      removal: group.removal,
      group,
    })),
    ...people.map(person => ({
      id: `USER ${person.userId}`,
      name: person.person.displayName,
      principal: {
        principalType: 'USER' as const,
        principalId: person.userId,
      },
      records: person.record && !person.removal ? [person.record] : [],
      obstacle: person.obstacle,
      removal: person.removal,
      person,
    })),
  ];
}

/**
 * The requests that record what is selected, as few as possible. Who is selected and in a selected group besides is
 * recorded once, by their own assignment.
 */
export function recordsOf(rows: UnmanagedRow[]): PlanInput[] {
  const own = rows.flatMap(row => ('person' in row ? row.records : []));
  const recorded = new Set(own.flatMap(({ people = [] }) => people));
  const through = rows
    .flatMap(row => ('group' in row ? row.records : []))
    .map(record => {
      const people = (record.people ?? []).filter(ref => !recorded.has(ref));
      people.forEach(ref => recorded.add(ref));
      return { ...record, people };
    });
  return joinRequests([...own, ...through]).map(record => ({
    ...record,
    source: 'page',
  }));
}

export function countRecorded(records: PlanInput[]): number {
  return records.reduce((sum, { people = [] }) => sum + people.length, 0);
}

/** How many people can sign in by the assignment of these groups alone. */
export function countLetIn(rows: UnmanagedRow[]): number {
  return rows.reduce(
    (sum, row) => sum + ('group' in row ? row.group.letsIn : 0),
    0,
  );
}
