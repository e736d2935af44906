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
 * A SageMaker Studio domain as last seen in AWS, with what the configuration says of it.
 *
 * @public
 */
export type StudioDomain = {
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
