/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedProfile } from '../../aws/observed';
import { invalidateAccess } from '../../database/accessInvalidations';
import {
  chunk,
  countRows,
  inTransaction,
  readInChunks,
} from '../../database/transaction';
import { caseKey } from '../../util/caseKey';
import type { ReplaceOptions } from './Inventory';
import { invalidationsOf } from './invalidations';
import { upsertRows } from './replaceRows';
import { fromProfileRow, toProfileRow, type ProfileRow } from './studioRows';
import { BATCH, PROFILES } from './tables';

/** The profiles of a domain, page by page, so that a sweep of any number of them keeps only a page in memory. */
export class ProfileStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async count(domainId: string): Promise<number> {
    return countRows(this.#knex(PROFILES).where({ domain_id: domainId }));
  }

  /** The profiles with these names, by `caseKey` of the name. */
  async find(
    domainId: string,
    names: string[],
  ): Promise<Map<string, ObservedProfile>> {
    const rows = await readInChunks(names.map(caseKey), BATCH, keys =>
      this.#knex<ProfileRow>(PROFILES)
        .where({ domain_id: domainId })
        .whereIn('name_key', keys),
    );
    return new Map(rows.map(row => [row.name_key, fromProfileRow(row)]));
  }

  /** Names of those in one of the statuses, unless they were described since. */
  async listUnsettled(
    domainId: string,
    statuses: string[],
    since: string,
  ): Promise<string[]> {
    return await this.#knex(PROFILES)
      .where({ domain_id: domainId })
      .whereIn('status', statuses)
      .where('seen_at', '<', since)
      .orderBy('name_key')
      .pluck('name');
  }

  /** These were seen again, unchanged. */
  async confirm(
    domainId: string,
    names: string[],
    seenAt: string,
  ): Promise<void> {
    for (const batch of chunk(names.map(caseKey), BATCH)) {
      await this.#knex(PROFILES)
        .where({ domain_id: domainId })
        .whereIn('name_key', batch)
        .where('seen_at', '<', seenAt)
        .update({ seen_at: seenAt });
    }
  }

  async record(profiles: ObservedProfile[]): Promise<void> {
    const rows = profiles.map(toProfileRow);
    await upsertRows(this.#knex, { table: PROFILES, rows });
  }

  /** Names of those that a sweep did not see. */
  async listUnseen(
    domainId: string,
    startedAt: string,
    options: { limit: number },
  ): Promise<string[]> {
    return await this.#knex(PROFILES)
      .where({ domain_id: domainId })
      .where('seen_at', '<', startedAt)
      .orderBy('name_key')
      .limit(options.limit)
      .pluck('name');
  }

  /** Removes those that a sweep which read all of them did not see. */
  async removeUnseen(
    domainId: string,
    startedAt: string,
    options: ReplaceOptions,
  ): Promise<void> {
    const before = await this.count(domainId);
    await inTransaction(this.#knex, async transaction => {
      const gone: ProfileRow[] = await transaction(PROFILES)
        .where({ domain_id: domainId })
        .where('seen_at', '<', startedAt);
      await options.checkRemovals?.(
        {
          what: `profiles of domain ${domainId}`,
          domainId,
          before,
          keys: gone.map(row => row.name_key),
        },
        transaction,
      );
      for (const batch of chunk(gone, BATCH)) {
        await transaction(PROFILES)
          .where({ domain_id: domainId })
          .whereIn(
            'name_key',
            batch.map(row => row.name_key),
          )
          .delete();
      }
      await invalidateAccess(transaction, invalidationsOf(PROFILES, gone));
    });
  }
}
