/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { userIdOf, type IdentityFact } from '../diagnosis/facts';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { EntityRef } from '../model/names';
import type { Identified } from '../model/personKey';
import { readNamesToday } from '../store/readNamesToday';
import type { PersonFactsReader } from './PersonFactsReader';
import { subjectsOf } from './subjects';

/** Somebody of a record as the catalog has them today. */
export type RecordedPerson = {
  /** The one of today; of somebody whom the catalog does not hold, the recorded one. */
  ref: EntityRef;
  entity?: UserEntity;
  identity?: IdentityFact;
  /** Whether the recorded ref is somebody else's by now. */
  hasPassed: boolean;
};

type Options = {
  knex: Knex;
  catalog: Pick<TeamCatalog, 'getUsers'>;
  personFacts: Pick<PersonFactsReader, 'resolve'>;
};

/**
 * Finds the people of records by their Identity Center user. A record names them by the ref that they had then, which may
 * be another's by now.
 */
export class RecordedPeople {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async find(
    recorded: readonly Identified[],
  ): Promise<(person: Identified) => RecordedPerson> {
    const { knex, catalog, personFacts } = this.#options;
    const namesToday = await readNamesToday(knex, recorded);
    const refsOf = (person: Identified) => [
      ...new Set([person.ref, ...namesToday(person)]),
    ];
    const entities = await catalog.getUsers([
      ...new Set(recorded.flatMap(refsOf)),
    ]);
    const identities = await personFacts.resolve(subjectsOf(entities));
    return person => {
      const { ref, userId } = person;
      const found = refsOf(person).map(each => ({
        ref: each,
        entity: entities.get(each),
        identity: identities.get(each),
      }));
      const recordedIdentity = identities.get(ref);
      const idThere = recordedIdentity && userIdOf(recordedIdentity);
      const hasPassed =
        userId !== undefined && idThere !== undefined && idThere !== userId;
      const own =
        userId === undefined
          ? undefined
          : found.find(
              ({ identity }) => identity && userIdOf(identity) === userId,
            );
      return {
        ...(own ??
          (hasPassed
            ? { ref }
            : {
                ref,
                entity: entities.get(ref),
                identity: recordedIdentity,
              })),
        hasPassed,
      };
    };
  }
}
