/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
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

/** A message that was not sent yet. */
export type WaitingMessage = {
  id: number;
  kind: OutboxMessage['kind'];
  /** Not parsed yet, so that a malformed message does not keep the others from being sent. */
  payload: string;
  /** Absent where the event belongs to no request. */
  requestId?: string;
  eventSequence: number;
  /** How often sending it has failed. */
  attempts: number;
};

/** Rows that one statement removes, so that it holds locks for a short time only. */
const PRUNE_SIZE = 1000;

/** Outbox messages until they are sent. Rows are inserted by the transactions that store events. */
export class Outbox {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /**
   * Messages that are due, in order. Those of one request and one kind are sent in order, so none is listed that has to
   * wait for an earlier one.
   */
  async listDue(query: {
    now: string;
    limit: number;
    kind: OutboxMessage['kind'];
  }): Promise<WaitingMessage[]> {
    const rows: OutboxRow[] = await this.#knex<OutboxRow>({
      due: 'access_outbox',
    })
      .whereNull('due.done_at')
      .where('due.kind', query.kind)
      .where('due.next_try_at', '<=', query.now)
      .whereNotExists(
        this.#knex({ earlier: 'access_outbox' })
          .select(this.#knex.raw('1'))
          .whereNull('earlier.done_at')
          .where('earlier.next_try_at', '>', query.now)
          .where('earlier.request_id', this.#knex.ref('due.request_id'))
          .where('earlier.kind', this.#knex.ref('due.kind'))
          .where('earlier.id', '<', this.#knex.ref('due.id')),
      )
      .orderBy('due.id')
      .limit(query.limit)
      .select('due.*');
    return rows.map(fromRow);
  }

  async markDone(ids: number[], at: string): Promise<void> {
    await this.#knex<OutboxRow>('access_outbox')
      .whereIn('id', ids)
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
            .limit(PRUNE_SIZE),
        )
        .delete();
      pruned += removed;
      if (removed < PRUNE_SIZE) {
        return pruned;
      }
    }
  }
}

/** @throws SyntaxError */
export function messageOf({ kind, payload }: WaitingMessage): OutboxMessage {
  return { kind, payload: JSON.parse(payload) };
}

function fromRow(row: OutboxRow): WaitingMessage {
  return {
    kind: row.kind,
    payload: row.payload,
    id: row.id,
    requestId: row.request_id || undefined,
    eventSequence: row.event_sequence,
    attempts: row.attempts,
  };
}
