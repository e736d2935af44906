/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Person,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { AccessStore } from '../store/AccessStore';
import { chunk } from '../database/transaction';
import type { ObservedUser } from '../aws/observed';
import { diagnose, diagnoseProfileOfNobody } from '../diagnosis/diagnose';
import { InventoryReader } from '../inventory/store/InventoryReader';
import { caseKey } from '../util/caseKey';
import { type ProfileRow, fromProfileRow } from '../inventory/store/studioRows';
import {
  type UserRow,
  fromUserRow,
} from '../inventory/store/identityCenterRows';
import { BATCH, PROFILES, USERS } from '../inventory/store/tables';
import { holdsAccess } from '../facts/personAccess';
import {
  HoldingsReader,
  toProfileFact,
  usageOf,
  type HeldFacts,
  type Holder,
} from '../facts/HoldingsReader';
import { CATALOG_LINKS } from '../directory/CatalogLinkStore';
import type { AccessEntry } from './accessListRows';

/** Whose rows are made, by what is known of them. */
export type Targets = {
  userIds: Set<string>;
  /** Usernames, in lower case. */
  userNames: Set<string>;
  /** Names of profiles, in lower case. */
  profiles: Set<string>;
};

/** A catalog user, as it was last looked up. */
type LinkRow = {
  entity_ref: string;
  user_id: string;
  display_name: string;
  email: string | null;
};

type DomainProjectionOptions = {
  transaction: Knex.Transaction;
  domain: StudioDomain;
  /** ISO 8601 */
  at: string;
  /** ISO 8601 duration */
  unusedAfter: string;
};

type ProfileOfDomain = ReturnType<typeof fromProfileRow>;

/** Computes entries of the access list of one domain, from the database as the transaction sees it. */
export class DomainProjection {
  readonly #options: DomainProjectionOptions;
  readonly #inventory: InventoryReader;
  readonly #holdings: HoldingsReader;

