/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  joinRequests,
  type AssignmentRemoval,
  type PlanInput,
  type StudioDomain,
  type UnmanagedAccess,
  type UnmanagedGroup,
  type UnmanagedPerson,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedUser } from '../aws/observed';
import { userIdOf } from '../diagnosis/facts';
import { currentRole, recordObstacle } from '../diagnosis/recordAccess';
import type { CatalogLinkStore } from '../directory/CatalogLinkStore';
import { personOf, type TeamCatalog } from '../directory/TeamCatalog';
import type { Domains } from '../facts/Domains';
import { GroupFactsReader } from '../facts/GroupFactsReader';
import type { HeldFacts } from '../facts/HoldingsReader';
import { toPerson } from '../facts/personAccess';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import type { Subject } from '../facts/subjects';
import type { AssignmentRemovals } from '../grants/AssignmentRemovals';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Viewer } from '../model/caller';
import type { RequestVisibility } from '../model/visibility';
import type { AccessStore } from '../store/AccessStore';
import type { Repairs } from './Repairs';
import { withVisibleRequests } from './withVisibleRequests';

/** As many people as one request may have. */
const MAX_PEOPLE = 500;

/** Assignments in AWS without a grant, with the requests that would record them. */
export class UnmanagedAccessReader {
  readonly #options: UnmanagedAccessReaderOptions;
  readonly #groupFacts: GroupFactsReader;

  constructor(options: UnmanagedAccessReaderOptions) {
    this.#options = options;
    this.#groupFacts = new GroupFactsReader(options);
  }

  /**
   * @param options - `team`: the one with which to record; absent means a team of each person
   * @throws NotFoundError naming domain or team
   */
  async list(
    domainId: string,
    viewer: Viewer,
    options: ReadOptions,
  ): Promise<UnmanagedAccess> {
    const { domains, catalog, removals } = this.#options;
    const domain = await domains.get(domainId);
    if (options.team !== undefined) {
      await catalog.getTeam(options.team);
    }
    const { users, groupIds } = await this.#find(domain);
    const reading = {
      ...options,
      domain,
      viewer,
      removals: await removals.listUnderWay(domain.applicationArn),
    };
    return {
      domainId: domain.domainId,
      people: await this.#listPeople(users.slice(0, MAX_PEOPLE), reading),
      total: users.length,
      groups: await this.#listGroups(groupIds, reading),
      viewer: {
        mayRemove: removals.obstacle(domain, viewer, options) === undefined,
      },
    };
  }

