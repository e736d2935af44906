/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { countRows } from '../database/transaction';
import { inMilliseconds, now } from '../util/now';

const REPLICAS = 'lane_replicas';
/** A replica without a heartbeat for so long is gone. */
const TIMEOUT_MS = 30_000;

/** The replicas that share a database. */
export class ReplicaStore {
  readonly #knex: Knex;
  readonly #replicaId = randomUUID();

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /**
   * Shows the others that this replica is alive; called every few seconds.
   *
   * @returns how many replicas there are
   */
  async heartbeat(): Promise<number> {
    await this.#knex(REPLICAS)
      .insert({ replica_id: this.#replicaId, seen_at: now() })
      .onConflict('replica_id')
      .merge();
    const oldest = inMilliseconds(-TIMEOUT_MS);
    await this.#knex(REPLICAS).where('seen_at', '<', oldest).delete();
    return countRows(this.#knex(REPLICAS));
  }
}
