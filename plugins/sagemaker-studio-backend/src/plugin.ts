/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
  tracingServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  sagemakerStudioIdentityExtensionPoint,
  sagemakerStudioPolicyExtensionPoint,
  type SagemakerStudioIdentityMatcher,
  type SagemakerStudioPolicy,
} from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { registerActions } from './actions/registerActions';
import type { CallRates } from './aws/Gateways';
import { readStudioConfig } from './config/readStudioConfig';
import { applyMigrations } from './database/applyMigrations';
import { createHealthRouter, HEALTH_PATH } from './http/healthRouter';
import { startRecord } from './store/startRecord';
import { createAccessServices } from './wiring/createAccessServices';
import { createInventory } from './wiring/createInventory';
import { createDirectory } from './wiring/createDirectory';
import { createEventPipeline } from './wiring/createEventPipeline';
import { StateReader } from './telemetry/StateReader';
import { Settings } from './settings/Settings';
import { Telemetry } from './telemetry/Telemetry';
import { ReplicaStore } from './scheduling/ReplicaStore';
import { TaskLeases } from './scheduling/TaskLeases';
import type { BackoffOptions } from './util/backoff';

/** Shorter waits for tests. */
export type PluginOptions = {
  callsPerSecond?: CallRates;
  backoff?: BackoffOptions;
};

/** The plugin, with its pace towards AWS. */
export function createSagemakerStudioPlugin(options: PluginOptions = {}) {
  return createBackendPlugin({
    pluginId: 'sagemaker-studio',
    register(env) {
      const policies: SagemakerStudioPolicy[] = [];
      env.registerExtensionPoint(sagemakerStudioPolicyExtensionPoint, {
        addPolicies(...added) {
          policies.push(...added);
        },
      });
      const matchers: SagemakerStudioIdentityMatcher[] = [];
      env.registerExtensionPoint(sagemakerStudioIdentityExtensionPoint, {
        addMatcher(matcher) {
          matchers.push(matcher);
        },
      });
      env.registerInit({
        deps: {
          actionsRegistry: actionsRegistryServiceRef,
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          database: coreServices.database,
          discovery: coreServices.discovery,
          events: eventsServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          lifecycle: coreServices.lifecycle,
          logger: coreServices.logger,
          metrics: metricsServiceRef,
          notifications: notificationService,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          scheduler: coreServices.scheduler,
          signals: signalsServiceRef,
          tracing: tracingServiceRef,
        },
        async init(deps) {
          const { config, logger } = deps;
          const appConfig = readStudioConfig(config, {
            policies,
            matchers: matchers.map(({ name }) => name),
          });
          const telemetry = new Telemetry(deps);
          const database = await applyMigrations(deps.database);
          const settings = new Settings({
            knex: database,
            logger,
            config: appConfig,
          });
          await settings.start();
          deps.lifecycle.addShutdownHook(() => settings.stop());
          const studioConfig = settings.over(appConfig);
          const replicas = new ReplicaStore({ knex: database });
          const scheduler = new TaskLeases({
            knex: database,
            scheduler: deps.scheduler,
            logger,
            replicas,
          });
          deps.lifecycle.addShutdownHook(() => scheduler.stop());
          const inventoryServices = createInventory({
            config,
            studioConfig,
            logger,
            database,
            scheduler,
            replicas,
            callsPerSecond: options.callsPerSecond,
            backoff: options.backoff,
            matchers,
            observeCall: telemetry.observeCall,
          });
          const directoryServices = createDirectory({
            ...deps,
            inventoryServices,
            studioConfig,
            database,
          });
          const eventPipeline = createEventPipeline({
            ...deps,
            scheduler,
            studioConfig,
            database,
            waiting: options.backoff,
            membersOf: groups => directoryServices.catalog.getMembers(groups),
            namesOf: refs => directoryServices.catalog.getNames(refs),
          });
          await startRecord(database, eventPipeline.keys);
          const accessServices = createAccessServices({
            ...deps,
            scheduler,
            inventoryServices,
            directoryServices,
            eventPipeline,
            studioConfig,
            settings,
            database,
            backoff: options.backoff,
            telemetry,
          });
          const { lanes, cloudTrail, inventory } = inventoryServices;
          const state = new StateReader({
            knex: database,
            inventory,
            lanes: lanes.lanes,
          });
          telemetry.showState(state);
          deps.httpRouter.addAuthPolicy({
            path: HEALTH_PATH,
            allow: 'unauthenticated',
          });
          deps.httpRouter.use(createHealthRouter({ state, logger }));
          deps.httpRouter.use(accessServices.router);
          registerActions({ ...deps, registry: deps.actionsRegistry });
          for (const worker of [
            ...accessServices.workers,
            inventoryServices.refreshWorker,
            inventoryServices.sync,
            inventoryServices.readinessWorker,
          ]) {
            lanes.addWorker(worker);
          }
          await lanes.start();
          await cloudTrail.subscribe(deps.events, studioConfig.cloudTrailTopic);
          await accessServices.start();
        },
      });
    },
  });
}

/**
 * The back end of SageMaker Studio access: requests, grants and the operations that bring people into Studio domains.
 *
 * @public
 */
export const sagemakerStudioPlugin = createSagemakerStudioPlugin();
