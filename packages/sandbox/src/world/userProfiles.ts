/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { quotaExceeded, quotasOf } from './accounts';
import { MissingError, ProfileRefusedError } from './errors';
import { findUserByUserName } from './identityCenterUsers';
import { defaultExecutionRole } from './studioDomains';
import { indexBy } from './tables';
import { IdentityCenterUser, StudioDomain, UserProfile, World } from './World';

const byPerson = indexBy<UserProfile>(
  profile =>
    profile.singleSignOnUserValue &&
    `${profile.domainId}|${profile.singleSignOnUserValue.toLowerCase()}`,
);
const byDomain = indexBy<UserProfile>(profile => profile.domainId);

/** Names of profiles are not case sensitive. */
export function profileKey(domainId: string, userProfileName: string): string {
  return `${domainId}/${userProfileName.toLowerCase()}`;
}

/**
 * The profile with this name, in any case.
 * @public
 */
export function findProfile(
  world: World,
  domainId: string,
  userProfileName: string,
): UserProfile | undefined {
  return world.userProfiles[profileKey(domainId, userProfileName)];
}

/**
 * The profile of the person with this Identity Center username, whatever the profile's name.
 * @public
 */
export function profileOf(
  world: World,
  domainId: string,
  userName: string,
): UserProfile | undefined {
  return byPerson.first(
    world.userProfiles,
    `${domainId}|${userName.toLowerCase()}`,
  );
}

export function profilesOfDomain(
  world: World,
  domainId: string,
): UserProfile[] {
  return byDomain.all(world.userProfiles, domainId);
}

export function countProfiles(world: World, domainId: string): number {
  return byDomain.count(world.userProfiles, domainId);
}

/** The role that the profile's spaces run with: its own, or that of the domain. */
export function executionRoleOf(
  world: World,
  profile: UserProfile,
): string | undefined {
  const own = profile.userSettings?.ExecutionRole;
  if (typeof own === 'string') {
    return own;
  }
  const domain = world.domains[profile.domainId];
  return domain && defaultExecutionRole(domain);
}

/** The profile that opens for the user; one of an earlier user of the name as the switch says. */
export function profileOfUser(
  world: World,
  domainId: string,
  user: Pick<IdentityCenterUser, 'userName' | 'createdAt'>,
): UserProfile | undefined {
  return byPerson
    .all(world.userProfiles, `${domainId}|${user.userName.toLowerCase()}`)
    .find(
      ({ createdAt }) =>
        world.switches.recreatedUserOpensOldProfile ||
        createdAt >= user.createdAt,
    );
}

/** The domains of the same account and Region, this one included. */
function domainsBeside(world: World, domain: StudioDomain): StudioDomain[] {
  return Object.values(world.domains).filter(
    ({ accountId, region }) =>
      accountId === domain.accountId && region === domain.region,
  );
}

/** The profile that keeps the person from getting one in the domain, where there may be one in a Region only. */
export function profileInTheWay(
  world: World,
  domain: StudioDomain,
  userName: string,
): UserProfile | undefined {
  const user = findUserByUserName(world, userName);
  const domains =
    world.switches.userInSeveralDomains === 'refused'
      ? domainsBeside(world, domain)
      : [domain];
  for (const { domainId } of domains) {
    const existing = user
      ? profileOfUser(world, domainId, user)
      : profileOf(world, domainId, userName);
    if (existing) {
      return existing;
    }
  }
  return undefined;
}

/** SageMaker's words for a person who has a profile already. */
export function hasProfile(userName: string, profile: UserProfile): string {
  return `User ${userName} already has UserProfile ${profile.userProfileName} in Domain [${profile.domainId}].`;
}

/** Profiles that count for the quota of the domain's account and Region. */
export function countProfilesBeside(
  world: World,
  domain: StudioDomain,
): number {
  return domainsBeside(world, domain).reduce(
    (sum, { domainId }) => sum + countProfiles(world, domainId),
    0,
  );
}

/** Why nobody gets a profile by opening Studio, as SageMaker says it. */
export function whyNoProfile(
  world: World,
  domain: StudioDomain,
  userName: string,
): string | undefined {
  const elsewhere = profileInTheWay(world, domain, userName);
  if (elsewhere) {
    return `ResourceInUse: ${hasProfile(userName, elsewhere)}`;
  }
  const { accountId, region } = domain;
  const { userProfiles } = quotasOf(world, accountId, region);
  const used = countProfilesBeside(world, domain);
  return used < userProfiles
    ? undefined
    : `ResourceLimitExceeded: ${quotaExceeded(
        'userProfiles',
        userProfiles,
        used,
      )}`;
}

/** The highest POSIX user of each domain that is known; a table that is put in its place starts over. */
const highestUids = new WeakMap<World['userProfiles'], Map<string, number>>();

/** The POSIX user of the next home directory in a domain; none is given twice, though its profile be gone. */
export function nextHomeEfsFileSystemUid(
  world: World,
  domainId: string,
): string {
  const known =
    highestUids.get(world.userProfiles) ?? new Map<string, number>();
  highestUids.set(world.userProfiles, known);
  const highest =
    known.get(domainId) ??
    profilesOfDomain(world, domainId).reduce(
      (most, profile) => Math.max(most, Number(profile.homeEfsFileSystemUid)),
      200004,
    );
  known.set(domainId, highest + 1);
  return String(highest + 1);
}

/** `<username>-NNN` from the letters and digits of the username, as far as a profile name has room. */
function freeProfileName(
  world: World,
  domainId: string,
  userName: string,
): string {
  const stem =
    userName
      .replace(/@.*/s, '')
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[^a-zA-Z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 55)
      .replace(/-+$/, '') || 'user';
  let number = 100 + (countProfiles(world, domainId) % 900);
  let name = `${stem}-${number}`;
  while (findProfile(world, domainId, name)) {
    number++;
    name = `${stem}-${number}`;
  }
  return name;
}

/**
 * Creates the profile as Studio does when a person without one signs in: without settings of its own, so that the
 * domain's role applies, and in service at once. An existing profile is kept.
 * @throws MissingError when there is no such domain; ProfileRefusedError when SageMaker makes none.
 */
export function autoCreateProfile(
  world: World,
  now: number,
  domainId: string,
  userName: string,
): UserProfile {
  const domain = world.domains[domainId];
  if (!domain) {
    throw new MissingError('domain', domainId);
  }
  const user = findUserByUserName(world, userName);
  const existing = user
    ? profileOfUser(world, domainId, user)
    : profileOf(world, domainId, userName);
  if (existing) {
    return existing;
  }
  const refusal = whyNoProfile(world, domain, userName);
  if (refusal) {
    throw new ProfileRefusedError(refusal);
  }
  const userProfileName = freeProfileName(world, domainId, userName);
  const created: UserProfile = {
    domainId,
    userProfileName,
    singleSignOnUserValue: userName,
    homeEfsFileSystemUid: nextHomeEfsFileSystemUid(world, domainId),
    status: 'InService',
    createdAt: now,
    modifiedAt: now,
    tags: {},
  };
  world.userProfiles[profileKey(domainId, userProfileName)] = created;
  return created;
}
