/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { settling } from '../../world/settling';
import { assignmentsOfApplication, unassign } from '../../world/assignments';
import { findUserByUserName } from '../../world/identityCenterUsers';
import {
  appsOfProfile,
  appsOfSpace,
  isAlive,
  spacesOwnedBy,
} from '../../world/spaces';
import { applicationOfDomain } from '../../world/studioDomains';
import { orderBy } from '../../world/tables';
import {
  countProfilesBeside,
  findProfile,
  nextHomeEfsFileSystemUid,
  profileKey,
} from '../../world/userProfiles';
import { EntityStatus, StudioDomain, UserProfile } from '../../world/World';
import { AwsCall } from '../AwsCall';
import { AwsError, validationError } from '../AwsError';
import { pageOf } from '../protocol/pages';
import {
  findVisibleDomain,
  ListInput,
  merged,
  profileArn,
  requireDomainInService,
  requireQuota,
  requireRole,
  requireSteady,
  resourceInUse,
  shownFailure,
  tagsOf,
  timePosition,
  timestamp,
} from './common';
import {
  assignIfSwitched,
  checkEligible,
  checkPerson,
  checkSingleSignOn,
  CreateUserProfileInput,
  ProfileId,
  requireProfile,
  unknownUser,
} from './profileChecks';

type ListUserProfilesInput = ListInput & {
  DomainIdEquals?: string;
  UserProfileNameContains?: string;
};

const orders = {
  CreationTime: orderBy<UserProfile>(profile =>
    timePosition(
      profile.createdAt,
      profileKey(profile.domainId, profile.userProfileName),
    ),
  ),
  LastModifiedTime: orderBy<UserProfile>(profile =>
    timePosition(
      profile.modifiedAt,
      profileKey(profile.domainId, profile.userProfileName),
    ),
  ),
};

export function createUserProfile(
  call: AwsCall,
  input: CreateUserProfileInput,
): Record<string, unknown> {
  const { world, now } = call;
  const { DomainId, UserProfileName, SingleSignOnUserValue } = input;
  const domain = requireDomainInService(call, DomainId);
  const tags = tagsOf(input.Tags);
  checkSingleSignOn(domain, input);
  requireRole(call, input.UserSettings);
  const existing = findProfile(world, DomainId, UserProfileName);
  if (existing) {
    const message = `UserProfile [${profileArn(
      domain,
      existing,
    )}] already exists.`;
    throw world.switches.existingProfileName === 'in-use'
      ? resourceInUse(message)
      : validationError(message);
  }
  let failureReason = call.failureReason;
  const user =
    SingleSignOnUserValue === undefined
      ? undefined
      : findUserByUserName(world, SingleSignOnUserValue);
  if (SingleSignOnUserValue) {
    checkPerson(call, domain, SingleSignOnUserValue);
    failureReason ??= unknownUser(call, SingleSignOnUserValue);
  }
  if (user) {
    checkEligible(call, domain, user);
  }
  requireQuota(call, 'userProfiles', countProfilesBeside(world, domain));
  const profile: UserProfile = {
    domainId: DomainId,
    userProfileName: UserProfileName,
    singleSignOnUserValue: SingleSignOnUserValue,
    userSettings: input.UserSettings,
    homeEfsFileSystemUid: nextHomeEfsFileSystemUid(world, DomainId),
    tags,
    createdAt: now,
    failureReason,
    ...settling(
      now,
      world.timings.userProfile,
      'Pending',
      failureReason === undefined ? 'InService' : 'Failed',
    ),
  };
  world.userProfiles[profileKey(DomainId, UserProfileName)] = profile;
  assignIfSwitched(call, domain, user);
  return { UserProfileArn: profileArn(domain, profile) };
}

export function describeUserProfile(
  call: AwsCall,
  input: ProfileId,
): Record<string, unknown> {
  const { profile, arn } = requireProfile(call, input);
  const { singleSignOnUserValue } = profile;
  return {
    DomainId: profile.domainId,
    UserProfileArn: arn,
    UserProfileName: profile.userProfileName,
    HomeEfsFileSystemUid: profile.homeEfsFileSystemUid,
    Status: profile.status,
    LastModifiedTime: timestamp(profile.modifiedAt),
    CreationTime: timestamp(profile.createdAt),
    FailureReason: shownFailure(profile),
    SingleSignOnUserIdentifier: singleSignOnUserValue && 'UserName',
    SingleSignOnUserValue: singleSignOnUserValue,
    UserSettings: profile.userSettings,
  };
}

