/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';

/** Which requests are held back from being invalidated, as every replica sees it; changed together with the events that tell of it. */
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
}
