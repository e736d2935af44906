/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * This folder answers what is known of a person in a domain now, for decisions and pages alike.
 */
import type {
  StudioDomain,
  Usage,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Limit } from 'p-limit';
import type { AccessStore } from '../store/AccessStore';
import { listAllRequests } from '../store/listAllRequests';
import { isEnding } from '../model/grantTransitions';
import { nextStep, removedAt, unassignedAt } from '../model/operationSteps';
import { isSameHuman, type Identified } from '../model/personKey';
import {
  identifiedBy,
  type GrantRecord,
  type OperationRecord,
  type RequestRecord,
} from '../model/records';
import type { ObservedGroup, ObservedProfile } from '../aws/observed';
import {
  isDisputed,
  type IdentityFact,
  type PersonFacts,
  type ProfileFact,
} from '../diagnosis/facts';
import {
  loginOf,
  type OwnedProfile,
  type ProfileOwners,
} from '../directory/ProfileOwners';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { isOwnedBy } from '../model/profileOwner';
import { caseKey } from '../util/caseKey';
import { statementLimit } from '../util/statements';
import { addUsages, readUsage } from './profileUsage';
import type { IdentifiedSubject, Subject } from './subjects';
import type { DisplayName, EntityRef } from '../model/names';

/** Facts about one person in one domain. */
export type HeldFacts = PersonFacts & { usage?: Usage };

/** The sources that say who owns a profile. */
export type HeldOwners = Pick<
  ProfileOwners,
  'listLogins' | 'list' | 'listNames'
>;

type HoldingsReaderOptions = {
  inventory: InventoryReader;
  owners: HeldOwners;
  store: AccessStore;
  /** Whether all read through one transaction. */
  inTransaction?: boolean;
};

/**
 * Reads the access of people with a known Identity Center user. Uses the database only, and runs one statement at a
 * time in a transaction.
 */
export class HoldingsReader {
  readonly #inventory: InventoryReader;
  readonly #owners: HeldOwners;
  readonly #store: AccessStore;
  readonly #limit: Limit;

  constructor(options: HoldingsReaderOptions) {
    this.#inventory = options.inventory;
    this.#owners = options.owners;
    this.#store = options.store;
    this.#limit = statementLimit(options);
  }

