/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { settling } from '../../world/settling';
import {
  appsOfSpace,
  findSpace,
  isAlive,
  spaceKey,
  spacesOfDomain,
} from '../../world/spaces';
import { domainUrl } from '../../world/studioDomains';
import { orderBy } from '../../world/tables';
import { findProfile } from '../../world/userProfiles';
import { Space, StudioDomain } from '../../world/World';
import { AwsCall } from '../AwsCall';
import { validationError } from '../AwsError';
import { pageOf } from '../protocol/pages';
import {
  findVisibleDomain,
  ListInput,
  requireDomain,
  requireDomainInService,
  requireQuota,
  requireSteady,
  resourceInUse,
  resourceNotFound,
  shownFailure,
  spaceArn,
  Tag,
  tagsOf,
  timePosition,
  timestamp,
  visibleDomains,
} from './common';

type SpaceId = { DomainId: string; SpaceName: string };

type CreateSpaceInput = SpaceId & {
  Tags?: Tag[];
  SpaceSettings?: Record<string, unknown>;
  OwnershipSettings?: { OwnerUserProfileName: string };
  SpaceSharingSettings?: { SharingType: 'Private' | 'Shared' };
  SpaceDisplayName?: string;
};

type ListSpacesInput = ListInput & {
  DomainIdEquals?: string;
  SpaceNameContains?: string;
};

const orders = {
  CreationTime: orderBy<Space>(space =>
    timePosition(space.createdAt, spaceKey(space.domainId, space.spaceName)),
  ),
  LastModifiedTime: orderBy<Space>(space =>
    timePosition(space.modifiedAt, spaceKey(space.domainId, space.spaceName)),
  ),
};

function requireSpace(
  call: AwsCall,
  { DomainId, SpaceName }: SpaceId,
): { domain: StudioDomain; space: Space; arn: string } {
  const domain = requireDomain(call, DomainId);
  const space = findSpace(call.world, DomainId, SpaceName);
  if (!space) {
    const arn = spaceArn(domain, { spaceName: SpaceName });
    throw resourceNotFound(`Space [${arn}] does not exist.`);
  }
  return { domain, space, arn: spaceArn(domain, space) };
}

function checkOwner(call: AwsCall, input: CreateSpaceInput): void {
  const owner = input.OwnershipSettings?.OwnerUserProfileName;
  if ((owner === undefined) !== (input.SpaceSharingSettings === undefined)) {
    throw validationError(
      'OwnershipSettings and SpaceSharingSettings must be specified together.',
    );
  }
  if (owner === undefined) {
    return;
  }
  const profile = findProfile(call.world, input.DomainId, owner);
  if (profile?.status !== 'InService') {
    throw validationError(
      `UserProfile ${owner} does not exist in Domain [${input.DomainId}] or is not in service.`,
    );
  }
}

export function createSpace(
  call: AwsCall,
  input: CreateSpaceInput,
): Record<string, unknown> {
  const { world, now, failureReason } = call;
  const { DomainId, SpaceName } = input;
  const domain = requireDomainInService(call, DomainId);
  const tags = tagsOf(input.Tags);
  checkOwner(call, input);
  const existing = findSpace(world, DomainId, SpaceName);
  if (existing) {
    throw resourceInUse(
      `Space [${spaceArn(domain, existing)}] already exists.`,
    );
  }
  const used = visibleDomains(call).reduce(
    (sum, { domainId }) => sum + spacesOfDomain(world, domainId).length,
    0,
  );
  requireQuota(call, 'spaces', used);
  const space: Space = {
    domainId: DomainId,
    spaceName: SpaceName,
    displayName: input.SpaceDisplayName,
    ownerUserProfileName: input.OwnershipSettings?.OwnerUserProfileName,
    sharingType: input.SpaceSharingSettings?.SharingType,
    settings: input.SpaceSettings ?? {},
    tags,
    createdAt: now,
    failureReason,
    ...settling(
      now,
      world.timings.space,
      'Pending',
      failureReason === undefined ? 'InService' : 'Failed',
    ),
  };
  world.spaces[spaceKey(DomainId, SpaceName)] = space;
  return { SpaceArn: spaceArn(domain, space) };
}

function ownershipOf(space: Space): Record<string, unknown> | undefined {
  return space.ownerUserProfileName === undefined
    ? undefined
    : { OwnerUserProfileName: space.ownerUserProfileName };
}

function sharingOf(space: Space): Record<string, unknown> | undefined {
  return space.sharingType && { SharingType: space.sharingType };
}

export function describeSpace(
  call: AwsCall,
  input: SpaceId,
): Record<string, unknown> {
  const { space, arn } = requireSpace(call, input);
  return {
    DomainId: space.domainId,
    SpaceArn: arn,
    SpaceName: space.spaceName,
    Status: space.status,
    LastModifiedTime: timestamp(space.modifiedAt),
    CreationTime: timestamp(space.createdAt),
    FailureReason: shownFailure(space),
    SpaceSettings: space.settings,
    OwnershipSettings: ownershipOf(space),
    SpaceSharingSettings: sharingOf(space),
    SpaceDisplayName: space.displayName,
    Url: domainUrl(call.baseUrl, space.domainId),
  };
}

export function listSpaces(
  call: AwsCall,
  input: ListSpacesInput,
): Record<string, unknown> {
  const { DomainIdEquals, SpaceNameContains } = input;
  const { SortBy = 'CreationTime', SortOrder = 'Ascending' } = input;
  const contained = SpaceNameContains?.toLowerCase();
  const { records, NextToken } = pageOf({
    from: orders[SortBy](call.world.spaces),
    keep: space =>
      (DomainIdEquals ?? space.domainId) === space.domainId &&
      (!contained || space.spaceName.toLowerCase().includes(contained)) &&
      findVisibleDomain(call, space.domainId) !== undefined,
    descending: SortOrder === 'Descending',
    maxResults: input.MaxResults,
    nextToken: input.NextToken,
    scope: [
      'ListSpaces',
      call.caller.accountId,
      call.region,
      SortBy,
      SortOrder,
      DomainIdEquals,
      SpaceNameContains,
    ],
  });
  return {
    Spaces: records.map(space => ({
      DomainId: space.domainId,
      SpaceName: space.spaceName,
      Status: space.status,
      CreationTime: timestamp(space.createdAt),
      LastModifiedTime: timestamp(space.modifiedAt),
      SpaceSettingsSummary: {
        AppType: space.settings.AppType,
        RemoteAccess: space.settings.RemoteAccess,
        SpaceStorageSettings: space.settings.SpaceStorageSettings,
      },
      SpaceSharingSettingsSummary: sharingOf(space),
      OwnershipSettingsSummary: ownershipOf(space),
      SpaceDisplayName: space.displayName,
    })),
    NextToken,
  };
}

/** The space's volume and all data on it are gone with it. */
export function deleteSpace(
  call: AwsCall,
  input: SpaceId,
): Record<string, unknown> {
  const { world, now, failureReason } = call;
  const { space, arn } = requireSpace(call, input);
  const { domainId, spaceName } = space;
  requireSteady(space, 'Space', arn);
  if (appsOfSpace(world, domainId, spaceName).some(isAlive)) {
    throw resourceInUse(
      `Unable to delete Space [${arn}] because App(s) are associated with it.`,
    );
  }
  world.spaces[spaceKey(domainId, spaceName)] = {
    ...space,
    failureReason,
    ...settling(
      now,
      world.timings.space,
      'Deleting',
      failureReason === undefined ? undefined : 'Delete_Failed',
    ),
  };
  return {};
}
