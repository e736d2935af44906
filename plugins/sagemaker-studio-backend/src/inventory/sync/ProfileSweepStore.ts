/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import type { ObservedProfile } from '../../aws/observed';
import { invalidateAccess } from '../../database/accessInvalidations';
import { chunk, inTransaction } from '../../database/transaction';
import type { ReplaceOptions } from '../store/Inventory';
import { invalidationsOf } from '../store/invalidationsOfRows';
import { upsertRows } from '../store/replaceRows';
import {
  caseKey,
  fromProfileRow,
  toProfileRow,
  type ProfileRow,
} from '../store/inventoryRows';
import { BATCH, PROFILES } from '../store/tables';

const WATERMARKS = 'inventory_watermarks';

/** How far the profiles of a domain have been read. */
export type Watermark = {
  /** The latest modification that the last sweep saw, ISO 8601. */
  modifiedAt: string;
  /** When the last sweep that read all profiles began, ISO 8601. */
  fullAt: string;
};

type WatermarkRow = { domain_id: string; modified_at: string; full_at: string };

/** The profiles of a domain, page by page, so that a sweep of any number of them keeps only a page in memory. */
export class ProfileSweepStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async count(domainId: string): Promise<number> {
    const [{ count }] = await this.#knex(PROFILES)
      .where({ domain_id: domainId })
      .count({ count: '*' });
    return Number(count);
  }

  /** The profiles with these names, by `caseKey` of the name. */
  async find(
    domainId: string,
    names: string[],
  ): Promise<Map<string, ObservedProfile>> {
    const found = new Map<string, ObservedProfile>();
    for (const batch of chunk(names.map(caseKey), BATCH)) {
      const rows: ProfileRow[] = await this.#knex(PROFILES)
        .where({ domain_id: domainId })
        .whereIn('name_key', batch);
      for (const row of rows) {
        found.set(row.name_key, fromProfileRow(row));
      }
    }
    return found;
  }

  /** Those in one of the statuses, unless they were looked at since. */
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

  /** These were seen again as they are. */
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
    const seenAt = DateTime.utc().toISO();
    await upsertRows<ProfileRow>(this.#knex, {
      table: PROFILES,
      key: ['domain_id', 'name_key'],
      rows: profiles.map(profile => toProfileRow(profile, seenAt)),
    });
  }

  /** Names of those that a sweep has not seen. */
  async listUnseen(
    domainId: string,
    startedAt: string,
    options: { limit: number },
  ): Promise<string[]> {
    const rows: { name: string }[] = await this.#knex(PROFILES)
      .where({ domain_id: domainId })
      .where('seen_at', '<', startedAt)
      .orderBy('name_key')
      .limit(options.limit)
      .select('name');
    return rows.map(({ name }) => name);
  }

  /** Removes those that a sweep which read all of them has not seen. */
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

  async readWatermark(domainId: string): Promise<Watermark | undefined> {
    const row: WatermarkRow | undefined = await this.#knex(WATERMARKS)
      .where({ domain_id: domainId })
      .first();
    return row && { modifiedAt: row.modified_at, fullAt: row.full_at };
  }

  async recordWatermark(domainId: string, watermark: Watermark): Promise<void> {
    const row: WatermarkRow = {
      domain_id: domainId,
      modified_at: watermark.modifiedAt,
      full_at: watermark.fullAt,
    };
    await this.#knex(WATERMARKS).insert(row).onConflict('domain_id').merge();
  }
}
