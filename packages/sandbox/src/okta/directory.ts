/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Validated changes of the directory. Records are replaced and not changed in place, as everywhere in the world. A
 * person's groups are group ids.
 */
import { randomBytes } from 'crypto';
import type { DirectoryGroup, DirectoryPerson, World } from '../world/World';

/** The input of a form is invalid; names the wrong fields and why. */
export class InvalidEntryError extends Error {
  readonly problems: Record<string, string>;

  constructor(problems: Record<string, string>) {
    super(
      Object.entries(problems)
        .map(([field, problem]) => `${field}: ${problem}`)
        .join(' '),
    );
    this.name = 'InvalidEntryError';
    this.problems = problems;
  }
}

/** The input from which a person is created. */
export type PersonEntry = {
  firstName: string;
  lastName: string;
  login: string;
  email: string;
  title?: string;
  department?: string;
  /** Ids of groups. */
  groups: string[];
};

export type GroupEntry = { name: string; description?: string };

const ALPHABET =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** An id in Okta's form: a prefix that tells the kind, then letters and digits. */
function newId(prefix: '00u' | '00g'): string {
  const characters = [...randomBytes(17)].map(
    byte => ALPHABET[byte % ALPHABET.length],
  );
  return prefix + characters.join('');
}

const sameText = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

export const fullName = (person: DirectoryPerson) =>
  `${person.firstName} ${person.lastName}`;

/** By id, or by login. */
export function findPerson(
  world: World,
  idOrLogin: string,
): DirectoryPerson | undefined {
  const { people } = world.okta;
  return Object.hasOwn(people, idOrLogin)
    ? people[idOrLogin]
    : Object.values(people).find(person => sameText(person.login, idOrLogin));
}

/** By id, or by name. */
export function findGroup(
  world: World,
  idOrName: string,
): DirectoryGroup | undefined {
  const { groups } = world.okta;
  return Object.hasOwn(groups, idOrName)
    ? groups[idOrName]
    : Object.values(groups).find(group => sameText(group.name, idOrName));
}

export function membersOf(world: World, groupId: string): DirectoryPerson[] {
  return Object.values(world.okta.people).filter(person =>
    person.groups.includes(groupId),
  );
}

export function groupsOf(
  world: World,
  person: DirectoryPerson,
): DirectoryGroup[] {
  return person.groups.flatMap(id => world.okta.groups[id] ?? []);
}

/** People whose name, login, title or note contains every word. */
export function searchPeople(world: World, query: string): DirectoryPerson[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const all = Object.values(world.okta.people);
  return words.length === 0
    ? all
    : all.filter(person => {
        const text = searchText(person);
        return words.every(word => text.includes(word));
      });
}

/** The searchable text of a person, in lower case. */
export function searchText(person: DirectoryPerson): string {
  const { login, email, title, note } = person;
  return [fullName(person), login, email, title, note].join(' ').toLowerCase();
}

function lengthProblem(value: string, most: number): string | undefined {
  return value.length > most
    ? `Use at most ${most} characters; these are ${value.length}.`
    : undefined;
}

