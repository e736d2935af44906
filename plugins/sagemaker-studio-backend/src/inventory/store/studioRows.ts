/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  ObservedApp,
  ObservedDomain,
  ObservedProfile,
  ObservedSpace,
} from '../../aws/observed';
import { fromRow } from '../../database/fromRow';
import { caseKey } from '../../util/caseKey';
import type { Observed, SeenRow } from './Inventory';

/* A row has the type of what the function returns that makes it. */

export type DomainRow = SeenRow<ReturnType<typeof toDomainRow>>;
export type ProfileRow = SeenRow<ReturnType<typeof toProfileRow>>;
export type SpaceRow = SeenRow<ReturnType<typeof toSpaceRow>>;
export type AppRow = SeenRow<ReturnType<typeof toAppRow>>;

export function toDomainRow(domain: ObservedDomain) {
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
  };
}

export function fromDomainRow(row: DomainRow): Observed<ObservedDomain> {
  // SQLite gives 0 and 1.
  return { ...fromRow(row), unifiedStudio: Boolean(row.unified_studio) };
}

export function toProfileRow(profile: ObservedProfile) {
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
  };
}

export function fromProfileRow(row: ProfileRow): Observed<ObservedProfile> {
  const { userName, ...profile } = fromRow(row);
  return { ...profile, singleSignOnUserValue: userName };
}

export function toSpaceRow(space: ObservedSpace) {
  return {
    domain_id: space.domainId,
    name_key: caseKey(space.name),
    name: space.name,
    status: space.status,
    owner: space.owner ?? null,
    owner_key: space.owner === undefined ? null : caseKey(space.owner),
    shared: space.shared,
    size_gb: space.sizeGb ?? null,
    remote_access: space.remoteAccess ?? null,
    modified_at: space.modifiedAt ?? null,
  };
}

export function fromSpaceRow(row: SpaceRow): Observed<ObservedSpace> {
  // SQLite gives 0 and 1.
  return {
    ...fromRow(row),
    shared: Boolean(row.shared),
    remoteAccess:
      row.remote_access === null ? undefined : Boolean(row.remote_access),
  };
}

/** Which app it is within its domain. */
export function appKey(app: ObservedApp): string {
  const owner = app.spaceName
    ? ['space', app.spaceName]
    : ['profile', app.profileName ?? ''];
  return [...owner, app.type, app.name].map(caseKey).join('/');
}

export function toAppRow(app: ObservedApp) {
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
  };
}

export function fromAppRow(row: AppRow): Observed<ObservedApp> {
  return fromRow(row);
}