  /** domainId → each person, in the order given, with the facts of them there. */
  async read<T extends Subject>(
    people: IdentifiedSubject<T>[],
    domains: StudioDomain[],
  ): Promise<Map<string, { subject: T; facts: HeldFacts }[]>> {
    const holders = people.map(toHolder);
    const users = holders.flatMap(({ identity }) =>
      identity.outcome === 'found' ? [identity] : [],
    );
    const userIds = holders.flatMap(({ userId }) => userId ?? []);
    const known = holders
      .filter(({ identity }) => !isDisputed(identity))
      .map(identified);
    // Of those with a user id the name says nothing.
    const refs = known.flatMap(({ ref, userId }) => (userId ? [] : ref));
    const [groups, grants, pending, logins] = await Promise.all([
      this.#limit(() =>
        this.#inventory.listGroupsOfUsers(users.map(({ userId }) => userId)),
      ),
      this.#limit(() => this.#readGrants(refs, userIds)),
      this.#limit(() =>
        listAllRequests(this.#store, { people: known, status: 'in-review' }),
      ),
      this.#limit(() => this.#owners.listLogins(userIds)),
    ]);
    const personFacts = new Map<string, { subject: T; facts: HeldFacts }[]>();
    for (const domain of domains) {
      const held = await this.#readHeld(domain, { userIds, logins, groups });
      const here = holders.map(({ subject, ...holder }) => ({
        subject,
        holder,
        own: identified(holder),
        holdings: holdings(holder, held, groups),
        grant: isDisputed(holder.identity)
          ? undefined
          : grants.find(
              ({ record }) =>
                record.domainId === domain.domainId &&
                isSameHuman(identifiedBy(record), identified(holder)),
            ),
      }));
      const ended = await this.#readEnded(
        domain,
        here.flatMap(
          ({ holder, grant, holdings: { profile, formerProfiles } }) =>
            !grant && (profile || formerProfiles?.length)
              ? holder.userId ?? []
              : [],
        ),
      );
      personFacts.set(
        domain.domainId,
        here.map(({ subject, holder, own, holdings: holding, grant }) => {
          const { person, displayName, identity } = holder;
          const request = pending.find(
            each =>
              !isDisputed(holder.identity) &&
              each.domainId === domain.domainId &&
              each.people.some(one => isSameHuman(identifiedBy(one), own)) &&
              !isMoot(each, grant?.record),
          );
          const facts: HeldFacts = {
            person,
            displayName,
            identity,
            ...withoutRemoved(holding, grant, domain),
            grant: grant?.fact,
            ended: ended.get(holder.userId ?? ''),
            pendingRequestId: request?.requestId,
          };
          return { subject, facts };
        }),
      );
    }
    return personFacts;
  }

  async #readHeld(
    domain: StudioDomain,
    people: {
      userIds: string[];
      /** All that they have or had, in lower case. */
      logins: string[];
      groups: Map<string, ObservedGroup[]>;
    },
  ): Promise<Held> {
    const { applicationArn } = domain;
    const groupIds = [...people.groups.values()].flatMap(groups =>
      groups.map(group => group.groupId),
    );
    const [assignments, [profiles, usageOf]] = await Promise.all([
      this.#limit(async () =>
        applicationArn
          ? this.#inventory.listAssignments({
              applicationArn,
              principalIds: [...new Set([...people.userIds, ...groupIds])],
            })
          : [],
      ),
      this.#limit(async () => {
        const owned = await this.#owners.list(domain.domainId, people.logins);
        const own = owned.map(({ profile }) => profile);
        return [owned, await readUsage(this.#inventory, domain, own)] as const;
      }),
    ]);
    const asked = new Set(people.userIds);
    const others = profiles.flatMap(({ owner }) =>
      owner?.outcome === 'known' && !asked.has(owner.userId)
        ? [owner.userId]
        : [],
    );
    return {
      nameOf: await this.#limit(() => this.#owners.listNames(others)),
      principals: new Set(assignments.map(({ principalId }) => principalId)),
      byLogin: Map.groupBy(profiles, ({ profile }) => loginOf(profile)),
      byOwner: Map.groupBy(profiles, ({ owner }) =>
        owner?.outcome === 'known' ? owner.userId : '',
      ),
      usageOf,
    };
  }

  /** userId → the newest grant of somebody who has none now. */
  async #readEnded(
    { domainId }: StudioDomain,
    userIds: string[],
  ): Promise<Map<string, PersonFacts['ended']>> {
    const ended = userIds.length
      ? await this.#limit(() =>
          this.#store.listEndedGrants({ domainId, userIds }),
        )
      : [];
    return new Map(
      [...ended].map(([userId, grant]) => [userId, toEndedFact(grant)]),
    );
  }

  async #readGrants(people: string[], userIds: string[]): Promise<LiveGrant[]> {
    const grants = await this.#store.listLiveGrants({ people, userIds });
    const underWay = await this.#store.listLatestOperations(
      grants
        .filter(
          ({ status }) =>
            isEnding(status) ||
            status === 'provisioning' ||
            status === 'provision-blocked',
        )
        .map(grant => grant.grantId),
    );
    const groupIds = grants.flatMap(each => each.throughGroup?.groupId ?? []);
    const groups = new Set(
      (await this.#inventory.findGroups({ groupIds })).map(
        ({ groupId }) => groupId,
      ),
    );
    return grants.map(record => {
      const operation = underWay.get(record.grantId);
      return {
        record,
        fact: toGrantFact(record, { operation, groups }),
        unassignedAt: operation && unassignedAt(operation),
      };
    });
  }
}

/** Whether a request in review is about access that is over, or is being taken away. Its task ends it soon. */
function isMoot(
  { kind, grantIds }: RequestRecord,
  grant: GrantRecord | undefined,
): boolean {
  return (
    (kind === 'extend' || kind === 'change-role') &&
    (!grant || !grantIds?.includes(grant.grantId) || isEnding(grant.status))
  );
}

type LiveGrant = {
  record: GrantRecord;
  fact: NonNullable<PersonFacts['grant']>;
  /** When what it lived by was taken away in AWS. */
  unassignedAt?: string;
};

type Held = {
  principals: Set<string>;
  /** Profiles by the login they carry, in lower case. */
  byLogin: Map<string, OwnedProfile[]>;
  /** Profiles by the user id of whoever they were made for. */
  byOwner: Map<string, OwnedProfile[]>;
  usageOf: (profile: ObservedProfile) => Usage | undefined;
  /** The display names of the people for whom other people's profiles were made. */
  nameOf: Map<string, string>;
};

type Holder = {
  /** Catalog ref, or else what they are called by. */
  person: EntityRef;
  displayName: DisplayName;
  identity: IdentityFact;
  /** Also of a user who is gone from Identity Center but may still be assigned. */
  userId?: string;
};

function toHolder<T extends Subject>({
  subject,
  identity,
}: IdentifiedSubject<T>): Holder & { subject: T } {
  const { person, entity } = subject;
  const user = identity.outcome === 'found' ? identity : undefined;
  const userId = user?.userId ?? (entity ? undefined : subject.userId);
  const { displayName } = person;
  return {
    subject,
    person: person.entityRef ?? user?.userName ?? userId ?? displayName,
    displayName,
    identity,
    userId,
  };
}

