/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createHash, randomBytes } from 'node:crypto';
import { applicationArn, studioApplication } from '../../world/applications';
import { networksOf } from '../../world/networks';
import { appsOfDomain, isAlive, spacesOfDomain } from '../../world/spaces';
import { settling } from '../../world/settling';
import {
  defaultExecutionRole,
  domainArn,
  domainUrl,
} from '../../world/studioDomains';
import { orderBy } from '../../world/tables';
import { countProfiles } from '../../world/userProfiles';
import { StudioDomain } from '../../world/World';
import { AwsCall } from '../AwsCall';
import { validationError } from '../AwsError';
import { pageOf } from '../protocol/pages';
import {
  ListInput,
  merged,
  requireDomain,
  requireQuota,
  requireRole,
  requireSteady,
  resourceInUse,
  isVisible,
  shownFailure,
  Tag,
  tagsOf,
  timePosition,
  timestamp,
  visibleDomains,
} from './common';

type CreateDomainInput = {
  DomainName: string;
  AuthMode: 'SSO' | 'IAM';
  DefaultUserSettings: Record<string, unknown>;
  DomainSettings?: Record<string, unknown>;
  SubnetIds?: string[];
  VpcId?: string;
  AppNetworkAccessType?: 'PublicInternetOnly' | 'VpcOnly';
  Tags?: Tag[];
  HomeEfsFileSystemKmsKeyId?: string;
  KmsKeyId?: string;
};

type UpdateDomainInput = {
  DomainId: string;
  DefaultUserSettings?: { ExecutionRole?: string };
  DomainSettingsForUpdate?: Record<string, unknown>;
  DefaultSpaceSettings?: Record<string, unknown>;
  HomeEfsFileSystemCreation?: 'Enabled' | 'Disabled';
};

const byCreationTime = orderBy<StudioDomain>(domain =>
  timePosition(domain.createdAt, domain.domainId),
);

function lowercaseId(length: number): string {
  const characters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return [...randomBytes(length)]
    .map(byte => characters[byte % characters.length])
    .join('');
}

type UserSettings = { SecurityGroups?: string[] };
type DomainSettings = {
  SecurityGroupIds?: string[];
  UnifiedStudioSettings?: unknown;
};

/** The VPC has to be one of the caller's in the Region, and hold the subnets and security groups. */
function checkNetwork(call: AwsCall, input: CreateDomainInput): void {
  const { VpcId, SubnetIds, AppNetworkAccessType } = input;
  const ofUsers: UserSettings = input.DefaultUserSettings;
  const ofDomain: DomainSettings = input.DomainSettings ?? {};
  if (!VpcId || !SubnetIds) {
    if (ofDomain.UnifiedStudioSettings) {
      return;
    }
    throw validationError(
      'VpcId and SubnetIds are required to create a Domain.',
    );
  }
  const network = networksOf(
    call.world,
    call.caller.accountId,
    call.region,
  ).find(({ vpcId }) => vpcId === VpcId);
  if (!network) {
    throw validationError(`The vpc ID '${VpcId}' does not exist`);
  }
  const { SecurityGroups = [] } = ofUsers;
  const { SecurityGroupIds = [] } = ofDomain;
  const known = new Set([
    ...network.subnets.map(({ subnetId }) => subnetId),
    ...network.securityGroups.map(({ groupId }) => groupId),
  ]);
  const unknown = [...SubnetIds, ...SecurityGroups, ...SecurityGroupIds].find(
    id => !known.has(id),
  );
  if (unknown !== undefined) {
    const kind = unknown.startsWith('subnet-') ? 'subnet' : 'security group';
    throw validationError(
      `The ${kind} '${unknown}' does not exist in ${VpcId}.`,
    );
  }
  if (AppNetworkAccessType === 'VpcOnly' && SecurityGroups.length === 0) {
    throw validationError(
      'SecurityGroups are required in DefaultUserSettings when AppNetworkAccessType is VpcOnly.',
    );
  }
}

