/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedApp } from '../../aws/observed';

/** A row with the time a sync or an operation last saw it in AWS, ISO 8601. */
export type Observed<T> = T & { seenAt: string };

/** A row with the time at which it was last seen in AWS. */
export type SeenRow<Row> = Row & { seen_at: string };

/** An app with the name, in lower case, of the profile that works with it. */
export type OwnedApp = Observed<ObservedApp> & { ownerKey?: string };

/** How a sweep replaces a set. */
export type ReplaceOptions = {
  /**
   * ISO 8601; when the sweep began to read. Rows seen later than this, by an operation that read them back, are newer
   * than the sweep and stay as they are. Default: now.
   */
  startedAt?: string;
  /** Called before anything is removed; throws to keep everything as it was. */
  checkRemovals?: (
    removals: Removals,
    transaction: Knex.Transaction,
  ) => Promise<void>;
};

/** How much of a set a sweep did not find again. */
export type Removals = {
  /** In words; the same for the same set. */
  what: string;
  /** Absent: of no domain. */
  domainId?: string;
  before: number;
  /** Of the rows that are gone. */
  keys: string[];
};
