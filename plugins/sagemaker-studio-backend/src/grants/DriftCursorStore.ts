/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';

/** Which syncs have been checked for leavers and drift, for all replicas. */
export class DriftCursorStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Lane → the end of the sync that was checked last. */
  async readAt(): Promise<Record<string, string>> {
    const rows: { lane: string; synced_at: string }[] = await this.#knex(
      'access_watch',
    );
    return Object.fromEntries(rows.map(row => [row.lane, row.synced_at]));
  }

  async recordChecked(lane: string, syncedAt: string): Promise<void> {
    await this.#knex('access_watch')
      .insert({ lane, synced_at: syncedAt })
      .onConflict('lane')
      .merge();
  }
}
