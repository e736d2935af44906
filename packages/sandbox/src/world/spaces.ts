/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { indexBy } from './tables';
import { Space, StudioApp, World } from './World';

const spacesByOwner = indexBy<Space>(
  space =>
    space.ownerUserProfileName &&
    `${space.domainId}|${space.ownerUserProfileName.toLowerCase()}`,
);
const spacesByDomain = indexBy<Space>(space => space.domainId);
const appsByOwner = indexBy<StudioApp>(ownerOfApp);
const appsByDomain = indexBy<StudioApp>(app => app.domainId);

type AppId = Pick<
  StudioApp,
  'domainId' | 'userProfileName' | 'spaceName' | 'appType' | 'appName'
>;

function ownerOfApp(app: AppId): string {
  const { domainId, spaceName, userProfileName = '' } = app;
  return spaceName
    ? `${domainId}/space/${spaceName.toLowerCase()}`
    : `${domainId}/profile/${userProfileName.toLowerCase()}`;
}

/** Names of spaces are not case sensitive. */
export function spaceKey(domainId: string, spaceName: string): string {
  return `${domainId}/${spaceName.toLowerCase()}`;
}

export function appKey(app: AppId): string {
  return `${ownerOfApp(app)}/${app.appType}/${app.appName.toLowerCase()}`;
}

export function findSpace(
  world: World,
  domainId: string,
  spaceName: string,
): Space | undefined {
  return world.spaces[spaceKey(domainId, spaceName)];
}

/** Private and shared spaces that the profile owns. */
export function spacesOwnedBy(
  world: World,
  domainId: string,
  userProfileName: string,
): Space[] {
  return spacesByOwner.all(
    world.spaces,
    `${domainId}|${userProfileName.toLowerCase()}`,
  );
}

export function spacesOfDomain(world: World, domainId: string): Space[] {
  return spacesByDomain.all(world.spaces, domainId);
}

/** Apps that hold their owner back from being deleted: neither deleted nor failed. */
export function isAlive(app: StudioApp): boolean {
  return app.status !== 'Deleted' && app.status !== 'Failed';
}

export function appsOfSpace(
  world: World,
  domainId: string,
  spaceName: string,
): StudioApp[] {
  return appsByOwner.all(
    world.apps,
    `${domainId}/space/${spaceName.toLowerCase()}`,
  );
}

/** Apps launched directly by the profile, not those in spaces. */
export function appsOfProfile(
  world: World,
  domainId: string,
  userProfileName: string,
): StudioApp[] {
  return appsByOwner.all(
    world.apps,
    `${domainId}/profile/${userProfileName.toLowerCase()}`,
  );
}

export function appsOfDomain(world: World, domainId: string): StudioApp[] {
  return appsByDomain.all(world.apps, domainId);
}
