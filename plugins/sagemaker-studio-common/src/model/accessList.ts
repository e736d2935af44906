/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { DiagnosisCode, PersonAccess } from './person';
import type { DomainFreshness, StudioDomain, SyncFailure } from './domain';

/**
 * What a list of who holds what is narrowed to and in which order it comes.
 *
 * @public
 */
export type AccessFilter = {
  /** `d-…` */
  domainId?: string;
  /** Catalog ref of a team: its members and those granted access with it. */
  team?: string;
  /** Catalog ref of a person. */
  person?: string;
  /** Any of these diagnoses. */
  diagnosis?: DiagnosisCode[];
  /** Part of a name, an email address, a profile's or a group's name; letter case does not matter. */
  search?: string;
  /** With a minus the other way round. The default is `name`. */
  sort?: AccessSort;
  /** At most 200; the default is 50. */
  limit?: number;
  cursor?: string;
};

/**
 * By which column a list of access is sorted.
 *
 * @public
 */
export type AccessSort =
  | 'name'
  | '-name'
  | 'diagnosis'
  | '-diagnosis'
  | 'lastActivityAt'
  | '-lastActivityAt'
  | 'expiresAt'
  | '-expiresAt';

/**
 * One line of the joined table of a person and a domain.
 *
 * @public
 */
export type AccessRow = PersonAccess & {
  domainName: string;
};

/**
 * A page of the joined table.
 *
 * @public
 */
export type AccessList = {
  items: AccessRow[];
  nextCursor?: string;
  /** How many there are with each diagnosis, over all pages, without the filter by diagnosis. Absent means none. */
  counts: Partial<Record<DiagnosisCode, number>>;
  /** How many the filter leaves over all pages. */
  total: number;
  /** ISO 8601; the oldest of the syncs behind the domains that were read. Absent before any sync has ended. */
  syncedAt?: string;
  /** Of the domains asked for, those not read to their end or whose last try failed. Absent when all is well. */
  warnings?: (DomainFreshness & Pick<StudioDomain, 'domainId' | 'name'>)[];
};

/**
 * Everything of one domain but its people, who come in pages from the list of access.
 *
 * @public
 */
export type DomainOverview = {
  domain: StudioDomain;
  counts: Partial<Record<DiagnosisCode, number>>;
  people: number;
  runningApps: RunningApp[];
  /** What the person who asks may do here. */
  viewer: { mayRefresh: boolean };
  syncedAt?: string;
  /** All that the last try could not read of it. Absent when nothing failed. */
  failures?: SyncFailure[];
};

/**
 * An app that runs in a domain.
 *
 * @public
 */
export type RunningApp = {
  /** e.g. `JupyterLab` */
  type: string;
  name: string;
  status: string;
  instanceType?: string;
  spaceName?: string;
  profileName?: string;
  /** Catalog ref, or the display name in Identity Center, of whose it is. */
  person?: string;
  displayName?: string;
  lastActivityAt?: string;
};

/**
 * What was counted on one day, for a plot.
 *
 * @public
 */
export type DailyCount = {
  /** ISO 8601 date in UTC. */
  day: string;
  /** Who holds an assignment, a profile or a grant. */
  people: number;
  ready: number;
  unused: number;
  runningApps: number;
};
