/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { readInChunks } from '../database/transaction';
import { BATCH } from '../inventory/store/tables';
import type { IdentifiedTeam } from '../model/teamKey';
import { CATALOG_TEAMS, type CatalogTeamRow } from '../store/teamToday';
import type { TeamCatalog, TeamGroupFinder } from './TeamCatalog';

/** Tells which teams refs name now: what is named by a ref is looked up by the team. */
export class TeamIdentifier {
  readonly #catalog: Pick<TeamCatalog, 'findGroups'>;
  readonly #teamGroups: TeamGroupFinder;
  readonly #knex: Knex;

  constructor(options: {
    catalog: Pick<TeamCatalog, 'findGroups'>;
    teamGroups: TeamGroupFinder;
    knex: Knex;
  }) {
    this.#catalog = options.catalog;
    this.#teamGroups = options.teamGroups;
    this.#knex = options.knex;
  }

  /** In the order of the refs. One that has left the catalog is the team that it was when it was last there. */
  async identify(refs: readonly string[]): Promise<IdentifiedTeam[]> {
    if (refs.length === 0) {
      return [];
    }
    const groups = await this.#catalog.findGroups([...new Set(refs)]);
    const found = await this.#teamGroups.find(groups);
    const present = new Set(groups.map(stringifyEntityRef));
    const rows: CatalogTeamRow[] = await readInChunks(
      refs.filter(ref => !present.has(ref)),
      BATCH,
      part => this.#knex(CATALOG_TEAMS).whereIn('entity_ref', part),
    );
    const former = new Map(
      rows.map(({ entity_ref: ref, group_id: groupId }) => [ref, groupId]),
    );
    return refs.map(ref => ({
      ref,
      groupId: found.get(ref)?.groupId ?? former.get(ref),
    }));
  }

  async identifyOne(ref: string): Promise<IdentifiedTeam> {
    const [identified] = await this.identify([ref]);
    return identified ?? { ref };
  }
}
