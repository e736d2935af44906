/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { DateTime } from 'luxon';

/** How far a list of a domain has been read. */
export type Watermark = {
  /** The latest modification that the last sweep saw, ISO 8601. */
  modifiedAt: string;
  /** When the last sweep that read the whole list began, ISO 8601. */
  fullAt: string;
};

type WatermarkRow = { domain_id: string; modified_at: string; full_at: string };

const TABLES = {
  profiles: 'inventory_watermarks',
  spaces: 'inventory_space_watermarks',
};

type WatermarksOptions = {
  knex: Knex;
  list: keyof typeof TABLES;
  fullFrequencySeconds: number;
};

/** How far the profiles or the spaces of domains have been read, so that most sweeps read only what is new. */
export class Watermarks {
  readonly #options: WatermarksOptions;

  /** @param options - `fullFrequencySeconds`: a list is read to its end at least so often */
  constructor(options: WatermarksOptions) {
    this.#options = options;
  }

  async read(domainId: string): Promise<Watermark | undefined> {
    const { knex, list } = this.#options;
    const row: WatermarkRow | undefined = await knex(TABLES[list])
      .where({ domain_id: domainId })
      .first();
    return row && { modifiedAt: row.modified_at, fullAt: row.full_at };
  }

  async record(domainId: string, watermark: Watermark): Promise<void> {
    const { knex, list } = this.#options;
    const row: WatermarkRow = {
      domain_id: domainId,
      modified_at: watermark.modifiedAt,
      full_at: watermark.fullAt,
    };
    await knex(TABLES[list]).insert(row).onConflict('domain_id').merge();
  }

  /** Whether the list has to be read to its end by the time of a sweep. */
  isFullDue(watermark: Watermark | undefined, at: string): boolean {
    if (!watermark) {
      return true;
    }
    const age = DateTime.fromISO(at).diff(DateTime.fromISO(watermark.fullAt));
    return age.as('seconds') >= this.#options.fullFrequencySeconds;
  }
}

/** The latest time of modification, of what was known and what was listed. */
export function latestModification(
  known: string | undefined,
  items: { modifiedAt?: string }[],
): string {
  return items.reduce(
    (latest, { modifiedAt = '' }) =>
      modifiedAt > latest ? modifiedAt : latest,
    known ?? '',
  );
}
