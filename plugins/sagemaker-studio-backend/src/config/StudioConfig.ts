/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Policy } from '../model/policy';
import type { StudioConfigBlock } from './studioConfigSchema';

/** The `sagemakerStudio` block of app-config, read and checked at start-up. */
export type StudioConfig = {
  /** Overrides the endpoint of every AWS client of the plugin. */
  endpoint?: string;
  identityCenter: StudioConfigBlock['identityCenter'];
  places: Place[];
  /** By domain id; a domain that is not here is in mode `observe`. */
  domains: Record<string, DomainConfig>;
  teams: TeamConfig[];
  policies: Policy[];
  /** How many of the policies modules have added. They are the last. */
  modulePolicies: number;
  sync: {
    frequencySeconds: number;
    /** All profiles of a domain are read at least so often. */
    fullFrequencySeconds: number;
    /** How much of a set may vanish between two sweeps without waiting for a person. */
    removalLimit: StudioConfigBlock['sync']['removalLimit'];
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
  /** How many requests a person may file within an hour. */
  requestsPerHour: number;
  lifecycle: LifecycleConfig;
  /** In which language people are notified. */
  notificationLanguage: StudioConfigBlock['notificationLanguage'];
  events: EventsConfig;
  domainCreation: StudioConfigBlock['domainCreation'];
  /** Rules that keep the access of teams in step with their members. */
  teamRules: StudioConfigBlock['teamRules'];
  /** Refs of users and groups, as the permission policy module names them. */
  platformTeams: string[];
};

/** How events are signed. */
export type EventsConfig = StudioConfigBlock['events'];

/** How access ends. Durations are ISO 8601. */
export type LifecycleConfig = {
  /** Between the start of an offboarding and what cannot be undone. */
  coolingOff: string;
  /** How long before the end of a grant it is announced, longest first. */
  expiryNotices: string[];
  leavers: StudioConfigBlock['leavers'];
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
export type DomainConfig = StudioConfigBlock['domains'][string] & {
  owners: string[];
  /** The key that names the owners, where it is not the domain's own. */
  ownersFrom?: string;
};

/** The leads of a team: full catalog refs of users or groups, in lower case, and the other ways to lead it. */
export type TeamConfig = StudioConfigBlock['teams'][number];
