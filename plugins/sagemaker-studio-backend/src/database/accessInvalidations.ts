/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Whoever changes what the access list is made from notes in the same transaction whose rows have to be made again. The
 * notes are only ever added, and never looked at by those who add them, so that nobody waits for anybody.
 */
import type { Knex } from 'knex';
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

/** Notes that rows have to be made again, each once. */
export async function invalidateAccess(
  transaction: Knex.Transaction,
  marks: AccessInvalidation[],
): Promise<void> {
  const different = new Map(
    marks.map(mark => [`${mark.scope}\n${mark.subject}`, mark]),
  );
  for (const part of chunk([...different.values()], CHUNK)) {
    await transaction(INVALIDATIONS).insert(
      part.map(({ scope, subject }) => ({ scope, subject })),
    );
  }
}
