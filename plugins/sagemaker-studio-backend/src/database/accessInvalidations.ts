/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A change to any input of the access list invalidates rows of the list in the same transaction. Writers only add
 * invalidations and never read them, so that no transaction waits for another. The writers choose the rows:
 * `inventory/store/invalidations.ts` for the sync, `store/writeChanges.ts` for grants and requests,
 * `directory/CatalogPeopleLinks.ts` for the catalog.
 */
import type { Knex } from 'knex';
import { now } from '../util/now';
import { chunk } from './transaction';

/** State of the projection that makes the access list, in one row. */
export const PROJECTION = 'access_projection';

/** Rows of the access list that have to be made again. */
export type AccessInvalidation = {
  /** A domain, the application ARN of one, or `*` for all. */
  scope: string;
  /**
   * `user:<id>`, `name:<username>`, `profile:<name>`, `space:<name>`, names in lower case; `group:<id>` for its members,
   * `grant:<id>` for its person; `*` for all.
   */
  subject: string;
};

export const INVALIDATIONS = 'access_marks';

const CHUNK = 400;

/** Invalidates rows, each once. */
export async function invalidateAccess(
  transaction: Knex.Transaction,
  invalidations: AccessInvalidation[],
): Promise<void> {
  const distinct = new Map(
    invalidations.map(each => [`${each.scope}\n${each.subject}`, each]),
  );
  for (const part of chunk([...distinct.values()], CHUNK)) {
    const since = now();
    await transaction(INVALIDATIONS).insert(
      part.map(({ scope, subject }) => ({ scope, subject, since })),
    );
  }
}
