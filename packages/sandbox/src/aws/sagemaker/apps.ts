/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { appKey, appsOfDomain, findSpace, isAlive } from '../../world/spaces';
import { orderBy } from '../../world/tables';
import { findProfile } from '../../world/userProfiles';
import { Settling, StudioApp, StudioDomain } from '../../world/World';
import { AwsCall } from '../AwsCall';
import { validationError } from '../AwsError';
import { pageOf } from '../protocol/pages';
import {
  findVisibleDomain,
  ListInput,
  requireDomain,
  requireDomainInService,
  requireQuota,
  resourceInUse,
  resourceNotFound,
  Tag,
  tagsOf,
  timePosition,
  timestamp,
  visibleDomains,
} from './common';

type AppId = {
  DomainId: string;
  UserProfileName?: string;
  SpaceName?: string;
  AppType: string;
  AppName: string;
};

type CreateAppInput = AppId & {
  Tags?: Tag[];
  ResourceSpec?: Record<string, unknown>;
};

type ListAppsInput = ListInput & {
  DomainIdEquals?: string;
  UserProfileNameEquals?: string;
  SpaceNameEquals?: string;
};

/** These run in spaces only. */
const SPACE_APP_TYPES = ['JupyterLab', 'CodeEditor'];

const byCreationTime = orderBy<StudioApp>(app =>
  timePosition(app.createdAt, appKey(app)),
);

export function appArn(domain: StudioDomain, app: StudioApp): string {
  const owner = app.spaceName ?? app.userProfileName ?? '';
  return `arn:aws:sagemaker:${domain.region}:${domain.accountId}:app/${
    domain.domainId
  }/${owner.toLowerCase()}/${app.appType.toLowerCase()}/${app.appName.toLowerCase()}`;
}

function keyOf(input: AppId): string {
  if (
    (input.UserProfileName === undefined) ===
    (input.SpaceName === undefined)
  ) {
    throw validationError(
      'Exactly one of UserProfileName and SpaceName must be specified.',
    );
  }
  return appKey({
    domainId: input.DomainId,
    userProfileName: input.UserProfileName,
    spaceName: input.SpaceName,
    appType: input.AppType,
    appName: input.AppName,
  });
}

function requireApp(
  call: AwsCall,
  input: AppId,
): { domain: StudioDomain; app: StudioApp } {
  const key = keyOf(input);
  const domain = requireDomain(call, input.DomainId);
  const app = call.world.apps[key];
  if (!app) {
    throw resourceNotFound(`App [${key}] does not exist.`);
  }
  return { domain, app };
}

function checkOwner(call: AwsCall, input: CreateAppInput): void {
  const { DomainId, SpaceName, UserProfileName, AppType } = input;
  let owner: Settling | undefined;
  if (SpaceName !== undefined) {
    const space = findSpace(call.world, DomainId, SpaceName);
    const { AppType: spaceType = AppType } = space?.settings ?? {};
    if (space && spaceType !== AppType) {
      throw validationError(
        `AppType ${AppType} does not match the AppType ${spaceType} of Space ${SpaceName}.`,
      );
    }
    owner = space;
  } else {
    if (SPACE_APP_TYPES.includes(AppType)) {
      throw validationError(
        `SpaceName is required for an App of AppType ${AppType}.`,
      );
    }
    owner = findProfile(call.world, DomainId, UserProfileName ?? '');
  }
  if (owner?.status !== 'InService') {
    throw validationError(
      `${SpaceName ? 'Space' : 'UserProfile'} ${
        SpaceName ?? UserProfileName
      } does not exist in Domain [${DomainId}] or is not in service.`,
    );
  }
}

