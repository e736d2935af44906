/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Person,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { AccessStore } from '../store/AccessStore';
import { readTakenRefs } from '../store/readNamesToday';
import type { ObservedProfile, ObservedUser } from '../aws/observed';
import { diagnose, diagnoseProfileOfNobody } from '../diagnosis/diagnose';
import { CatalogLinkStore } from '../directory/CatalogLinkStore';
import { IdentityResolver } from '../directory/IdentityResolver';
import {
  loginOf,
  ProfileOwners,
  type OwnedProfile,
} from '../directory/ProfileOwners';
import { InventoryReader } from '../inventory/store/InventoryReader';
import { caseKey } from '../util/caseKey';
import { holdsAccess, toPerson } from '../facts/personAccess';
import {
  toEndedFact,
  toProfileFact,
  type HeldFacts,
} from '../facts/HoldingsReader';
import { PersonFactsReader } from '../facts/PersonFactsReader';
import { readUsage } from '../facts/profileUsage';
import type { Subject } from '../facts/subjects';
import type { AccessEntry } from './accessListRows';

/** The people whose rows are computed. */
export type Targets = {
  userIds: Set<string>;
  /** Usernames, in lower case. */
  userNames: Set<string>;
  /** Names of profiles, in lower case. */
  profiles: Set<string>;
};

type DomainProjectionOptions = {
  transaction: Knex.Transaction;
  domain: StudioDomain;
  /** ISO 8601 */
  at: string;
  /** ISO 8601 duration */
  unusedAfter: string;
};

/** Computes entries of the access list of one domain, from the database as the transaction sees it. */
export class DomainProjection {
  readonly #options: DomainProjectionOptions;
  readonly #inventory: InventoryReader;
  readonly #owners: ProfileOwners;
  readonly #store: AccessStore;
  readonly #links: CatalogLinkStore;
  readonly #personFacts: PersonFactsReader;

  constructor(options: DomainProjectionOptions) {
    const knex = options.transaction;
    this.#options = options;
    this.#inventory = new InventoryReader({ knex });
    this.#store = new AccessStore({ knex });
    this.#links = new CatalogLinkStore({ knex });
    this.#owners = new ProfileOwners({ knex });
    this.#personFacts = new PersonFactsReader({
      inventory: this.#inventory,
      owners: this.#owners,
      store: this.#store,
      links: this.#links,
      identities: new IdentityResolver({ reader: this.#inventory }),
      inTransaction: true,
    });
  }

