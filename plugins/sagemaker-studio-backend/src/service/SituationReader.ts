/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import type {
  Person,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../access/AccessStore';
import { nextStep } from '../access/operationSteps';
import { MOVED, type GrantRecord } from '../access/records';
import type { ObservedGroup } from '../aws/IdentityCenterGateway';
import type { ObservedProfile } from '../aws/StudioGateway';
import type { IdentityFact, PersonFacts } from '../diagnosis/facts';
import type { IdentityResolver } from '../identity/IdentityResolver';
import type { InventoryReader } from '../inventory/Inventory';

/** Somebody whose situation is asked for. */
export type Subject = {
  person: Person & { entityRef: string };
  /** Absent when the catalog no longer holds the person. */
  entity?: UserEntity;
  /** The Identity Center user of a grant, for a person whom the catalog no longer holds. */
  userId?: string;
};

/** How many undecided requests of a set of people are looked at; more than any company has at once. */
const PENDING_LIMIT = 1000;

/** Gathers what the inventory and the desired side know of people in domains. Reads the database only. */
export class SituationReader {
  readonly #inventory: InventoryReader;
  readonly #identities: IdentityResolver;
  readonly #store: AccessStore;

  static create(options: {
    inventory: InventoryReader;
    identities: IdentityResolver;
    store: AccessStore;
  }): SituationReader {
    return new SituationReader(options);
  }

  private constructor(options: {
    inventory: InventoryReader;
    identities: IdentityResolver;
    store: AccessStore;
  }) {
    this.#inventory = options.inventory;
    this.#identities = options.identities;
    this.#store = options.store;
  }

  /** Catalog ref → Identity Center user. */
  async resolve(subjects: Subject[]): Promise<Map<string, IdentityFact>> {
    const facts = new Map<string, IdentityFact>();
    const resolved = await this.#identities.resolve(
      subjects.flatMap(({ entity }) => (entity ? [entity] : [])),
    );
    const remembered = new Map(
      (
        await this.#inventory.findUsers({
          userIds: subjects.flatMap(({ entity, userId }) =>
            !entity && userId ? [userId] : [],
          ),
        })
      ).map(user => [user.userId, user]),
    );
    for (const { person, entity, userId } of subjects) {
      const identity = resolved.get(person.entityRef);
      const user =
        identity?.outcome === 'found'
          ? identity.user
          : (!entity && userId && remembered.get(userId)) || undefined;
      if (user) {
        facts.set(person.entityRef, {
          outcome: 'found',
          userId: user.userId,
          userName: user.userName,
          status: user.status,
        });
      } else if (identity?.outcome === 'ambiguous') {
        facts.set(person.entityRef, identity);
      } else {
        facts.set(person.entityRef, {
          outcome: 'none',
          looked: identity?.outcome === 'none' ? identity.looked : [],
        });
      }
    }
    return facts;
  }

  /** domainId → the facts of each subject in it, in the order given. */
  async read(
    subjects: Subject[],
    domains: StudioDomain[],
  ): Promise<Map<string, PersonFacts[]>> {
    const identities = await this.resolve(subjects);
    const users = [...identities.values()].flatMap(identity =>
      identity.outcome === 'found' ? [identity] : [],
    );
    const userIds = users.map(({ userId }) => userId);
    const userNames = users.map(({ userName }) => userName);
    const refs = subjects.map(({ person }) => person.entityRef);
    const [groups, grants, pending] = await Promise.all([
      this.#inventory.listGroupsOfUsers(userIds),
      this.#readGrants(refs, userIds),
      this.#store.listRequests({
        people: refs,
        status: 'in-review',
        limit: PENDING_LIMIT,
      }),
    ]);
    const situations = new Map<string, PersonFacts[]>();
    for (const domain of domains) {
      const held = await this.#readHeld(domain, { userIds, userNames, groups });
      situations.set(
        domain.domainId,
        subjects.map(({ person }) => {
          const identity = identities.get(person.entityRef) ?? {
            outcome: 'none' as const,
            looked: [],
          };
          return {
            person: person.entityRef,
            displayName: person.displayName,
            identity,
            ...holdings(identity, held, groups),
            grant: grants.find(
              grant =>
                grant.domainId === domain.domainId &&
                (grant.person === person.entityRef ||
                  (identity.outcome === 'found' &&
                    grant.userId === identity.userId)),
            ),
            pendingRequestId: pending.find(
              request =>
                request.domainId === domain.domainId &&
                request.people.some(each => each.person === person.entityRef),
            )?.requestId,
          };
        }),
      );
    }
    return situations;
  }

  async #readHeld(
    domain: StudioDomain,
    people: {
      userIds: string[];
      userNames: string[];
      groups: Map<string, ObservedGroup[]>;
    },
  ): Promise<Held> {
    const groupIds = [...people.groups.values()].flatMap(groups =>
      groups.map(group => group.groupId),
    );
    const [assignments, profiles] = await Promise.all([
      domain.applicationArn
        ? this.#inventory.listAssignments({
            applicationArn: domain.applicationArn,
            principalIds: [...new Set([...people.userIds, ...groupIds])],
          })
        : [],
      this.#inventory.listProfiles({
        domainId: domain.domainId,
        userNames: people.userNames,
      }),
    ]);
    return {
      principals: new Set(assignments.map(({ principalId }) => principalId)),
      profiles,
    };
  }

  async #readGrants(
    people: string[],
    userIds: string[],
  ): Promise<(GrantRecord & NonNullable<PersonFacts['grant']>)[]> {
    const grants = await this.#store.listLiveGrants({ people, userIds });
    const underWay = await this.#store.listLatestOperations(
      grants
        .filter(
          ({ status }) =>
            status.endsWith('-blocked') || status === 'provisioning',
        )
        .map(grant => grant.grantId),
    );
    return grants.map(grant => {
      const operation = underWay.get(grant.grantId);
      return {
        ...grant,
        error: operation && nextStep(operation)?.error,
        operationKind: operation?.kind,
        moved: grant.notices.includes(MOVED),
      };
    });
  }
}

type Held = { principals: Set<string>; profiles: ObservedProfile[] };

function holdings(
  identity: IdentityFact,
  held: Held,
  groups: Map<string, ObservedGroup[]>,
): Pick<PersonFacts, 'assignedDirectly' | 'throughGroups' | 'profile'> {
  if (identity.outcome !== 'found') {
    return { assignedDirectly: false, throughGroups: [] };
  }
  const userName = identity.userName.toLocaleLowerCase('en-US');
  const own = held.profiles.filter(
    profile =>
      profile.singleSignOnUserValue?.toLocaleLowerCase('en-US') === userName,
  );
  return {
    assignedDirectly: held.principals.has(identity.userId),
    throughGroups: (groups.get(identity.userId) ?? [])
      .filter(group => held.principals.has(group.groupId))
      .map(({ groupId, displayName }) => ({ groupId, displayName })),
    profile: own.find(({ status }) => status === 'InService') ?? own[0],
  };
}
