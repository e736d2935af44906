/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccountGateway } from './AccountGateway';
import type { CallOptions, StudioGateway } from './StudioGateway';

/** A user of the identity store, reduced to what the product uses. */
export type ObservedUser = {
  userId: string;
  userName: string;
  displayName: string;
  email?: string;
  title?: string;
  externalIds: { issuer: string; id: string }[];
  status: 'ENABLED' | 'DISABLED';
};

/** A group of the identity store. */
export type ObservedGroup = {
  groupId: string;
  displayName: string;
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

/**
 * IAM Identity Center and its identity store, in the instance's Region. There is no method that writes users, groups
 * or memberships, and there will be none: they belong to the identity provider.
 */
export interface IdentityCenterGateway {
  /** Looked up once, then remembered. Throws `NotFoundError` when no organization instance is visible. */
  getInstance(options?: CallOptions): Promise<IdentityCenterInstance>;
  /** One page of up to 100. */
  listUsers(
    input: { nextToken?: string },
    options?: CallOptions,
  ): Promise<{ items: ObservedUser[]; nextToken?: string }>;
  /** `undefined` when there is none. */
  describeUser(
    userId: string,
    options?: CallOptions,
  ): Promise<ObservedUser | undefined>;
  listGroups(
    input: { nextToken?: string },
    options?: CallOptions,
  ): Promise<{ items: ObservedGroup[]; nextToken?: string }>;
  /** `undefined` when there is none. */
  describeGroup(
    groupId: string,
    options?: CallOptions,
  ): Promise<ObservedGroup | undefined>;
  listGroupMembers(
    input: { groupId: string; nextToken?: string },
    options?: CallOptions,
  ): Promise<{ userIds: string[]; nextToken?: string }>;
  listAssignments(
    input: { applicationArn: string; nextToken?: string },
    options?: CallOptions,
  ): Promise<{ items: ObservedAssignment[]; nextToken?: string }>;
  /** DescribeInstance */
  describeInstance(options?: CallOptions): Promise<{
    status: string;
    statusReason?: string;
    ownerAccountId?: string;
    permissionSets?: boolean;
  }>;
  /** `undefined` when there is none. */
  describeApplication(
    applicationArn: string,
    options?: CallOptions,
  ): Promise<{ status: string } | undefined>;
  /** GetApplicationAssignmentConfiguration: whether only those who are assigned may sign in. */
  isAssignmentRequired(
    applicationArn: string,
    options?: CallOptions,
  ): Promise<boolean>;
  /** DescribeApplicationAssignment: direct assignments only. */
  hasAssignment(
    input: ObservedAssignment,
    options?: CallOptions,
  ): Promise<boolean>;
  /** Throws `ConflictException` where AWS does; the caller retries with backoff and looks again. */
  createAssignment(
    input: ObservedAssignment,
    options?: CallOptions,
  ): Promise<void>;
  /** Not found is success. */
  deleteAssignment(
    input: ObservedAssignment,
    options?: CallOptions,
  ): Promise<void>;
  /** IsMemberInGroups, at most 100 groups a call: those of the groups that hold the user. */
  groupsHolding(
    input: { userId: string; groupIds: string[] },
    options?: CallOptions,
  ): Promise<string[]>;
}

/** Hands out gateways; two per account and Region, and one for Identity Center. */
export interface Gateways {
  studio(place: { accountId: string; region: string }): StudioGateway;
  account(place: { accountId: string; region: string }): AccountGateway;
  identityCenter(): IdentityCenterGateway;
}
