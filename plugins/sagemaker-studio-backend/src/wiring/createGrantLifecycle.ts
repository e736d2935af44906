/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { Knex } from 'knex';
import type { AccessStore } from '../store/AccessStore';
import type { LaneOf } from '../model/operationSteps';
import type { StudioConfig } from '../config/StudioConfig';
import { AccessWatch } from '../grants/DriftWorker';
import { Audience } from '../grants/Recipients';
import { GrantCommander } from '../grants/GrantCommandHandler';
import { GrantTimekeeper } from '../grants/GrantExpiryTask';
import { ManagedAgain } from '../grants/ManagedDomainResumer';
import { Leavers } from '../grants/LeaverSuspender';
import { readLeavingConfig, type LeavingConfig } from '../config/lifecycleConfig';
import { StartGround } from '../grants/StartPreconditions';
import { WatchStore } from '../grants/DriftCursorStore';
import type { ObservedSide } from './createInventory';
import type { Domains } from '../facts/Domains';
import { GrantFactsReader } from '../facts/GrantFactsReader';
import { GrantService } from '../grants/GrantService';
import type { TeamCatalog } from '../directory/TeamCatalog';

/** All that ends access: by time, by people leaving, by domains going. */
export type LeavingSide = {
  /** ISO 8601 duration between the start of an offboarding and what cannot be undone. */
  coolingOff: string;
  grants: GrantService;
  leavers: Leavers;
  audience: Audience;
  config: LeavingConfig;
  /** Add it to the lanes before the sync, whose results it looks at. */
  watch: AccessWatch;
  /** Begins to keep the time of grants. */
  start(): Promise<void>;
};

/** Wires the leaving side; nothing runs by itself before `start()`. */
export function createLeavingSide(options: {
  /** The root configuration. */
  config: Config;
  studioConfig: StudioConfig;
  observed: ObservedSide;
  store: AccessStore;
  /** The plugin's database, migrated. */
  database: Knex;
  catalog: TeamCatalog;
  domains: Domains;
  scheduler: SchedulerService;
  laneOf: LaneOf;
  wake: (lanes: string[]) => Promise<void>;
  logger: LoggerService;
}): LeavingSide {
  const { store, catalog, laneOf, wake, logger } = options;
  const { inventory, gateways } = options.observed;
  const config = readLeavingConfig(options.config);
  const { coolingOff } = config;
  const audience = Audience.create({
    config: options.studioConfig,
    leaving: config,
  });
  const watchStore = WatchStore.create({ knex: options.database });
  const facts = GrantFactsReader.create({ inventory, store });
  const commander = GrantCommander.create({ store, laneOf, wake });
  const leavers = Leavers.create({
    store,
    watch: watchStore,
    inventory,
    catalog,
    commander,
    audience,
    config,
    logger,
  });
  const managedAgain = ManagedAgain.create({
    store,
    isManaged: domainId =>
      options.studioConfig.domains[domainId]?.mode === 'manage',
    wake,
  });
  const timekeeper = GrantTimekeeper.create({
    store,
    commander,
    inventory,
    ground: StartGround.create({ inventory, domains: options.domains }),
    managedAgain,
    config,
    logger,
  });
  return {
    coolingOff,
    leavers,
    audience,
    config,
    grants: GrantService.create({ store, facts, commander, coolingOff }),
    watch: AccessWatch.create({
      store,
      watch: watchStore,
      inventory,
      facts,
      gateways,
      commander,
      leavers,
      logger,
    }),
    start: () =>
      options.scheduler.scheduleTask({
        id: 'grant-timekeeper',
        scope: 'global',
        frequency: { seconds: 15 },
        timeout: { minutes: 5 },
        fn: signal => timekeeper.tick({ signal }),
      }),
  };
}
