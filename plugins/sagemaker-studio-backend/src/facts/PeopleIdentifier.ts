/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { userIdOf } from '../diagnosis/facts';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { Identified } from '../model/personKey';
import type { PersonFactsReader } from './PersonFactsReader';
import { subjectsOf } from './subjects';

/** Tells who is behind names now: what is named by a ref is looked up by the person. */
export class PeopleIdentifier {
  readonly #catalog: Pick<TeamCatalog, 'getUsers'>;
  readonly #personFacts: Pick<PersonFactsReader, 'resolve'>;

  constructor(options: {
    catalog: Pick<TeamCatalog, 'getUsers'>;
    personFacts: Pick<PersonFactsReader, 'resolve'>;
  }) {
    this.#catalog = options.catalog;
    this.#personFacts = options.personFacts;
  }

  /** In the order of the refs; without a user id where the catalog or Identity Center knows none. */
  async identify(refs: readonly string[]): Promise<Identified[]> {
    if (refs.length === 0) {
      return [];
    }
    const entities = await this.#catalog.getUsers([...new Set(refs)]);
    const identities = await this.#personFacts.resolve(subjectsOf(entities));
    return refs.map(ref => {
      const identity = identities.get(ref);
      return { ref, userId: identity && userIdOf(identity) };
    });
  }

  async identifyOne(ref: string): Promise<Identified> {
    const [identified] = await this.identify([ref]);
    return identified ?? { ref };
  }
}
