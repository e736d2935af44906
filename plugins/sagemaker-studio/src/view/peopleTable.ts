/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { needsAttention, personKey, stateOfAccess } from './accessState';
import type { AccessState } from './accessState';

/** A line of the table of people, with its state worked out once. */
export type PersonRow = PersonAccess & { id: string; state: AccessState };

/** Who is shown: all, those about whom somebody should do something, or those in one state. */
export type PeopleFilter = 'all' | 'attention' | AccessState;

export type PeopleColumn = 'person' | 'state' | 'role' | 'until' | 'lastUse';

export type PeopleSort = { column: PeopleColumn; isDescending: boolean };

export const PEOPLE_COLUMNS: PeopleColumn[] = [
  'person',
  'state',
  'role',
  'until',
  'lastUse',
];

/** States by how urgently they want somebody. */
const URGENCY: AccessState[] = [
  'stillHasAccess',
  'blocked',
  'cleanupBlocked',
  'needsRepair',
  'accessNobodyGranted',
  'profileOfNobody',
  'unused',
  'waitingForApproval',
  'inProgress',
  'noAccess',
  'readyAfterFirstSignIn',
  'ready',
  'notManageable',
  'notKnown',
  'ended',
];

const ENDS_SOON_MS = 14 * 86_400_000;

/** Whether access ends so soon that somebody should think of extending it. */
export function endsSoon(expiresAt: string, now: number): boolean {
  return Date.parse(expiresAt) - now < ENDS_SOON_MS;
}

export function toPersonRows(people: PersonAccess[]): PersonRow[] {
  const timesSeen = new Map<string, number>();
  return people.map(access => {
    const key = personKey(access);
    const times = timesSeen.get(key) ?? 0;
    timesSeen.set(key, times + 1);
    // Somebody may hold more than one thing in a domain, and ids have to differ.
    const id = times === 0 ? key : `${key} ${times}`;
    return { ...access, id, state: stateOfAccess(access) };
  });
}

export function isPeopleFilter(value: string | null): value is PeopleFilter {
  return ['all', 'attention', ...URGENCY].some(each => each === value);
}

export function filterPeople(
  rows: PersonRow[],
  filter: { search: string; shown: PeopleFilter },
): PersonRow[] {
  const wanted = filter.search.trim().toLocaleLowerCase();
  return rows.filter(
    row =>
      matchesFilter(row, filter.shown) &&
      (!wanted ||
        textsOf(row).some(text => text?.toLocaleLowerCase().includes(wanted))),
  );
}

function matchesFilter(row: PersonRow, shown: PeopleFilter): boolean {
  if (shown === 'attention') {
    return needsAttention(row.state);
  }
  return shown === 'all' || row.state === shown;
}

function textsOf({ person, profile, assignment }: PersonRow) {
  return [
    person.displayName,
    person.email,
    person.entityRef,
    profile?.name,
    ...assignment.throughGroups.map(({ displayName }) => displayName),
  ];
}

/** What one may narrow the table to, with how many that leaves; states that nobody is in are left out. */
export function peopleFilterOptions(
  rows: PersonRow[],
): { shown: PeopleFilter; count: number }[] {
  const states = URGENCY.map(state => ({
    shown: state,
    count: rows.filter(row => row.state === state).length,
  }));
  const attention = rows.filter(({ state }) => needsAttention(state)).length;
  return [
    { shown: 'all', count: rows.length },
    { shown: 'attention', count: attention },
    ...states.filter(({ count }) => count > 0),
  ];
}

/** In the order of a column; whoever has nothing in it comes last either way. */
export function sortPeople(
  rows: PersonRow[],
  sort: PeopleSort,
  locale: string,
): PersonRow[] {
  const { compare } = new Intl.Collator(locale);
  const direction = sort.isDescending ? -1 : 1;
  return rows
    .map(row => ({ row, key: keyOf(row, sort.column) }))
    .sort((a, b) => {
      const byName = compare(
        a.row.person.displayName,
        b.row.person.displayName,
      );
      if (a.key === b.key) {
        return sort.column === 'person' ? direction * byName : byName;
      }
      if (!a.key || !b.key) {
        return a.key ? -1 : 1;
      }
      return direction * compare(a.key, b.key);
    })
    .map(({ row }) => row);
}

function keyOf(row: PersonRow, column: PeopleColumn): string {
  switch (column) {
    case 'state':
      return String(URGENCY.indexOf(row.state)).padStart(2, '0');
    case 'role':
      return row.profile?.executionRole ?? row.grant?.executionRole ?? '';
    case 'until':
      return row.grant?.expiresAt ?? '';
    case 'lastUse':
      return row.usage?.lastActivityAt ?? '';
    default:
      return '';
  }
}
