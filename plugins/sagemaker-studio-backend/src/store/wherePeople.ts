/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Filters records by person. A record with a user id belongs to that user, even if the name has passed to somebody
 * else. A record without one belongs to the catalog ref that it names.
 */
import type { Knex } from 'knex';
import type { Identified } from '../model/personKey';

/** Narrows a query of `access_requests` to those that one of the people filed. */
export function whereRequester(
  rows: Knex.QueryBuilder,
  people: readonly Identified[],
): void {
  rows.where(any => {
    any
      .whereIn('access_requests.requester_user_id', userIdsOf(people))
      .orWhere(unlinked =>
        unlinked
          .whereNull('access_requests.requester_user_id')
          .whereIn('access_requests.requester', refsOf(people)),
      );
  });
}

/** Ids of the requests that one of the people filed. */
export function requestsFiledBy(
  knex: Knex,
  people: readonly Identified[],
): Knex.QueryBuilder {
  const rows = knex('access_requests').select('access_requests.request_id');
  whereRequester(rows, people);
  return rows;
}

/** Ids of the requests that are for one of the people; nobody without a user id is given access. */
export function requestsFor(
  knex: Knex,
  people: readonly Identified[],
): Knex.QueryBuilder {
  return knex('access_request_people')
    .select('request_id')
    .whereIn('user_id', userIdsOf(people));
}

/** Ids of the requests that could be the person's own: a vote is refused rather than counted for oneself. */
export function requestsOf(knex: Knex, person: Identified): Knex.QueryBuilder {
  const rows = knex('access_requests').select('request_id');
  return wherePossibly(rows, person, ['requester_user_id', 'requester']);
}

/** Ids of the requests that could be for one of the people; nobody may see a request because of that. */
export function requestsForPossibly(
  knex: Knex,
  people: readonly Identified[],
): Knex.QueryBuilder {
  return knex('access_request_people')
    .select('request_id')
    .where(any => {
      any
        .whereIn('user_id', userIdsOf(people))
        .orWhereIn('person', refsOf(people.filter(({ userId }) => !userId)));
    });
}

/** Ids of the requests on which the person may have voted. */
export function requestsVotedOn(
  knex: Knex,
  person: Identified,
): Knex.QueryBuilder {
  const rows = knex('access_request_voters').select('request_id');
  return wherePossibly(rows, person, ['user_id', 'entity_ref']);
}

/** Narrows rows to those that could be the person's: by user id where both have one, else by ref. */
function wherePossibly(
  rows: Knex.QueryBuilder,
  { ref, userId }: Identified,
  [userIdColumn, refColumn]: [string, string],
): Knex.QueryBuilder {
  return userId
    ? rows
        .where(userIdColumn, userId)
        .orWhere(unlinked =>
          unlinked.whereNull(userIdColumn).where(refColumn, ref),
        )
    : rows.where(refColumn, ref);
}

export function userIdsOf(people: readonly Identified[]): string[] {
  return people.flatMap(({ userId }) => userId ?? []);
}

function refsOf(people: readonly Identified[]): string[] {
  return people.map(({ ref }) => ref);
}
