/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Keeps the access list like what it is made from. Whoever changes that leaves marks; here the rows that they concern
 * are made again, a batch at a time, each in one transaction that holds the lock of the list: two who made the same row
 * at once could leave the older one. A mark whose row was made before it could be seen is found by the next batch.
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
import { CATALOG_LINKS } from '../directory/CatalogLinkStore';
import { Domains } from '../facts/Domains';
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

/** Marks that are looked at together. */
const MARKS_AT_ONCE = 500;
/** Rows an insert takes; SQLite allows few variables in a statement. */
const ROWS_AT_ONCE = 100;
/** So many rows are made again while somebody waits for a list. */
const FEW_MARKS = 100;
const BATCHES_BETWEEN_STATISTICS = 20;
/** Those that grow with a company, and are read here. */
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
/** Raise it when rows are made by other rules. */
const RULES = '6';

/** What rows depend on beyond the tables. */
export type ProjectorConfig = Pick<StudioConfig, 'domains' | 'unusedAfter'>;

/** Makes the rows of the access list. */
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
   * Makes rows again until no mark is left, or for so many batches.
   *
   * @returns whether nothing is left
   */
  async catchUp(
    options: { batches?: number; signal?: AbortSignal } = {},
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
      await inTransaction(this.#knex, transaction =>
        this.#project(transaction),
      );
    }
    return false;
  }

  /**
   * Makes rows again before a list is read, where they are few; more than that are made in their own time, so that nobody
   * waits for them.
   */
  async catchUpWithFew(): Promise<void> {
    const waiting: { subject: string }[] = await this.#knex(INVALIDATIONS)
      .limit(FEW_MARKS + 1)
      .select('subject');
    const areFew =
      waiting.length <= FEW_MARKS &&
      waiting.every(
        ({ subject }) => subject !== '*' && !subject.startsWith('group:'),
      );
    if (waiting.length && areFew) {
      await this.catchUp({ batches: 1 });
    }
  }

  /** Has all rows made again when others rules made them, those of another version or configuration. */
  async renew(): Promise<void> {
    const version = `${RULES} ${this.#config.unusedAfter}`;
    await inTransaction(this.#knex, async transaction => {
      const { version: before } = await lock(transaction);
      if (before !== version) {
        await invalidateAccess(transaction, [{ scope: '*', subject: '*' }]);
        await transaction(PROJECTION).update({ version });
      }
    });
  }

  /** Once a day, has the rows made again whose diagnosis tells of days that have passed. */
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

  async #project(transaction: Knex.Transaction): Promise<void> {
    await lock(transaction);
    const marks: (AccessInvalidation & { id: number })[] = await transaction(
      INVALIDATIONS,
    )
      .orderBy('id')
      .limit(MARKS_AT_ONCE);
    const domains = new Domains({
      inventory: new InventoryReader({ knex: transaction }),
      applications: new ReadinessStore({ knex: transaction }),
      config: this.#config,
      inTransaction: true,
    });
    const known = await domains.list();
    const { targets, wider } = await readTargets(transaction, {
      marks,
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
    for (const part of chunk(marks, BATCH)) {
      await transaction(INVALIDATIONS)
        .whereIn(
          'id',
          part.map(({ id }) => id),
        )
        .delete();
    }
    await widenInvalidations(transaction, wider);
  }

  async #projectDomain(
    transaction: Knex.Transaction,
    domain: StudioDomain,
    targets: Targets,
  ): Promise<void> {
    const { domainId } = domain;
    // Who had a row by what is marked may have lost it by now, and still hold other things.
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
    for (const part of chunk(changed, ROWS_AT_ONCE)) {
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
