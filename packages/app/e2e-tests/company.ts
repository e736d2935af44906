/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import { SANDBOX } from './people';

type Team = { name: string; people: string[] };

/** How many people the large team has besides its lead. */
export const METER_READERS = 200;

/*
 * Teams that the demo does not have, leads first as in app-config.yaml beside this file, so that each journey has people
 * of its own.
 */
const TEAMS: Team[] = [
  {
    name: 'wind-yield',
    people: [
      'Hanna Berg',
      'Luis Romero',
      'Amira Haddad',
      'Peter Novak',
      'Yuki Sato',
      'Clara Moreau',
      'Otto Maier',
      'Ines Duarte',
      'Marek Dvorak',
      'Rosa Klein',
      'Emil Brandt',
    ],
  },
  { name: 'grid-safety', people: ['Eva Roth', 'Nils Aaker'] },
  { name: 'night-desk', people: ['Ruth Adler', 'Karl Voss', 'Sara Lind'] },
  {
    name: 'storm-watch',
    people: ['Greta Holm', 'Nora Vik', 'Ivar Lund', 'Tove Dahl', 'Sven Moe'],
  },
  { name: 'tide-watch', people: ['Lea Storm', 'Ole Tide'] },
  { name: 'visitors', people: ['Vera Simon'] },
  {
    name: 'smart-meters',
    people: [
      'Karin Lind',
      ...Array.from(
        { length: METER_READERS },
        (_, index) => `Meter Reader${String(index + 1).padStart(3, '0')}`,
      ),
    ],
  },
];

export function loginOf(name: string): string {
  return `${name.toLowerCase().replace(' ', '.')}@alpenglow.example`;
}

/** Before any test, so that everybody has come from the directory to the catalog by the time they are needed. */
export default async function hireEverybody(): Promise<void> {
  // The demo's account allows no more profiles than a small company needs.
  const answer = await fetch(`${SANDBOX}/_sandbox/quotas/222222222222`, {
    method: 'PATCH',
    body: JSON.stringify({ userProfiles: 1_000 }),
  });
  expect(answer.status, await answer.text()).toBe(200);
  for (const { name, people } of TEAMS) {
    await post('groups', { name, description: `The team ${name}` });
    for (const person of people) {
      const [firstName, lastName] = person.split(' ');
      await post('people', {
        firstName,
        lastName,
        login: loginOf(person),
        email: loginOf(person),
        groups: [name],
      });
    }
  }
}

/** Somebody who is there already, from an earlier run against the same portal, stays as they are. */
async function post(what: string, body: Record<string, unknown>) {
  const answer = await fetch(`${SANDBOX}/okta/api/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok && !/already|belongs to somebody else/i.test(text)) {
    expect(answer.status, text).toBe(201);
  }
}