  constructor(options: DomainProjectionOptions) {
    const { transaction } = options;
    this.#options = options;
    this.#inventory = new InventoryReader({ knex: transaction });
    this.#holdings = new HoldingsReader({
      inventory: this.#inventory,
      store: new AccessStore({ knex: transaction }),
      inTransaction: true,
    });
  }

  /** The entries that there should be; adds to the targets whoever turns out to be concerned as well. */
  async make(targets: Targets): Promise<AccessEntry[]> {
    const { userIds, userNames } = targets;
    const invalidated = await this.#readProfiles('name_key', targets.profiles);
    for (const profile of invalidated) {
      if (profile.singleSignOnUserValue !== undefined) {
        userNames.add(caseKey(profile.singleSignOnUserValue));
      }
    }
    const users = await this.#readUsers(targets);
    for (const user of users) {
      userIds.add(user.userId);
      userNames.add(caseKey(user.userName));
    }
    const profiles = [
      ...(await this.#readProfiles('user_name_key', userNames)),
      ...invalidated.filter(
        profile => profile.singleSignOnUserValue === undefined,
      ),
    ];
    const known = new Set(users.map(user => caseKey(user.userName)));
    return [
      ...(await this.#entriesOfUsers(users, userIds)),
      ...(await this.#entriesOfNobody(
        profiles.filter(
          ({ singleSignOnUserValue }) =>
            singleSignOnUserValue === undefined ||
            !known.has(caseKey(singleSignOnUserValue)),
        ),
      )),
    ];
  }

  async #entriesOfUsers(
    users: ObservedUser[],
    userIds: Set<string>,
  ): Promise<AccessEntry[]> {
    const byId = new Map(users.map(user => [user.userId, user]));
    const links = await this.#readLinks(userIds);
    const granted = await this.#readGranted(
      [...userIds].filter(id => !links.has(id)),
    );
    const people = [...userIds].map(userId => {
      const user = byId.get(userId);
      const linked = links.get(userId) ?? [];
      const sharedBy =
        linked.length > 1
          ? linked.map(({ entity_ref: ref }) => ref)
          : undefined;
      const link = sharedBy ? undefined : linked[0] ?? granted.get(userId);
      const person: Person = {
        entityRef: link?.entity_ref,
        displayName: user?.displayName ?? link?.display_name ?? userId,
        email: user?.email ?? link?.email ?? undefined,
        sharedBy,
        identityCenterUser: user && {
          userId,
          userName: user.userName,
          status: user.status,
        },
      };
      const holder: Holder = {
        person: person.entityRef ?? user?.userName ?? userId,
        displayName: person.displayName,
        identity: user
          ? {
              outcome: 'found',
              userId,
              userName: user.userName,
              status: user.status,
              sharedBy,
            }
          : { outcome: 'none', searched: [`user id ${userId}`] },
        userId,
      };
      return { userId, userName: user?.userName, person, holder };
    });
    const facts = await this.#holdings.read(
      people.map(({ holder }) => holder),
      [this.#options.domain],
    );
    return people.flatMap(({ userId, userName, person }, index) => {
      const held = facts.get(this.#options.domain.domainId)?.[index];
      return held && holdsAccess(held)
        ? [
            {
              domainId: this.#options.domain.domainId,
              subject: `user:${userId}`,
              person,
              userName,
              facts: held,
              diagnosis: diagnose(held, this.#options.domain, this.#options),
            },
          ]
        : [];
    });
  }

  async #entriesOfNobody(profiles: ProfileOfDomain[]): Promise<AccessEntry[]> {
    const usage = this.#options.domain.unread?.includes('usage')
      ? undefined
      : await this.#inventory.listUsage({
          domainId: this.#options.domain.domainId,
          profileNames: profiles.map(({ name }) => name),
        });
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
        usage: usage && usageOf(profile, usage),
      };
      return {
        domainId: this.#options.domain.domainId,
        subject: `profile:${caseKey(profile.name)}`,
        person: { displayName },
        userName,
        facts,
        diagnosis:
          this.#options.domain.authMode === 'IAM'
            ? diagnose(facts, this.#options.domain, this.#options)
            : diagnoseProfileOfNobody(
                { ...toProfileFact(profile), userName },
                this.#options.domain,
              ),
      };
    });
  }

  async #readProfiles(
    column: 'name_key' | 'user_name_key',
    keys: Set<string>,
  ): Promise<ProfileOfDomain[]> {
    const profiles: ProfileOfDomain[] = [];
    for (const part of chunk([...keys], BATCH)) {
      const rows: ProfileRow[] = await this.#options
        .transaction(PROFILES)
        .where({ domain_id: this.#options.domain.domainId })
        .whereIn(column, part);
      profiles.push(...rows.map(fromProfileRow));
    }
    return profiles;
  }

  async #readUsers(targets: Targets): Promise<ObservedUser[]> {
    const users = new Map<string, ObservedUser>();
    for (const { column, keys } of [
      { column: 'user_id', keys: targets.userIds },
      { column: 'user_name_key', keys: targets.userNames },
    ]) {
      for (const part of chunk([...keys], BATCH)) {
        const rows: UserRow[] = await this.#options
          .transaction(USERS)
          .whereIn(column, part);
        rows.forEach(row => users.set(row.user_id, fromUserRow(row)));
      }
    }
    return [...users.values()];
  }

  /** userId → the catalog users in order. */
  async #readLinks(userIds: Set<string>): Promise<Map<string, LinkRow[]>> {
    const links = new Map<string, LinkRow[]>();
    for (const part of chunk([...userIds], BATCH)) {
      const rows: LinkRow[] = await this.#options
        .transaction(CATALOG_LINKS)
        .whereIn('user_id', part)
        .orderBy('entity_ref');
      rows.forEach(row =>
        links.set(row.user_id, [...(links.get(row.user_id) ?? []), row]),
      );
    }
    return links;
  }

  /** userId → the person as live grants name them, for those whom the catalog was not seen to hold. */
  async #readGranted(userIds: string[]): Promise<Map<string, LinkRow>> {
    const granted = new Map<string, LinkRow>();
    for (const part of chunk(userIds, BATCH)) {
      const rows: Omit<LinkRow, 'email'>[] = await this.#options
        .transaction('access_grants')
        .where({ domain_id: this.#options.domain.domainId })
        .whereNot('status', 'ended')
        .whereIn('user_id', part)
        .orderBy(['created_at', 'grant_id'])
        .select('user_id', 'display_name', { entity_ref: 'person' });
      rows.forEach(row => granted.set(row.user_id, { ...row, email: null }));
    }
    return granted;
  }
}
