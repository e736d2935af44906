/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringifyEntityRef, type UserEntity } from '@backstage/catalog-model';
import type { SagemakerStudioIdentityHints } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import type { ObservedUser } from '../aws/observed';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Observed } from '../inventory/store/Inventory';
import { caseKey } from '../util/caseKey';
import type { ResolvedIdentity } from './ResolvedIdentity';
import { orderMatchers, type IdentityMatcher } from './matchers';

type Reader = Pick<InventoryReader, 'findUsers'>;

class CandidateIndex {
  readonly #users = new Map<string, Observed<ObservedUser>[]>();

  constructor(users: Observed<ObservedUser>[]) {
    for (const user of users) {
      this.#add(`id ${user.userId}`, user);
      this.#add(`name ${caseKey(user.userName)}`, user);
      if (user.email) {
        this.#add(`email ${caseKey(user.email)}`, user);
      }
      for (const id of new Set(user.externalIds.map(each => each.id))) {
        this.#add(`external ${id}`, user);
      }
    }
  }

  /** Without repeats: several hints may lead to one user. */
  find(hints: SagemakerStudioIdentityHints): Observed<ObservedUser>[] {
    const keys = [
      ...(hints.userIds ?? []).map(value => `id ${value}`),
      ...(hints.userNames ?? []).map(value => `name ${caseKey(value)}`),
      ...(hints.emails ?? []).map(value => `email ${caseKey(value)}`),
      ...(hints.externalIds ?? []).map(value => `external ${value}`),
    ];
    const users = keys.flatMap(key => this.#users.get(key) ?? []);
    return [...new Map(users.map(user => [user.userId, user])).values()];
  }

  #add(key: string, user: Observed<ObservedUser>): void {
    this.#users.set(key, [...(this.#users.get(key) ?? []), user]);
  }
}

/** Finds identities in the inventory, with one round of reads for any number of users. */
export class IdentityResolver {
  readonly #reader: Reader;
  readonly #matchers: readonly IdentityMatcher[];

  /** @param options - `matchers`: from the surest to the weakest; default: the built-in ones */
  constructor(options: {
    reader: Reader;
    matchers?: readonly IdentityMatcher[];
  }) {
    this.#reader = options.reader;
    this.#matchers = options.matchers ?? orderMatchers({});
  }

  async resolve(users: UserEntity[]): Promise<Map<string, ResolvedIdentity>> {
    const searches = users.map(user => ({
      entityRef: stringifyEntityRef(user),
      tries: this.#matchers.flatMap(matcher => {
        const hints = matcher.hintsOf(user);
        return hints ? [{ matcher, hints }] : [];
      }),
    }));
    const all = searches.flatMap(({ tries }) => tries);
    const candidates = await this.#reader.findUsers({
      userIds: all.flatMap(({ hints }) => hints.userIds ?? []),
      userNames: all.flatMap(({ hints }) => hints.userNames ?? []),
      emails: all.flatMap(({ hints }) => hints.emails ?? []),
      externalIds: all.flatMap(({ hints }) => hints.externalIds ?? []),
    });
    const index = new CandidateIndex(candidates);
    return new Map(
      searches.map(({ entityRef, tries }) => [
        entityRef,
        resolveOne(tries, index),
      ]),
    );
  }
}

type Try = { matcher: IdentityMatcher; hints: SagemakerStudioIdentityHints };

function resolveOne(tries: Try[], index: CandidateIndex): ResolvedIdentity {
  const searched: string[] = [];
  for (const { matcher, hints } of tries) {
    const users = index.find(hints);
    const [user, ...others] = users;
    if (others.length) {
      return {
        outcome: 'ambiguous',
        candidates: users.map(({ userName }) => userName).sort(),
      };
    }
    if (user) {
      return { outcome: 'found', user, by: matcher.name };
    }
    const words = wordsOf(hints);
    if (matcher.decides) {
      return {
        outcome: 'none',
        searched: words.map(word => `${word} of the annotation`),
      };
    }
    searched.push(...words);
  }
  return { outcome: 'none', searched };
}

function wordsOf(hints: SagemakerStudioIdentityHints): string[] {
  const { userIds, externalIds, userNames, emails } = hints;
  return [
    ...(userIds ?? []).map(value => `user id ${value}`),
    ...(externalIds ?? []).map(value => `external id ${value}`),
    ...(userNames ?? []).map(value => `username ${value}`),
    ...(emails ?? []).map(value => `email ${value}`),
  ];
}
