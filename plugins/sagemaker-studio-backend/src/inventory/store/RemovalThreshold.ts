/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The change threshold for removals from the inventory. An acceptance covers exactly the rows that were held back and
 * is used once; rows that are gone by the next sweep in addition count again.
 */
import { ConflictError } from '@backstage/errors';
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { inTransaction } from '../../database/transaction';
import { exceedsThreshold } from '../../model/changeThreshold';
import { massChangeHash } from '../../model/massChange';
import type { LaneId } from '../../scheduling/Lane';
import { now } from '../../util/now';
import { say } from '../../util/say';
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
  readonly messages: { message: Message };

  constructor(removals: Removals, lane: LaneId) {
    const message = say('refused.removals-held', {
      number: removals.keys.length,
      before: removals.before,
      what: removals.what,
    });
    super(englishOf(message));
    this.messages = { message };
    this.removals = removals;
    this.lane = lane;
  }
}

/** Rows of a set that were kept. */
export type HeldRemoval = {
  what: string;
  domainId?: string;
  before: number;
  keys: string[];
  /** ISO 8601 */
  since: string;
  /** Stands for exactly these. */
  hash: string;
};

type HeldRemovalRow = {
  what: string;
  lane: LaneId;
  domain_id: string | null;
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
    const { what, domainId, before, keys } = removals;
    const row: HeldRemovalRow = {
      what,
      lane,
      domain_id: domainId ?? null,
      before,
      refused: JSON.stringify([...keys].sort()),
      refused_at: now(),
      accepted_at: null,
      accepted_by: null,
    };
    await inTransaction(this.#options.knex, async transaction => {
      const { refused } = row;
      const same = await transaction(HELD_REMOVALS)
        .where({ what, refused, accepted_at: null })
        .first();
      // A decision on what was shown stays possible while nothing else is gone.
      if (!same) {
        await transaction(HELD_REMOVALS).insert(row).onConflict('what').merge();
      }
    });
  }

  /** All that is kept until a person accepts that it goes. */
  async list(): Promise<HeldRemoval[]> {
    const rows: HeldRemovalRow[] = await this.#options
      .knex(HELD_REMOVALS)
      .whereNull('accepted_at')
      .orderBy('what');
    return rows.map(row => {
      const { what, refused, refused_at: since } = row;
      const keys: string[] = JSON.parse(refused);
      return {
        what,
        domainId: row.domain_id ?? undefined,
        before: Number(row.before),
        keys,
        since,
        hash: massChangeHash({ kind: 'removals', what, ids: keys, since }),
      };
    });
  }

  /**
   * Has the next sweep remove what is kept.
   *
   * @returns whether it was still the same that is kept
   */
  async accept(
    { what, keys, since }: HeldRemoval,
    by: string,
    transaction: Knex.Transaction,
  ): Promise<boolean> {
    const marked = await transaction(HELD_REMOVALS)
      .where({
        what,
        refused: JSON.stringify(keys),
        refused_at: since,
        accepted_at: null,
      })
      .update({ accepted_at: now(), accepted_by: by });
    return marked === 1;
  }

  #exceeds({ keys, before }: Removals, pending = 0): boolean {
    const { share, count } = this.#options.limit;
    return exceedsThreshold(
      { changing: keys.length, pending, all: before },
      { maxShare: share, alwaysAllowed: count },
    );
  }
}