export function createApp(
  call: AwsCall,
  input: CreateAppInput,
): Record<string, unknown> {
  const { world, now, failureReason } = call;
  const key = keyOf(input);
  const domain = requireDomainInService(call, input.DomainId);
  const tags = tagsOf(input.Tags);
  checkOwner(call, input);
  const existing = world.apps[key];
  if (existing && isAlive(existing)) {
    throw resourceInUse(`App [${appArn(domain, existing)}] already exists.`);
  }
  const running = visibleDomains(call).flatMap(({ domainId }) =>
    appsOfDomain(world, domainId).filter(isAlive),
  );
  requireQuota(call, 'runningApps', running.length);
  const app: StudioApp = {
    domainId: input.DomainId,
    userProfileName: input.UserProfileName,
    spaceName: input.SpaceName,
    appType: input.AppType,
    appName: input.AppName,
    status: 'Pending',
    settlesAt: now + world.timings.app,
    settlesTo: failureReason === undefined ? 'InService' : 'Failed',
    failureReason,
    resourceSpec: input.ResourceSpec,
    createdAt: now,
    tags,
  };
  world.apps[key] = app;
  return { AppArn: appArn(domain, app) };
}

export function describeApp(
  call: AwsCall,
  input: AppId,
): Record<string, unknown> {
  const { domain, app } = requireApp(call, input);
  return {
    AppArn: appArn(domain, app),
    AppType: app.appType,
    AppName: app.appName,
    DomainId: app.domainId,
    UserProfileName: app.userProfileName,
    SpaceName: app.spaceName,
    Status: app.status,
    LastUserActivityTimestamp:
      app.lastUserActivityAt && timestamp(app.lastUserActivityAt),
    CreationTime: timestamp(app.createdAt),
    FailureReason: app.status === 'Failed' ? app.failureReason : undefined,
    ResourceSpec: app.resourceSpec,
  };
}

export function listApps(
  call: AwsCall,
  input: ListAppsInput,
): Record<string, unknown> {
  const { DomainIdEquals, UserProfileNameEquals, SpaceNameEquals } = input;
  const { SortOrder = 'Ascending' } = input;
  if (UserProfileNameEquals !== undefined && SpaceNameEquals !== undefined) {
    throw validationError(
      'UserProfileNameEquals and SpaceNameEquals cannot be specified together.',
    );
  }
  const profileName = UserProfileNameEquals?.toLowerCase();
  const spaceName = SpaceNameEquals?.toLowerCase();
  const { records, NextToken } = pageOf({
    from: byCreationTime(call.world.apps),
    keep: app =>
      (DomainIdEquals ?? app.domainId) === app.domainId &&
      (!profileName || app.userProfileName?.toLowerCase() === profileName) &&
      (!spaceName || app.spaceName?.toLowerCase() === spaceName) &&
      findVisibleDomain(call, app.domainId) !== undefined,
    descending: SortOrder === 'Descending',
    maxResults: input.MaxResults,
    nextToken: input.NextToken,
    scope: [
      'ListApps',
      call.caller.accountId,
      call.region,
      SortOrder,
      DomainIdEquals,
      profileName,
      spaceName,
    ],
  });
  return {
    Apps: records.map(app => ({
      DomainId: app.domainId,
      UserProfileName: app.userProfileName,
      SpaceName: app.spaceName,
      AppType: app.appType,
      AppName: app.appName,
      Status: app.status,
      CreationTime: timestamp(app.createdAt),
      ResourceSpec: app.resourceSpec,
    })),
    NextToken,
  };
}

export function deleteApp(
  call: AwsCall,
  input: AppId,
): Record<string, unknown> {
  const { world, now, failureReason } = call;
  const { domain, app } = requireApp(call, input);
  const arn = appArn(domain, app);
  if (app.status === 'Deleted') {
    throw resourceNotFound(`App [${arn}] does not exist.`);
  }
  if (app.status === 'Failed') {
    throw validationError(
      `App [${arn}] cannot be deleted: its status is Failed.`,
    );
  }
  if (app.status === 'Deleting') {
    throw resourceInUse(`App [${arn}] is in use: its status is Deleting.`);
  }
  world.apps[appKey(app)] = {
    ...app,
    status: 'Deleting',
    settlesAt: now + world.timings.app,
    settlesTo: failureReason === undefined ? 'Deleted' : 'Failed',
    failureReason,
  };
  return {};
}
