/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { AccessStore } from '../store/AccessStore';
import type { LaneOf } from '../model/operationSteps';
import type { LifecycleConfig, StudioConfig } from '../config/StudioConfig';
import { DriftWorker } from '../grants/DriftWorker';
import { RecipientResolver } from '../grants/Recipients';
import { GrantCommandHandler } from '../grants/GrantCommandHandler';
import { GrantExpiryTask } from '../grants/GrantExpiryTask';
import { ManagedDomainResumer } from '../grants/ManagedDomainResumer';
import { LeaverSuspender } from '../grants/LeaverSuspender';
import { StartPreconditions } from '../grants/StartPreconditions';
import { DriftCursorStore } from '../grants/DriftCursorStore';
import type { InventoryServices } from './createInventory';
import type { Domains } from '../facts/Domains';
import { GrantFactsReader } from '../facts/GrantFactsReader';
import { GrantService } from '../grants/GrantService';
import type { TeamCatalog } from '../directory/TeamCatalog';

/** All that ends access: by time, by people leaving, by domains going. */
export type GrantLifecycle = {
  /** ISO 8601 duration between the start of an offboarding and what cannot be undone. */
  coolingOff: string;
  grants: GrantService;
  leavers: LeaverSuspender;
  recipientResolver: RecipientResolver;
  config: LifecycleConfig;
  /** Add it to the lanes before the sync, whose results it looks at. */
  watch: DriftWorker;
  /** Begins to keep the time of grants. */
  start(): Promise<void>;
};

/** Wires the leaving side; nothing runs by itself before `start()`. */
export function createGrantLifecycle(options: {
  studioConfig: StudioConfig;
  observed: InventoryServices;
  store: AccessStore;
  /** The plugin's database, migrated. */
  database: Knex;
  catalog: TeamCatalog;
  domains: Domains;
  scheduler: SchedulerService;
  laneOf: LaneOf;
  wake: (lanes: string[]) => Promise<void>;
  logger: LoggerService;
}): GrantLifecycle {
  const { store, catalog, laneOf, wake, logger } = options;
  const { inventory, gateways } = options.observed;
  const config = options.studioConfig.lifecycle;
  const { coolingOff } = config;
  const recipientResolver = RecipientResolver.create({
    config: options.studioConfig,
    leaving: config,
  });
  const driftCursors = DriftCursorStore.create({ knex: options.database });
  const facts = GrantFactsReader.create({ inventory, store });
  const commandHandler = GrantCommandHandler.create({ store, laneOf, wake });
  const leavers = LeaverSuspender.create({
    store,
    watch: driftCursors,
    inventory,
    catalog,
    commandHandler,
    recipientResolver,
    config,
    logger,
  });
  const domainResumer = ManagedDomainResumer.create({
    store,
    isManaged: domainId =>
      options.studioConfig.domains[domainId]?.mode === 'manage',
    wake,
  });
  const expiryTask = GrantExpiryTask.create({
    store,
    commandHandler,
    inventory,
    ground: StartPreconditions.create({ inventory, domains: options.domains }),
    domainResumer,
    config,
    logger,
  });
  return {
    coolingOff,
    leavers,
    recipientResolver,
    config,
    grants: GrantService.create({ store, facts, commandHandler, coolingOff }),
    watch: DriftWorker.create({
      store,
      watch: driftCursors,
      inventory,
      facts,
      gateways,
      commandHandler,
      leavers,
      logger,
    }),
    start: () =>
      options.scheduler.scheduleTask({
        id: 'grant-timekeeper',
        scope: 'global',
        frequency: { seconds: 15 },
        timeout: { minutes: 5 },
        fn: signal => expiryTask.tick({ signal }),
      }),
  };
}
