/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Objects that requests, grants, operations and pages share. */
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { StudioConfig } from '../config/StudioConfig';
import { ProfileOwners } from '../directory/ProfileOwners';
import { TeamIdentifier } from '../directory/TeamIdentifier';
import { Domains } from '../facts/Domains';
import { GrantFactsReader } from '../facts/GrantFactsReader';
import { PeopleIdentifier } from '../facts/PeopleIdentifier';
import { PersonFactsReader } from '../facts/PersonFactsReader';
import { RecipientResolver } from '../grants/RecipientResolver';
import { laneOfStep } from '../operations/laneOfStep';
import type { Settings } from '../settings/Settings';
import { AccessStore } from '../store/AccessStore';
import { DomainCreationStore } from '../store/DomainCreationStore';
import type { DirectoryServices } from './createDirectory';
import type { EventPipeline } from './createEventPipeline';
import type { InventoryServices } from './createInventory';
import type { TaskScheduler } from '../scheduling/TaskLeases';
import type { Telemetry } from '../telemetry/Telemetry';

export type FoundationOptions = {
  inventoryServices: InventoryServices;
  directoryServices: DirectoryServices;
  eventPipeline: EventPipeline;
  studioConfig: StudioConfig;
  settings: Settings;
  /** The plugin's database, migrated. */
  database: Knex;
  logger: LoggerService;
  auth: AuthService;
  catalog: CatalogService;
  scheduler: TaskScheduler;
  telemetry: Telemetry;
};

export type Foundation = ReturnType<typeof createFoundation>;

export function createFoundation(options: FoundationOptions) {
  const { inventoryServices, studioConfig: config, auth, logger } = options;
  const { inventory, identity, lanes, readiness } = inventoryServices;
  const { database: knex, scheduler } = options;
  const { drainer, keys } = options.eventPipeline;
  const store = new AccessStore({
    knex,
    keys,
    wakeOutbox: () => drainer.wake(),
    onStored: options.telemetry.onStored,
  });
  const { catalog, catalogLinks, teamGroups } = options.directoryServices;
  const owners = new ProfileOwners({ knex });
  const personFacts = new PersonFactsReader({
    inventory,
    owners,
    identities: identity,
    store,
    links: catalogLinks,
  });
  return {
    ...inventoryServices,
    config,
    settings: options.settings,
    knex,
    auth,
    logger,
    scheduler,
    store,
    entityCatalog: options.catalog,
    ...options.directoryServices,
    directory: inventory,
    recipientResolver: new RecipientResolver({ config }),
    creations: new DomainCreationStore({ knex }),
    domains: new Domains({ inventory, applications: readiness, config }),
    owners,
    personFacts,
    people: new PeopleIdentifier({ catalog, personFacts }),
    teamIdentifier: new TeamIdentifier({ catalog, teamGroups, knex }),
    grantFacts: new GrantFactsReader({ inventory, owners, store }),
    laneOf: laneOfStep,
    isManaged: (domainId: string) =>
      config.domains[domainId]?.mode === 'manage',
    /** A lane that cannot be woken starts its next turn by itself, and what was stored stays stored. */
    wake: async (names: string[]) => {
      for (const lane of lanes.lanes.filter(each => names.includes(each))) {
        try {
          await lanes.wake(lane, 'changes');
        } catch (error) {
          logger.warn(`Could not wake lane ${lane}`, toError(error));
        }
      }
    },
  };
}