  /** Computes the expected entries; adds other people concerned to the targets. */
  async make(targets: Targets): Promise<AccessEntry[]> {
    const { userIds, userNames } = targets;
    const { domainId } = this.#options.domain;
    const invalidated = await this.#inventory.listProfiles({
      domainId,
      names: [...targets.profiles],
    });
    for (const { singleSignOnUserValue } of invalidated) {
      if (singleSignOnUserValue !== undefined) {
        userNames.add(caseKey(singleSignOnUserValue));
      }
    }
    const { users, profiles } = await this.#findConcerned(targets);
    const entries = await this.#entriesOfUsers(users, [...userIds]);
    const shown = new Set(entries.map(({ subject }) => subject));
    const known = new Set(users.map(({ userName }) => caseKey(userName)));
    return [
      ...entries,
      ...(await this.#entriesOfNobody(
        [
          ...profiles.filter(
            ({ owner }) =>
              owner?.outcome !== 'known' || !shown.has(`user:${owner.userId}`),
          ),
          ...invalidated
            .filter(
              ({ singleSignOnUserValue }) =>
                singleSignOnUserValue === undefined,
            )
            .map(profile => ({ profile })),
        ],
        profile => known.has(loginOf(profile)),
      )),
    ];
  }

  /**
   * Everybody whose rows show a profile that carries a login of somebody here: those who have the login and those who had
   * it. They are added to the targets, with all their logins.
   */
  async #findConcerned({ userIds, userNames }: Targets): Promise<{
    users: ObservedUser[];
    profiles: OwnedProfile[];
  }> {
    const { domainId } = this.#options.domain;
    const users = new Map<string, ObservedUser>();
    const profiles: OwnedProfile[] = [];
    let newIds = [...userIds];
    let newNames = [...userNames];
    while (newIds.length + newNames.length > 0) {
      const logins = await this.#owners.listLogins(newIds);
      newNames.push(...logins.filter(login => !userNames.has(login)));
      newNames.forEach(name => userNames.add(name));
      const found = await this.#inventory.findUsers({
        userIds: newIds,
        userNames: newNames,
      });
      found.forEach(user => users.set(user.userId, user));
      const owned = await this.#owners.list(domainId, newNames);
      profiles.push(...owned);
      newIds = [
        ...found.map(({ userId }) => userId),
        ...owned.flatMap(({ owner }) =>
          owner?.outcome === 'known' ? [owner.userId] : [],
        ),
      ].filter(userId => !userIds.has(userId));
      newIds.forEach(userId => userIds.add(userId));
      newNames = [];
    }
    return { users: [...users.values()], profiles };
  }

  async #entriesOfUsers(
    users: ObservedUser[],
    userIds: string[],
  ): Promise<AccessEntry[]> {
    const { domain } = this.#options;
    const subjects = await this.#subjectsOf(users, userIds);
    const read = await this.#personFacts.read(subjects, [domain]);
    return (read.get(domain.domainId) ?? []).flatMap(({ subject, facts }) => {
      const { identity } = facts;
      // A profile alone of somebody who is gone is nobody's.
      const isShown =
        identity.outcome === 'found'
          ? holdsAccess(facts)
          : facts.assignedDirectly || facts.grant !== undefined;
      return isShown
        ? [
            {
              domainId: domain.domainId,
              subject: `user:${subject.userId}`,
              person: toPerson(subject, facts),
              userName:
                identity.outcome === 'found' ? identity.userName : undefined,
              facts,
              diagnosis: diagnose(facts, domain, this.#options),
            },
          ]
        : [];
    });
  }

  /** The people as Identity Center names them, else the catalog, else their grants. */
  async #subjectsOf(
    users: ObservedUser[],
    userIds: string[],
  ): Promise<(Subject & { userId: string })[]> {
    const byId = new Map(users.map(user => [user.userId, user]));
    const links = await this.#links.find(userIds);
    const granted = await this.#store.listLiveGrants({
      domainId: this.#options.domain.domainId,
      userIds: userIds.filter(id => !links.has(id)),
    });
    // A name that is or may be somebody else's by now is not shown.
    const taken = await readTakenRefs(
      this.#options.transaction,
      granted.map(({ person }) => person),
    );
    const grantees = new Map<string, Person>(
      granted.map(({ userId, person, displayName }) => [
        userId,
        { entityRef: taken.has(person) ? undefined : person, displayName },
      ]),
    );
    return userIds.map(userId => {
      const user = byId.get(userId);
      const linked = links.get(userId) ?? [];
      const isShared = linked.length > 1;
      const named = isShared ? undefined : linked[0] ?? grantees.get(userId);
      return {
        userId,
        person: {
          entityRef: named?.entityRef,
          displayName: user?.displayName ?? named?.displayName ?? userId,
          email: user?.email ?? named?.email,
          sharedBy: isShared
            ? linked.map(({ entityRef }) => entityRef)
            : undefined,
        },
      };
    });
  }

  async #entriesOfNobody(
    owned: OwnedProfile[],
    isLoginReused: (profile: ObservedProfile) => boolean,
  ): Promise<AccessEntry[]> {
    const { domain } = this.#options;
    const profiles = owned.map(({ profile }) => profile);
    const usageOf = await readUsage(this.#inventory, domain, profiles);
    const ended = await this.#store.listEndedGrants({
      domainId: domain.domainId,
      userIds: owned.flatMap(({ owner }) =>
        owner?.outcome === 'known' ? owner.userId : [],
      ),
    });
    return owned.map(({ profile, owner }) => {
      const last =
        owner?.outcome === 'known' ? ended.get(owner.userId) : undefined;
      const userName = profile.singleSignOnUserValue;
      const displayName = userName ?? profile.name;
      const facts: HeldFacts = {
        person: displayName,
        displayName,
        identity: { outcome: 'none', searched: [] },
        assignedDirectly: false,
        throughGroups: [],
        profile: toProfileFact(profile),
        usage: usageOf(profile),
        ended: last && toEndedFact(last),
      };
      return {
        domainId: domain.domainId,
        subject: `profile:${caseKey(profile.name)}`,
        person: { displayName },
        userName,
        facts,
        diagnosis:
          domain.authMode === 'IAM'
            ? diagnose(facts, domain, this.#options)
            : diagnoseProfileOfNobody(
                {
                  ...toProfileFact(profile),
                  userName,
                  isLoginReused: isLoginReused(profile),
                },
                domain,
              ),
      };
    });
  }
}
