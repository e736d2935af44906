/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The access list and its history. Nothing runs before `start()`. */
import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import type { Knex } from 'knex';
import { Duration } from 'luxon';
import type { StudioConfig } from '../config/StudioConfig';
import type { InventoryServices } from './createInventory';
import { AccessListTask } from '../readmodels/AccessListTask';
import { AccessListStore } from '../readmodels/AccessListStore';
import { AccessProjector } from '../readmodels/AccessProjector';
import { HistoryTask } from '../readmodels/HistoryTask';
import { HistoryStore } from '../readmodels/HistoryStore';
import { CatalogPeopleLinks } from '../directory/CatalogPeopleLinks';
import type { Domains } from '../facts/Domains';
import type { TrustedCatalog } from '../directory/TrustedCatalog';
import type { TeamCatalog } from '../directory/TeamCatalog';

export type ReadModels = {
  list: AccessListStore;
  projector: AccessProjector;
  history: HistoryStore;
  start(): Promise<void>;
};

const KEEP_KEY = 'sagemakerStudio.history.keep';
const KEPT_BY_DEFAULT = { days: 400 };

export function createReadModels(options: {
  /** The root configuration. */
  config: Config;
  inventoryServices: InventoryServices;
  studioConfig: StudioConfig;
  domains: Domains;
  /** The plugin's database, migrated. */
  database: Knex;
  catalog: TrustedCatalog;
  teams: TeamCatalog;
  auth: AuthService;
  scheduler: SchedulerService;
  logger: LoggerService;
}): ReadModels {
  const { config, database: knex, domains, scheduler, logger } = options;
  const { inventory, identity } = options.inventoryServices;
  const list = new AccessListStore({ knex });
  const history = new HistoryStore({ knex });
  const projector = new AccessProjector({
    knex,
    config: options.studioConfig,
  });
  const accessListTask = new AccessListTask({
    projector,
    links: new CatalogPeopleLinks({
      catalog: options.catalog,
      auth: options.auth,
      identities: identity,
      knex,
    }),
    inventory,
    scheduler,
    logger,
  });
  const historyTask = new HistoryTask({
    history,
    projector,
    list,
    catalog: options.teams,
    domains,
    scheduler,
    logger,
    keep: Duration.fromObject(
      config.has(KEEP_KEY)
        ? readDurationFromConfig(config, { key: KEEP_KEY })
        : KEPT_BY_DEFAULT,
    ),
  });
  return {
    list,
    projector,
    history,
    async start() {
      await accessListTask.start();
      await historyTask.start();
    },
  };
}
