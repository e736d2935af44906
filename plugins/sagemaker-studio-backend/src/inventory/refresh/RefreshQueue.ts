/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { inTransaction } from '../../database/transaction';
import type { LaneId } from '../../scheduling/Lane';
import { inMilliseconds, now } from '../../util/now';
import { laneOfTarget, type RefreshTarget } from './RefreshTarget';

const REFRESHES = 'inventory_rereads';

/** A target that waits to be read. */
export type QueuedRefresh = {
  target: RefreshTarget;
  attempts: number;
  /** Of the row: a request that came later is not served by an earlier read. */
  version: number;
};

type RefreshRow = {
  lane: string;
  target: string;
  version: number;
  attempts: number;
  requested_at: string;
  next_try_at: string;
};

/** A queue of resources to read again, in rows, so that no restart loses an event. Each target is queued once. */
export class RefreshQueue {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async request(targets: RefreshTarget[]): Promise<void> {
    await inTransaction(this.#knex, async transaction => {
      for (const target of targets) {
        const row: RefreshRow = {
          lane: laneOfTarget(target),
          target: JSON.stringify(target),
          version: 0,
          attempts: 0,
          requested_at: now(),
          next_try_at: now(),
        };
        await transaction(REFRESHES)
          .insert(row)
          .onConflict(['lane', 'target'])
          .merge({
            version: transaction.raw('?? + 1', [`${REFRESHES}.version`]),
            attempts: 0,
            requested_at: row.requested_at,
            next_try_at: row.next_try_at,
          });
      }
    });
  }

  /** Whether a target waits to be read, or is being read. */
  async isQueued(target: RefreshTarget): Promise<boolean> {
    const row: unknown = await this.#knex(REFRESHES)
      .where({ lane: laneOfTarget(target), target: JSON.stringify(target) })
      .first('version');
    return row !== undefined;
  }

  async listDue(lane: LaneId, limit: number): Promise<QueuedRefresh[]> {
    const rows: RefreshRow[] = await this.#knex(REFRESHES)
      .where({ lane })
      .where('next_try_at', '<=', now())
      .orderBy(['next_try_at', 'target'])
      .limit(limit);
    return rows.map(row => ({
      target: JSON.parse(row.target),
      attempts: Number(row.attempts),
      version: Number(row.version),
    }));
  }

  /** The target was read; it stays queued when it was requested again meanwhile. */
  async complete(refresh: QueuedRefresh): Promise<void> {
    await this.#rowOf(refresh).delete();
  }

  async retry(
    refresh: QueuedRefresh,
    options: { attempts: number; wait: number },
  ): Promise<void> {
    await this.#rowOf(refresh).update({
      attempts: options.attempts,
      next_try_at: inMilliseconds(options.wait),
    });
  }

  #rowOf(refresh: QueuedRefresh) {
    return this.#knex(REFRESHES).where({
      lane: laneOfTarget(refresh.target),
      target: JSON.stringify(refresh.target),
      version: refresh.version,
    });
  }
}
