/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonOutcome } from './outcome';

/** Sentences for a run that found nothing to do: who has the access already, and who is to get it. */
export function nothingToChange(
  people: PersonOutcome[],
  context: { team: string; domain: string; executionRole: string },
): string[] {
  const { team, domain, executionRole } = context;
  const where = `the domain ${domain} with the role ${executionRole}`;
  const scheduled = people.filter(({ status }) => status === 'scheduled');
  const present = people.filter(({ status }) => status !== 'scheduled');
  const who = (some: PersonOutcome[]) =>
    `${countOrName(some, people.length)} of ${team}`;
  const lines: string[] = [];
  if (present.length > 0) {
    lines.push(
      `Nothing to change: ${who(present)} already ${
        present.length === 1 ? 'has' : 'have'
      } access to ${where}`,
    );
  }
  for (const [startsAt, some] of byStart(scheduled)) {
    lines.push(
      `Nothing to change: ${who(some)} ${
        some.length === 1 ? 'is' : 'are'
      } to get access to ${where} on ${startsAt}; it was granted before and has not begun`,
    );
  }
  return lines;
}

function countOrName(some: PersonOutcome[], total: number): string {
  const [only, ...others] = some;
  if (only && others.length === 0) {
    return only.displayName;
  }
  return some.length === total
    ? `all ${total} people`
    : `${some.length} of ${total} people`;
}

function byStart(people: PersonOutcome[]): Map<string, PersonOutcome[]> {
  const groups = new Map<string, PersonOutcome[]>();
  for (const person of people) {
    const { startsAt = 'a later day' } = person;
    groups.set(startsAt, [...(groups.get(startsAt) ?? []), person]);
  }
  return groups;
}
