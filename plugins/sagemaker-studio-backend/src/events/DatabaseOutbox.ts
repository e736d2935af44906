/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { Outbox, WaitingMessage } from './Outbox';
import type { OutboxMessage } from './OutboxMessage';

export type OutboxRow = {
  id: number;
  event_sequence: number;
  kind: OutboxMessage['kind'];
  request_id: string;
  payload: string;
  attempts: number;
  last_error: string | null;
  next_try_at: string;
  done_at: string | null;
};

/** How many rows one statement removes, so that it does not hold up others for long. */
const PRUNED_AT_ONCE = 1000;

/** Keeps the outbox in SQLite or PostgreSQL; rows are written by the transactions that store events. */
export class DatabaseOutbox implements Outbox {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseOutbox {
    return new DatabaseOutbox(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async listDue(query: {
    now: string;
    limit: number;
  }): Promise<WaitingMessage[]> {
    const rows: OutboxRow[] = await this.#knex<OutboxRow>({
      due: 'access_outbox',
    })
      .whereNull('due.done_at')
      .where('due.next_try_at', '<=', query.now)
      .whereNotExists(
        this.#knex({ earlier: 'access_outbox' })
          .select(this.#knex.raw('1'))
          .whereNull('earlier.done_at')
          .where('earlier.request_id', this.#knex.ref('due.request_id'))
          .where('earlier.kind', this.#knex.ref('due.kind'))
          .where('earlier.id', '<', this.#knex.ref('due.id')),
      )
      .orderBy('due.id')
      .limit(query.limit)
      .select('due.*');
    return rows.map(fromRow);
  }

  async markDone(id: number, at: string): Promise<void> {
    await this.#knex<OutboxRow>('access_outbox')
      .where('id', id)
      .whereNull('done_at')
      .update({ done_at: at });
  }

  async markFailed(
    id: number,
    failure: { attempts: number; nextTryAt: string; error: string },
  ): Promise<void> {
    await this.#knex<OutboxRow>('access_outbox')
      .where('id', id)
      .whereNull('done_at')
      .update({
        attempts: failure.attempts,
        next_try_at: failure.nextTryAt,
        last_error: failure.error,
      });
  }

  async prune(doneBefore: string): Promise<number> {
    let pruned = 0;
    for (;;) {
      const removed = await this.#knex('access_outbox')
        .whereIn(
          'id',
          this.#knex<OutboxRow>('access_outbox')
            .select('id')
            .where('done_at', '<', doneBefore)
            .limit(PRUNED_AT_ONCE),
        )
        .delete();
      pruned += removed;
      if (removed < PRUNED_AT_ONCE) {
        return pruned;
      }
    }
  }
}

function fromRow(row: OutboxRow): WaitingMessage {
  // Only `Telling`s are stored, each with its kind.
  const telling = {
    kind: row.kind,
    payload: JSON.parse(row.payload),
  } as OutboxMessage;
  return {
    ...telling,
    id: row.id,
    requestId: row.request_id || undefined,
    eventSequence: row.event_sequence,
    attempts: row.attempts,
  };
}
