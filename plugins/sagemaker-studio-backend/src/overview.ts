/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { StudioConfig } from './config/StudioConfig';
import type { ObservedSide } from './observed';
import { AccessListKeeper } from './overview/AccessListKeeper';
import { AccessListStore } from './overview/AccessListStore';
import { AccessProjector } from './overview/AccessProjector';
import { PeopleLinks } from './overview/PeopleLinks';

/** What lists of people and domains are read from. */
export type Overview = {
  list: AccessListStore;
  projector: AccessProjector;
  keeper: AccessListKeeper;
};

/** Wires the access list; nothing runs by itself before `keeper.start()`. */
export function createOverview(options: {
  observed: ObservedSide;
  studioConfig: StudioConfig;
  /** The plugin's database, migrated. */
  database: Knex;
  catalog: CatalogService;
  auth: AuthService;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Overview {
  const { observed, database: knex, scheduler, logger } = options;
  const projector = AccessProjector.create({
    knex,
    config: options.studioConfig,
  });
  return {
    list: AccessListStore.create({ knex }),
    projector,
    keeper: AccessListKeeper.create({
      projector,
      links: PeopleLinks.create({
        catalog: options.catalog,
        auth: options.auth,
        identities: observed.identity,
        knex,
      }),
      inventory: observed.inventory,
      scheduler,
      logger,
    }),
  };
}
