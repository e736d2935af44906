/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PlanInput } from './generated/types';

/** The limit of the API. */
const MAX_PEOPLE = 500;

/**
 * Joins requests that differ in nothing but their people, in the order of the first of each. No request has more people
 * than the API takes.
 *
 * @public
 */
export function joinRequests(inputs: PlanInput[]): PlanInput[] {
  const alike = Map.groupBy(inputs, ({ people: _, ...rest }) =>
    JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
  return [...alike.values()].flatMap(same => {
    const [first] = same;
    const people = [...new Set(same.flatMap(each => each.people ?? []))];
    return first ? pages(people).map(page => ({ ...first, people: page })) : [];
  });
}

function pages(people: string[]): string[][] {
  return Array.from({ length: Math.ceil(people.length / MAX_PEOPLE) }, (_, i) =>
    people.slice(i * MAX_PEOPLE, (i + 1) * MAX_PEOPLE),
  );
}
