/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Answers of AWS, reduced to the fields in use. */

import type { DisplayName, Email, Login } from '../model/names';

/** A Studio domain as DescribeDomain returns it. */
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

/** A profile as ListUserProfiles returns it, without person and role. */
export type ProfileSummary = {
  domainId: string;
  name: string;
  status: string;
  createdAt: string;
  modifiedAt: string;
};

/** A profile as DescribeUserProfile returns it. */
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

/** A space as ListSpaces returns it. */
export type ObservedSpace = {
  domainId: string;
  name: string;
  status: string;
  /** Name of the profile that owns it; absent for spaces from before ownership. */
  owner?: string;
  shared: boolean;
  /** Of its EBS volume, which goes with the space. */
  sizeGb?: number;
  /** Whether remote IDEs may connect to it, with IAM credentials and without Identity Center. */
  remoteAccess?: boolean;
  /** ISO 8601 */
  modifiedAt?: string;
};

/** An app as ListApps returns it; of a profile or of a space. */
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
  /** ISO 8601; the last activity according to DescribeApp, and when that was read. The list does not hold it. */
  lastActivityAt?: string;
  describedAt?: string;
};

/** A role of an account. */
export type ObservedRole = {
  arn: string;
  /** Begins and ends with a slash. */
  path: string;
  name: string;
  /** JSON */
  trustPolicy: string;
  /** ARN */
  permissionsBoundary?: string;
  tags: Record<string, string>;
};

/** A VPC with what a domain can use of it. */
export type ObservedNetwork = {
  vpcId: string;
  /** The tag `Name`. */
  name?: string;
  cidr: string;
  isDefault: boolean;
  subnets: { subnetId: string; name?: string; cidr: string; zone: string }[];
  securityGroups: { groupId: string; name: string; description?: string }[];
};

/** A user of the identity store. */
export type ObservedUser = {
  userId: string;
  userName: Login;
  displayName: DisplayName;
  email?: Email;
  title?: string;
  department?: string;
  /** Who the identity provider says is the manager: free text. */
  manager?: string;
  externalIds: { issuer: string; id: string }[];
  status: 'ENABLED' | 'DISABLED';
};

/** A group of the identity store. */
export type ObservedGroup = {
  groupId: string;
  displayName: DisplayName;
  description?: string;
};

/** A user or group assigned to an application. */
export type ObservedAssignment = {
  applicationArn: string;
  principalType: 'USER' | 'GROUP';
  principalId: string;
};

/** The organization instance, from configuration or from ListInstances. */
export type IdentityCenterInstance = {
  instanceArn: string;
  identityStoreId: string;
};

/** Options of every gateway call. */
export type CallOptions = {
  signal?: AbortSignal;
  /** Nobody waits for the answer, so the call goes after those that people wait for. */
  background?: boolean;
};

/** Statuses of domains, profiles and spaces that change by themselves, perhaps without a change of the modification time. */
export const UNSETTLED: readonly string[] = ['Pending', 'Updating', 'Deleting'];
