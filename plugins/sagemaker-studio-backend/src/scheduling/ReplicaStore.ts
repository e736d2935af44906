/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { isSqlite } from '../database/transaction';
import { now } from '../util/now';

const REPLICAS = 'lane_replicas';
/** How often each replica beats. */
export const BEAT_INTERVAL_MS = 1_000;
/** How much a pause of this replica can add to the silence of the others. */
const MOST_BETWEEN_BEATS_MS = 2 * BEAT_INTERVAL_MS;
/** A replica that has been silent for so long is taken for dead. */
const DEAD_AFTER_MS = 5_000;
/** Its row is removed later, since a pause may be over by then. */
const FORGOTTEN_AFTER_MS = 60_000;

/** Replicas of this process. SQLite has no others. */
const LOCAL = new Set<string>();

/** The last sign of life of another replica. */
type Sign = { beat: string | undefined; silentMs: number };

/**
 * The replicas that share a database. Each beats every second; the others see whether its row changes, by their own
 * clocks, so that clocks that differ do not matter. Silence counts only while this replica beats itself: after a pause, or
 * a time without the database, the others get the time to show themselves.
 */
export class ReplicaStore {
  readonly replicaId = randomUUID();
  readonly #knex: Knex;
  readonly #signs = new Map<string, Sign>();
  #beats = 0;
  #beatAt = performance.now();
  #count = 1;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
    LOCAL.add(this.replicaId);
  }

  /** How many replicas there were at the last beat. */
  get count(): number {
    return this.#count;
  }

  /** Shows the others that this replica is alive, and looks which of them are; called every second. */
  async beat(): Promise<void> {
    this.#beats += 1;
    await this.#knex(REPLICAS)
      .insert({
        replica_id: this.replicaId,
        // Another value each time, also where two beats are in one millisecond.
        seen_at: `${now()} ${this.#beats % 1000}`,
      })
      .onConflict('replica_id')
      .merge();
    const rows: { replica_id: string; seen_at: string }[] = await this.#knex(
      REPLICAS,
    ).select('replica_id', 'seen_at');
    const at = performance.now();
    const elapsedMs = Math.min(at - this.#beatAt, MOST_BETWEEN_BEATS_MS);
    this.#beatAt = at;
    this.#signs.forEach(sign => {
      sign.silentMs += elapsedMs;
    });
    rows.forEach(row => this.#note(row.replica_id, row.seen_at));
    const ids = rows.map(row => row.replica_id);
    this.#count = ids.filter(id => !this.isDead(id)).length;
    const forgotten = ids.filter(
      id => this.#silenceOf(id) > FORGOTTEN_AFTER_MS,
    );
    if (forgotten.length > 0) {
      await this.#knex(REPLICAS).whereIn('replica_id', forgotten).delete();
      forgotten.forEach(id => this.#signs.delete(id));
    }
  }

  /** Whether a replica has fallen silent. One that was never seen counts as seen now. */
  isDead(replicaId: string): boolean {
    if (replicaId === this.replicaId) {
      return false;
    }
    if (isSqlite(this.#knex)) {
      return !LOCAL.has(replicaId);
    }
    if (!this.#signs.has(replicaId)) {
      this.#note(replicaId, undefined);
    }
    return this.#silenceOf(replicaId) > DEAD_AFTER_MS;
  }

  #note(replicaId: string, beat: string | undefined): void {
    const sign = this.#signs.get(replicaId);
    if (!sign || sign.beat !== beat) {
      this.#signs.set(replicaId, { beat, silentMs: 0 });
    }
  }

  #silenceOf(replicaId: string): number {
    return replicaId === this.replicaId
      ? 0
      : this.#signs.get(replicaId)?.silentMs ?? 0;
  }
}
