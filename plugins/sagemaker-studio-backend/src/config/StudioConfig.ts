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
  policies: Policy[];
  sync: {
    frequencySeconds: number;
    /** All profiles of a domain are read at least so often. */
    fullFrequencySeconds: number;
    /** How much of a set may vanish between two sweeps without waiting for a person. */
    removalLimit: { share: number; count: number };
  };
  /** The matchers that find people, by name, in order; `undefined` for the default. */
  identityMapping?: string[];
  /**
   * Beginnings of `backstage.io/managed-by-origin-location`: besides those of this product's own provider, the only users
   * and groups of the catalog that have a standing.
   */
  trustedOrigins: string[];
  /** The events topic of CloudTrail's records. */
  cloudTrailTopic: string;
  /** At most, in each of AWS's limits. */
  callsPerSecond: { identityCenter: number; sageMaker: number };
  /** ISO 8601; access counts as unused after so long without activity. */
  unusedAfter: string;
  lifecycle: LifecycleConfig;
};

/** How access ends. Durations are ISO 8601. */
export type LifecycleConfig = {
  /** Between the start of an offboarding and what cannot be undone. */
  coolingOff: string;
  /** How long before the end of a grant it is announced, longest first. */
  expiryNotices: string[];
  leavers: {
    /** Between the suspension of somebody who seems to have left and the removal of the access. */
    grace: string;
    /** More people at once than this wait for a person to accept it. */
    maxAtOnce: number;
    /** Likewise, as a share of all who have access: 0 to 1. */
    maxShare: number;
    /** Catalog refs of the recipients; default: the owners of the domains concerned. */
    notify?: string[];
  };
};

/** The matchers that `identityMapping` may name without any module, from the surest to the weakest. */
export const BUILT_IN_MATCHERS = [
  'annotation',
  'external-id',
  'user-name',
  'email',
] as const;

/** An account and Region whose domains are read. */
export type Place = {
  accountId: string;
  region: string;
  /** The only ones to read, so that domains need not be listed; default: all. */
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
