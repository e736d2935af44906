/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Person,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { AccessStore } from '../store/AccessStore';
import type { ObservedProfile, ObservedUser } from '../aws/observed';
import { diagnose, diagnoseProfileOfNobody } from '../diagnosis/diagnose';
import { CatalogLinkStore } from '../directory/CatalogLinkStore';
import { IdentityResolver } from '../directory/IdentityResolver';
import { InventoryReader } from '../inventory/store/InventoryReader';
import { caseKey } from '../util/caseKey';
import { holdsAccess, toPerson } from '../facts/personAccess';
import { toProfileFact, type HeldFacts } from '../facts/HoldingsReader';
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
  readonly #store: AccessStore;
  readonly #links: CatalogLinkStore;
  readonly #personFacts: PersonFactsReader;

  constructor(options: DomainProjectionOptions) {
    const knex = options.transaction;
    this.#options = options;
    this.#inventory = new InventoryReader({ knex });
    this.#store = new AccessStore({ knex });
    this.#links = new CatalogLinkStore({ knex });
    this.#personFacts = new PersonFactsReader({
      inventory: this.#inventory,
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
    const users = await this.#inventory.findUsers({
      userIds: [...userIds],
      userNames: [...userNames],
    });
    for (const user of users) {
      userIds.add(user.userId);
      userNames.add(caseKey(user.userName));
    }
    const profiles = await this.#inventory.listProfiles({
      domainId,
      userNames: [...userNames],
    });
    const known = new Set(users.map(({ userName }) => caseKey(userName)));
    return [
      ...(await this.#entriesOfUsers(users, [...userIds])),
      ...(await this.#entriesOfNobody([
        ...profiles.filter(
          ({ singleSignOnUserValue = '' }) =>
            !known.has(caseKey(singleSignOnUserValue)),
        ),
        ...invalidated.filter(
          ({ singleSignOnUserValue }) => singleSignOnUserValue === undefined,
        ),
      ])),
    ];
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
      return holdsAccess(facts)
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
    // A name that is somebody else's by now is not shown.
    const taken = await this.#links.findLinked(
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

  async #entriesOfNobody(profiles: ObservedProfile[]): Promise<AccessEntry[]> {
    const { domain } = this.#options;
    const usageOf = await readUsage(this.#inventory, domain, profiles);
    return profiles.map(profile => {
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
                { ...toProfileFact(profile), userName },
                domain,
              ),
      };
    });
  }
}
