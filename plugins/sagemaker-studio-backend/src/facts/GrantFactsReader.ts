/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessStore } from '../store/AccessStore';
import type { GrantRecord } from '../model/records';
import { isAssignmentMade, sharesAssignment } from '../model/sharedAssignment';
import type { GrantFacts, GroupFacts } from '../diagnosis/facts';
import type {
  ObservedApp,
  ObservedProfile,
  ObservedSpace,
} from '../aws/observed';
import type { OwnedProfile, ProfileOwners } from '../directory/ProfileOwners';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Observed } from '../inventory/store/Inventory';
import { isProfileOfGrant } from '../model/profileOwner';
import { caseKey } from '../util/caseKey';
import { GroupFactsReader } from './GroupFactsReader';

/**
 * Gathers what the inventory knows of grants that exist. Goes by the ids that the grants hold, so it works for people
 * whom neither the catalog nor Identity Center knows any more.
 */
export class GrantFactsReader {
  readonly #inventory: InventoryReader;
  readonly #owners: Pick<ProfileOwners, 'listLogins' | 'list'>;
  readonly #store: AccessStore;
  readonly #groups: GroupFactsReader;

  constructor(options: {
    inventory: InventoryReader;
    owners: Pick<ProfileOwners, 'listLogins' | 'list'>;
    store: AccessStore;
  }) {
    this.#inventory = options.inventory;
    this.#owners = options.owners;
    this.#store = options.store;
    this.#groups = new GroupFactsReader(options);
  }

  /** The facts of each grant, in the order given. Reads the database only. */
  async read(grants: GrantRecord[]): Promise<GrantFacts[]> {
    const userIds = [...new Set(grants.map(({ userId }) => userId))];
    const groups = await this.#inventory.listGroupsOfUsers(userIds);
    const groupIds = [
      ...new Set(grants.flatMap(grant => grant.throughGroup?.groupId ?? [])),
    ];
    const live = Map.groupBy(
      await this.#store.listLiveGrants({ userIds, groupIds }),
      principalOf,
    );
    const byApplication = new Map<string, Assigned>();
    for (const [applicationArn, here] of Map.groupBy(
      grants,
      grant => grant.applicationArn,
    )) {
      byApplication.set(
        applicationArn,
        await this.#assigned(applicationArn, here, groups),
      );
    }
    const users = await this.#inventory.findUsers({ userIds });
    const loginNow = new Map(
      users.map(({ userId, userName }) => [userId, userName]),
    );
    const held = new Map<string, Held>();
    for (const [domainId, here] of Map.groupBy(
      grants,
      grant => grant.domainId,
    )) {
      held.set(domainId, await this.#held(domainId, here));
    }
    return grants.map(grant => {
      const { principals, throughGroups } =
        byApplication.get(grant.applicationArn) ?? {};
      const alike = live.get(principalOf(grant)) ?? [];
      const { throughGroup } = grant;
      return {
        grantId: grant.grantId,
        person: grant.person,
        displayName: grant.displayName,
        userId: grant.userId,
        status: grant.status,
        executionRole: grant.executionRole,
        startsAt: grant.startsAt,
        endedAt: endOf(grant),
        expiresAt: grant.expiresAt,
        profileName: isTakenByAnother(grant, held.get(grant.domainId))
          ? undefined
          : grant.profileName,
        madeAssignment: isAssignmentMade(grant, alike),
        throughGroup:
          throughGroup &&
          throughGroups?.find(
            ({ groupId }) => groupId === throughGroup.groupId,
          ),
        assignedDirectly: principals?.has(grant.userId) ?? false,
        throughGroups: (groups.get(grant.userId) ?? [])
          .filter(({ groupId }) => principals?.has(groupId))
          .map(({ groupId, displayName }) => ({ groupId, displayName })),
        sharedWith: alike
          .filter(other => sharesAssignment(grant, other))
          .map(({ grantId }) => grantId),
        ...holdingsOf(grant, {
          held: held.get(grant.domainId),
          loginNow: loginNow.get(grant.userId) ?? grant.userName,
        }),
      };
    });
  }

  async #assigned(
    applicationArn: string,
    grants: GrantRecord[],
    groups: Map<string, { groupId: string }[]>,
  ): Promise<Assigned> {
    const assignments = await this.#inventory.listAssignments({
      applicationArn,
      principalIds: grants.flatMap(({ userId }) => [
        userId,
        ...(groups.get(userId) ?? []).map(({ groupId }) => groupId),
      ]),
    });
    return {
      principals: new Set(assignments.map(({ principalId }) => principalId)),
      throughGroups: await this.#groups.read(
        applicationArn,
        grants.map(({ throughGroup }) => throughGroup),
      ),
    };
  }

  async #held(domainId: string, grants: GrantRecord[]): Promise<Held> {
    const logins = await this.#owners.listLogins(
      grants.map(({ userId }) => userId),
    );
    const profiles = await this.#owners.list(domainId, [
      ...logins,
      ...grants.map(({ userName }) => userName),
    ]);
    const names = profiles.map(({ profile }) => profile.name);
    const spaces = await this.#inventory.listSpaces({
      domainId,
      owners: names,
    });
    const apps = await this.#inventory.listApps({
      domainId,
      profileNames: names,
      spaceNames: spaces.map(({ name }) => name),
    });
    return { profiles, spaces, apps };
  }
}