function checkNew(call: AwsCall, input: CreateDomainInput): void {
  const existing = visibleDomains(call);
  const { identityCenter } = call.world;
  checkNetwork(call, input);
  requireRole(call, input.DefaultUserSettings);
  if (input.AuthMode === 'SSO' && call.region !== identityCenter.region) {
    throw validationError(
      `IAM Identity Center is not enabled in ${call.region}. A Domain with AuthMode SSO must be in the Region of IAM Identity Center.`,
    );
  }
  const sameName = existing.find(
    domain => domain.domainName === input.DomainName,
  );
  if (sameName) {
    throw resourceInUse(
      `Domain [${domainArn(sameName)}] already has the name ${
        input.DomainName
      }.`,
    );
  }
  requireQuota(call, 'domains', existing.length);
}

export function createDomain(
  call: AwsCall,
  input: CreateDomainInput,
): Record<string, unknown> {
  const { world, now, caller, region, failureReason } = call;
  const { DomainName, AuthMode, Tags, KmsKeyId, ...settings } = input;
  checkNew(call, input);
  const domainId = `d-${lowercaseId(12)}`;
  const arn =
    AuthMode === 'SSO'
      ? applicationArn(world, randomBytes(8).toString('hex'))
      : undefined;
  const domain: StudioDomain = {
    domainId,
    domainName: DomainName,
    accountId: caller.accountId,
    region,
    authMode: AuthMode,
    applicationArn: arn,
    managedApplicationInstanceId:
      arn && `ins-${randomBytes(8).toString('hex')}`,
    settings: {
      ...settings,
      KmsKeyId: KmsKeyId ?? input.HomeEfsFileSystemKmsKeyId,
    },
    tags: tagsOf(Tags),
    createdAt: now,
    failureReason,
    ...settling(
      now,
      world.timings.domain,
      'Pending',
      failureReason === undefined ? 'InService' : 'Failed',
    ),
  };
  world.domains[domainId] = domain;
  if (arn) {
    world.identityCenter.applications[arn] = studioApplication({
      applicationArn: arn,
      domainId,
      accountId: caller.accountId,
      region,
      createdAt: now,
    });
  }
  return {
    DomainArn: domainArn(domain),
    DomainId: domainId,
    Url: domainUrl(call.baseUrl, domainId),
  };
}

function homeFileSystemId(domain: StudioDomain): string | undefined {
  return domain.settings.HomeEfsFileSystemCreation === 'Disabled'
    ? undefined
    : `fs-${createHash('sha256')
        .update(domain.domainId)
        .digest('hex')
        .slice(0, 17)}`;
}

export function describeDomain(
  call: AwsCall,
  { DomainId }: { DomainId: string },
): Record<string, unknown> {
  const domain = requireDomain(call, DomainId);
  const { settings, applicationArn: arn } = domain;
  const showsInstanceId =
    domain.hiddenApplicationArn !== undefined ||
    call.world.switches.newDomainsShowInstanceId;
  return {
    DomainArn: domainArn(domain),
    DomainId,
    DomainName: domain.domainName,
    HomeEfsFileSystemId: homeFileSystemId(domain),
    SingleSignOnManagedApplicationInstanceId: showsInstanceId
      ? domain.managedApplicationInstanceId
      : undefined,
    SingleSignOnApplicationArn: arn,
    Status: domain.status,
    CreationTime: timestamp(domain.createdAt),
    LastModifiedTime: timestamp(domain.modifiedAt),
    FailureReason: shownFailure(domain),
    AuthMode: domain.authMode,
    DefaultUserSettings: settings.DefaultUserSettings,
    DomainSettings: settings.DomainSettings,
    AppNetworkAccessType: settings.AppNetworkAccessType ?? 'PublicInternetOnly',
    HomeEfsFileSystemKmsKeyId: settings.KmsKeyId,
    SubnetIds: settings.SubnetIds,
    Url: domainUrl(call.baseUrl, DomainId),
    VpcId: settings.VpcId,
    KmsKeyId: settings.KmsKeyId,
    AppSecurityGroupManagement: settings.AppSecurityGroupManagement,
    HomeEfsFileSystemCreation: settings.HomeEfsFileSystemCreation ?? 'Enabled',
    TagPropagation: settings.TagPropagation ?? 'DISABLED',
    DefaultSpaceSettings: settings.DefaultSpaceSettings,
  };
}