export function listUserProfiles(
  call: AwsCall,
  input: ListUserProfilesInput,
): Record<string, unknown> {
  const { DomainIdEquals, UserProfileNameContains } = input;
  const { SortBy = 'CreationTime', SortOrder = 'Ascending' } = input;
  const contained = UserProfileNameContains?.toLowerCase();
  const { records, NextToken } = pageOf({
    from: orders[SortBy](call.world.userProfiles),
    keep: profile =>
      (DomainIdEquals ?? profile.domainId) === profile.domainId &&
      (!contained ||
        profile.userProfileName.toLowerCase().includes(contained)) &&
      findVisibleDomain(call, profile.domainId) !== undefined,
    descending: SortOrder === 'Descending',
    maxResults: input.MaxResults,
    nextToken: input.NextToken,
    scope: [
      'ListUserProfiles',
      call.caller.accountId,
      call.region,
      SortBy,
      SortOrder,
      DomainIdEquals,
      UserProfileNameContains,
    ],
  });
  return {
    UserProfiles: records.map(profile => ({
      DomainId: profile.domainId,
      UserProfileName: profile.userProfileName,
      Status: profile.status,
      CreationTime: timestamp(profile.createdAt),
      LastModifiedTime: timestamp(profile.modifiedAt),
    })),
    NextToken,
  };
}

/** JupyterServer runs for the profile itself and always blocks; apps in spaces as the switch says. */
function checkNoAppInTheWay(
  call: AwsCall,
  profile: UserProfile,
  arn: string,
): void {
  const { world } = call;
  const { domainId, userProfileName } = profile;
  const own = appsOfProfile(world, domainId, userProfileName).filter(isAlive);
  const inSpaces = spacesOwnedBy(world, domainId, userProfileName).flatMap(
    space => appsOfSpace(world, domainId, space.spaceName).filter(isAlive),
  );
  const blocked =
    own.some(app => app.appType === 'JupyterServer') ||
    (world.switches.updateProfileWhileAppsRun === 'in-use' &&
      [...own, ...inSpaces].length > 0);
  if (blocked) {
    throw resourceInUse(
      `Unable to update UserProfile [${arn}] because App(s) are associated with it.`,
    );
  }
}

export function updateUserProfile(
  call: AwsCall,
  input: ProfileId & { UserSettings?: Record<string, unknown> },
): Record<string, unknown> {
  const { world, now, failureReason } = call;
  const { profile, arn } = requireProfile(call, input);
  const failed: EntityStatus[] = ['Failed', 'Delete_Failed'];
  requireSteady(profile, 'UserProfile', arn);
  if (failed.includes(profile.status)) {
    throw validationError(
      `UserProfile [${arn}] cannot be updated: its status is ${profile.status}.`,
    );
  }
  requireRole(call, input.UserSettings);
  checkNoAppInTheWay(call, profile, arn);
  world.userProfiles[profileKey(profile.domainId, profile.userProfileName)] = {
    ...profile,
    userSettings: merged(profile.userSettings, input.UserSettings),
    failureReason,
    ...settling(
      now,
      world.timings.userProfile,
      'Updating',
      failureReason === undefined ? 'InService' : 'Update_Failed',
    ),
  };
  return { UserProfileArn: arn };
}

function removeDirectAssignment(
  call: AwsCall,
  domain: StudioDomain,
  profile: UserProfile,
): void {
  const { world } = call;
  const application = applicationOfDomain(world, domain);
  const user =
    profile.singleSignOnUserValue &&
    findUserByUserName(world, profile.singleSignOnUserValue);
  if (application && user) {
    assignmentsOfApplication(world, application.applicationArn)
      .filter(({ principalId }) => principalId === user.userId)
      .forEach(assignment => unassign(world, assignment));
  }
}

function refuseDelete(arn: string, kind: 'App' | 'Space'): AwsError {
  return resourceInUse(
    `Unable to delete UserProfile [${arn}] because ${kind}(s) are associated with it.`,
  );
}

export function deleteUserProfile(
  call: AwsCall,
  input: ProfileId,
): Record<string, unknown> {
  const { world, now, failureReason } = call;
  const { domain, profile, arn } = requireProfile(call, input);
  const { domainId, userProfileName } = profile;
  requireSteady(profile, 'UserProfile', arn);
  const spaces = spacesOwnedBy(world, domainId, userProfileName);
  const apps = [
    ...appsOfProfile(world, domainId, userProfileName),
    ...spaces.flatMap(({ spaceName }) =>
      appsOfSpace(world, domainId, spaceName),
    ),
  ];
  if (apps.some(isAlive)) {
    throw refuseDelete(arn, 'App');
  }
  if (spaces.length > 0) {
    throw refuseDelete(arn, 'Space');
  }
  if (world.switches.deleteProfileUnassigns) {
    removeDirectAssignment(call, domain, profile);
  }
  world.userProfiles[profileKey(domainId, userProfileName)] = {
    ...profile,
    failureReason,
    ...settling(
      now,
      world.timings.userProfile,
      'Deleting',
      failureReason === undefined ? undefined : 'Delete_Failed',
    ),
  };
  return {};
}
