/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../database/transaction';
import { now } from '../../util/now';

const PARTS = 'inventory_sweep_parts';
/** The part that marks the start of a sweep. */
const START = 'begun';

type PartRow = {
  scope: string;
  part: string;
  content: string;
  started_at: string;
  recorded_at: string;
  recorded_by: string;
};

/** The parts that a sweep has read so far. */
export interface SweepParts {
  get<T>(part: string): T | undefined;
  put(part: string, content: unknown): Promise<void>;
}

/** A sweep that some replica started and none has completed. */
export type OpenSweep = {
  startedAt: string;
  /** When its last part was recorded. */
  recordedAt: string;
  /** Whether this replica recorded the last part. */
  isOurs: boolean;
};

/**
 * The sweep under way in each lane, in rows: when its replica dies, or the lane moves, another continues where it was and
 * reads nothing twice.
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

  /** Starts a sweep, and forgets what another has read. */
  async begin(scope: string, startedAt: string): Promise<SweepParts> {
    await inTransaction(this.#knex, async transaction => {
      await transaction(PARTS).where({ scope }).delete();
      await transaction(PARTS).insert(this.#row(scope, startedAt, START, {}));
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
    await parts.put(START, {});
    return parts;
  }

  /** The sweep is complete, or abandoned. */
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
      recorded_at: now(),
      recorded_by: this.#replica,
    };
  }
}
