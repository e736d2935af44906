/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  spacesOwnedBy,
  spaceKey,
  appKey,
  appsOfDomain,
  appsOfProfile,
  appsOfSpace,
  spacesOfDomain,
} from '../world/spaces';
import { profileKey, profileOf, profilesOfDomain } from '../world/userProfiles';
import type { StudioApp, World } from '../world/World';

/* What somebody with an AWS console removes, with what hangs on it. */

/** Removes the profile of a login; false when there is none. */
export function removeProfile(
  world: World,
  domainId: string,
  login: string,
): boolean {
  const profile = profileOf(world, domainId, login);
  if (!profile) {
    return false;
  }
  const { userProfileName } = profile;
  for (const { spaceName } of spacesOwnedBy(world, domainId, userProfileName)) {
    removeApps(world, appsOfSpace(world, domainId, spaceName));
    delete world.spaces[spaceKey(domainId, spaceName)];
  }
  removeApps(world, appsOfProfile(world, domainId, userProfileName));
  delete world.userProfiles[profileKey(domainId, userProfileName)];
  return true;
}

/** Removes a domain; false when there is none. */
export function removeDomain(world: World, domainId: string): boolean {
  if (!world.domains[domainId]) {
    return false;
  }
  removeApps(world, appsOfDomain(world, domainId));
  for (const { spaceName } of spacesOfDomain(world, domainId)) {
    delete world.spaces[spaceKey(domainId, spaceName)];
  }
  for (const { userProfileName } of profilesOfDomain(world, domainId)) {
    delete world.userProfiles[profileKey(domainId, userProfileName)];
  }
  delete world.domains[domainId];
  return true;
}

function removeApps(world: World, apps: StudioApp[]): void {
  for (const app of apps) {
    delete world.apps[appKey(app)];
  }
}