function identified({ person, userId }: Holder): Identified {
  return { ref: person, userId };
}

function holdings(
  { identity, userId = '' }: Holder,
  held: Held,
  groups: Map<string, ObservedGroup[]>,
): Pick<
  HeldFacts,
  | 'assignedDirectly'
  | 'throughGroups'
  | 'profile'
  | 'otherProfiles'
  | 'formerProfiles'
  | 'profileOfAnother'
  | 'usage'
> {
  const own = (held.byOwner.get(userId) ?? []).map(({ profile }) => profile);
  const login =
    identity.outcome === 'found' ? caseKey(identity.userName) : undefined;
  // Studio opens the one with the login of today; of somebody who is gone, none.
  const current = own.filter(
    each => login === undefined || loginOf(each) === login,
  );
  const profile =
    current.find(({ status }) => status === 'InService') ?? current[0];
  const another = (held.byLogin.get(login ?? '') ?? []).find(
    ({ owner }) => !isOwnedBy(owner, userId),
  );
  return {
    assignedDirectly: held.principals.has(userId),
    throughGroups: (groups.get(userId) ?? [])
      .filter(group => held.principals.has(group.groupId))
      .map(({ groupId, displayName }) => ({ groupId, displayName })),
    profile: profile && toProfileFact(profile),
    otherProfiles: own
      .filter(each => each !== profile)
      .map(({ name }) => name)
      .sort(),
    formerProfiles: own
      .filter(each => !current.includes(each))
      .map(({ name, singleSignOnUserValue: userName = '' }) => ({
        name,
        userName,
      })),
    profileOfAnother: another && toProfileOfAnother(another, held),
    usage: addUsages(own.flatMap(each => held.usageOf(each) ?? [])),
  };
}

function toProfileOfAnother(
  { profile, owner }: OwnedProfile,
  { nameOf }: Pick<Held, 'nameOf'>,
): NonNullable<PersonFacts['profileOfAnother']> {
  const ownerId = owner?.outcome === 'known' ? owner.userId : undefined;
  return {
    ...toProfileFact(profile),
    createdAt: profile.createdAt,
    ownerId,
    ownerName: nameOf.get(ownerId ?? ''),
  };
}

/** An assignment that was read before it was taken away lets nobody in. */
function withoutRemoved<
  T extends Pick<HeldFacts, 'assignedDirectly' | 'throughGroups'>,
>(held: T, grant: LiveGrant | undefined, { syncedAt }: StudioDomain): T {
  const isBehind =
    grant?.unassignedAt !== undefined &&
    syncedAt !== undefined &&
    syncedAt < grant.unassignedAt;
  if (!isBehind) {
    return held;
  }
  const group = grant.record.throughGroup;
  return group
    ? {
        ...held,
        throughGroups: held.throughGroups.filter(
          ({ groupId }) => groupId !== group.groupId,
        ),
      }
    : { ...held, assignedDirectly: false };
}

export function toEndedFact(
  grant: GrantRecord,
): NonNullable<PersonFacts['ended']> {
  const { grantId, team, endedReason, endedAt, updatedAt } = grant;
  return { grantId, team, endedReason, endedAt: endedAt ?? updatedAt };
}

export function toProfileFact(profile: ObservedProfile): ProfileFact {
  const { name, status, executionRole, failureReason, createdAt } = profile;
  return { name, status, executionRole, failureReason, createdAt };
}

function toGrantFact(
  grant: GrantRecord,
  facts: {
    operation: OperationRecord | undefined;
    /** Ids of those groups that are in Identity Center. */
    groups: ReadonlySet<string>;
  },
): NonNullable<PersonFacts['grant']> {
  const { operation, groups } = facts;
  const { throughGroup } = grant;
  const step = operation && nextStep(operation);
  return {
    grantId: grant.grantId,
    requestId: grant.requestId,
    team: grant.team,
    teamGroupId: grant.teamGroupId,
    createdAt: grant.createdAt,
    status: grant.status,
    executionRole: grant.executionRole,
    throughGroup: throughGroup && {
      ...throughGroup,
      isGone: !groups.has(throughGroup.groupId) || undefined,
    },
    startsAt: grant.startsAt,
    expiresAt: grant.expiresAt,
    error: step?.error,
    operationKind: operation?.kind,
    step: step?.name,
    operationRequestId: operation?.requestId,
    undoUntil: step?.name === 'cool-off' ? operation?.nextTryAt : undefined,
    endedAt: grant.endedAt,
    removedAt: operation && removedAt(operation),
    deprovisionAt: grant.deprovisionAt,
    moved: grant.membership === 'moved',
  };
}
