/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Requests, grants, operations, and the API over them. Nothing runs before it is started. */
import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import type { StudioConfig } from '../config/StudioConfig';
import { AssignedDirectory } from '../directory/AssignedDirectory';
import { CachedCatalog } from '../directory/CachedCatalog';
import { CatalogLinkStore } from '../directory/CatalogLinkStore';
import { TeamCatalog } from '../directory/TeamCatalog';
import { TrustedCatalog } from '../directory/TrustedCatalog';
import { Domains } from '../facts/Domains';
import { GrantFactsReader } from '../facts/GrantFactsReader';
import { PersonFactsReader } from '../facts/PersonFactsReader';
import type { DriftWorker } from '../grants/DriftWorker';
import { RecipientResolver } from '../grants/Recipients';
import { CallerAuthorizer } from '../http/CallerAuthorizer';
import { CallerResolver } from '../http/CallerResolver';
import { registerPermissions } from '../http/permissions';
import { createRouter } from '../http/router';
import { IdempotentWrites } from '../idempotency/IdempotentWrites';
import { IdempotentWriteStore } from '../idempotency/IdempotentWriteStore';
import { RefreshService } from '../inventory/refresh/RefreshService';
import { laneOfStep } from '../operations/laneOfStep';
import { OperationService } from '../operations/OperationService';
import { OperationWorker } from '../operations/OperationWorker';
import { allSteps } from '../operations/steps';
import { AccessListService } from '../readmodels/AccessListService';
import { DomainService } from '../readmodels/DomainService';
import { EffectiveAccessService } from '../readmodels/EffectiveAccessService';
import { EntryService } from '../readmodels/EntryService';
import { EventService } from '../readmodels/EventService';
import { HistoryService } from '../readmodels/HistoryService';
import { Links } from '../readmodels/Links';
import { PersonService } from '../readmodels/PersonService';
import { ReadinessService } from '../readmodels/ReadinessService';
import { Repairs } from '../readmodels/Repairs';
import { TeamAccessService } from '../readmodels/TeamAccessService';
import { AccessStore } from '../store/AccessStore';
import type { BackoffOptions } from '../util/backoff';
import type { EventPipeline } from './createEventPipeline';
import { createGrantLifecycle } from './createGrantLifecycle';
import type { InventoryServices } from './createInventory';
import { createReadModels } from './createReadModels';
import { createRequests } from './createRequests';

export type AccessServices = {
  router: Router;
  /** Add them to the lanes, in this order, before the workers of the inventory. */
  workers: [OperationWorker, DriftWorker];
  /** Starts the scheduled tasks; call it once the lanes run. */
  start(): Promise<void>;
};

export function createAccessServices(options: {
  inventoryServices: InventoryServices;
  eventPipeline: EventPipeline;
  studioConfig: StudioConfig;
  /** The plugin's database, migrated. */
  database: Knex;
  logger: LoggerService;
  auditor: AuditorService;
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  catalog: CatalogService;
  scheduler: SchedulerService;
  /** The root configuration. */
  config: Config;
  /** Waits other than the default. */
  backoff?: BackoffOptions;
}): AccessServices {
  const { inventoryServices, studioConfig, logger, auth, scheduler } = options;
  const { drainer, eventLog } = options.eventPipeline;
  const { inventory, lanes, sync, readiness } = inventoryServices;
  const { database: knex } = options;
  const lifecycleConfig = studioConfig.lifecycle;

  /** A lane that cannot be woken starts its next turn by itself, and what was stored stays stored. */
  const wake = async (names: string[]) => {
    for (const lane of lanes.lanes.filter(each => names.includes(each))) {
      try {
        await lanes.wake(lane);
      } catch (error) {
        logger.warn(`Could not wake lane ${lane}`, toError(error));
      }
    }
  };
  const store = new AccessStore({ knex, wakeOutbox: () => drainer.wake() });
  const trusted = new TrustedCatalog({
    catalog: options.catalog,
    trustedOrigins: studioConfig.trustedOrigins,
  });
  const catalog = new TeamCatalog({ catalog: trusted, auth });
  const cachedCatalog = new TeamCatalog({
    catalog: new CachedCatalog({ catalog: trusted }),
    auth,
  });
  const catalogLinks = new CatalogLinkStore({ knex });
  const shared = {
    ...inventoryServices,
    inventoryServices,
    config: studioConfig,
    database: knex,
    logger,
    scheduler,
    store,
    catalog,
    wake,
    laneOf: laneOfStep,
    isManaged: (domainId: string) =>
      studioConfig.domains[domainId]?.mode === 'manage',
    directory: inventory,
    catalogLinks,
    recipientResolver: new RecipientResolver({
      config: studioConfig,
      lifecycle: lifecycleConfig,
    }),
    domains: new Domains({
      inventory,
      applications: readiness,
      config: studioConfig,
    }),
    personFacts: new PersonFactsReader({
      inventory,
      identities: inventoryServices.identity,
      store,
      links: catalogLinks,
    }),
    grantFacts: new GrantFactsReader({ inventory, store }),
  };
  const requests = createRequests({ ...shared, lifecycleConfig });
  const lifecycle = createGrantLifecycle({
    ...shared,
    config: lifecycleConfig,
  });
  const readModels = createReadModels({
    ...options,
    catalog: trusted,
    teams: catalog,
    domains: shared.domains,
  });
  const writes = new IdempotentWrites({
    store: new IdempotentWriteStore({ knex }),
  });
  const reading = {
    ...shared,
    ...readModels,
    repairs: new Repairs(shared),
    links: new Links(shared),
  };
  const callers = new CallerResolver(shared);
  const router = createRouter({
    callers,
    ...requests,
    caller: new CallerAuthorizer({
      httpAuth: options.httpAuth,
      permissions: options.permissions,
      transformers: registerPermissions({
        registry: options.permissionsRegistry,
        store,
      }),
      viewers: callers,
      arePermissionsChecked:
        options.config.getOptionalBoolean('permission.enabled') ?? false,
    }),
    grants: lifecycle.grants,
    leavers: lifecycle.leavers,
    operations: new OperationService(shared),
    domains: new DomainService(reading),
    accessList: new AccessListService(reading),
    history: new HistoryService(reading),
    teams: new TeamAccessService({
      ...reading,
      catalog: cachedCatalog,
      repairs: new Repairs({ ...shared, catalog: cachedCatalog }),
    }),
    people: new PersonService(reading),
    entry: new EntryService(reading),
    effectiveAccess: new EffectiveAccessService(reading),
    readiness: new ReadinessService(shared),
    events: new EventService({ eventLog }),
    auditor: options.auditor,
    refreshes: new RefreshService({
      ...shared,
      requests: [
        () => inventoryServices.readinessWorker.requestRefresh(),
        () => sync.requestRefresh(),
      ],
    }),
    directory: new AssignedDirectory({
      knex,
      catalog: options.catalog,
      auth,
      logger,
    }),
    writes,
  });
  const worker = new OperationWorker({
    ...shared,
    steps: allSteps,
    coolingOff: lifecycleConfig.coolingOff,
    recipientsOfBlocked: grant => shared.recipientResolver.ofBlocked(grant),
    backoff: options.backoff,
  });
  return {
    router,
    workers: [worker, lifecycle.driftWorker],
    async start() {
      await writes.start(scheduler);
      await lifecycle.start();
      await requests.timeTask.start(scheduler);
      await readModels.start();
      await drainer.start();
    },
  };
}
