/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedApp, ObservedSpace } from '../../aws/observed';
import { inTransaction } from '../../database/transaction';
import { now } from '../../util/now';
import type { ReplaceOptions } from './Inventory';
import { deleteRows } from './replaceRows';
import { caseKey } from './inventoryRows';
import { recordSpaceRows, replaceAppRows, type AppOwner } from './spaceRows';
import { type SpaceRow } from './inventoryRows';
import { SPACES } from './tables';

const WATERMARKS = 'inventory_space_watermarks';

/** How far the spaces of a domain have been read. */
export type SpaceWatermark = {
  /** The latest modification that the last sweep saw, ISO 8601. */
  modifiedAt: string;
  /** When the last sweep that read all spaces began, ISO 8601. */
  fullAt: string;
};

type WatermarkRow = { domain_id: string; modified_at: string; full_at: string };

/** Single spaces and apps, for those who look at some of a domain's and not at all of them. */
export class SpaceStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async count(domainId: string): Promise<number> {
    const [{ count }] = await this.#knex(SPACES)
      .where({ domain_id: domainId })
      .count({ count: '*' });
    return Number(count);
  }

  /** Names of the spaces in one of the statuses. */
  async listInStatus(domainId: string, statuses: string[]): Promise<string[]> {
    return await this.#knex(SPACES)
      .where({ domain_id: domainId })
      .whereIn('status', statuses)
      .orderBy('name_key')
      .pluck('name');
  }

  /** Writes some of the domain's; the others stay as they are. */
  async record(domainId: string, spaces: ObservedSpace[]): Promise<void> {
    await inTransaction(this.#knex, transaction =>
      recordSpaceRows(transaction, { domainId, spaces, seenAt: now() }),
    );
  }

  /** Somebody has looked and seen that it is not there. */
  async forget(space: { domainId: string; name: string }): Promise<void> {
    await deleteRows<SpaceRow>(this.#knex, {
      table: SPACES,
      where: { domain_id: space.domainId, name_key: caseKey(space.name) },
    });
  }

  /** Makes the apps of one space or one profile what was seen. */
  async replaceApps(
    owner: AppOwner,
    apps: ObservedApp[],
    options: ReplaceOptions & { startedAt: string },
  ): Promise<void> {
    const { domainId } = owner;
    const seenAt = options.startedAt;
    await inTransaction(this.#knex, transaction =>
      replaceAppRows(transaction, { domainId, owner, apps, seenAt }, options),
    );
  }

  async readWatermark(domainId: string): Promise<SpaceWatermark | undefined> {
    const row: WatermarkRow | undefined = await this.#knex(WATERMARKS)
      .where({ domain_id: domainId })
      .first();
    return row && { modifiedAt: row.modified_at, fullAt: row.full_at };
  }

  async recordWatermark(
    domainId: string,
    watermark: SpaceWatermark,
  ): Promise<void> {
    const row: WatermarkRow = {
      domain_id: domainId,
      modified_at: watermark.modifiedAt,
      full_at: watermark.fullAt,
    };
    await this.#knex(WATERMARKS).insert(row).onConflict('domain_id').merge();
  }
}