/** Refuses an entry that cannot be; `self` is the person being changed. */
function checkPerson(world: World, entry: PersonEntry, self?: string): void {
  const people = Object.values(world.okta.people).filter(
    person => person.id !== self,
  );
  const problems: Record<string, string | undefined> = {
    firstName: entry.firstName
      ? lengthProblem(entry.firstName, 50)
      : 'Enter the first name.',
    lastName: entry.lastName
      ? lengthProblem(entry.lastName, 50)
      : 'Enter the last name.',
    title: lengthProblem(entry.title ?? '', 128),
  };
  if (!entry.login) {
    problems.login = 'Enter the login, for example jane.doe@alpenglow.example.';
  } else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entry.login)) {
    problems.login = `'${entry.login}' has not the form of an email address. Use one, for example jane.doe@alpenglow.example.`;
  } else if (people.some(person => sameText(person.login, entry.login))) {
    problems.login = `The login '${entry.login}' belongs to somebody else. Choose another.`;
  } else {
    problems.login = lengthProblem(entry.login, 100);
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entry.email)) {
    problems.email = `'${entry.email}' is not an email address. Correct it, or leave it empty to use the login.`;
  } else if (people.some(person => sameText(person.email, entry.email))) {
    problems.email = `The email address '${entry.email}' belongs to somebody else. Choose another.`;
  }
  const unknown = entry.groups.find(
    id => !Object.hasOwn(world.okta.groups, id),
  );
  if (unknown !== undefined) {
    problems.groups = `There is no group '${unknown}'. Choose from the groups of the directory.`;
  }
  const found = Object.entries(problems).filter(
    (problem): problem is [string, string] => problem[1] !== undefined,
  );
  // Without a login there is no default for the email either, and one message is enough.
  const told = found.filter(
    ([field]) => field !== 'email' || entry.email !== '',
  );
  if (told.length > 0) {
    throw new InvalidEntryError(Object.fromEntries(told));
  }
}

/** @throws InvalidEntryError */
export function addPerson(world: World, entry: PersonEntry): DirectoryPerson {
  const filled = { ...entry, email: entry.email || entry.login };
  checkPerson(world, filled);
  const person: DirectoryPerson = {
    id: newId('00u'),
    login: filled.login,
    firstName: filled.firstName,
    lastName: filled.lastName,
    email: filled.email,
    ...(filled.title && { title: filled.title }),
    ...(filled.department && { department: filled.department }),
    status: 'ACTIVE',
    groups: [...new Set(filled.groups)],
  };
  world.okta.people[person.id] = person;
  return person;
}

/** @throws InvalidEntryError */
export function changePerson(
  world: World,
  person: DirectoryPerson,
  changes: Partial<PersonEntry> & { status?: DirectoryPerson['status'] },
): DirectoryPerson {
  const changed = { ...person, ...changes };
  changed.email ||= changed.login;
  changed.groups = [...new Set(changed.groups)];
  checkPerson(world, changed, person.id);
  world.okta.people[person.id] = changed;
  return changed;
}

export function removePerson(world: World, person: DirectoryPerson): void {
  delete world.okta.people[person.id];
}

function checkGroup(world: World, entry: GroupEntry, self?: string): void {
  const { name, description } = entry;
  const taken = Object.values(world.okta.groups).some(
    group => group.id !== self && sameText(group.name, name),
  );
  let problem = lengthProblem(name, 255);
  if (!name) {
    problem = 'Enter the name of the group.';
  } else if (taken) {
    problem = `There is a group '${name}' already. Choose another name.`;
  }
  const problems = {
    ...(problem && { name: problem }),
    ...((description?.length ?? 0) > 1024 && {
      description: 'Use at most 1024 characters.',
    }),
  };
  if (Object.keys(problems).length > 0) {
    throw new InvalidEntryError(problems);
  }
}

/** @throws InvalidEntryError */
export function addGroup(world: World, entry: GroupEntry): DirectoryGroup {
  checkGroup(world, entry);
  const { name, description } = entry;
  const group = {
    id: newId('00g'),
    name,
    ...(description && { description }),
  };
  world.okta.groups[group.id] = group;
  return group;
}

/** @throws InvalidEntryError */
export function changeGroup(
  world: World,
  group: DirectoryGroup,
  changes: Partial<GroupEntry>,
): DirectoryGroup {
  const changed = { ...group, ...changes };
  checkGroup(world, changed, group.id);
  world.okta.groups[group.id] = changed;
  return changed;
}

/** Removes the group; its members stay in the directory. */
export function removeGroup(world: World, group: DirectoryGroup): void {
  for (const person of membersOf(world, group.id)) {
    world.okta.people[person.id] = {
      ...person,
      groups: person.groups.filter(id => id !== group.id),
    };
  }
  delete world.okta.groups[group.id];
}
