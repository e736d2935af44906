/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * This folder holds what pages read. The projector keeps the access list up to date with its sources. Every change of a
 * source leaves invalidations; the rows that they concern are computed again in batches. Each batch is one transaction
 * that holds the lock of the list, because two that compute the same row concurrently could store the older one. An
 * invalidation that was committed too late for one batch is found by the next.
 */
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { DateTime, Duration } from 'luxon';
import type { StudioConfig } from '../config/StudioConfig';
import {
  INVALIDATIONS,
  invalidateAccess,
  type AccessInvalidation,
  PROJECTION,
} from '../database/accessInvalidations';
import { refreshStatistics } from '../database/refreshStatistics';
import { chunk, inTransaction } from '../database/transaction';
import { InventoryReader } from '../inventory/store/InventoryReader';
import { ReadinessStore } from '../inventory/readiness/ReadinessStore';
import {
  APPS,
  ASSIGNMENTS,
  BATCH,
  MEMBERSHIPS,
  PROFILES,
  SPACES,
  USERS,
} from '../inventory/store/tables';
import { CATALOG_LINKS } from '../store/readNamesToday';
import { Domains } from '../facts/Domains';
import { oldest } from '../facts/freshness';
import { now } from '../util/now';
import {
  ACCESS_COUNTS,
  ACCESS_LIST,
  toAccessListRow,
  type AccessListRow,
} from './accessListRows';
import { DomainProjection, type Targets } from './DomainProjection';
import { widenInvalidations } from './widenInvalidations';
import { readTargets } from './readTargets';

/** Invalidations that one transaction applies. */
const INVALIDATION_BATCH_SIZE = 500;
/** SQLite limits the number of variables in a statement. */
const ROWS_PER_INSERT = 100;
/** Up to this many invalidations are applied while somebody waits for a list. */
const MAX_SYNCHRONOUS_INVALIDATIONS = 100;
const BATCHES_BETWEEN_STATISTICS = 20;
/** Tables read here that grow with the size of the company. */
const LARGE_TABLES = [
  ACCESS_LIST,
  CATALOG_LINKS,
  ASSIGNMENTS,
  MEMBERSHIPS,
  PROFILES,
  SPACES,
  APPS,
  USERS,
];
/** Increase it when the rules of the projection change; all rows are then computed again. */
const PROJECTION_VERSION = '7';

/** Configuration that the rows depend on. */
export type ProjectorConfig = Pick<StudioConfig, 'domains' | 'unusedAfter'>;

/** Computes the rows of the access list. */
export class AccessProjector {
  readonly #knex: Knex;
  readonly #config: ProjectorConfig;
  readonly #now: () => string;

  constructor(options: {
    knex: Knex;
    config: ProjectorConfig;
    /** ISO 8601; the time of now. */
    now?: () => string;
  }) {
    this.#knex = options.knex;
    this.#config = options.config;
    this.#now = options.now ?? now;
  }

