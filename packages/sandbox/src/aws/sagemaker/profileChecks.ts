/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { assign, isAssigned } from '../../world/assignments';
import { findUserByUserName } from '../../world/identityCenterUsers';
import { applicationOfDomain } from '../../world/studioDomains';
import {
  findProfile,
  hasProfile,
  profileInTheWay,
} from '../../world/userProfiles';
import {
  IdentityCenterUser,
  StudioDomain,
  UserProfile,
} from '../../world/World';
import { AwsCall } from '../AwsCall';
import { validationError } from '../AwsError';
import {
  profileArn,
  requireDomain,
  resourceInUse,
  resourceNotFound,
  Tag,
} from './common';

export type ProfileId = { DomainId: string; UserProfileName: string };

export type CreateUserProfileInput = ProfileId & {
  SingleSignOnUserIdentifier?: string;
  SingleSignOnUserValue?: string;
  Tags?: Tag[];
  UserSettings?: Record<string, unknown>;
};

export function requireProfile(
  call: AwsCall,
  { DomainId, UserProfileName }: ProfileId,
): { domain: StudioDomain; profile: UserProfile; arn: string } {
  const domain = requireDomain(call, DomainId);
  const profile = findProfile(call.world, DomainId, UserProfileName);
  if (!profile) {
    const arn = profileArn(domain, { userProfileName: UserProfileName });
    throw resourceNotFound(`UserProfile [${arn}] does not exist.`);
  }
  return { domain, profile, arn: profileArn(domain, profile) };
}

export function checkSingleSignOn(
  domain: StudioDomain,
  input: CreateUserProfileInput,
): void {
  const { SingleSignOnUserIdentifier, SingleSignOnUserValue } = input;
  const given = [SingleSignOnUserIdentifier, SingleSignOnUserValue];
  if (domain.authMode === 'SSO' && given.some(value => !value)) {
    throw validationError(
      `SingleSignOnUserIdentifier and SingleSignOnUserValue are required because the AuthMode of Domain [${domain.domainId}] is SSO.`,
    );
  }
  if (domain.authMode !== 'SSO' && given.some(value => value !== undefined)) {
    throw validationError(
      `SingleSignOnUserIdentifier and SingleSignOnUserValue cannot be specified because the AuthMode of Domain [${domain.domainId}] is ${domain.authMode}.`,
    );
  }
}

/** One person, one profile in a domain; in a Region as the switch says. */
export function checkPerson(
  call: AwsCall,
  domain: StudioDomain,
  userName: string,
): void {
  const { world } = call;
  const existing = profileInTheWay(world, domain, userName);
  if (existing) {
    const message = hasProfile(userName, existing);
    throw world.switches.secondProfileOfUser === 'in-use'
      ? resourceInUse(message)
      : validationError(message);
  }
}

/** Checks that SageMaker creates a profile for the user; the switches decide about disabled and unassigned users. */
export function checkEligible(
  { world }: AwsCall,
  domain: StudioDomain,
  user: IdentityCenterUser,
): void {
  const { userName, userId } = user;
  if (
    world.switches.profileOfDisabledUser === 'refused' &&
    user.status === 'DISABLED'
  ) {
    throw validationError(
      `User with UserName ${userName} is disabled in the IAM Identity Center directory.`,
    );
  }
  const application = applicationOfDomain(world, domain);
  if (
    world.switches.profileWithoutAssignment === 'refused' &&
    application &&
    !isAssigned(world, application.applicationArn, userId)
  ) {
    throw validationError(
      `User with UserName ${userName} is not assigned to SSO Application [${application.name}] of Domain [${domain.domainId}].`,
    );
  }
}

export function assignIfSwitched(
  { world, now }: AwsCall,
  domain: StudioDomain,
  user: IdentityCenterUser | undefined,
): void {
  const application = applicationOfDomain(world, domain);
  if (
    world.switches.profileWithoutAssignment === 'assigns' &&
    application &&
    user
  ) {
    assign(world, now, {
      applicationArn: application.applicationArn,
      principalType: 'USER',
      principalId: user.userId,
    });
  }
}

/** Why the work will fail, if the username is unknown and AWS were to find out only then. */
export function unknownUser(
  call: AwsCall,
  userName: string,
): string | undefined {
  const user = findUserByUserName(call.world, userName);
  if (user) {
    return undefined;
  }
  const message = `User with UserName ${userName} does not exist in the IAM Identity Center directory.`;
  if (call.world.switches.unknownSingleSignOnUser === 'validation') {
    throw validationError(message);
  }
  return message;
}
