/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { chunk } from '../database/transaction';
import { BATCH } from '../inventory/store/tables';

/** Which catalog user is which Identity Center user; a table of the access list. */
export const CATALOG_LINKS = 'access_people';

/** Reads which catalog users go by an Identity Center user. */
export class CatalogLinkStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Identity Center user → catalog users in order, as far as the catalog has been looked through. */
  async findRefs(userIds: string[]): Promise<Map<string, string[]>> {
    const refs = new Map<string, string[]>();
    for (const part of chunk([...new Set(userIds)], BATCH)) {
      const rows: { user_id: string; entity_ref: string }[] = await this.#knex(
        CATALOG_LINKS,
      )
        .whereIn('user_id', part)
        .orderBy('entity_ref')
        .select('user_id', 'entity_ref');
      for (const row of rows) {
        refs.set(row.user_id, [
          ...(refs.get(row.user_id) ?? []),
          row.entity_ref,
        ]);
      }
    }
    return refs;
  }
}
