/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Reads what a form or a JSON body says about a person or a group. */
import type { World } from '../world/World';
import { Body, listOf, textOf } from '../web';
import {
  findGroup,
  GroupEntry,
  InvalidEntryError,
  PersonEntry,
} from './directory';

/** Groups may be named by id or by name; what is neither stays as it is, for the check to refuse it. */
function groupIds(world: World, body: Body): string[] {
  return listOf(body, 'groups').map(
    group => findGroup(world, group)?.id ?? group,
  );
}

export function personEntry(world: World, body: Body): PersonEntry {
  return {
    firstName: textOf(body, 'firstName'),
    lastName: textOf(body, 'lastName'),
    login: textOf(body, 'login'),
    email: textOf(body, 'email'),
    title: textOf(body, 'title') || undefined,
    department: textOf(body, 'department') || undefined,
    groups: groupIds(world, body),
  };
}

/** Only what the body holds. */
export function personChanges(world: World, body: Body) {
  const entry = personEntry(world, body);
  const changes = Object.fromEntries(
    Object.entries(entry).filter(([field]) => body[field] !== undefined),
  ) as Partial<PersonEntry>;
  const { status } = body;
  if (status === undefined) {
    return changes;
  }
  if (status !== 'ACTIVE' && status !== 'SUSPENDED') {
    throw new InvalidEntryError({
      status: `'${String(status)}' is not a status. Use ACTIVE or SUSPENDED.`,
    });
  }
  return { ...changes, status } as const;
}

export function groupEntry(body: Body): GroupEntry {
  return {
    name: textOf(body, 'name'),
    description: textOf(body, 'description') || undefined,
  };
}