export function listDomains(
  call: AwsCall,
  input: ListInput,
): Record<string, unknown> {
  const { records, NextToken } = pageOf({
    from: byCreationTime(call.world.domains),
    keep: domain => isVisible(call, domain),
    maxResults: input.MaxResults,
    nextToken: input.NextToken,
    scope: ['ListDomains', call.caller.accountId, call.region],
  });
  return {
    Domains: records.map(domain => ({
      DomainArn: domainArn(domain),
      DomainId: domain.domainId,
      DomainName: domain.domainName,
      Status: domain.status,
      CreationTime: timestamp(domain.createdAt),
      LastModifiedTime: timestamp(domain.modifiedAt),
      Url: domainUrl(call.baseUrl, domain.domainId),
    })),
    NextToken,
  };
}

function checkUpdate(
  call: AwsCall,
  domain: StudioDomain,
  input: UpdateDomainInput,
): void {
  requireSteady(domain, 'Domain', domainArn(domain));
  requireRole(call, input.DefaultUserSettings);
  const role = input.DefaultUserSettings?.ExecutionRole;
  const changesRole =
    role !== undefined && role !== defaultExecutionRole(domain);
  if (changesRole && appsOfDomain(call.world, domain.domainId).some(isAlive)) {
    throw resourceInUse(
      `Unable to update the ExecutionRole of Domain [${domainArn(
        domain,
      )}] because App(s) are associated with it.`,
    );
  }
  const now = domain.settings.HomeEfsFileSystemCreation ?? 'Enabled';
  if (input.HomeEfsFileSystemCreation === 'Disabled' && now === 'Enabled') {
    throw validationError(
      'HomeEfsFileSystemCreation can be changed from Disabled to Enabled only.',
    );
  }
}

export function updateDomain(
  call: AwsCall,
  input: UpdateDomainInput,
): Record<string, unknown> {
  const { world, now, failureReason } = call;
  const domain = requireDomain(call, input.DomainId);
  checkUpdate(call, domain, input);
  const {
    DomainId,
    DefaultUserSettings,
    DomainSettingsForUpdate,
    DefaultSpaceSettings,
    ...rest
  } = input;
  const { settings } = domain;
  world.domains[DomainId] = {
    ...domain,
    settings: {
      ...settings,
      ...rest,
      DefaultUserSettings: merged(
        settings.DefaultUserSettings,
        DefaultUserSettings,
      ),
      DomainSettings: merged(settings.DomainSettings, DomainSettingsForUpdate),
      DefaultSpaceSettings: merged(
        settings.DefaultSpaceSettings,
        DefaultSpaceSettings,
      ),
    },
    failureReason,
    ...settling(
      now,
      world.timings.domain,
      'Updating',
      failureReason === undefined ? 'InService' : 'Update_Failed',
    ),
  };
  return { DomainArn: domainArn(domain) };
}

export function deleteDomain(
  call: AwsCall,
  { DomainId }: { DomainId: string },
): Record<string, unknown> {
  const { world, now, failureReason } = call;
  const domain = requireDomain(call, DomainId);
  const arn = domainArn(domain);
  requireSteady(domain, 'Domain', arn);
  const holds = {
    UserProfile: countProfiles(world, DomainId),
    Space: spacesOfDomain(world, DomainId).length,
    App: appsOfDomain(world, DomainId).filter(isAlive).length,
  };
  for (const [kind, count] of Object.entries(holds)) {
    if (count > 0) {
      throw resourceInUse(
        `Unable to delete Domain [${arn}] because ${kind}(s) are associated with it.`,
      );
    }
  }
  world.domains[DomainId] = {
    ...domain,
    failureReason,
    ...settling(
      now,
      world.timings.domain,
      'Deleting',
      failureReason === undefined ? undefined : 'Delete_Failed',
    ),
  };
  return {};
}
