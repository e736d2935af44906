/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Person } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { chunk } from '../database/transaction';
import { BATCH } from '../inventory/store/tables';
import { CATALOG_LINKS } from '../store/readNamesToday';

export type LinkRow = {
  entity_ref: string;
  user_id: string;
  display_name: string;
  email: string | null;
};

type LinkedPerson = Person & { entityRef: string };

/** Reads which catalog users go by an Identity Center user. */
export class CatalogLinkStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Identity Center user → catalog users in order, as far as the catalog has been looked through. */
  async find(userIds: string[]): Promise<Map<string, LinkedPerson[]>> {
    const links = new Map<string, LinkedPerson[]>();
    for (const part of chunk([...new Set(userIds)], BATCH)) {
      const rows: LinkRow[] = await this.#knex(CATALOG_LINKS)
        .whereIn('user_id', part)
        .orderBy('entity_ref');
      for (const row of rows) {
        links.set(row.user_id, [
          ...(links.get(row.user_id) ?? []),
          {
            entityRef: row.entity_ref,
            displayName: row.display_name,
            email: row.email ?? undefined,
          },
        ]);
      }
    }
    return links;
  }

  /** As {@link CatalogLinkStore.find}, by their refs alone. */
  async findRefs(userIds: string[]): Promise<Map<string, string[]>> {
    return new Map(
      [...(await this.find(userIds))].map(([userId, people]) => [
        userId,
        people.map(({ entityRef }) => entityRef),
      ]),
    );
  }
}
