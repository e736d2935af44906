/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';

/** What is held back, and since when somebody has accepted it; changed together with the events that tell of it. */
export type HeldBack = { grantIds: string[]; acceptedAt?: string };

/** Rows on which every replica sees which syncs have been looked at for leavers and drift. */
export class DriftCursorStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DriftCursorStore {
    return new DriftCursorStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Lane → the end of the sync that was looked at last. */
  async readAt(): Promise<Record<string, string>> {
    const rows: { lane: string; synced_at: string }[] = await this.#knex(
      'access_watch',
    );
    return Object.fromEntries(rows.map(row => [row.lane, row.synced_at]));
  }

  async recordLook(lane: string, syncedAt: string): Promise<void> {
    await this.#knex('access_watch')
      .insert({ lane, synced_at: syncedAt })
      .onConflict('lane')
      .merge();
  }

  async heldBack(): Promise<HeldBack> {
    const row = await this.#knex('access_leavers').where('id', 1).first();
    return {
      grantIds: JSON.parse(row.held_back),
      acceptedAt: row.accepted_at ?? undefined,
    };
  }
}
