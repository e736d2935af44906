/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { MissingError } from './errors';
import { defaultExecutionRole } from './studioDomains';
import { indexBy } from './tables';
import { UserProfile, World } from './World';

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
      .split('@')[0]
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
 * What Studio does for somebody who may enter and has no profile yet: one without settings of its own, so that the
 * domain's role applies, in service at once. Whoever has a profile keeps it.
 * @throws MissingError when there is no such domain.
 */
export function autoCreateProfile(
  world: World,
  now: number,
  domainId: string,
  userName: string,
): UserProfile {
  if (!world.domains[domainId]) {
    throw new MissingError('domain', domainId);
  }
  const existing = profileOf(world, domainId, userName);
  if (existing) {
    return existing;
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
