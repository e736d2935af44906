/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedUser } from '../aws/observed';
import type { AccessStore } from '../store/AccessStore';
import type { IdentityFact } from '../diagnosis/facts';
import type { IdentityResolver } from '../directory/IdentityResolver';
import type { ResolvedIdentity } from '../directory/ResolvedIdentity';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { CatalogLinkStore } from '../directory/CatalogLinkStore';
import {
  HoldingsReader,
  type HeldFacts,
  type HeldOwners,
} from './HoldingsReader';
import type { CatalogSubject, IdentifiedSubject, Subject } from './subjects';

/** The identity of a subject, before it is known who shares it. */
type Found =
  | Exclude<ResolvedIdentity, { outcome: 'found' }>
  | { outcome: 'found'; user: ObservedUser };

const NOT_SEARCHED: Found = { outcome: 'none', searched: [] };

type PersonFactsOptions = {
  inventory: InventoryReader;
  owners: HeldOwners;
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
    return new Map(
      (await this.identify(subjects)).map(({ subject, identity }) => [
        subject.person.entityRef,
        identity,
      ]),
    );
  }

  /** domainId → each subject, in the order given, with the facts of it there. */
  async read<T extends Subject>(
    subjects: T[],
    domains: StudioDomain[],
  ): Promise<Map<string, { subject: T; facts: HeldFacts }[]>> {
    return this.#holdings.read(await this.identify(subjects), domains);
  }

  /** Each with its Identity Center user, in the order given; two may be recorded under one ref. */
  async identify<T extends Subject>(
    subjects: T[],
  ): Promise<IdentifiedSubject<T>[]> {
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
    const found = subjects.map(subject => {
      const { person, entity, userId = '' } = subject;
      const user = byId.get(userId);
      const identity: Found = user
        ? { outcome: 'found', user }
        : { outcome: 'none', searched: userId ? [`user id ${userId}`] : [] };
      return {
        subject,
        identity: entity ? resolved.get(person.entityRef ?? '') : identity,
      };
    });
    const refsOf = await this.#readRefs(found);
    return found.map(({ subject, identity = NOT_SEARCHED }) => {
      if (identity.outcome !== 'found') {
        return { subject, identity: toFact(identity) };
      }
      const { userId, userName, status } = identity.user;
      const refs = refsOf(userId);
      const sharedBy = refs.length > 1 ? refs.sort() : undefined;
      return {
        subject,
        identity: { outcome: 'found', userId, userName, status, sharedBy },
      };
    });
  }

  /** All catalog users who go by an Identity Center user: those at hand, and those found when the catalog was read. */
  async #readRefs(
    found: { subject: Subject; identity?: Found }[],
  ): Promise<(userId: string) => string[]> {
    const people = found.map(({ subject: { person, entity }, identity }) => ({
      refAtHand: entity && person.entityRef,
      userId: identity?.outcome === 'found' ? identity.user.userId : undefined,
    }));
    const linked = await this.#options.links.findRefs(
      people.flatMap(({ userId }) => userId ?? []),
    );
    const atHand = new Set(people.map(({ refAtHand }) => refAtHand));
    const byUser = Map.groupBy(people, ({ userId }) => userId);
    return userId => [
      // Of those at hand it is known better who they are now.
      ...(linked.get(userId) ?? []).filter(ref => !atHand.has(ref)),
      ...(byUser.get(userId) ?? []).flatMap(({ refAtHand }) => refAtHand ?? []),
    ];
  }
}

/** Without the users themselves, of whom facts have the names. */
function toFact(
  identity: Exclude<ResolvedIdentity, { outcome: 'found' }>,
): IdentityFact {
  switch (identity.outcome) {
    case 'ambiguous':
      return { outcome: 'ambiguous', candidates: identity.candidates };
    case 'conflict':
      return {
        outcome: 'conflict',
        candidates: identity.candidates,
        recorded: identity.recorded,
        namesakes: identity.namesakes,
      };
    default:
      return identity;
  }
}
