/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import { invalidateAccess } from '../../database/accessInvalidations';
import { inTransaction } from '../../database/transaction';
import type { LaneId } from '../../scheduling/Lane';
import { invalidationsOfReads } from '../store/invalidationsOfReads';
import type { SweepFailure } from './syncRows';
import {
  ASSIGNMENTS_SCOPE,
  SYNCS,
  toSyncState,
  type SyncRow,
  type SyncState,
} from './syncRows';

/** Rows on which every replica sees what has been swept, asked for and failed. */
export class SyncStateStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async get(scope: string): Promise<SyncState> {
    const row: SyncRow | undefined = await this.#knex(SYNCS)
      .where({ scope })
      .first();
    return row ? toSyncState(row) : { scope };
  }

  async list(): Promise<SyncState[]> {
    const rows: SyncRow[] = await this.#knex(SYNCS).orderBy('scope');
    return rows.map(toSyncState);
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
    const row = {
      failed_at: now(),
      failure: failure.message,
      failure_action: failure.action ?? null,
      failure_remedy: failure.remedy ?? null,
    };
    await inTransaction(this.#knex, async transaction => {
      const before: SyncRow | undefined = await transaction(SYNCS)
        .where({ scope })
        .first();
      await transaction(SYNCS)
        .insert({ scope, ...row })
        .onConflict('scope')
        .merge(row);
      await invalidateAccess(
        transaction,
        await invalidationsOfReads(transaction, {
          scope,
          before,
          hasFailed: true,
        }),
      );
    });
  }

  /** Applications of known domains whose assignments no sweep has read or tried to read yet. */
  async listUnsweptApplications(): Promise<string[]> {
    return await this.#knex('inventory_domains')
      .leftJoin(SYNCS, join =>
        join.on(
          `${SYNCS}.scope`,
          this.#knex.raw('? || ??', [
            ASSIGNMENTS_SCOPE,
            'inventory_domains.application_arn',
          ]),
        ),
      )
      .whereNotNull('application_arn')
      .whereNull(`${SYNCS}.completed_at`)
      .whereNull(`${SYNCS}.failed_at`)
      .distinct()
      .orderBy('application_arn')
      .pluck('application_arn');
  }
}

function now(): string {
  return DateTime.utc().toISO();
}
