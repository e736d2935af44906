/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What gauges show, counted in the database. Every replica counts the same. A few statements on indexes or on what is
 * open, at most once in the interval, and only when metrics are collected.
 */
import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import { INVALIDATIONS } from '../database/accessInvalidations';
import { freshnessOf } from '../facts/freshness';
import type { InventoryStore } from '../inventory/store/InventoryStore';
import { now } from '../util/now';
import type { GaugeKey } from './metricDefinitions';

/** A value of a gauge. */
export type Sample = {
  value: number;
  attributes?: Record<string, string>;
};

export type Samples = Record<GaugeKey, Sample[]>;

const INTERVAL_MS = 15_000;

/** States that are shown with 0 as well, so that a rule on them has something to compare. */
const REQUEST_STATUSES = ['in-review'];
const GRANT_STATUSES = [
  'active',
  'provision-blocked',
  'deprovision-blocked',
  'degraded',
];
const MESSAGE_KINDS = ['audit', 'notification', 'signal'];

type Count = number | string;

export class StateReader {
  readonly #knex: Knex;
  readonly #inventory: Pick<InventoryStore, 'listDomains' | 'listSyncs'>;
  readonly #lanes: readonly string[];
  readonly #intervalMs: number;
  #last: { at: number; samples: Promise<Samples> } | undefined;

  /** @param options - `intervalMs`: how long an answer is given again, other than the default */
  constructor(options: {
    knex: Knex;
    inventory: Pick<InventoryStore, 'listDomains' | 'listSyncs'>;
    lanes: readonly string[];
    intervalMs?: number;
  }) {
    this.#knex = options.knex;
    this.#inventory = options.inventory;
    this.#lanes = options.lanes;
    this.#intervalMs = options.intervalMs ?? INTERVAL_MS;
  }

  /** All that ask within the interval get one answer, or one failure: anybody may ask for the health. */
  async read(): Promise<Samples> {
    const at = performance.now();
    if (!this.#last || at - this.#last.at >= this.#intervalMs) {
      this.#last = { at, samples: this.#count() };
    }
    return this.#last.samples;
  }

  async #count(): Promise<Samples> {
    return {
      requests: await this.#countByStatus('access_requests', REQUEST_STATUSES),
      grants: (
        await this.#countByStatus('access_grants', GRANT_STATUSES)
      ).filter(({ attributes }) => attributes?.status !== 'ended'),
      operations: await this.#countOperations(),
      ...(await this.#readLanes()),
      ...(await this.#readSyncs()),
      ...(await this.#readOutbox()),
      ...(await this.#readInvalidations()),
    };
  }

  async #countByStatus(
    table: 'access_requests' | 'access_grants',
    always: readonly string[],
  ): Promise<Sample[]> {
    const rows: { status: string; value: Count }[] = await this.#knex(table)
      .groupBy('status')
      .select('status')
      .count({ value: '*' });
    return withZeros(
      rows.map(({ status, value }) => sampleOf(value, { status })),
      always.map(status => ({ status })),
    );
  }

  async #countOperations(): Promise<Sample[]> {
    const rows: { kind: string; status: string; step: string; value: Count }[] =
      await this.#knex({ operation: 'access_operations' })
        .join({ step: 'access_operation_steps' }, join =>
          join
            .on('step.operation_id', 'operation.operation_id')
            .onNotIn('step.status', ['done']),
        )
        .whereNull('operation.ended_at')
        .whereNotExists(
          this.#knex({ earlier: 'access_operation_steps' })
            .select(this.#knex.raw('1'))
            .where(
              'earlier.operation_id',
              this.#knex.ref('operation.operation_id'),
            )
            .whereNot('earlier.status', 'done')
            .where('earlier.position', '<', this.#knex.ref('step.position')),
        )
        .groupBy('operation.kind', 'operation.status', 'step.name')
        .select({
          kind: 'operation.kind',
          status: 'operation.status',
          step: 'step.name',
        })
        .count({ value: '*' });
    return rows.map(({ value, ...attributes }) => sampleOf(value, attributes));
  }

  async #readLanes(): Promise<Pick<Samples, 'laneBacklog' | 'laneDelay'>> {
    const rows: { lane: string; value: Count; since: string }[] =
      await this.#knex('access_operations')
        .where('next_try_at', '<=', now())
        .groupBy('lane')
        .select('lane')
        .count({ value: '*' })
        .min({ since: 'next_try_at' });
    const lanes = this.#lanes.map(lane => ({ lane }));
    return {
      laneBacklog: withZeros(
        rows.map(({ lane, value }) => sampleOf(value, { lane })),
        lanes,
      ),
      laneDelay: withZeros(
        rows.map(({ lane, since }) => sampleOf(ageOf(since), { lane })),
        lanes,
      ),
    };
  }

  async #readSyncs(): Promise<Pick<Samples, 'syncAge' | 'unsynced'>> {
    const domains = await this.#inventory.listDomains();
    const syncs = await this.#inventory.listSyncs();
    const all = domains.map(domain => ({
      domain: domain.domainId,
      ...freshnessOf(domain, syncs),
    }));
    return {
      syncAge: all.flatMap(({ domain, syncedAt }) =>
        syncedAt ? [sampleOf(ageOf(syncedAt), { domain })] : [],
      ),
      unsynced: [
        sampleOf(
          all.filter(({ unread, failure }) => unread || failure).length,
          {},
        ),
      ],
    };
  }

  async #readOutbox(): Promise<Pick<Samples, 'outboxPending' | 'outboxLag'>> {
    const rows: { kind: string; value: Count; since: string }[] =
      await this.#knex('access_outbox')
        .join('access_events', 'sequence', 'event_sequence')
        .whereNull('done_at')
        .groupBy('kind')
        .select('kind')
        .count({ value: '*' })
        .min({ since: 'at' });
    const kinds = MESSAGE_KINDS.map(kind => ({ kind }));
    return {
      outboxPending: withZeros(
        rows.map(({ kind, value }) => sampleOf(value, { kind })),
        kinds,
      ),
      outboxLag: withZeros(
        rows.map(({ kind, since }) => sampleOf(ageOf(since), { kind })),
        kinds,
      ),
    };
  }

  async #readInvalidations(): Promise<
    Pick<Samples, 'invalidations' | 'invalidationAge'>
  > {
    const row: { value?: Count; since?: string | null } | undefined =
      await this.#knex(INVALIDATIONS)
        .count({ value: '*' })
        .min({ since: 'since' })
        .first();
    return {
      invalidations: [sampleOf(row?.value ?? 0, {})],
      invalidationAge: [sampleOf(row?.since ? ageOf(row.since) : 0, {})],
    };
  }
}

/** PostgreSQL counts in text. */
function sampleOf(value: Count, attributes: Record<string, string>): Sample {
  return { value: Number(value), attributes };
}

/** In seconds; clocks of replicas differ a little. */
function ageOf(since: string): number {
  return Math.max(
    0,
    DateTime.utc().diff(DateTime.fromISO(since)).as('seconds'),
  );
}

function withZeros(
  samples: Sample[],
  always: Record<string, string>[],
): Sample[] {
  const isThere = (attributes: Record<string, string>) =>
    samples.some(sample =>
      Object.entries(attributes).every(
        ([key, value]) => sample.attributes?.[key] === value,
      ),
    );
  return [
    ...samples,
    ...always
      .filter(attributes => !isThere(attributes))
      .map(attributes => ({ value: 0, attributes })),
  ];
}
