/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { inMilliseconds, now } from '../util/now';

const REPLICAS = 'lane_replicas';
/** Who has not been heard of for so long is gone. */
const SILENCE_MS = 30_000;

/** The back ends that share a database. */
export class ReplicaStore {
  readonly #knex: Knex;
  readonly #replicaId = randomUUID();

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /**
   * Lets the others know that this one is there, which has to be done every few seconds.
   *
   * @returns how many there are
   */
  async beat(): Promise<number> {
    await this.#knex(REPLICAS)
      .insert({ replica_id: this.#replicaId, seen_at: now() })
      .onConflict('replica_id')
      .merge();
    const lastHeard = inMilliseconds(-SILENCE_MS);
    await this.#knex(REPLICAS).where('seen_at', '<', lastHeard).delete();
    const rows = await this.#knex(REPLICAS).select('replica_id');
    return rows.length;
  }
}