  /** The users, by name, and the ids of the groups that are assigned without a grant. Those that are gone are orphaned. */
  async #find({
    domainId,
    applicationArn,
  }: StudioDomain): Promise<{ users: ObservedUser[]; groupIds: string[] }> {
    const { inventory, store } = this.#options;
    const assigned = applicationArn
      ? await inventory.listAssignments({ applicationArn })
      : [];
    const idsOf = (type: 'USER' | 'GROUP') =>
      assigned
        .filter(({ principalType }) => principalType === type)
        .map(({ principalId }) => principalId);
    const [userIds, groupIds] = [idsOf('USER'), idsOf('GROUP')];
    const users = await inventory.findUsers({ userIds });
    const held = await store.listLiveGrants({ domainId, userIds, groupIds });
    const holders = new Set(held.map(({ userId }) => userId));
    const granted = new Set(
      held.flatMap(({ throughGroup }) => throughGroup?.groupId ?? []),
    );
    return {
      users: users.filter(({ userId }) => !holders.has(userId)).sort(byName),
      groupIds: groupIds.filter(groupId => !granted.has(groupId)),
    };
  }

  async #listPeople(
    users: ObservedUser[],
    reading: Reading,
  ): Promise<UnmanagedPerson[]> {
    const { domain, removals } = reading;
    const members = await this.#record(users, reading);
    return members.map(({ user, subject, facts, record, obstacle }) => ({
      userId: user.userId,
      person: toPerson(subject, facts),
      executionRole: currentRole(facts, domain),
      profileName: facts.profile?.name,
      record,
      obstacle,
      removal: removals.get(user.userId),
    }));
  }

  async #listGroups(
    groupIds: string[],
    reading: Reading,
  ): Promise<UnmanagedGroup[]> {
    const { inventory } = this.#options;
    const groups = await inventory.findGroups({ groupIds });
    const facts = await this.#groupFacts.read(
      reading.domain.applicationArn,
      groups,
    );
    const listed: UnmanagedGroup[] = [];
    for (const { groupId, displayName, memberUserIds, entrants } of facts) {
      const users = await inventory.findUsers({ userIds: memberUserIds });
      const enabled = users
        .filter(({ status }) => status === 'ENABLED')
        .sort(byName);
      const members = await this.#record(enabled, reading, groupId);
      const recorded = members.filter(({ record }) => record);
      listed.push({
        groupId,
        displayName,
        members: enabled.length,
        letsIn: entrants.length,
        withoutProfile: recorded.filter(each => !each.facts.profile).length,
        notRecorded: members.length - recorded.length,
        records: joinRequests(recorded.flatMap(({ record }) => record ?? [])),
        obstacle: recorded.length ? undefined : groupObstacle(members, reading),
        removal: reading.removals.get(groupId),
      });
    }
    return listed.sort((a, b) =>
      a.displayName.localeCompare(b.displayName, 'en-US'),
    );
  }

  /** Each user with the request that records their access, or with what is in its way. */
  async #record(
    users: ObservedUser[],
    { domain, viewer, visible, team }: Reading,
    throughGroup?: string,
  ): Promise<Recordable[]> {
    const { personFacts, repairs, store } = this.#options;
    const subjects = await this.#subjectsOf(users);
    const read = await personFacts.read(
      subjects.map(({ subject }) => subject),
      [domain],
    );
    const situations = await withVisibleRequests(
      read.get(domain.domainId) ?? [],
      { store, visible },
    );
    const found = situations.flatMap((each, index) => {
      const user = subjects[index]?.user;
      return user ? [{ ...each, user, domain }] : [];
    });
    const records = await repairs.record(found, viewer, { team, throughGroup });
    return found.map(({ user, subject, facts }, index) => {
      const obstacle = obstacleOf({ user, subject, facts }, domain);
      const record = obstacle ? undefined : records[index];
      return {
        user,
        subject,
        facts,
        record,
        obstacle: record ? undefined : obstacle ?? 'policy',
      };
    });
  }

  /** As the catalog users that they are; whom several claim to be, or none, goes by the Identity Center user. */
  async #subjectsOf(
    users: ObservedUser[],
  ): Promise<{ user: ObservedUser; subject: Subject }[]> {
    const { links, catalog } = this.#options;
    const refs = await links.findRefs(users.map(({ userId }) => userId));
    const entities = await catalog.getUsers([...refs.values()].flat());
    return users.map(user => {
      const { userId, displayName } = user;
      const [ref = '', ...others] = refs.get(userId) ?? [];
      const entity = others.length ? undefined : entities.get(ref);
      return {
        user,
        subject: entity
          ? { person: personOf(entity), entity }
          : { person: { displayName }, userId },
      };
    });
  }
}

function byName(a: ObservedUser, b: ObservedUser): number {
  return (
    a.displayName.localeCompare(b.displayName, 'en-US') ||
    (a.userId < b.userId ? -1 : 1)
  );
}

function obstacleOf(
  { user, subject, facts }: Pick<Recordable, 'user' | 'subject' | 'facts'>,
  domain: StudioDomain,
): UnmanagedPerson['obstacle'] {
  if (facts.grant) {
    return 'granted';
  }
  const obstacle = recordObstacle(facts, domain, {
    isInCatalog: subject.entity !== undefined,
  });
  // By now the catalog user may lead to somebody else.
  return !obstacle && userIdOf(facts.identity) !== user.userId
    ? 'identity'
    : obstacle;
}

/** Why none of the members is recorded: what holds for all of them, or else what the viewer can do something about. */
function groupObstacle(
  members: Recordable[],
  { domain }: Pick<Reading, 'domain'>,
): UnmanagedGroup['obstacle'] {
  if (domain.obstacle) {
    return 'domain';
  }
  const found = new Set(members.map(({ obstacle }) => obstacle));
  return (
    (['policy', 'requested', 'role', 'granted'] as const).find(each =>
      found.has(each),
    ) ?? 'not-in-catalog'
  );
}

type Recordable = {
  user: ObservedUser;
  subject: Subject;
  facts: HeldFacts;
  record?: PlanInput;
  obstacle?: UnmanagedPerson['obstacle'];
};

type ReadOptions = {
  team?: string;
  /** The viewer's rights by the permissions of the portal. */
  mayManageAll: boolean;
  /** Which requests the viewer may see; asked for only when there are any. */
  visible: () => Promise<RequestVisibility>;
};

type Reading = ReadOptions & {
  domain: StudioDomain;
  viewer: Viewer;
  /** By the id of the user or group. */
  removals: ReadonlyMap<string, AssignmentRemoval>;
};

type UnmanagedAccessReaderOptions = {
  catalog: TeamCatalog;
  domains: Domains;
  inventory: InventoryReader;
  links: Pick<CatalogLinkStore, 'findRefs'>;
  personFacts: PersonFactsReader;
  removals: AssignmentRemovals;
  repairs: Pick<Repairs, 'record'>;
  store: AccessStore;
};
