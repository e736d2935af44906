/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { needsAttention, personKey, stateOfAccess } from './accessState';
import type { AccessState } from './accessState';

/** A row of the table of people, with its state computed once. */
export type PersonRow = PersonAccess & {
  id: string;
  state: AccessState;
  /** Whether another row is of somebody else with the same name. */
  isNamesake: boolean;
};

/** Which people of a team are listed: all, those who need attention, or those in one state. */
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

/** States in order of urgency. */
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
  'suspended',
  'scheduled',
  'coolingOff',
  'accessEnded',
  'noAccess',
  'readyAfterFirstSignIn',
  'ready',
  'notManageable',
  'notKnown',
  'ended',
];

/** Less than the shortest length that is offered, which is seven days. */
const ENDS_SOON_MS = 4 * 86_400_000;

/** Whether access ends so soon that an extension should be considered. */
export function endsSoon(expiresAt: string, now: number): boolean {
  return Date.parse(expiresAt) - now < ENDS_SOON_MS;
}

export function toPersonRows(people: PersonAccess[]): PersonRow[] {
  const timesSeen = new Map<string, number>();
  const holders = new Map<string, Set<string>>();
  for (const access of people) {
    const { displayName } = access.person;
    const known = holders.get(displayName) ?? new Set();
    holders.set(displayName, known.add(personKey(access)));
  }
  return people.map(access => {
    const key = personKey(access);
    const times = timesSeen.get(key) ?? 0;
    timesSeen.set(key, times + 1);
    // A person may hold several profiles in a domain, and the ids of rows must be unique.
    const id = times === 0 ? key : `${key} ${times}`;
    return {
      ...access,
      id,
      state: stateOfAccess(access),
      isNamesake: (holders.get(access.person.displayName)?.size ?? 0) > 1,
    };
  });
}

export function isPeopleFilter(value: string | null): value is PeopleFilter {
  return ['all', 'attention', ...URGENCY].some(each => each === value);
}

export function filterPeople(
  rows: PersonRow[],
  wanted: { search: string; filter: PeopleFilter },
): PersonRow[] {
  const search = wanted.search.trim().toLocaleLowerCase();
  return rows.filter(
    row =>
      matchesFilter(row, wanted.filter) &&
      (!search ||
        textsOf(row).some(text => text?.toLocaleLowerCase().includes(search))),
  );
}

function matchesFilter(row: PersonRow, filter: PeopleFilter): boolean {
  if (filter === 'attention') {
    return needsAttention(row.state);
  }
  return filter === 'all' || row.state === filter;
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

/** The available filters with the number of people each leaves. States that do not occur are omitted. */
export function peopleFilterOptions(
  rows: PersonRow[],
): { filter: PeopleFilter; count: number }[] {
  const states = URGENCY.map(state => ({
    filter: state,
    count: rows.filter(row => row.state === state).length,
  }));
  const attention = rows.filter(({ state }) => needsAttention(state)).length;
  return [
    { filter: 'all', count: rows.length },
    { filter: 'attention', count: attention },
    ...states.filter(({ count }) => count > 0),
  ];
}

/** Sorts by a column. People without a value come last in both directions. */
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
