/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Requests, grants and events record the refs that people had then. Answers show who they are today, since a ref may have
 * passed to somebody else, whose name would stand beside what they have not done. Rows and events stay as they were written.
 */
import type { Knex } from 'knex';
import type { Identified, ShownAs } from '../model/personKey';
import { listLastNames, PRINCIPALS } from './listLastNames';
import { readNamesToday } from './readNamesToday';
import { LINKS } from './writeIdentityLink';

export async function readPeopleToday(
  knex: Knex,
  people: readonly Identified[],
): Promise<ShownAs> {
  const linked = people.filter(({ userId }) => userId);
  if (linked.length === 0) {
    return ({ ref }) => ref;
  }
  const namesToday = await readNamesToday(knex, linked);
  const lastNames = await listLastNames(
    knex,
    linked.flatMap(person =>
      person.userId && namesToday(person).length === 0 ? person.userId : [],
    ),
  );
  return person => {
    const { ref, userId } = person;
    const refs = namesToday(person);
    const [first] = refs;
    if (first !== undefined) {
      return refs.includes(ref) ? ref : first;
    }
    const name = userId && lastNames.get(userId);
    return name && !isLikeRef(name) ? name : userId ?? ref;
  };
}

/** The refs that somebody was found to have, but for those that have passed to others since. */
export async function readRefsEver(
  knex: Knex,
  { ref, userId }: Identified,
): Promise<string[]> {
  const linked: string[] = userId
    ? await knex(`${LINKS} as l`)
        .join(`${PRINCIPALS} as p`, 'p.principal_id', 'l.principal_id')
        .where('p.subject', userId)
        .pluck('l.entity_ref')
    : [];
  return [...new Set([ref, ...linked])];
}

/** Adds who the actors are today, where that is not the recorded ref. */
export async function withActorsToday<
  T extends { actor: string; actorUserId?: string },
>(knex: Knex, events: T[]): Promise<(T & { actorToday?: string })[]> {
  const shownAs = await readPeopleToday(knex, events.map(actorOf));
  return events.map(event => {
    const actorToday = shownAs(actorOf(event));
    return actorToday === event.actor ? event : { ...event, actorToday };
  });
}

function actorOf(event: { actor: string; actorUserId?: string }): Identified {
  return { ref: event.actor, userId: event.actorUserId };
}

/** Nobody passes for somebody else by a display name in the form of a ref. */
function isLikeRef(name: string): boolean {
  return /[:/]/.test(name);
}
