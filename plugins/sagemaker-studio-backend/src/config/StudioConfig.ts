/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { DomainMode } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Policy } from '../model/policy';

/** The `sagemakerStudio` block of app-config, read and checked at start-up. */
export type StudioConfig = {
  /** Overrides the endpoint of every AWS client of the plugin. */
  endpoint?: string;
  identityCenter: {
    accountId: string;
    region: string;
    instanceArn?: string;
    identityStoreId?: string;
    accessPortalUrl?: string;
    identityProviderUrl?: string;
  };
  places: Place[];
  /** By domain id; a domain that is not here is in mode `observe`. */
  domains: Record<string, DomainConfig>;
  teams: TeamConfig[];
  policies: PolicyConfig[];
  sync: {
    frequencySeconds: number;
    /** How old the last look at all profiles of a domain may be. */
    fullFrequencySeconds: number;
    /** How much of a set may vanish between two sweeps without anybody being asked. */
    removalLimit: { share: number; count: number };
  };
  /** The ways to find people, by name, in their order; `undefined` for the default. */
  identityMapping?: string[];
  /**
   * Beginnings of `backstage.io/managed-by-origin-location`: besides those of this product's own provider, the only users
   * and groups of the catalog that have a standing.
   */
  trustedOrigins: string[];
  /** The events topic on which CloudTrail's records come. */
  cloudTrailTopic: string;
  /** At most, in each of AWS's limits. */
  callsPerSecond: { identityCenter: number; sageMaker: number };
  /** ISO 8601; how long access may go without being used before it is said to be unused. */
  unusedAfter: string;
};

/** An account and Region in which domains are looked at. */
export type Place = {
  accountId: string;
  region: string;
  /** The only ones that are looked at, so that nobody has to list domains; absent means all there are. */
  domainIds?: string[];
};

/** How far the product may go in a domain, and who it belongs to. */
export type DomainConfig = {
  mode: DomainMode;
  /** Where it is, for a domain that is not found by listing. */
  accountId?: string;
  region?: string;
  executionRoles: string[];
  /** Catalog refs of users or groups, in full form and lower case. */
  owners: string[];
};

/** Who leads a team: catalog refs of users or groups, in full form and lower case. */
export type TeamConfig = { team: string; leads: string[] };

/** Who may ask for what, and who decides; every policy that matches team, domain and role counts. */
export type PolicyConfig = Policy;
