/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isAssigned } from '../world/assignments';
import { findUserByUserName } from '../world/identityCenterUsers';
import { applicationOfDomain } from '../world/studioDomains';
import { own } from '../world/tables';
import {
  autoCreateProfile,
  executionRoleOf,
  profileOfUser,
  whyNoProfile,
} from '../world/userProfiles';
import type {
  Application,
  IdentityCenterUser,
  StudioDomain,
  UserProfile,
  World,
} from '../world/World';

/** The outcome of a sign-in from the identity provider. */
export type SignIn =
  | { outcome: 'signed-in'; user: IdentityCenterUser }
  /** SCIM has not brought the person. */
  | { outcome: 'unknown' }
  | { outcome: 'disabled' };

/** Identity Center knows a person by the login at the identity provider. */
export function signInToIdentityCenter(world: World, login: string): SignIn {
  const user = findUserByUserName(world, login);
  if (!user) {
    return { outcome: 'unknown' };
  }
  return user.status === 'ENABLED'
    ? { outcome: 'signed-in', user }
    : { outcome: 'disabled' };
}

/** The outcome of opening Studio. */
export type StudioVisit =
  | { outcome: 'no-domain' }
  | { outcome: 'iam-domain'; domain: StudioDomain }
  | { outcome: 'denied'; domain: StudioDomain; applicationName: string }
  | { outcome: 'domain-not-ready'; domain: StudioDomain }
  /** Studio could make none; the reason is in AWS's words. */
  | { outcome: 'no-profile'; domain: StudioDomain; reason: string }
  | { outcome: 'preparing'; domain: StudioDomain; profile: UserProfile }
  | { outcome: 'profile-broken'; domain: StudioDomain; profile: UserProfile }
  | {
      outcome: 'open';
      domain: StudioDomain;
      profile: UserProfile;
      executionRole: string;
    };

function isOpenTo(
  world: World,
  application: Application | undefined,
  user: IdentityCenterUser,
): boolean {
  return (
    application !== undefined &&
    application.status === 'ENABLED' &&
    isAssigned(world, application.applicationArn, user.userId)
  );
}

/** Opens Studio. A user who is allowed in and has no profile yet gets one. */
export function visitStudio(
  world: World,
  now: number,
  domainId: string,
  user: IdentityCenterUser,
): StudioVisit {
  const domain = own(world.domains, domainId);
  if (!domain) {
    return { outcome: 'no-domain' };
  }
  if (domain.authMode === 'IAM') {
    return { outcome: 'iam-domain', domain };
  }
  const application = applicationOfDomain(world, domain);
  if (!isOpenTo(world, application, user)) {
    return {
      outcome: 'denied',
      domain,
      applicationName:
        application?.name ?? `Amazon SageMaker Studio (${domainId})`,
    };
  }
  if (!['InService', 'Updating', 'Update_Failed'].includes(domain.status)) {
    return { outcome: 'domain-not-ready', domain };
  }
  const existing = profileOfUser(world, domainId, user);
  const reason = existing
    ? undefined
    : whyNoProfile(world, domain, user.userName);
  if (reason) {
    return { outcome: 'no-profile', domain, reason };
  }
  const profile =
    existing ?? autoCreateProfile(world, now, domainId, user.userName);
  switch (profile.status) {
    case 'InService':
    case 'Update_Failed':
      return {
        outcome: 'open',
        domain,
        profile,
        executionRole: executionRoleOf(world, profile) ?? 'none',
      };
    case 'Pending':
    case 'Updating':
      return { outcome: 'preparing', domain, profile };
    default:
      return { outcome: 'profile-broken', domain, profile };
  }
}
