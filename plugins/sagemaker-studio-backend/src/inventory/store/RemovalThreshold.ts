/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { inTransaction } from '../../database/transaction';
import type { LaneId } from '../../scheduling/Lane';
import { now } from '../../util/now';
import type { Removals, ReplaceOptions } from './Inventory';
import { SYNCS, type SyncRow } from '../sync/syncRows';
import { REFUSALS } from './tables';

/** How much of a set may vanish between two looks without anybody being asked. */
export type RemovalLimit = {
  /** 0 to 1. */
  share: number;
  /** So many may always go. */
  count: number;
};

/** Much of a set was gone from AWS, and was kept. */
export class RefusedRemovals extends ConflictError {
  readonly removals: Removals;
  readonly lane: LaneId;

  constructor(removals: Removals, lane: LaneId) {
    super(
      `AWS no longer shows ${removals.keys.length} of ${removals.before} ${removals.what}. They are kept until somebody has looked and asks for a refresh that accepts removals (POST /refresh?acceptRemovals=true).`,
    );
    this.removals = removals;
    this.lane = lane;
  }
}

/** What was kept, without which rows. */
export type Refusal = {
  what: string;
  lane: LaneId;
  before: number;
  removed: number;
};

type RefusalRow = {
  what: string;
  lane: LaneId;
  before: number;
  refused: string;
  refused_at: string;
  accepted_at: string | null;
  accepted_by: string | null;
};

/**
 * Refuses what would empty the inventory: more likely than that half a company left in one go is a broken SCIM, a wrong
 * account or a wrong Region. Somebody who has looked accepts that the very rows go which were refused; whatever else is
 * gone by then counts anew, and the acceptance goes with its use.
 */
export class RemovalThreshold {
  readonly #knex: Knex;
  readonly #limit: RemovalLimit;

  static create(options: {
    knex: Knex;
    limit: RemovalLimit;
  }): RemovalThreshold {
    return new RemovalThreshold(options);
  }

  private constructor(options: { knex: Knex; limit: RemovalLimit }) {
    this.#knex = options.knex;
    this.#limit = options.limit;
  }

  /** The check of what sweeps and looks in a lane remove. */
  checkFor(lane: LaneId): NonNullable<ReplaceOptions['checkRemovals']> {
    return async (removals, transaction) => {
      const { what, before, keys } = removals;
      const row: RefusalRow | undefined = await transaction(REFUSALS)
        .where({ what })
        .first();
      const accepted = new Set<string>(
        row?.accepted_at ? JSON.parse(row.refused) : [],
      );
      const unaccepted = keys.filter(key => !accepted.has(key)).length;
      if (this.#isTooMuch(unaccepted, before)) {
        throw new RefusedRemovals(removals, lane);
      }
      if (row) {
        await transaction(REFUSALS).where({ what }).delete();
      }
    };
  }

  /**
   * The check of what events have removed in a lane. Each removes little; together, until the lane is swept again, they
   * may remove no more than a sweep, which is asked otherwise.
   */
  checkForEventsIn(lane: LaneId): NonNullable<ReplaceOptions['checkRemovals']> {
    return async (removals, transaction) => {
      const { before, keys } = removals;
      if (keys.length === 0) {
        return;
      }
      const row: Pick<SyncRow, 'removed_since'> | undefined = await transaction(
        SYNCS,
      )
        .where({ scope: lane })
        .first('removed_since');
      const removed = Number(row?.removed_since ?? 0) + keys.length;
      if (this.#isTooMuch(removed, before)) {
        throw new RefusedRemovals(removals, lane);
      }
      await transaction(SYNCS)
        .insert({ scope: lane, removed_since: removed })
        .onConflict('scope')
        .merge({ removed_since: removed });
    };
  }

  /** Remembers what was kept, so that somebody can accept it. */
  async record({ removals, lane }: RefusedRemovals): Promise<void> {
    const row: RefusalRow = {
      what: removals.what,
      lane,
      before: removals.before,
      refused: JSON.stringify([...removals.keys].sort()),
      refused_at: now(),
      accepted_at: null,
      accepted_by: null,
    };
    await this.#knex(REFUSALS).insert(row).onConflict('what').merge();
  }

  /**
   * Has all that is kept now removed by the next look.
   *
   * @param options - `tell`: called with what is accepted before it is, unless there is nothing
   */
  async accept(options: {
    by: string;
    tell: (refusals: Refusal[]) => Promise<void>;
  }): Promise<Refusal[]> {
    const rows: RefusalRow[] = await this.#knex(REFUSALS)
      .whereNull('accepted_at')
      .orderBy('what');
    const refusals = rows.map(({ what, lane, before, refused }) => ({
      what,
      lane,
      before: Number(before),
      removed: JSON.parse(refused).length,
    }));
    if (rows.length === 0) {
      return [];
    }
    await options.tell(refusals);
    await inTransaction(this.#knex, async transaction => {
      for (const { what, refused } of rows) {
        // What was refused meanwhile nobody has looked at.
        await transaction(REFUSALS)
          .where({ what, refused })
          .update({ accepted_at: now(), accepted_by: options.by });
      }
    });
    return refusals;
  }

  #isTooMuch(removed: number, before: number): boolean {
    const { count, share } = this.#limit;
    return removed > count && removed > before * share;
  }
}
