/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';

/** The row on which every replica sees which requests are held back from being invalidated. */
export class HeldRequestStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): HeldRequestStore {
    return new HeldRequestStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Ids in order. */
  async heldBack(): Promise<string[]> {
    const row = await this.#knex('access_held_requests').where('id', 1).first();
    return JSON.parse(row.held_back);
  }

  async holdBack(requestIds: string[]): Promise<void> {
    await this.#knex('access_held_requests')
      .where('id', 1)
      .update({ held_back: JSON.stringify([...requestIds].sort()) });
  }
}
