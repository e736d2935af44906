/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  ObservedApp,
  ObservedAssignment,
  ObservedDomain,
  ObservedGroup,
  ObservedProfile,
  ObservedSpace,
  ObservedUser,
} from '../../aws/observed';
import type { Observed } from './Inventory';

/** The form in which names that AWS compares without case are compared here. */
export function caseKey(value: string): string {
  return value.toLocaleLowerCase('en-US');
}

export type DomainRow = {
  domain_id: string;
  domain_arn: string;
  name: string;
  account_id: string;
  region: string;
  auth_mode: 'SSO' | 'IAM';
  status: string;
  failure_reason: string | null;
  url: string;
  application_arn: string | null;
  /** SQLite gives 0 and 1. */
  unified_studio: boolean | number;
  default_execution_role: string;
  created_at: string;
  modified_at: string;
  seen_at: string;
};

export type ProfileRow = {
  domain_id: string;
  name_key: string;
  name: string;
  profile_arn: string;
  status: string;
  failure_reason: string | null;
  user_name: string | null;
  user_name_key: string | null;
  execution_role: string | null;
  home_directory_uid: string | null;
  created_at: string;
  modified_at: string;
  seen_at: string;
};

export type UserRow = {
  user_id: string;
  user_name: string;
  user_name_key: string;
  display_name: string;
  email: string | null;
  email_key: string | null;
  title: string | null;
  external_ids: string;
  status: 'ENABLED' | 'DISABLED';
  seen_at: string;
};

/** One of the ids that identity providers gave a user. */
export type ExternalIdRow = {
  user_id: string;
  external_id: string;
  seen_at: string;
};

export type GroupRow = {
  group_id: string;
  display_name: string;
  description: string | null;
  seen_at: string;
};

export type MembershipRow = {
  user_id: string;
  group_id: string;
  seen_at: string;
};

export type AssignmentRow = {
  application_arn: string;
  principal_type: 'USER' | 'GROUP';
  principal_id: string;
  seen_at: string;
};

export function toDomainRow(domain: ObservedDomain, seenAt: string): DomainRow {
  return {
    domain_id: domain.domainId,
    domain_arn: domain.domainArn,
    name: domain.name,
    account_id: domain.accountId,
    region: domain.region,
    auth_mode: domain.authMode,
    status: domain.status,
    failure_reason: domain.failureReason ?? null,
    url: domain.url,
    application_arn: domain.applicationArn ?? null,
    unified_studio: domain.unifiedStudio,
    default_execution_role: domain.defaultExecutionRole,
    created_at: domain.createdAt,
    modified_at: domain.modifiedAt,
    seen_at: seenAt,
  };
}

export function fromDomainRow(row: DomainRow): Observed<ObservedDomain> {
  return {
    domainId: row.domain_id,
    domainArn: row.domain_arn,
    name: row.name,
    accountId: row.account_id,
    region: row.region,
    authMode: row.auth_mode,
    status: row.status,
    failureReason: row.failure_reason ?? undefined,
    url: row.url,
    applicationArn: row.application_arn ?? undefined,
    unifiedStudio: Boolean(row.unified_studio),
    defaultExecutionRole: row.default_execution_role,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    seenAt: row.seen_at,
  };
}

export function toProfileRow(
  profile: ObservedProfile,
  seenAt: string,
): ProfileRow {
  const userName = profile.singleSignOnUserValue;
  return {
    domain_id: profile.domainId,
    name_key: caseKey(profile.name),
    name: profile.name,
    profile_arn: profile.profileArn,
    status: profile.status,
    failure_reason: profile.failureReason ?? null,
    user_name: userName ?? null,
    user_name_key: userName === undefined ? null : caseKey(userName),
    execution_role: profile.executionRole ?? null,
    home_directory_uid: profile.homeDirectoryUid ?? null,
    created_at: profile.createdAt,
    modified_at: profile.modifiedAt,
    seen_at: seenAt,
  };
}

