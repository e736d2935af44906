/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../database/transaction';

const PARTS = 'inventory_sweep_parts';
/** The part that says that a sweep has begun. */
const BEGUN = 'begun';

type PartRow = {
  scope: string;
  part: string;
  content: string;
  started_at: string;
  recorded_at: string;
  recorded_by: string;
};

/** What a sweep has read so far. */
export interface SweepParts {
  get<T>(part: string): T | undefined;
  put(part: string, content: unknown): Promise<void>;
}

/** A sweep that some replica has begun and none has completed. */
export type OpenSweep = {
  startedAt: string;
  /** When it last got anywhere. */
  recordedAt: string;
  /** Whether this replica was the last to get anywhere with it. */
  isOurs: boolean;
};

/**
 * The sweep under way in each lane, in rows: when its replica dies, or the lane moves on, another goes on where it was
 * and asks AWS nothing twice.
 */
export class SweepPartStore {
  readonly #knex: Knex;
  readonly #replica = randomUUID();

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async find(scope: string): Promise<OpenSweep | undefined> {
    const last: PartRow | undefined = await this.#knex<PartRow>(PARTS)
      .where({ scope })
      .orderBy([{ column: 'recorded_at', order: 'desc' }, 'part'])
      .first('started_at', 'recorded_at', 'recorded_by');
    return (
      last && {
        startedAt: last.started_at,
        recordedAt: last.recorded_at,
        isOurs: last.recorded_by === this.#replica,
      }
    );
  }

  /** Begins a sweep, and forgets what another has read. */
  async begin(scope: string, startedAt: string): Promise<SweepParts> {
    await inTransaction(this.#knex, async transaction => {
      await transaction(PARTS).where({ scope }).delete();
      await transaction(PARTS).insert(this.#row(scope, startedAt, BEGUN, {}));
    });
    return this.#parts(scope, startedAt, new Map());
  }

  /** Takes over the sweep that is under way. */
  async resume(scope: string, startedAt: string): Promise<SweepParts> {
    const rows: PartRow[] = await this.#knex<PartRow>(PARTS).where({
      scope,
      started_at: startedAt,
    });
    const parts = this.#parts(
      scope,
      startedAt,
      new Map(rows.map(row => [row.part, row.content])),
    );
    await parts.put(BEGUN, {});
    return parts;
  }

  /** The sweep is done, or given up. */
  async clear(scope: string): Promise<void> {
    await this.#knex(PARTS).where({ scope }).delete();
  }

  #parts(
    scope: string,
    startedAt: string,
    known: Map<string, string>,
  ): SweepParts {
    return {
      get: part => {
        const content = known.get(part);
        return content === undefined ? undefined : JSON.parse(content);
      },
      put: async (part, content) => {
        await this.#knex(PARTS)
          .insert(this.#row(scope, startedAt, part, content))
          .onConflict(['scope', 'part'])
          .merge();
      },
    };
  }

  #row(
    scope: string,
    startedAt: string,
    part: string,
    content: unknown,
  ): PartRow {
    return {
      scope,
      part,
      content: JSON.stringify(content),
      started_at: startedAt,
      recorded_at: DateTime.utc().toISO(),
      recorded_by: this.#replica,
    };
  }
}
