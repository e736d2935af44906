/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AppDetails,
  AppLifecycleManagement,
  DescribeDomainCommandOutput,
  DescribeUserProfileCommandOutput,
  SpaceDetails,
  UserProfileDetails,
} from '@aws-sdk/client-sagemaker';
import type {
  ObservedApp,
  ObservedDomain,
  ObservedProfile,
  ObservedSpace,
  ProfileSummary,
} from './observed';

export function toDomain(
  domain: DescribeDomainCommandOutput,
  at: { accountId: string; region: string; domainId: string },
): ObservedDomain {
  return {
    ...at,
    domainArn: domain.DomainArn ?? '',
    name: domain.DomainName ?? at.domainId,
    authMode: domain.AuthMode === 'SSO' ? 'SSO' : 'IAM',
    status: domain.Status ?? '',
    failureReason: domain.FailureReason,
    url: domain.Url ?? '',
    applicationArn: domain.SingleSignOnApplicationArn,
    unifiedStudio:
      domain.DomainSettings?.UnifiedStudioSettings?.DomainId !== undefined,
    defaultExecutionRole: domain.DefaultUserSettings?.ExecutionRole ?? '',
    ...toTimes(domain),
  };
}

/** Session and idle shutdown settings, the key, and how the domain is set up, from DescribeDomain. */
export function toDomainSettings(domain: DescribeDomainCommandOutput) {
  const { DefaultUserSettings: settings, DomainSettings, KmsKeyId } = domain;
  const idleShutdown = [
    toIdleShutdown('JupyterLab', settings?.JupyterLabAppSettings),
    toIdleShutdown('Code Editor', settings?.CodeEditorAppSettings),
  ];
  const sourceIdentity =
    DomainSettings?.ExecutionRoleIdentityConfig === 'USER_PROFILE_NAME';
  return {
    sessionNames:
      settings?.StudioWebPortalSettings?.ExecutionRoleSessionNameMode,
    sourceIdentity,
    identityPropagation:
      DomainSettings?.TrustedIdentityPropagationSettings?.Status === 'ENABLED',
    kmsKey: KmsKeyId,
    idleShutdown,
    setup: {
      ...toSetup(domain),
      defaults: {
        idleShutdown,
        sourceIdentity,
        tagPropagation: domain.TagPropagation === 'ENABLED',
      },
    },
  };
}

function toSetup(domain: DescribeDomainCommandOutput) {
  const { DefaultUserSettings: settings } = domain;
  const sharing = settings?.SharingSettings;
  const volume = settings?.SpaceStorageSettings?.DefaultEbsStorageSettings;
  const isClosed = domain.AppNetworkAccessType === 'VpcOnly';
  return {
    network: {
      access: isClosed ? ('vpc-only' as const) : ('internet' as const),
      vpcId: domain.VpcId,
      subnetIds: domain.SubnetIds ?? [],
      securityGroupIds: settings?.SecurityGroups ?? [],
    },
    sharing: {
      enabled: sharing?.NotebookOutputOption === 'Allowed',
      s3OutputPath: sharing?.S3OutputPath,
      kmsKey: sharing?.S3KmsKeyId,
    },
    encryption: { kmsKey: domain.KmsKeyId },
    storage: {
      fileSystemId: domain.HomeEfsFileSystemId,
      defaultSpaceGb: volume?.DefaultEbsVolumeSizeInGb,
      maximumSpaceGb: volume?.MaximumEbsVolumeSizeInGb,
    },
  };
}

export function toSummary(
  profile: UserProfileDetails,
  domainId: string,
): ProfileSummary {
  return {
    domainId,
    name: profile.UserProfileName ?? '',
    status: profile.Status ?? '',
    ...toTimes(profile),
  };
}

export function toProfile(
  profile: DescribeUserProfileCommandOutput,
  key: { domainId: string; name: string },
): ObservedProfile {
  return {
    ...toSummary(profile, key.domainId),
    name: profile.UserProfileName ?? key.name,
    profileArn: profile.UserProfileArn ?? '',
    singleSignOnUserValue: profile.SingleSignOnUserValue,
    executionRole: profile.UserSettings?.ExecutionRole,
    homeDirectoryUid: profile.HomeEfsFileSystemUid,
    failureReason: profile.FailureReason,
  };
}

export function toSpace(space: SpaceDetails, domainId: string): ObservedSpace {
  const storage = space.SpaceSettingsSummary?.SpaceStorageSettings;
  return {
    domainId,
    name: space.SpaceName ?? '',
    status: space.Status ?? '',
    owner: space.OwnershipSettingsSummary?.OwnerUserProfileName,
    shared: space.SpaceSharingSettingsSummary?.SharingType !== 'Private',
    sizeGb: storage?.EbsStorageSettings?.EbsVolumeSizeInGb,
    remoteAccess: space.SpaceSettingsSummary?.RemoteAccess === 'ENABLED',
    modifiedAt: space.LastModifiedTime?.toISOString(),
  };
}

export function toApp(app: AppDetails, domainId: string): ObservedApp {
  return {
    domainId,
    profileName: app.UserProfileName,
    spaceName: app.SpaceName,
    type: app.AppType ?? '',
    name: app.AppName ?? '',
    status: app.Status ?? '',
    instanceType: app.ResourceSpec?.InstanceType,
    createdAt: app.CreationTime?.toISOString(),
  };
}

function toIdleShutdown(
  app: string,
  settings: { AppLifecycleManagement?: AppLifecycleManagement } | undefined,
) {
  const idle = settings?.AppLifecycleManagement?.IdleSettings;
  return {
    app,
    enabled: idle?.LifecycleManagement === 'ENABLED',
    minutes: idle?.IdleTimeoutInMinutes,
  };
}

function toTimes(resource: { CreationTime?: Date; LastModifiedTime?: Date }): {
  createdAt: string;
  modifiedAt: string;
} {
  const created = resource.CreationTime ?? new Date(0);
  return {
    createdAt: created.toISOString(),
    modifiedAt: (resource.LastModifiedTime ?? created).toISOString(),
  };
}
