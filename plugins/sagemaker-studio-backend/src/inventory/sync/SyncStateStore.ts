/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { invalidateAccess } from '../../database/accessInvalidations';
import { fromRow } from '../../database/fromRow';
import { inTransaction } from '../../database/transaction';
import type { LaneId } from '../../scheduling/Lane';
import { now } from '../../util/now';
import { invalidationsOfSync } from '../store/invalidations';
import {
  ASSIGNMENTS_SCOPE,
  SYNCS,
  type SweepFailure,
  type SyncRow,
  type SyncState,
} from '../store/syncRows';
import { DOMAINS } from '../store/tables';
import { toJson } from '../../database/json';

/** Rows on which every replica sees what was swept, requested and failed. */
export class SyncStateStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async get(scope: string): Promise<SyncState> {
    const row: SyncRow | undefined = await this.#knex(SYNCS)
      .where({ scope })
      .first();
    return row ? fromRow(row) : { scope };
  }

  async request(lanes: readonly LaneId[]): Promise<void> {
    const request = { requested_at: now() };
    await inTransaction(this.#knex, async transaction => {
      for (const scope of lanes) {
        await transaction(SYNCS)
          .insert({ scope, ...request })
          .onConflict('scope')
          .merge(request);
      }
    });
  }

  async recordFailure(scope: string, failure: SweepFailure): Promise<void> {
    const { failingSince = now() } = await this.get(scope);
    await this.#recordEnd(scope, {
      failed_at: now(),
      failing_since: failingSince,
      failure: failure.message,
      failure_action: failure.action ?? null,
      failure_remedy: failure.remedy ?? null,
      failure_messages: toJson(failure.messages),
    });
  }

  /** Records that calls fail now, while the sweep goes on trying. */
  async recordFailing(
    scope: string,
    failure: SweepFailure,
    since: string,
  ): Promise<void> {
    const columns = {
      failure: failure.message,
      failure_action: failure.action ?? null,
      failure_remedy: failure.remedy ?? null,
      failure_messages: toJson(failure.messages),
    };
    await this.#knex(SYNCS)
      .insert({ scope, ...columns, failing_since: since })
      .onConflict('scope')
      .merge({
        ...columns,
        failing_since: this.#knex.raw('coalesce(??, ?)', [
          `${SYNCS}.failing_since`,
          since,
        ]),
      });
  }

  /** Records that a part could not be read for a reason that passes; it is read by itself until it can be. */
  async recordPartFailing(
    scope: string,
    failure: SweepFailure,
    since: string,
  ): Promise<void> {
    const { failingSince = since } = await this.get(scope);
    await this.#recordEnd(scope, {
      failed_at: null,
      failing_since: failingSince,
      failure: failure.message,
      failure_action: failure.action ?? null,
      failure_remedy: failure.remedy ?? null,
      failure_messages: toJson(failure.messages),
    });
  }

  /** Scopes whose calls fail now, for a reason that passes. */
  async listFailing(): Promise<string[]> {
    return await this.#knex(SYNCS)
      .whereNotNull('failing_since')
      .whereNull('failed_at')
      .orderBy('scope')
      .pluck('scope');
  }

  /**
   * Records that calls pass again. What a sweep has given up on stays until one completes.
   *
   * @returns since when they failed; `undefined` when they did not
   */
  async recordPassing(scope: string): Promise<string | undefined> {
    const { failingSince, failedAt } = await this.get(scope);
    if (!failingSince || failedAt) {
      return undefined;
    }
    await this.#knex(SYNCS).where({ scope }).whereNull('failed_at').update({
      failing_since: null,
      failure: null,
      failure_action: null,
      failure_remedy: null,
      failure_messages: null,
    });
    return failingSince;
  }

  /**
   * @param options - `startedAt`: when the sweep began; refreshes requested by then count as done. Default: now
   */
  async recordComplete(
    scope: string,
    options: { startedAt?: string } = {},
  ): Promise<void> {
    const completedAt = now();
    await this.#recordEnd(
      scope,
      {
        completed_at: completedAt,
        failed_at: null,
        failing_since: null,
        failure: null,
        failure_action: null,
        failure_remedy: null,
        failure_messages: null,
        removed_since: 0,
      },
      { requestedUntil: options.startedAt ?? completedAt },
    );
  }

  /** Applications of known domains whose assignments no sweep has read or tried to read yet. */
  async listUnsweptApplications(): Promise<string[]> {
    return await this.#knex(DOMAINS)
      .leftJoin(SYNCS, join =>
        join.on(
          `${SYNCS}.scope`,
          this.#knex.raw('? || ??', [
            ASSIGNMENTS_SCOPE,
            `${DOMAINS}.application_arn`,
          ]),
        ),
      )
      .whereNotNull('application_arn')
      .whereNull(`${SYNCS}.completed_at`)
      .whereNull(`${SYNCS}.failed_at`)
      .whereNull(`${SYNCS}.failing_since`)
      .distinct()
      .orderBy('application_arn')
      .pluck('application_arn');
  }

  async #recordEnd(
    scope: string,
    end: Partial<SyncRow>,
    done?: { requestedUntil: string },
  ): Promise<void> {
    await inTransaction(this.#knex, async transaction => {
      const before: SyncRow | undefined = await transaction(SYNCS)
        .where({ scope })
        .first();
      await transaction(SYNCS)
        .insert({ scope, ...end })
        .onConflict('scope')
        .merge(end);
      if (done) {
        // A sweep records its start before it reads, so that all it reads of AWS is read after this millisecond.
        await transaction(SYNCS)
          .where({ scope })
          .where('requested_at', '<=', done.requestedUntil)
          .update({ requested_at: null });
      }
      await invalidateAccess(
        transaction,
        await invalidationsOfSync(transaction, {
          scope,
          before,
          hasFailed: done === undefined,
        }),
      );
    });
  }
}
