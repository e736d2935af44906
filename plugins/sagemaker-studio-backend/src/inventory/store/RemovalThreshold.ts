/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The change threshold for removals from the inventory. An acceptance covers exactly the rows that were held back and
 * is used once; rows that are gone by the next sweep in addition count again.
 */
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { exceedsThreshold } from '../../model/changeThreshold';
import type { LaneId } from '../../scheduling/Lane';
import { now } from '../../util/now';
import { SYNCS, type SyncRow } from './syncRows';
import type { Removals, ReplaceOptions } from './Inventory';
import { HELD_REMOVALS } from './tables';

type RemovalThresholdOptions = {
  knex: Knex;
  /** `count`: so many may always go; `share`: at most, of a larger set. */
  limit: { share: number; count: number };
};

/** More is gone from AWS than may go without a person, so it was kept. */
export class RemovalsHeldError extends ConflictError {
  readonly removals: Removals;
  readonly lane: LaneId;

  constructor(removals: Removals, lane: LaneId) {
    super(
      `AWS no longer shows ${removals.keys.length} of ${removals.before} ${removals.what}. They are kept until a person checks this and requests a refresh that accepts removals (POST /refresh?acceptRemovals=true).`,
    );
    this.removals = removals;
    this.lane = lane;
  }
}

/** Rows that were kept, by set. */
export type HeldRemoval = {
  what: string;
  lane: LaneId;
  before: number;
  removed: number;
};

type HeldRemovalRow = {
  what: string;
  lane: LaneId;
  before: number;
  refused: string;
  refused_at: string;
  accepted_at: string | null;
  accepted_by: string | null;
};

type CheckRemovals = NonNullable<ReplaceOptions['checkRemovals']>;

/** Keeps what would empty the inventory until a person accepts it. */
export class RemovalThreshold {
  readonly #options: RemovalThresholdOptions;

  constructor(options: RemovalThresholdOptions) {
    this.#options = options;
  }

  /** The check of what sweeps and refreshes in a lane remove. */
  checkFor(lane: LaneId): CheckRemovals {
    return async (removals, transaction) => {
      const { what } = removals;
      const row: HeldRemovalRow | undefined = await transaction(HELD_REMOVALS)
        .where({ what })
        .first();
      const accepted = new Set<string>(
        row?.accepted_at ? JSON.parse(row.refused) : [],
      );
      const keys = removals.keys.filter(key => !accepted.has(key));
      if (this.#exceeds({ ...removals, keys })) {
        throw new RemovalsHeldError(removals, lane);
      }
      if (row) {
        await transaction(HELD_REMOVALS).where({ what }).delete();
      }
    };
  }

  /**
   * The check of what events remove in a lane. Each event removes little; together, until the lane is swept again, they
   * may remove no more than a sweep.
   */
  checkForEventsIn(lane: LaneId): CheckRemovals {
    return async (removals, transaction) => {
      const { keys } = removals;
      if (keys.length === 0) {
        return;
      }
      // Written before it is compared, since the lock makes others that remove at the same time count on from here.
      const column = `${SYNCS}.removed_since`;
      const [row]: Pick<SyncRow, 'removed_since'>[] = await transaction(SYNCS)
        .insert({ scope: lane, removed_since: keys.length })
        .onConflict('scope')
        .merge({
          removed_since: transaction.raw('?? + ?', [column, keys.length]),
        })
        .returning('removed_since');
      const pending = Number(row?.removed_since ?? 0) - keys.length;
      if (this.#exceeds(removals, pending)) {
        throw new RemovalsHeldError(removals, lane);
      }
    };
  }

  /** Remembers what was kept, so that a person can accept it. */
  async record({ removals, lane }: RemovalsHeldError): Promise<void> {
    const row: HeldRemovalRow = {
      what: removals.what,
      lane,
      before: removals.before,
      refused: JSON.stringify([...removals.keys].sort()),
      refused_at: now(),
      accepted_at: null,
      accepted_by: null,
    };
    await this.#options
      .knex(HELD_REMOVALS)
      .insert(row)
      .onConflict('what')
      .merge();
  }

  /**
   * Has the next sweep remove all that is kept now.
   *
   * @param store - called unless there is nothing, with what is accepted and with what marks it so in a transaction;
   *   that resolves to whether it is still the same that is kept
   */
  async accept<T>(
    by: string,
    store: (
      removals: HeldRemoval[],
      mark: (transaction: Knex.Transaction) => Promise<boolean>,
    ) => Promise<T>,
  ): Promise<T | undefined> {
    const { knex } = this.#options;
    const rows: HeldRemovalRow[] = await knex(HELD_REMOVALS)
      .whereNull('accepted_at')
      .orderBy('what');
    if (rows.length === 0) {
      return undefined;
    }
    return store(
      rows.map(({ what, lane, before, refused }) => ({
        what,
        lane,
        before: Number(before),
        removed: JSON.parse(refused).length,
      })),
      async transaction => {
        let marked = 0;
        for (const { what, refused } of rows) {
          // The person has not seen what was held back since then.
          marked += await transaction(HELD_REMOVALS)
            .where({ what, refused })
            .update({ accepted_at: now(), accepted_by: by });
        }
        return marked === rows.length;
      },
    );
  }

  #exceeds({ keys, before }: Removals, pending = 0): boolean {
    const { share, count } = this.#options.limit;
    return exceedsThreshold(
      { changing: keys.length, pending, all: before },
      { maxShare: share, alwaysAllowed: count },
    );
  }
}