  /**
   * Applies invalidations until none is left, or for this many batches. A batch that is not full ends it as well when
   * `mayLeave` is set: what comes meanwhile is left to the next time, or to who reads a list.
   *
   * @returns whether nothing is left
   */
  async catchUp(
    options: {
      batches?: number;
      mayLeave?: boolean;
      signal?: AbortSignal;
    } = {},
  ): Promise<boolean> {
    const { batches = Infinity, signal } = options;
    for (let batch = 0; batch < batches && !signal?.aborted; batch += 1) {
      const waiting = await this.#knex(INVALIDATIONS).first('id');
      if (!waiting) {
        return true;
      }
      // Not for the few that a second brings.
      if (batch % BATCHES_BETWEEN_STATISTICS === 1) {
        await refreshStatistics(this.#knex, LARGE_TABLES);
      }
      const isFull = await inTransaction(this.#knex, transaction =>
        this.#project(transaction),
      );
      if (options.mayLeave && !isFull) {
        return false;
      }
    }
    return false;
  }

  /**
   * Applies invalidations before a list is read, when they are few. More than that are left to the task, so that nobody
   * waits for them.
   */
  async catchUpIfSmall(): Promise<void> {
    const waiting: { subject: string }[] = await this.#knex(INVALIDATIONS)
      .limit(MAX_SYNCHRONOUS_INVALIDATIONS + 1)
      .select('subject');
    const isSmall =
      waiting.length <= MAX_SYNCHRONOUS_INVALIDATIONS &&
      waiting.every(
        ({ subject }) => subject !== '*' && !subject.startsWith('group:'),
      );
    if (waiting.length && isSmall) {
      await this.catchUp({ batches: 1 });
    }
  }

  /**
   * Since when rows that are not computed again yet are stale, ISO 8601; `undefined` when none is. Read it after the times
   * of the syncs and before the rows, so that the rows are at least as new as both.
   */
  async staleSince(): Promise<string | undefined> {
    const [since]: string[] = await this.#knex(INVALIDATIONS)
      .whereNotNull('since')
      .orderBy('since')
      .limit(1)
      .pluck('since');
    return since;
  }

  /** Invalidates all rows when another version or configuration computed them. */
  async renew(): Promise<void> {
    const version = `${PROJECTION_VERSION} ${this.#config.unusedAfter}`;
    await inTransaction(this.#knex, async transaction => {
      const { version: before } = await lock(transaction);
      if (before !== version) {
        await invalidateAccess(transaction, [{ scope: '*', subject: '*' }]);
        await transaction(PROJECTION).update({ version });
      }
    });
  }

  /** Once a day, invalidates the rows whose diagnosis counts days. */
  async age(): Promise<void> {
    const at = this.#now();
    const day = at.slice(0, 10);
    const idleSince = DateTime.fromISO(at, { zone: 'utc' })
      .minus(Duration.fromISO(this.#config.unusedAfter))
      .toISO();
    const { aged_on: agedOn } = await this.#knex(PROJECTION).first('aged_on');
    if (agedOn === day) {
      return;
    }
    await inTransaction(this.#knex, async transaction => {
      await lock(transaction);
      const rows: { domain_id: string; subject: string }[] = await transaction(
        ACCESS_LIST,
      )
        .where('idle_since', '<=', idleSince)
        .whereIn('diagnosis', ['ready', 'unused'])
        .select('domain_id', 'subject');
      await invalidateAccess(
        transaction,
        rows.map(row => ({ scope: row.domain_id, subject: row.subject })),
      );
      await transaction(PROJECTION).update({ aged_on: day });
    });
  }

  /** @returns whether more may have been waiting than one batch takes */
  async #project(transaction: Knex.Transaction): Promise<boolean> {
    await lock(transaction);
    const invalidations: (AccessInvalidation & {
      id: number;
      since: string | null;
    })[] = await transaction(INVALIDATIONS)
      .orderBy('id')
      .limit(INVALIDATION_BATCH_SIZE);
    const domains = new Domains({
      inventory: new InventoryReader({ knex: transaction }),
      applications: new ReadinessStore({ knex: transaction }),
      config: this.#config,
      inTransaction: true,
    });
    const known = await domains.list();
    const { targets, wider } = await readTargets(transaction, {
      invalidations,
      domains: known,
    });
    for (const [domainId, each] of targets) {
      const domain = known.find(one => one.domainId === domainId);
      if (domain) {
        await this.#projectDomain(transaction, domain, each);
      } else {
        await removeDomain(transaction, domainId);
      }
    }
    for (const part of chunk(invalidations, BATCH)) {
      await transaction(INVALIDATIONS)
        .whereIn(
          'id',
          part.map(({ id }) => id),
        )
        .delete();
    }
    await widenInvalidations(
      transaction,
      wider,
      oldest(invalidations.flatMap(({ since }) => since ?? [])) ?? now(),
    );
    const isWidened = wider.domains.length + wider.groups.size > 0;
    return isWidened || invalidations.length === INVALIDATION_BATCH_SIZE;
  }

