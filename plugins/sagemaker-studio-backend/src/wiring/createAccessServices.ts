/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
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
import { DatabaseAccessStore } from '../store/DatabaseAccessStore';
import { IdempotentWriteStore } from '../idempotency/IdempotentWriteStore';
import { Caller } from '../http/Caller';
import { registerPermissions } from '../http/permissions';
import { createRouter } from '../http/router';
import {
  createGrantLifecycle,
  type GrantLifecycle,
} from './createGrantLifecycle';
import type { InventoryServices } from './createInventory';
import { createReadModels, type ReadModels } from './createReadModels';
import type { BackoffOptions } from '../util/backoff';
import { laneOfStep } from '../operations/laneOfStep';
import { OperationWorker } from '../operations/OperationWorker';
import { allSteps } from '../operations/steps';
import { AccessListService } from '../readmodels/AccessListService';
import { AccessPlanner } from '../requests/AccessPlanner';
import { ApprovalHandler } from '../requests/ApprovalHandler';
import { Approvers } from '../requests/Approvers';
import { DecisionService } from '../requests/DecisionService';
import { Diagnoses } from '../readmodels/Diagnoses';
import { Domains } from '../facts/Domains';
import { DomainService } from '../readmodels/DomainService';
import { CatalogLinkStore } from '../directory/CatalogLinkStore';
import { EffectiveAccessService } from '../readmodels/EffectiveAccessService';
import { EntryService } from '../readmodels/EntryService';
import { EventService } from '../readmodels/EventService';
import { GrantChanger } from '../requests/GrantChanger';
import { GrantFactsReader } from '../facts/GrantFactsReader';
import { GrantMaker } from '../requests/GrantMaker';
import { GrantRequestPreparer } from '../requests/GrantRequestPreparer';
import { HistoryService } from '../readmodels/HistoryService';
import { IdempotentWrites } from '../idempotency/IdempotentWrites';
import { Links } from '../readmodels/Links';
import { GrantUsage } from '../requests/GrantUsage';
import { OperationService } from '../operations/OperationService';
import { PersonService } from '../readmodels/PersonService';
import { PolicyEvaluator } from '../requests/PolicyEvaluator';
import { ReadinessService } from '../readmodels/ReadinessService';
import { RequestRevalidator } from '../requests/RequestRevalidator';
import { Repairs } from '../readmodels/Repairs';
import { RequestPreparer } from '../requests/RequestPreparer';
import { RequestReader } from '../requests/RequestReader';
import { RefreshService } from '../inventory/refresh/RefreshService';
import { RequestService } from '../requests/RequestService';
import { PersonFactsReader } from '../facts/PersonFactsReader';
import { TeamAccessService } from '../readmodels/TeamAccessService';
import { CachedCatalog } from '../directory/CachedCatalog';
import { TrustedCatalog } from '../directory/TrustedCatalog';
import { TeamCatalog } from '../directory/TeamCatalog';
import { CallerResolver } from '../http/CallerResolver';
import { HeldRequestStore } from '../requests/HeldRequestStore';
import { InvalidationThreshold } from '../requests/InvalidationThreshold';
import { RequestPreconditions } from '../requests/RequestPreconditions';
import { RequestTimeTask } from '../requests/RequestTimeTask';
import type { OutboxMessage } from './createEventPipeline';

/** All that decides what should be, and makes AWS match it. */
export type AccessServices = {
  router: Router;
  /** Start it, so that it forgets. */
  writes: IdempotentWrites;
  /** Start it once the lanes run. */
  requestTimeTask: RequestTimeTask;
  /** Add it to the lanes before those that nobody waits for. */
  worker: OperationWorker;
  leaving: GrantLifecycle;
  /** Start it once the lanes run. */
  overview: ReadModels;
};

