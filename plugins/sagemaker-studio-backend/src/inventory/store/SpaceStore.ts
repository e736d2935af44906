/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedApp, ObservedSpace } from '../../aws/observed';
import { countRows, inTransaction } from '../../database/transaction';
import { caseKey } from '../../util/caseKey';
import type { ReplaceOptions } from './Inventory';
import { deleteRows, upsertRows } from './replaceRows';
import {
  replaceAppRows,
  replaceRowsOfDomain,
  type AppOwner,
} from './spaceRows';
import { toSpaceRow } from './studioRows';
import { SPACES } from './tables';

/** Writes the spaces and apps of a domain, all or some of them. */
export class SpaceStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async count(domainId: string): Promise<number> {
    return countRows(this.#knex(SPACES).where({ domain_id: domainId }));
  }

  /** Names of the spaces in one of the statuses. */
  async listInStatus(
    domainId: string,
    statuses: readonly string[],
  ): Promise<string[]> {
    return await this.#knex(SPACES)
      .where({ domain_id: domainId })
      .whereIn('status', statuses)
      .orderBy('name_key')
      .pluck('name');
  }

  /** Replaces all spaces of a domain. */
  async replace(
    domainId: string,
    spaces: ObservedSpace[],
    options?: ReplaceOptions,
  ): Promise<void> {
    const rows = spaces.map(toSpaceRow);
    await inTransaction(this.#knex, transaction =>
      replaceRowsOfDomain(
        transaction,
        { domainId, kind: 'spaces', rows },
        options,
      ),
    );
  }

  /** Writes some; the others stay as they are. */
  async record(spaces: ObservedSpace[]): Promise<void> {
    const rows = spaces.map(toSpaceRow);
    await upsertRows(this.#knex, { table: SPACES, rows });
  }

  /** The space was looked for and does not exist. */
  async forget(space: { domainId: string; name: string }): Promise<void> {
    await deleteRows(this.#knex, {
      table: SPACES,
      where: { domain_id: space.domainId, name_key: caseKey(space.name) },
    });
  }

  /** Replaces the apps of a domain, or of one space or profile in it. */
  async replaceApps(
    of: { domainId: string } | AppOwner,
    apps: ObservedApp[],
    options?: ReplaceOptions,
  ): Promise<void> {
    await inTransaction(this.#knex, transaction =>
      replaceAppRows(transaction, of, apps, options),
    );
  }
}
