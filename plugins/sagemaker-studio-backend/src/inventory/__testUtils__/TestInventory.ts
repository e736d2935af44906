/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type {
  ObservedApp,
  ObservedAssignment,
  ObservedDomain,
  ObservedProfile,
  ObservedSpace,
} from '../../aws/observed';
import { inTransaction } from '../../database/transaction';
import { DomainStore } from '../store/DomainStore';
import {
  IdentityCenterStore,
  type SweptDirectory,
} from '../store/IdentityCenterStore';
import type { ReplaceOptions } from '../store/Inventory';
import { InventoryStore } from '../store/InventoryStore';
import { replaceRowsOfDomain } from '../store/spaceRows';
import { SpaceStore } from '../store/SpaceStore';
import { toProfileRow } from '../store/studioRows';
import { SyncStateStore } from '../sync/SyncStateStore';

/** The inventory with all its stores, for tests that fill it without AWS. */
export class TestInventory extends InventoryStore {
  readonly #knex: Knex;
  readonly #domains: DomainStore;
  readonly #identityCenter: IdentityCenterStore;
  readonly #spaces: SpaceStore;
  readonly #states: SyncStateStore;

  constructor(options: ConstructorParameters<typeof IdentityCenterStore>[0]) {
    super(options);
    this.#knex = options.knex;
    this.#domains = new DomainStore(options);
    this.#identityCenter = new IdentityCenterStore(options);
    this.#spaces = new SpaceStore(options);
    this.#states = new SyncStateStore(options);
  }

  replaceDomains(
    place: { accountId: string; region: string },
    domains: ObservedDomain[],
    options?: ReplaceOptions,
  ) {
    return this.#domains.replace(place, domains, options);
  }

  replaceProfiles(
    domainId: string,
    profiles: ObservedProfile[],
    options?: ReplaceOptions,
  ) {
    const rows = profiles.map(toProfileRow);
    return inTransaction(this.#knex, transaction =>
      replaceRowsOfDomain(
        transaction,
        { domainId, kind: 'profiles', rows },
        options,
      ),
    );
  }

  replaceSpaces(domainId: string, spaces: ObservedSpace[]) {
    return this.#spaces.replace(domainId, spaces);
  }

  replaceApps(domainId: string, apps: ObservedApp[]) {
    return this.#spaces.replaceApps({ domainId }, apps);
  }

  replaceAssignments(
    applicationArn: string,
    assignments: ObservedAssignment[],
    options?: ReplaceOptions,
  ) {
    return this.#identityCenter.replaceAssignments(
      applicationArn,
      assignments,
      options,
    );
  }

  replaceDirectory(directory: SweptDirectory, options?: ReplaceOptions) {
    return this.#identityCenter.replaceDirectory(directory, options);
  }

  recordCompleteSync(scope: string, options?: { startedAt?: string }) {
    return this.#states.recordComplete(scope, options);
  }

  removePlacesExcept(places: { accountId: string; region: string }[]) {
    return this.#domains.removePlacesExcept(places);
  }
}