/** Wires the desired side. */
export function createAccessServices(options: {
  observed: InventoryServices;
  telling: OutboxMessage;
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
  const { observed, studioConfig: config, logger, auth } = options;
  const { inventory, gateways, lanes, sync } = observed;
  const { drainer, eventLog } = options.telling;
  const store = DatabaseAccessStore.create({
    knex: options.database,
    wakeOutbox: () => drainer.wake(),
  });
  const trusted = new TrustedCatalog({
    catalog: options.catalog,
    trustedOrigins: config.trustedOrigins,
  });
  const catalog = TeamCatalog.create({ catalog: trusted, auth });
  const cachedCatalog = TeamCatalog.create({
    catalog: CachedCatalog.create({ catalog: trusted }),
    auth,
  });
  const domains = Domains.create({
    inventory,
    applications: observed.readiness,
    config,
  });
  const catalogLinks = new CatalogLinkStore({ knex: options.database });
  const personFacts = PersonFactsReader.create({
    inventory,
    identities: observed.identity,
    store,
    links: catalogLinks,
  });
  const reader = RequestReader.create({ store });
  const planner = AccessPlanner.create({
    personFacts,
    inventory,
    readiness: observed.readiness,
    grantFacts: GrantFactsReader.create({ inventory, store }),
  });
  const approvers = Approvers.create({ catalog, personFacts, config });
  const policyEvaluator = PolicyEvaluator.create({ config, approvers });
  const deciding = {
    catalog,
    config,
    domains,
    planner,
    policyEvaluator,
    store,
  };
  const preparer = RequestPreparer.create({
    ...deciding,
    inventory,
    against: GrantRequestPreparer.create({
      ...deciding,
      personFacts,
      usage: GrantUsage.create({ inventory }),
    }),
  });
  const revalidator = RequestRevalidator.create({
    ...deciding,
    personFacts,
    approvers,
  });
  const approvalHandler = ApprovalHandler.create({
    grantMaker: GrantMaker.create({ store, laneOf: laneOfStep }),
    grantChanger: GrantChanger.create({ store, laneOf: laneOfStep }),
  });

  /** A lane that is not woken begins its next turn by itself, so this must not undo what is stored. */
  const wake = async (names: string[]) => {
    for (const lane of lanes.lanes.filter(each => names.includes(each))) {
      try {
        await lanes.wake(lane);
      } catch (error) {
        logger.warn(`Could not wake lane ${lane}`, toError(error));
      }
    }
  };

  const leaving = createGrantLifecycle({
    studioConfig: config,
    observed,
    store,
    database: options.database,
    catalog,
    domains,
    scheduler: options.scheduler,
    laneOf: laneOfStep,
    wake,
    logger,
  });
  const requestPreconditions = RequestPreconditions.create({
    inventory,
    catalog,
    personFacts,
    domains,
    store,
    gateways,
    places: config.places,
    logger,
  });
  const invalidations = InvalidationThreshold.create({
    store,
    held: HeldRequestStore.create({ knex: options.database }),
    ground: requestPreconditions,
    recipientResolver: leaving.recipientResolver,
    limits: leaving.config.leavers,
    logger,
  });
  const requestTimeTask = RequestTimeTask.create({
    store,
    revalidator,
    requestPreconditions,
    guard: invalidations,
    logger,
  });
  const worker = OperationWorker.create({
    store,
    gateways,
    inventory,
    steps: allSteps,
    laneOf: laneOfStep,
    coolingOff: leaving.coolingOff,
    isManaged: domainId => config.domains[domainId]?.mode === 'manage',
    recipientsOfBlocked: grant => leaving.recipientResolver.ofBlocked(grant),
    wake,
    logger,
    backoff: options.backoff,
  });
  const diagnoses = Diagnoses.create({ catalog, config });
  const links = Links.create({ config, directory: inventory });
  const overview = createReadModels({
    ...options,
    catalog: trusted,
    teams: catalog,
    domains,
  });
  const shared = {
    catalog,
    store,
    config,
    domains,
    personFacts,
    diagnoses,
    links,
    inventory,
  };
  const writes = IdempotentWrites.create({
    store: IdempotentWriteStore.create({ knex: options.database }),
  });
  const router = createRouter({
    caller: Caller.create({
      httpAuth: options.httpAuth,
      permissions: options.permissions,
      transformers: registerPermissions({
        registry: options.permissionsRegistry,
        store,
      }),
      viewers: new CallerResolver({ catalog, personFacts }),
      arePermissionsChecked:
        options.config.getOptionalBoolean('permission.enabled') ?? false,
    }),
    domains: DomainService.create({ ...shared, ...overview }),
    accessList: AccessListService.create({
      ...shared,
      ...overview,
      repairs: Repairs.create({ catalog, config }),
    }),
    history: HistoryService.create({ ...shared, ...overview }),
    teams: TeamAccessService.create({
      ...shared,
      catalog: cachedCatalog,
      diagnoses: Diagnoses.create({ catalog: cachedCatalog, config }),
    }),
    people: PersonService.create(shared),
    entry: EntryService.create(shared),
    effectiveAccess: EffectiveAccessService.create({ ...shared, catalogLinks }),
    readiness: ReadinessService.create({
      domains,
      readiness: observed.readiness,
      directory: inventory,
      syncStates: observed.syncStates,
      config,
    }),
    requests: RequestService.create({
      store,
      preparer,
      approvalHandler,
      reader,
      wake,
    }),
    decisions: DecisionService.create({
      store,
      revalidator,
      approvalHandler,
      reader,
      wake,
    }),
    reader,
    operations: OperationService.create({ store, wake }),
    grants: leaving.grants,
    leavers: leaving.leavers,
    invalidations,
    events: EventService.create({ eventLog }),
    auditor: options.auditor,
    refreshes: new RefreshService({
      removalThreshold: observed.removalThreshold,
      store,
      requests: [
        () => observed.readinessWorker.requestRefresh(),
        () => sync.requestRefresh(),
      ],
    }),
    directory: inventory,
    writes,
  });
  return { router, writes, requestTimeTask, worker, leaving, overview };
}