/** Assignments of an application that concern grants. */
type Assigned = {
  /** Of the people and their groups, those that are. */
  principals: Set<string>;
  /** The groups by whose assignment grants live. */
  throughGroups: GroupFacts[];
};

/** Inventory rows of some people in a domain. */
type Held = {
  profiles: OwnedProfile<Observed<ObservedProfile>>[];
  spaces: Observed<ObservedSpace>[];
  apps: Observed<ObservedApp>[];
};

function holdingsOf(
  grant: GrantRecord,
  { held, loginNow }: { held: Held | undefined; loginNow: string },
): Pick<
  GrantFacts,
  'profile' | 'otherProfiles' | 'apps' | 'spaces' | 'seenAt'
> {
  const own = (held?.profiles ?? [])
    .filter(each => isProfileOfGrant(each, grant))
    .map(each => each.profile);
  const isNamed = ({ name }: ObservedProfile) =>
    isSame(name, grant.profileName);
  const current = own.filter(({ singleSignOnUserValue }) =>
    isSame(singleSignOnUserValue, loginNow),
  );
  // Studio opens one with the login of today, if there is one.
  const profile =
    current.find(isNamed) ?? current[0] ?? own.find(isNamed) ?? own[0];
  if (!held || !profile) {
    return { otherProfiles: [], apps: [], spaces: [], seenAt: grant.updatedAt };
  }
  const names = own.map(({ name }) => name);
  const isOwn = (name = '') => names.some(each => isSame(each, name));
  const spaces = held.spaces.filter(({ owner }) => isOwn(owner));
  return {
    profile: {
      name: profile.name,
      status: profile.status,
      executionRole: profile.executionRole,
      failureReason: profile.failureReason,
      homeDirectoryUid: profile.homeDirectoryUid,
    },
    otherProfiles: own
      .filter(each => each !== profile)
      .map(({ name, singleSignOnUserValue: userName, homeDirectoryUid }) => ({
        name,
        userName,
        homeDirectoryUid,
      })),
    spaces: spaces.map(({ name, sizeGb, shared, remoteAccess }) => ({
      name,
      sizeGb,
      shared,
      remoteAccess,
    })),
    apps: held.apps
      .filter(app =>
        app.spaceName === undefined
          ? isOwn(app.profileName)
          : spaces.some(({ name }) => isSame(name, app.spaceName)),
      )
      .map(({ type, name, spaceName, status }) => ({
        type,
        name,
        space: spaceName,
        status,
      })),
    seenAt: own.reduce(
      (oldest, { seenAt }) => (seenAt < oldest ? seenAt : oldest),
      profile.seenAt,
    ),
  };
}

/** Whether the profile that a grant names is, or has become, somebody else's. */
function isTakenByAnother(grant: GrantRecord, held: Held | undefined): boolean {
  const named = held?.profiles.find(({ profile }) =>
    isSame(profile.name, grant.profileName),
  );
  return named !== undefined && !isProfileOfGrant(named, grant);
}

/** The principal whose assignment a grant needs. */
function principalOf(grant: GrantRecord): string {
  return grant.throughGroup?.groupId ?? grant.userId;
}

/** Names in AWS are not case sensitive. */
function isSame(a = '', b = ''): boolean {
  return caseKey(a) === caseKey(b);
}

function endOf(grant: GrantRecord): string | undefined {
  return grant.status === 'ended'
    ? grant.endedAt ?? grant.updatedAt
    : grant.endedAt;
}
