/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * How far the product may go in a domain: `observe` reports only, `manage` also carries out approved requests.
 * A domain that the configuration does not name is in `observe`.
 *
 * @public
 */
export type DomainMode = 'observe' | 'manage';

/**
 * Why requests for a domain cannot be carried out.
 *
 * - `iam-mode`: people enter by IAM, not through IAM Identity Center; AuthMode cannot be changed afterwards.
 * - `legacy`: created before 2023-10-01, so AWS shows no application ARN and offers no API for assignments.
 * - `unified-studio`: bound to SageMaker Unified Studio, which decides who enters.
 * - `not-in-service`: the domain's status is not `InService`.
 * - `observe-only`: the configuration does not set the domain to `manage`.
 *
 * @public
 */
export type DomainObstacleCode =
  | 'iam-mode'
  | 'legacy'
  | 'unified-studio'
  | 'not-in-service'
  | 'observe-only';

/**
 * What stands in the way of managing a domain, in words for people.
 *
 * @public
 */
export type DomainObstacle = {
  code: DomainObstacleCode;
  /** What is the matter, naming the domain. */
  message: string;
  /** What to do about it and who can. */
  remedy: string;
};

/**
 * The Identity Center application of a domain, as it was last looked at: `missing` when Identity Center does not have it.
 *
 * @public
 */
export type StudioApplication = {
  status: 'enabled' | 'disabled' | 'missing';
  /** Whether only those who are assigned may sign in; otherwise everybody in Identity Center may. */
  assignmentRequired: boolean;
};

/**
 * What of a domain is read by itself: what it is with its profiles, who is assigned to its application, the directory
 * of Identity Center, and its spaces and apps.
 *
 * @public
 */
export type DomainPart = 'domain' | 'assignments' | 'directory' | 'usage';

/**
 * Why the last try to read something from AWS failed. What was read before stays as it was seen then.
 *
 * @public
 */
export type SyncFailure = {
  part: DomainPart;
  /** ISO 8601; when it was tried last. */
  at: string;
  /** AWS's own words. */
  message: string;
  /** The IAM action that is missing, e.g. `sagemaker:ListSpaces`. */
  action?: string;
  /** What to do about it and who can. */
  remedy?: string;
  /** Of the account and Region that could not be read. */
  accountId?: string;
  region?: string;
  /** Where it concerns one domain only. */
  domainId?: string;
};

/**
 * How far what is said of a domain can be relied upon.
 *
 * @public
 */
export type DomainFreshness = {
  /**
   * ISO 8601; when the oldest of what is said of the domain was read: the domain with its profiles, its assignments, the
   * directory. Absent while one of them has never been read to its end.
   */
  syncedAt?: string;
  /**
   * What of it has never been read to its end, so that nothing can be told from its absence; `usage` also while it can
   * be read no more. Absent when all has.
   */
  unread?: DomainPart[];
  /** Why the last try to read it failed, the weightiest first. Absent when it succeeded. */
  failure?: SyncFailure;
};

/**
 * A SageMaker Studio domain as last seen in AWS, with what the configuration says of it.
 *
 * @public
 */
export type StudioDomain = DomainFreshness & {
  /** `d-…` */
  domainId: string;
  domainArn: string;
  name: string;
  accountId: string;
  region: string;
  authMode: 'SSO' | 'IAM';
  /** SageMaker's own status, e.g. `InService`. */
  status: string;
  /** The address that opens Studio, as DescribeDomain returns it. */
  url: string;
  /** The Identity Center application; absent for IAM domains and for those from before 2023-10-01. */
  applicationArn?: string;
  /** Absent where there is no application, or nobody could look at it yet. */
  application?: StudioApplication;
  /** The domain's DefaultUserSettings.ExecutionRole. */
  defaultExecutionRole: string;
  mode: DomainMode;
  /** Execution role ARNs that requests may name, the default first. */
  executionRoles: string[];
  obstacle?: DomainObstacle;
  /** ISO 8601; when a sync last saw the domain. */
  seenAt: string;
};

/**
 * The domains that a sync has seen.
 *
 * @public
 */
export type DomainList = {
  items: StudioDomain[];
  /** ISO 8601; the oldest of the syncs behind those that were read. Absent before any sync has ended. */
  syncedAt?: string;
  /**
   * What the last try could not read, also of accounts and Regions where no domain was ever seen. Absent when nothing
   * failed.
   */
  failures?: SyncFailure[];
};
