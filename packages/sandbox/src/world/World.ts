/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Everything the sandbox knows, as plain data: what AWS holds (accounts, the Identity Center instance, Studio domains)
 * and what Okta holds (the directory). The folders beside it speak protocols; this one is only state, so that a snapshot is
 * JSON.stringify and a reset is a new object. Maps are plain objects keyed by id for the same reason.
 */

import { AccountPolicies } from '../policies/AccountPolicies';

/** An AWS account that callers can act in. */
export type Account = {
  accountId: string;
  name: string;
  /** Long-term keys of the account's user, access key id → secret access key. */
  accessKeys: Record<string, string>;
  /**
   * Keys of programs that run as a role of the account, access key id → role and secret. In AWS such a program gets temporary
   * keys from the machine or container that it runs in; these last, so that a configuration file can name them.
   */
  roleKeys: Record<string, { roleName: string; secretAccessKey: string }>;
  /** Names of IAM roles that exist, for AssumeRole and as execution roles. */
  roles: string[];
  /** Applied quotas per Region (`*` for any): profiles, domains, spaces, apps. */
  quotas: Record<string, Partial<Quotas>>;
  iam: AccountPolicies;
  /** VPCs; without any, no domain can be created. */
  networks?: Network[];
};

/** A VPC. */
export type Network = {
  region: string;
  vpcId: string;
  /** The tag `Name`. */
  name?: string;
  cidr: string;
  isDefault: boolean;
  subnets: { subnetId: string; name?: string; cidr: string; zone: string }[];
  securityGroups: { groupId: string; name: string; description: string }[];
};

export type Quotas = {
  userProfiles: number;
  domains: number;
  spaces: number;
  runningApps: number;
};

/** Temporary credentials handed out by AssumeRole. */
export type Session = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  accountId: string;
  roleArn: string;
  sessionName: string;
  expiresAt: number;
};

/** The one organization instance of IAM Identity Center. */
export type IdentityCenter = {
  instanceArn: string;
  identityStoreId: string;
  ownerAccountId: string;
  region: string;
  users: Record<string, IdentityCenterUser>;
  groups: Record<string, IdentityCenterGroup>;
  /** membershipId → membership */
  memberships: Record<string, GroupMembership>;
  applications: Record<string, Application>;
  /** Key `<applicationArn>|<USER|GROUP>|<principalId>`. */
  assignments: Record<string, ApplicationAssignment>;
};

export type GroupMembership = {
  membershipId: string;
  groupId: string;
  userId: string;
  /** Absent for those that were there from the start. */
  createdAt?: number;
};

export type IdentityCenterUser = {
  userId: string;
  userName: string;
  displayName: string;
  givenName: string;
  familyName: string;
  email?: string;
  emailType?: string;
  emailPrimary?: boolean;
  title?: string;
  department?: string;
  /** Value of the enterprise extension's manager, a UserId. */
  managerUserId?: string;
  /** Further attributes of the enterprise extension, e.g. `costCenter`. */
  enterprise?: Record<string, unknown>;
  externalId?: string;
  status: 'ENABLED' | 'DISABLED';
  /** Further attributes as the Identity Store API names them, e.g. `NickName`. */
  attributes?: Record<string, unknown>;
  createdAt: number;
  updatedAt: number;
};

export type IdentityCenterGroup = {
  groupId: string;
  displayName: string;
  description?: string;
  externalId?: string;
  createdAt: number;
  updatedAt: number;
};

export type Application = {
  applicationArn: string;
  applicationProviderArn: string;
  name: string;
  applicationAccount: string;
  region: string;
  status: 'ENABLED' | 'DISABLED';
  assignmentRequired: boolean;
  /** Whether jobs that people start may go on after they have signed out. */
  backgroundSessions: 'ENABLED' | 'DISABLED';
  /** The Studio domain behind it. */
  domainId?: string;
  createdAt: number;
};

export type ApplicationAssignment = {
  applicationArn: string;
  principalType: 'USER' | 'GROUP';
  principalId: string;
  createdAt: number;
};

export type EntityStatus =
  | 'Pending'
  | 'InService'
  | 'Updating'
  | 'Deleting'
  | 'Failed'
  | 'Update_Failed'
  | 'Delete_Failed';

/** A SageMaker resource whose status changes by itself when the sandbox's clock passes `settlesAt`. */
export type Settling = {
  status: EntityStatus;
  settlesAt?: number;
  /** Where it settles; absent with `Deleting` means: it is gone. */
  settlesTo?: EntityStatus;
  failureReason?: string;
  createdAt: number;
  modifiedAt: number;
};

export type StudioDomain = Settling & {
  domainId: string;
  domainName: string;
  accountId: string;
  region: string;
  authMode: 'SSO' | 'IAM';
  /** Absent for IAM domains and for those created before 2023-10-01. */
  applicationArn?: string;
  /** The application behind an SSO domain, also where DescribeDomain does not tell (legacy). */
  hiddenApplicationArn?: string;
  managedApplicationInstanceId?: string;
  /** As given to CreateDomain or UpdateDomain: DefaultUserSettings, DomainSettings, SubnetIds and so on. */
  settings: Record<string, unknown>;
  tags: Record<string, string>;
};

export type UserProfile = Settling & {
  domainId: string;
  userProfileName: string;
  singleSignOnUserValue?: string;
  userSettings?: Record<string, unknown>;
  homeEfsFileSystemUid: string;
  tags: Record<string, string>;
};

export type Space = Settling & {
  domainId: string;
  spaceName: string;
  displayName?: string;
  ownerUserProfileName?: string;
  sharingType?: 'Private' | 'Shared';
  settings: Record<string, unknown>;
  tags: Record<string, string>;
};

