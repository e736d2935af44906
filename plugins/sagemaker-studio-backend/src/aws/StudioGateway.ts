/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** A Studio domain as DescribeDomain tells it, reduced to what the product uses. */
export type ObservedDomain = {
  domainId: string;
  domainArn: string;
  name: string;
  accountId: string;
  region: string;
  authMode: 'SSO' | 'IAM';
  status: string;
  failureReason?: string;
  url: string;
  applicationArn?: string;
  /** Whether DomainSettings.UnifiedStudioSettings binds the domain to Unified Studio. */
  unifiedStudio: boolean;
  defaultExecutionRole: string;
  createdAt: string;
  modifiedAt: string;
};

/** What the default settings of a domain say of sessions and idle apps. */
export type ObservedDomainSettings = {
  /** ExecutionRoleSessionNameMode, e.g. `USER_IDENTITY`. */
  sessionNames?: string;
  /** Whether ExecutionRoleIdentityConfig makes the profile the source identity of sessions. */
  sourceIdentity: boolean;
  idleShutdown: { app: string; enabled: boolean; minutes?: number }[];
};

/** A profile as ListUserProfiles tells it: neither the person nor the role is in it. */
export type ProfileSummary = {
  domainId: string;
  name: string;
  status: string;
  createdAt: string;
  modifiedAt: string;
};

/** A profile as DescribeUserProfile tells it. */
export type ObservedProfile = ProfileSummary & {
  profileArn: string;
  /** The Identity Center username of the person; absent in IAM domains. */
  singleSignOnUserValue?: string;
  /** The profile's own role; absent means the domain's default applies. */
  executionRole?: string;
  /** HomeEfsFileSystemUid: by which an administrator finds the home directory once the profile is gone. */
  homeDirectoryUid?: string;
  failureReason?: string;
};

/** A space as ListSpaces tells it. */
export type ObservedSpace = {
  domainId: string;
  name: string;
  status: string;
  /** Name of the profile that owns it; absent for spaces from before ownership. */
  owner?: string;
  shared: boolean;
  /** Of its EBS volume, which goes with the space. */
  sizeGb?: number;
  /** ISO 8601 */
  modifiedAt?: string;
};

/** An app as ListApps tells it; of a profile or of a space. */
export type ObservedApp = {
  domainId: string;
  profileName?: string;
  spaceName?: string;
  type: string;
  name: string;
  status: string;
  /** e.g. `ml.t3.medium` */
  instanceType?: string;
  /** ISO 8601; when it was started. */
  createdAt?: string;
  /** ISO 8601; what DescribeApp said of its last activity, and when it said so. The list does not tell. */
  lastActivityAt?: string;
  describedAt?: string;
};

/**
 * SageMaker in one account and Region. Throws what the SDK throws; see `awsErrors.ts` for how to read it.
 * One call is one AWS call, except where a method says otherwise.
 */
export interface StudioGateway {
  readonly accountId: string;
  readonly region: string;
  /** ListDomains to its end, and a DescribeDomain for each. */
  listDomains(options?: CallOptions): Promise<ObservedDomain[]>;
  describeDomain(
    domainId: string,
    options?: CallOptions,
  ): Promise<ObservedDomain>;
  /** DescribeDomain, for what it says of sessions and idle apps. */
  describeDomainSettings(
    domainId: string,
    options?: CallOptions,
  ): Promise<ObservedDomainSettings>;
  /** One page of up to 100, newest modified first. */
  listProfiles(
    input: {
      domainId: string;
      /** In the order in which they were created, which changes nothing while they are read. */
      oldestFirst?: boolean;
      nextToken?: string;
    },
    options?: CallOptions,
  ): Promise<{ items: ProfileSummary[]; nextToken?: string }>;
  /** `undefined` when there is none. */
  describeProfile(
    input: { domainId: string; name: string },
    options?: CallOptions,
  ): Promise<ObservedProfile | undefined>;
  createProfile(
    input: {
      domainId: string;
      name: string;
      singleSignOnUserValue: string;
      executionRole: string;
      tags: Record<string, string>;
    },
    options?: CallOptions,
  ): Promise<{ profileArn: string }>;
  updateProfileRole(
    input: { domainId: string; name: string; executionRole: string },
    options?: CallOptions,
  ): Promise<void>;
  /** Throws `ResourceInUse` while apps run or spaces are owned. Not found is success. */
  deleteProfile(
    input: { domainId: string; name: string },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * One page of up to 100 spaces of the domain, oldest first, which changes nothing while they are read. AWS cannot filter
   * by owner.
   */
  listSpaces(
    input: {
      domainId: string;
      /** Only those whose names contain it. */
      nameContains?: string;
      /** Newest modified first. */
      newestFirst?: boolean;
      nextToken?: string;
    },
    options?: CallOptions,
  ): Promise<{ items: ObservedSpace[]; nextToken?: string }>;
  /** The volume goes with the space. Throws `ResourceInUse` while apps run in it. Not found is success. */
  deleteSpace(
    input: { domainId: string; name: string },
    options?: CallOptions,
  ): Promise<void>;
  /** One page of up to 100 apps: of the domain, or of one profile or one space. AWS lists deleted ones for a day. */
  listApps(
    input: {
      domainId: string;
      profileName?: string;
      spaceName?: string;
      nextToken?: string;
    },
    options?: CallOptions,
  ): Promise<{ items: ObservedApp[]; nextToken?: string }>;
  /** When somebody last worked with an app, ISO 8601; `undefined` when never, or when there is no such app. */
  getLastActivity(
    app: ObservedApp,
    options?: CallOptions,
  ): Promise<string | undefined>;
  /** Stops an app, which is the same as deleting it. Not found is success. */
  deleteApp(app: ObservedApp, options?: CallOptions): Promise<void>;
  /** Adds or overwrites. */
  addTags(
    input: { arn: string; tags: Record<string, string> },
    options?: CallOptions,
  ): Promise<void>;
  /** All tags of a resource. */
  listTags(
    input: { arn: string },
    options?: CallOptions,
  ): Promise<Record<string, string>>;
}

/** Options of every gateway call. */
export type CallOptions = {
  signal?: AbortSignal;
  /** Nobody waits for the answer: the call is made after those that somebody waits for. */
  background?: boolean;
};
