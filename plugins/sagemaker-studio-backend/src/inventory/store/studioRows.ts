/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  ObservedApp,
  ObservedDomain,
  ObservedProfile,
  ObservedSpace,
} from '../../aws/observed';
import { caseKey } from '../../util/caseKey';
import type { Observed } from './Inventory';

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

export function toSpaceRow(space: ObservedSpace, seenAt: string): SpaceRow {
  return {
    domain_id: space.domainId,
    name_key: caseKey(space.name),
    name: space.name,
    status: space.status,
    owner: space.owner ?? null,
    owner_key: space.owner === undefined ? null : caseKey(space.owner),
    shared: space.shared,
    size_gb: space.sizeGb ?? null,
    modified_at: space.modifiedAt ?? null,
    seen_at: seenAt,
  };
}

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

/** Which app it is within its domain. */
export function appKey(app: ObservedApp): string {
  const owner = app.spaceName
    ? ['space', app.spaceName]
    : ['profile', app.profileName ?? ''];
  return [...owner, app.type, app.name].map(caseKey).join('/');
}

export function toAppRow(app: ObservedApp, seenAt: string): AppRow {
  return {
    domain_id: app.domainId,
    app_key: appKey(app),
    profile_name: app.profileName ?? null,
    profile_key: app.profileName ? caseKey(app.profileName) : null,
    space_name: app.spaceName ?? null,
    space_key: app.spaceName ? caseKey(app.spaceName) : null,
    type: app.type,
    name: app.name,
    status: app.status,
    instance_type: app.instanceType ?? null,
    created_at: app.createdAt ?? null,
    last_activity_at: app.lastActivityAt ?? null,
    described_at: app.describedAt ?? null,
    seen_at: seenAt,
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
