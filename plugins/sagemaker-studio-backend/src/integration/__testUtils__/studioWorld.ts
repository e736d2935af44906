/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  findUserByUserName,
  isAssigned,
  profileOf,
  visitStudio,
  type UserProfile,
  type World,
} from '@studio-access/sandbox';
import { COMPANY } from './startTestSandbox';

/** Asks and arranges what the demo company's AWS holds, by first and last name: `mira.santos`. */
export function studioWorld(world: World) {
  const domainId = COMPANY.researchLab;
  const userNameOf = (name: string) => `${name}@alpenglow.example`;
  const user = (name: string) => {
    const found = findUserByUserName(world, userNameOf(name));
    if (!found) {
      throw new Error(`There is no user ${name}`);
    }
    return found;
  };
  const assignmentKey = (name: string) =>
    `${COMPANY.applicationArn}|USER|${user(name).userId}`;
  return {
    user,
    profile: (name: string) => profileOf(world, domainId, userNameOf(name)),
    isAssigned: (name: string) =>
      isAssigned(world, COMPANY.applicationArn, user(name).userId),
    /** Whether there is an assignment of the person's own, not only of a group. */
    hasOwnAssignment: (name: string) =>
      assignmentKey(name) in world.identityCenter.assignments,
    assign(name: string) {
      world.identityCenter.assignments[assignmentKey(name)] = {
        applicationArn: COMPANY.applicationArn,
        principalType: 'USER',
        principalId: user(name).userId,
        createdAt: Date.now(),
      };
    },
    unassign(name: string) {
      delete world.identityCenter.assignments[assignmentKey(name)];
    },
    setStatus(name: string, status: 'ENABLED' | 'DISABLED') {
      const { userId } = user(name);
      world.identityCenter.users[userId] = { ...user(name), status };
    },
    /** Puts the user out of the identity store, as the identity provider does; AWS keeps the assignments. */
    deleteUser(name: string) {
      const { userId } = user(name);
      delete world.identityCenter.users[userId];
      const { memberships } = world.identityCenter;
      for (const [id, membership] of Object.entries(memberships)) {
        if (membership.userId === userId) {
          delete memberships[id];
        }
      }
    },
    /** A group by its name, with what the identity provider and administrators do to it. */
    group(displayName: string) {
      const { groups, memberships, assignments } = world.identityCenter;
      const { groupId } = Object.values(groups).find(
        group => group.displayName === displayName,
      )!;
      const key = `${COMPANY.applicationArn}|GROUP|${groupId}`;
      return {
        groupId,
        isAssigned: () => key in assignments,
        assign() {
          assignments[key] = {
            applicationArn: COMPANY.applicationArn,
            principalType: 'GROUP',
            principalId: groupId,
            createdAt: Date.now(),
          };
        },
        unassign() {
          delete assignments[key];
        },
        add(...names: string[]) {
          for (const name of names) {
            const membershipId = `${displayName}-${name}`;
            const { userId } = user(name);
            memberships[membershipId] = { membershipId, groupId, userId };
          }
        },
        remove(...names: string[]) {
          const userIds = names.map(name => user(name).userId);
          for (const [id, membership] of Object.entries(memberships)) {
            if (
              membership.groupId === groupId &&
              userIds.includes(membership.userId)
            ) {
              delete memberships[id];
            }
          }
        },
      };
    },
    /** The person with the login opens Studio, which makes a profile where it opens none. */
    openStudio(login: string): UserProfile {
      const opener = findUserByUserName(world, login);
      if (!opener) {
        throw new Error(`Nobody has the login ${login}`);
      }
      const visit = visitStudio(world, Date.now(), domainId, opener);
      if (visit.outcome !== 'open') {
        throw new Error(`Studio does not open: ${visit.outcome}`);
      }
      return visit.profile;
    },
    /** All profiles that carry the login. */
    profilesOf: (login: string) =>
      Object.values(world.userProfiles).filter(
        profile =>
          profile.domainId === domainId &&
          profile.singleSignOnUserValue === login,
      ),
    /** A space with a volume, in which an app runs. */
    addSpace(space: {
      name: string;
      owner: string;
      shared?: boolean;
      remoteAccess?: boolean;
    }) {
      const { name, owner, shared = false, remoteAccess = false } = space;
      world.spaces[`${domainId}/${name}`] = {
        domainId,
        spaceName: name,
        ownerUserProfileName: owner,
        sharingType: shared ? 'Shared' : 'Private',
        settings: {
          AppType: 'JupyterLab',
          RemoteAccess: remoteAccess ? 'ENABLED' : 'DISABLED',
          SpaceStorageSettings: {
            EbsStorageSettings: { EbsVolumeSizeInGb: 20 },
          },
        },
        tags: {},
        status: 'InService',
        createdAt: Date.now(),
        modifiedAt: Date.now(),
      };
      world.apps[`${domainId}/space/${name}/JupyterLab/default`] = {
        domainId,
        spaceName: name,
        appType: 'JupyterLab',
        appName: 'default',
        status: 'InService',
        createdAt: Date.now(),
        tags: {},
      };
    },
    /** An app runs in the person's profile, or in their space, which AWS failed to delete earlier. */
    failDeletion(of: 'profile' | 'space', name: string) {
      const owner = profileOf(world, domainId, userNameOf(name))!;
      const space = Object.values(world.spaces).find(
        each => each.ownerUserProfileName === owner.userProfileName,
      )!;
      const failed = of === 'profile' ? owner : space;
      failed.status = 'Delete_Failed';
      failed.failureReason = 'Failed yesterday';
      const place =
        of === 'profile'
          ? { userProfileName: owner.userProfileName }
          : { spaceName: space.spaceName };
      const path =
        of === 'profile'
          ? `profile/${owner.userProfileName.toLowerCase()}`
          : `space/${space.spaceName}`;
      world.apps[`${domainId}/${path}/JupyterLab/default`] = {
        domainId,
        ...place,
        appType: 'JupyterLab',
        appName: 'default',
        status: 'InService',
        createdAt: Date.now(),
        tags: {},
      };
    },
    space: (name: string) => world.spaces[`${domainId}/${name}`],
    app: (space: string) =>
      world.apps[`${domainId}/space/${space}/JupyterLab/default`],
  };
}