export function fromProfileRow(row: ProfileRow): Observed<ObservedProfile> {
  return {
    domainId: row.domain_id,
    name: row.name,
    profileArn: row.profile_arn,
    status: row.status,
    failureReason: row.failure_reason ?? undefined,
    singleSignOnUserValue: row.user_name ?? undefined,
    executionRole: row.execution_role ?? undefined,
    ...(row.home_directory_uid
      ? { homeDirectoryUid: row.home_directory_uid }
      : {}),
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    seenAt: row.seen_at,
  };
}

export function toUserRow(user: ObservedUser, seenAt: string): UserRow {
  return {
    user_id: user.userId,
    user_name: user.userName,
    user_name_key: caseKey(user.userName),
    display_name: user.displayName,
    email: user.email ?? null,
    email_key: user.email === undefined ? null : caseKey(user.email),
    title: user.title ?? null,
    external_ids: JSON.stringify(user.externalIds),
    status: user.status,
    seen_at: seenAt,
  };
}

export function toExternalIdRows(
  user: ObservedUser,
  seenAt: string,
): ExternalIdRow[] {
  return [...new Set(user.externalIds.map(({ id }) => id))].map(id => ({
    user_id: user.userId,
    external_id: id,
    seen_at: seenAt,
  }));
}

export function fromUserRow(row: UserRow): Observed<ObservedUser> {
  return {
    userId: row.user_id,
    userName: row.user_name,
    displayName: row.display_name,
    email: row.email ?? undefined,
    title: row.title ?? undefined,
    externalIds: JSON.parse(row.external_ids),
    status: row.status,
    seenAt: row.seen_at,
  };
}

export function toGroupRow(group: ObservedGroup, seenAt: string): GroupRow {
  return {
    group_id: group.groupId,
    display_name: group.displayName,
    description: group.description ?? null,
    seen_at: seenAt,
  };
}

export function fromGroupRow(row: Omit<GroupRow, 'seen_at'>): ObservedGroup {
  return {
    groupId: row.group_id,
    displayName: row.display_name,
    description: row.description ?? undefined,
  };
}

export function toAssignmentRow(
  assignment: ObservedAssignment,
  seenAt: string,
): AssignmentRow {
  return {
    application_arn: assignment.applicationArn,
    principal_type: assignment.principalType,
    principal_id: assignment.principalId,
    seen_at: seenAt,
  };
}

export function fromAssignmentRow(
  row: AssignmentRow,
): Observed<ObservedAssignment> {
  return {
    applicationArn: row.application_arn,
    principalType: row.principal_type,
    principalId: row.principal_id,
    seenAt: row.seen_at,
  };
}
/* Spaces and apps: what somebody who leaves has running, and what they would lose. */
export type SpaceRow = {
  domain_id: string;
  name_key: string;
  name: string;
  status: string;
  owner: string | null;
  owner_key: string | null;
  /** SQLite gives 0 and 1. */
  shared: boolean | number;
  size_gb: number | null;
  modified_at: string | null;
  seen_at: string;
};

export type AppRow = {
  domain_id: string;
  app_key: string;
  profile_name: string | null;
  profile_key: string | null;
  space_name: string | null;
  space_key: string | null;
  type: string;
  name: string;
  status: string;
  instance_type: string | null;
  created_at: string | null;
  last_activity_at: string | null;
  /** When the last activity was asked for. */
  described_at: string | null;
  seen_at: string;
};

export function fromSpaceRow(row: SpaceRow): Observed<ObservedSpace> {
  return {
    domainId: row.domain_id,
    name: row.name,
    status: row.status,
    owner: row.owner ?? undefined,
    shared: Boolean(row.shared),
    sizeGb: row.size_gb ?? undefined,
    modifiedAt: row.modified_at ?? undefined,
    seenAt: row.seen_at,
  };
}

export function fromAppRow(row: AppRow): Observed<ObservedApp> {
  return {
    domainId: row.domain_id,
    profileName: row.profile_name ?? undefined,
    spaceName: row.space_name ?? undefined,
    type: row.type,
    name: row.name,
    status: row.status,
    instanceType: row.instance_type ?? undefined,
    createdAt: row.created_at ?? undefined,
    lastActivityAt: row.last_activity_at ?? undefined,
    describedAt: row.described_at ?? undefined,
    seenAt: row.seen_at,
  };
}
