/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import type {
  Person,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import type { IdentityFact } from '../diagnosis/facts';
import type { IdentityResolver } from '../directory/IdentityResolver';
import type { ResolvedIdentity } from '../directory/ResolvedIdentity';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { CatalogLinkStore } from '../directory/CatalogLinkStore';
import { HoldingsReader, type HeldFacts } from './HoldingsReader';

/** Somebody whose situation is asked for. */
export type Subject = {
  person: Person & { entityRef: string };
  /** Absent when the catalog no longer holds the person. */
  entity?: UserEntity;
  /** The Identity Center user of a grant, for a person whom the catalog no longer holds. */
  userId?: string;
};

/** Gathers what the inventory and the desired side know of people in domains. Reads the database only. */
export class PersonFactsReader {
  readonly #inventory: InventoryReader;
  readonly #identities: IdentityResolver;
  readonly #links: Pick<CatalogLinkStore, 'findRefs'>;
  readonly #holdings: HoldingsReader;

  constructor(options: {
    inventory: InventoryReader;
    identities: IdentityResolver;
    store: AccessStore;
    /** Which catalog users go by an Identity Center user. */
    links: Pick<CatalogLinkStore, 'findRefs'>;
  }) {
    this.#inventory = options.inventory;
    this.#identities = options.identities;
    this.#links = options.links;
    this.#holdings = new HoldingsReader(options);
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
    const refs = await this.#findRefs(resolved);
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
          sharedBy: severalOf(refs.get(user.userId)),
        });
      } else if (identity?.outcome === 'ambiguous') {
        facts.set(person.entityRef, identity);
      } else {
        facts.set(person.entityRef, {
          outcome: 'none',
          searched: identity?.outcome === 'none' ? identity.searched : [],
        });
      }
    }
    return facts;
  }

  /** Identity Center user → all catalog users who go by it: those at hand, and those found when the catalog was read. */
  async #findRefs(
    resolved: Map<string, ResolvedIdentity>,
  ): Promise<Map<string, string[]>> {
    const found = [...resolved].flatMap(([ref, identity]) =>
      identity.outcome === 'found'
        ? [{ ref, userId: identity.user.userId }]
        : [],
    );
    const refs = await this.#links.findRefs(found.map(({ userId }) => userId));
    // Of those at hand it is known better who they are now.
    for (const [userId, linked] of refs) {
      refs.set(
        userId,
        linked.filter(ref => !resolved.has(ref)),
      );
    }
    for (const { ref, userId } of found) {
      refs.set(userId, [...(refs.get(userId) ?? []), ref]);
    }
    return refs;
  }

  /** domainId → the facts of each subject in it, in the order given. */
  async read(
    subjects: Subject[],
    domains: StudioDomain[],
  ): Promise<Map<string, HeldFacts[]>> {
    const identities = await this.resolve(subjects);
    return this.#holdings.read(
      subjects.map(({ person }) => ({
        person: person.entityRef,
        displayName: person.displayName,
        identity: identities.get(person.entityRef) ?? {
          outcome: 'none',
          searched: [],
        },
      })),
      domains,
    );
  }
}

function severalOf(refs: string[] | undefined): string[] | undefined {
  return refs && refs.length > 1 ? [...refs].sort() : undefined;
}
