/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { CatalogLinkStore } from '../directory/CatalogLinkStore';
import type { PeopleIdentifier } from '../facts/PeopleIdentifier';
import { personKey, type Identified, type PersonKey } from '../model/personKey';

/** Placeholder for people without a catalog user, and for teams that have lost their ref; no rule names it. */
export const NOBODY = 'nobody';

/**
 * Finds under which ref the people of records are in the catalog today, since permission rules name people by refs. A name
 * that has passed to somebody else gives them nothing.
 */
export class CurrentNames {
  readonly #people: PeopleIdentifier;
  readonly #links: Pick<CatalogLinkStore, 'findRefs'>;

  constructor(options: {
    people: PeopleIdentifier;
    links: Pick<CatalogLinkStore, 'findRefs'>;
  }) {
    this.#people = options.people;
    this.#links = options.links;
  }

  /** @returns what names each of the people */
  async read(
    recorded: readonly Identified[],
  ): Promise<(person: Identified) => string> {
    const names = new Map<PersonKey, string>();
    const linked = recorded.filter(({ userId }) => userId);
    await this.#find(
      names,
      linked.map(({ ref }) => ref),
    );
    const others = linked.filter(person => !names.has(personKey(person)));
    if (others.length) {
      const refs = await this.#links.findRefs(
        others.flatMap(({ userId }) => userId ?? []),
      );
      await this.#find(names, [...refs.values()].flat());
    }
    return person =>
      person.userId ? names.get(personKey(person)) ?? NOBODY : person.ref;
  }

  async #find(names: Map<PersonKey, string>, refs: string[]): Promise<void> {
    for (const found of await this.#people.identify([...new Set(refs)])) {
      names.set(personKey(found), found.ref);
    }
  }
}
