/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';

export type WriteAnswer = { status: number; body?: unknown };

/** A write that holds a key. */
export type IdempotentWrite = {
  route: string;
  inputHash: string;
  /** ISO 8601; absent as long as nothing of it is stored. */
  committedAt?: string;
  /** Absent until it is known. */
  answer?: WriteAnswer;
};

type Row = {
  actor: string;
  idempotency_key: string;
  route: string;
  input_hash: string;
  attempt: string;
  begun_at: string;
  committed_at: string | null;
  status: number | null;
  body: string | null;
};

const TABLE = 'idempotent_writes';

export class IdempotentWriteStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /**
   * Takes the key for an attempt. An attempt from before `staleBefore` of which nothing is stored counts as crashed, and
   * what it stores after all is refused (see {@link noteCommitted}).
   *
   * @returns the write that holds the key; `undefined` when the attempt got it
   */
  async begin(
    write: {
      actor: string;
      key: string;
      route: string;
      inputHash: string;
      attempt: string;
    },
    options: { at: string; staleBefore: string },
  ): Promise<IdempotentWrite | undefined> {
    const holder = { actor: write.actor, idempotency_key: write.key };
    const attempt = { attempt: write.attempt, begun_at: options.at };
    await this.#rows()
      .insert({
        ...holder,
        ...attempt,
        route: write.route,
        input_hash: write.inputHash,
      })
      .onConflict(['actor', 'idempotency_key'])
      .ignore();
    await this.#rows()
      .where({ ...holder, input_hash: write.inputHash, route: write.route })
      .where('begun_at', '<', options.staleBefore)
      .whereNull('committed_at')
      .whereNull('status')
      .update(attempt);
    const row = await this.#rows().where(holder).first();
    // Without a row the other attempt has just failed, so the key is free.
    if (!row || row.attempt === write.attempt) {
      return row ? undefined : this.begin(write, options);
    }
    return {
      route: row.route,
      inputHash: row.input_hash,
      committedAt: row.committed_at ?? undefined,
      answer:
        row.status === null
          ? undefined
          : {
              status: row.status,
              body: row.body === null ? undefined : JSON.parse(row.body),
            },
    };
  }

  async answer(attempt: string, { status, body }: WriteAnswer): Promise<void> {
    await this.#rows()
      .where({ attempt })
      .update({
        status,
        body: body === undefined ? null : JSON.stringify(body),
      });
  }

  /** Frees the key of an attempt that failed, unless something of it is stored. */
  async release(attempt: string): Promise<void> {
    await this.#rows().where({ attempt }).whereNull('committed_at').delete();
  }

  async prune(before: string): Promise<number> {
    return this.#rows().where('begun_at', '<', before).delete();
  }

  #rows() {
    return this.#knex<Row>(TABLE);
  }
}

/**
 * Records in the transaction of a write that it is done.
 *
 * @returns whether the attempt still holds its key; otherwise another attempt carries the write out, and this one must not
 */
export async function noteCommitted(
  transaction: Knex.Transaction,
  attempt: string,
  at: string,
): Promise<boolean> {
  const updated = await transaction<Row>(TABLE)
    .where({ attempt })
    .update({
      committed_at: transaction.raw('coalesce(committed_at, ?)', [at]),
    });
  return updated > 0;
}
