/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import type {
  Person,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedUser } from '../aws/observed';
import type { AccessStore } from '../store/AccessStore';
import type { IdentityFact } from '../diagnosis/facts';
import type { IdentityResolver } from '../directory/IdentityResolver';
import type { ResolvedIdentity } from '../directory/ResolvedIdentity';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { CatalogLinkStore } from '../directory/CatalogLinkStore';
import { HoldingsReader, type HeldFacts } from './HoldingsReader';

/** Somebody whose situation is asked for: a catalog user, or whoever an Identity Center user is. */
export type Subject = {
  person: Person;
  /** Absent when the catalog does not hold the person, or was not asked. */
  entity?: UserEntity;
  /** The Identity Center user, for a person without an entity. */
  userId?: string;
};

/** Somebody whom the catalog holds, or has held. */
export type CatalogSubject = Subject & { person: { entityRef: string } };

/** The identity of a subject, before it is known who shares it. */
type Found =
  | Exclude<ResolvedIdentity, { outcome: 'found' }>
  | { outcome: 'found'; user: ObservedUser };

const NOT_SEARCHED: Found = { outcome: 'none', searched: [] };

type PersonFactsOptions = {
  inventory: InventoryReader;
  identities: IdentityResolver;
  store: AccessStore;
  /** Which catalog users go by an Identity Center user. */
  links: Pick<CatalogLinkStore, 'findRefs'>;
  /** Whether all is read through one transaction, so one statement after the other. */
  inTransaction?: boolean;
};

/** Gathers what the inventory and the desired side know of people in domains. Reads the database only. */
export class PersonFactsReader {
  readonly #options: PersonFactsOptions;
  readonly #holdings: HoldingsReader;

  constructor(options: PersonFactsOptions) {
    this.#options = options;
    this.#holdings = new HoldingsReader(options);
  }

  /** Catalog ref → Identity Center user. */
  async resolve(
    subjects: CatalogSubject[],
  ): Promise<Map<string, IdentityFact>> {
    const identities = await this.#identify(subjects);
    return new Map(
      subjects.map(({ person }, index) => [person.entityRef, identities[index]]),
    );
  }

  /** domainId → the facts of each subject in it, in the order given. */
  async read(
    subjects: Subject[],
    domains: StudioDomain[],
  ): Promise<Map<string, HeldFacts[]>> {
    const identities = await this.#identify(subjects);
    return this.#holdings.read(
      subjects.map(({ person, entity, userId }, index) => {
        const identity = identities[index];
        const { entityRef, displayName } = person;
        const userName =
          identity.outcome === 'found' ? identity.userName : undefined;
        return {
          person: entityRef ?? userName ?? userId ?? displayName,
          displayName,
          identity,
          userId: entity ? undefined : userId,
        };
      }),
      domains,
    );
  }

  /** The Identity Center user of each, in the order given. */
  async #identify(subjects: Subject[]): Promise<IdentityFact[]> {
    const { identities, inventory } = this.#options;
    const resolved = await identities.resolve(
      subjects.flatMap(({ entity }) => entity ?? []),
    );
    const remembered = await inventory.findUsers({
      userIds: subjects.flatMap(
        ({ entity, userId }) => (entity ? undefined : userId) ?? [],
      ),
    });
    const byId = new Map(remembered.map(user => [user.userId, user]));
    const found = subjects.map(({ person, entity, userId }): Found => {
      if (entity) {
        return resolved.get(person.entityRef ?? '') ?? NOT_SEARCHED;
      }
      if (userId === undefined) {
        return NOT_SEARCHED;
      }
      const user = byId.get(userId);
      return user
        ? { outcome: 'found', user }
        : { outcome: 'none', searched: [`user id ${userId}`] };
    });
    const refsOf = await this.#readRefs(subjects, found);
    return found.map(identity => {
      if (identity.outcome !== 'found') {
        return identity;
      }
      const { userId, userName, status } = identity.user;
      const refs = refsOf(userId);
      const sharedBy = refs.length > 1 ? refs.sort() : undefined;
      return { outcome: 'found', userId, userName, status, sharedBy };
    });
  }

  /** All catalog users who go by an Identity Center user: those at hand, and those found when the catalog was read. */
  async #readRefs(
    subjects: Subject[],
    found: Found[],
  ): Promise<(userId: string) => string[]> {
    const users = found.map(identity =>
      identity.outcome === 'found' ? identity.user.userId : undefined,
    );
    const linked = await this.#options.links.findRefs(
      users.flatMap(userId => userId ?? []),
    );
    const atHand = subjects.flatMap(({ person, entity }, index) =>
      entity ? { ref: person.entityRef ?? '', userId: users[index] } : [],
    );
    const refsAtHand = new Set(atHand.map(({ ref }) => ref));
    const byUser = Map.groupBy(atHand, ({ userId }) => userId);
    return userId => [
      // Of those at hand it is known better who they are now.
      ...(linked.get(userId) ?? []).filter(ref => !refsAtHand.has(ref)),
      ...(byUser.get(userId) ?? []).map(({ ref }) => ref),
    ];
  }
}