  async #projectDomain(
    transaction: Knex.Transaction,
    domain: StudioDomain,
    targets: Targets,
  ): Promise<void> {
    const { domainId } = domain;
    // A person may have lost what is invalidated and still hold something else.
    for (const row of await readExisting(transaction, { domainId, targets })) {
      targets.userIds.add(row.user_id ?? '');
      targets.userNames.add(row.user_name_key ?? '');
    }
    targets.userIds.delete('');
    targets.userNames.delete('');
    const entries = await new DomainProjection({
      transaction,
      domain,
      at: this.#now(),
      unusedAfter: this.#config.unusedAfter,
    }).make(targets);
    const wanted = new Map(
      entries.map(entry => [entry.subject, toAccessListRow(entry)]),
    );
    const existing = await readExisting(transaction, { domainId, targets });
    const gone = existing.filter(row => !wanted.has(row.subject));
    const before = new Map(existing.map(row => [row.subject, row]));
    const changed = [...wanted.values()].filter(
      row => !isSame(row, before.get(row.subject)),
    );
    for (const part of chunk(gone, BATCH)) {
      await transaction(ACCESS_LIST)
        .where({ domain_id: domainId })
        .whereIn(
          'subject',
          part.map(({ subject }) => subject),
        )
        .delete();
    }
    for (const part of chunk(changed, ROWS_PER_INSERT)) {
      await transaction(ACCESS_LIST)
        .insert(part)
        .onConflict(['domain_id', 'subject'])
        .merge();
    }
    await count(transaction, {
      domainId,
      less: [...gone, ...changed.flatMap(row => before.get(row.subject) ?? [])],
      more: changed,
    });
  }
}

async function lock(
  transaction: Knex.Transaction,
): Promise<{ version: string | null }> {
  return transaction(PROJECTION).where({ id: 1 }).forUpdate().first();
}

/** The rows that the targets have had so far. */
async function readExisting(
  transaction: Knex.Transaction,
  query: { domainId: string; targets: Targets },
): Promise<AccessListRow[]> {
  const { userIds, userNames, profiles } = query.targets;
  const rows = new Map<string, AccessListRow>();
  for (const { column, keys } of [
    { column: 'subject', keys: [...userIds].map(userId => `user:${userId}`) },
    { column: 'user_name_key', keys: userNames },
    { column: 'profile_key', keys: profiles },
  ]) {
    for (const part of chunk([...keys], BATCH)) {
      const found: AccessListRow[] = await transaction(ACCESS_LIST)
        .where({ domain_id: query.domainId })
        .whereIn(column, part);
      found.forEach(row => rows.set(row.subject, row));
    }
  }
  return [...rows.values()];
}

async function removeDomain(
  transaction: Knex.Transaction,
  domainId: string,
): Promise<void> {
  await transaction(ACCESS_LIST).where({ domain_id: domainId }).delete();
  await transaction(ACCESS_COUNTS).where({ domain_id: domainId }).delete();
}

/** Keeps the counts, so that nobody has to count a hundred thousand rows for a page of fifty. */
async function count(
  transaction: Knex.Transaction,
  change: { domainId: string; less: AccessListRow[]; more: AccessListRow[] },
): Promise<void> {
  const differences = new Map<string, number>();
  const add = (rows: AccessListRow[], difference: number) => {
    for (const { diagnosis } of rows) {
      differences.set(
        diagnosis,
        (differences.get(diagnosis) ?? 0) + difference,
      );
    }
  };
  add(change.less, -1);
  add(change.more, 1);
  for (const [diagnosis, difference] of differences) {
    const key = { domain_id: change.domainId, diagnosis };
    const counted = await transaction(ACCESS_COUNTS)
      .where(key)
      .increment('people', difference);
    if (counted === 0) {
      await transaction(ACCESS_COUNTS).insert({ ...key, people: difference });
    }
  }
}

function isSame(row: AccessListRow, before: AccessListRow | undefined) {
  return (
    before !== undefined &&
    Object.entries(row).every(
      ([column, value]) => before[column as keyof AccessListRow] === value,
    )
  );
}
