/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What ends access: time, people who leave, domains that go. Nothing runs before `start()`. */
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { LifecycleConfig } from '../config/StudioConfig';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { Domains } from '../facts/Domains';
import type { GrantFactsReader } from '../facts/GrantFactsReader';
import { DriftCursorStore } from '../grants/DriftCursorStore';
import { DriftWorker } from '../grants/DriftWorker';
import { GrantCommandHandler } from '../grants/GrantCommandHandler';
import { GrantExpiryTask } from '../grants/GrantExpiryTask';
import { GrantService } from '../grants/GrantService';
import { LeaverSuspender } from '../grants/LeaverSuspender';
import { PresenceReader } from '../grants/PresenceReader';
import type { RecipientResolver } from '../grants/Recipients';
import { StartPreconditions } from '../grants/StartPreconditions';
import type { LaneOf } from '../model/operationSteps';
import type { AccessStore } from '../store/AccessStore';
import { HeldChanges } from '../store/HeldChanges';
import type { InventoryServices } from './createInventory';

export type GrantLifecycle = {
  grants: GrantService;
  leavers: LeaverSuspender;
  /** Add it to the lanes before the sync, whose results it checks. */
  driftWorker: DriftWorker;
  start(): Promise<void>;
};

export function createGrantLifecycle(options: {
  config: LifecycleConfig;
  inventoryServices: Pick<InventoryServices, 'inventory' | 'gateways'>;
  store: AccessStore;
  database: Knex;
  catalog: TeamCatalog;
  domains: Domains;
  grantFacts: GrantFactsReader;
  recipientResolver: RecipientResolver;
  scheduler: SchedulerService;
  laneOf: LaneOf;
  isManaged: (domainId: string) => boolean;
  wake: (lanes: string[]) => Promise<void>;
  logger: LoggerService;
}): GrantLifecycle {
  const { config, database: knex, store, grantFacts: facts } = options;
  const { inventory, gateways } = options.inventoryServices;
  const { coolingOff } = config;
  const shared = {
    ...options,
    inventory,
    gateways,
    facts,
    commandHandler: new GrantCommandHandler(options),
  };
  const leavers = new LeaverSuspender({
    ...shared,
    held: new HeldChanges({ knex, store, kind: 'grants' }),
    presence: new PresenceReader(shared),
  });
  const expiryTask = new GrantExpiryTask({
    ...shared,
    startPreconditions: new StartPreconditions(shared),
  });
  return {
    grants: new GrantService({ ...shared, coolingOff }),
    leavers,
    driftWorker: new DriftWorker({
      ...shared,
      leavers,
      driftCursors: new DriftCursorStore({ knex }),
    }),
    start: () =>
      options.scheduler.scheduleTask({
        id: 'grant-timekeeper',
        scope: 'global',
        frequency: { seconds: 15 },
        timeout: { minutes: 5 },
        fn: signal => expiryTask.run({ signal }),
      }),
  };
}
