/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { RefPlace } from '../model/refPlace';
import type { NamesOfPlaces, PlaceNames } from './placeWords';
import { displayNameOf, type TeamCatalog } from './TeamCatalog';
import { stringifyEntityRef } from '@backstage/catalog-model';

/** Finds what people call the domains and teams of places. */
export class PlaceNamer implements NamesOfPlaces {
  readonly #inventory: Pick<InventoryReader, 'listDomains'>;
  readonly #catalog: Pick<TeamCatalog, 'findGroups'>;

  constructor(options: {
    inventory: Pick<InventoryReader, 'listDomains'>;
    catalog: Pick<TeamCatalog, 'findGroups'>;
  }) {
    this.#inventory = options.inventory;
    this.#catalog = options.catalog;
  }

  async read(
    places: readonly RefPlace[],
  ): Promise<(place: RefPlace) => PlaceNames> {
    if (places.length === 0) {
      return () => ({});
    }
    const domains = new Map(
      (await this.#inventory.listDomains()).map(({ domainId, name }) => [
        domainId,
        name,
      ]),
    );
    const teams = new Map(
      (
        await this.#catalog.findGroups(places.flatMap(({ team }) => team ?? []))
      ).map(group => [stringifyEntityRef(group), displayNameOf(group)]),
    );
    return ({ domainId = '', team = '' }) => ({
      domain: domains.get(domainId),
      team: teams.get(team),
    });
  }
}