export type AppStatus =
  | 'Pending'
  | 'InService'
  | 'Deleting'
  | 'Deleted'
  | 'Failed';

export type StudioApp = {
  domainId: string;
  userProfileName?: string;
  spaceName?: string;
  appType: string;
  appName: string;
  status: AppStatus;
  settlesAt?: number;
  settlesTo?: AppStatus;
  failureReason?: string;
  resourceSpec?: Record<string, unknown>;
  createdAt: number;
  lastUserActivityAt?: number;
  tags: Record<string, string>;
};

/** A person in Okta Universal Directory. */
export type DirectoryPerson = {
  id: string;
  login: string;
  firstName: string;
  lastName: string;
  email: string;
  title?: string;
  department?: string;
  managerId?: string;
  status: 'ACTIVE' | 'SUSPENDED';
  /** The person's part in the demo, shown where the demo user is chosen. */
  note?: string;
  groups: string[];
};

export type DirectoryGroup = { id: string; name: string; description?: string };

/** Okta's side: people and groups, and whether they are pushed to Identity Center. */
export type OktaDirectory = {
  people: Record<string, DirectoryPerson>;
  groups: Record<string, DirectoryGroup>;
  /** Whether changes are pushed to the Identity Center stand-in by SCIM. */
  scimEnabled: boolean;
  pushed: PushedDirectory;
};

/**
 * The records that Okta has pushed to Identity Center. Okta needs them because the SCIM endpoint does not return the
 * members of a group. They do not contain changes made directly in Identity Center.
 */
export type PushedDirectory = {
  /** Directory id of a person → UserId in Identity Center. */
  users: Record<string, string>;
  /** Directory id of a group → its GroupId in Identity Center, and the UserIds pushed as its members. */
  groups: Record<string, { groupId: string; members: string[] }>;
};

/** Behaviours that AWS does not document; each may be switched. */
export type Switches = {
  /** CreateApplicationAssignment of one that exists: succeed or answer ConflictException. */
  repeatedAssignment: 'success' | 'conflict';
  /** CreateUserProfile for a username that Identity Center does not hold: refuse at once, or end in Failed. */
  unknownSingleSignOnUser: 'validation' | 'failed';
  /** A user assignment by API: nothing happens until first sign-in, or a profile appears at once. */
  userAssignmentCreatesProfile: boolean;
  /** ListApplicationAssignmentsForPrincipal of a user: with the assignments of their groups or without. */
  principalListIncludesGroups: boolean;
  /** DeleteApplicationAssignment also deletes the profile. */
  unassignDeletesProfile: boolean;
  /** DeleteUserProfile also removes a direct assignment. */
  deleteProfileUnassigns: boolean;
  /** UpdateUserProfile while apps of the profile's spaces run: succeed or ResourceInUse. */
  updateProfileWhileAppsRun: 'success' | 'in-use';
  /** DescribeDomain of newer domains still returns SingleSignOnManagedApplicationInstanceId. */
  newDomainsShowInstanceId: boolean;
  /** CreateUserProfile for somebody who has a profile in the domain: ResourceInUse or ValidationException. */
  secondProfileOfUser: 'in-use' | 'validation';
  /** Whether one user may have profiles in several domains of an account and Region. */
  userInSeveralDomains: 'allowed' | 'refused';
  /** DeleteApplicationAssignment of one that does not exist: succeed or answer ResourceNotFoundException. */
  missingAssignment: 'success' | 'not-found';
  /** CreateUserProfile with a name that exists: ResourceInUse or ValidationException. */
  existingProfileName: 'in-use' | 'validation';
  /** CreateUserProfile for somebody who is not assigned: succeed, be refused, or assign them as well. */
  profileWithoutAssignment: 'allowed' | 'refused' | 'assigns';
  /** CreateUserProfile for a user who is disabled: succeed or answer ValidationException. */
  profileOfDisabledUser: 'allowed' | 'refused';
  /** Whether a user who was deleted and created anew, with another UserId, opens the profile from before. */
  recreatedUserOpensOldProfile: boolean;
  /** CreateApplicationAssignment by the account that hosts the application, which does not own the instance. */
  assignmentFromMemberAccount: 'allowed' | 'denied';
  /** GetApplicationAssignmentConfiguration of SageMaker's applications: answer or ValidationException. */
  assignmentConfiguration: 'answers' | 'validation';
  /** Entries on a page of SSO Admin when the caller does not say. */
  ssoAdminPageSize: 10 | 100;
  /** Lists of SSO Admin give half of what is asked for, with a NextToken. */
  shortPages: boolean;
  /** CreateApplicationAssignment of a user or group that does not exist: refuse it, or assign the id. */
  assignmentOfMissingPrincipal: 'not-found' | 'success';
  /** Assignments of a deleted user or group stay listed with an id that resolves to nobody, or go too. */
  deletedPrincipalKeepsAssignments: boolean;
};

/** Milliseconds that asynchronous work takes on the sandbox's clock. */
export type Timings = {
  domain: number;
  userProfile: number;
  space: number;
  app: number;
};

export type World = {
  /** Added to the wall clock; raised by the admin API. Milliseconds. */
  clockOffset: number;
  accounts: Record<string, Account>;
  sessions: Record<string, Session>;
  identityCenter: IdentityCenter;
  domains: Record<string, StudioDomain>;
  /** Key `<domainId>/<lower-cased name>`, since names are not case sensitive. */
  userProfiles: Record<string, UserProfile>;
  spaces: Record<string, Space>;
  /** Key `<domainId>/<profile|space>/<owner, lower-cased>/<type>/<name>`. */
  apps: Record<string, StudioApp>;
  okta: OktaDirectory;
  switches: Switches;
  timings: Timings;
};
