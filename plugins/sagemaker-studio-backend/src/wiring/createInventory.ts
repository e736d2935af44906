/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { Knex } from 'knex';
import { type CallRates, Gateways } from '../aws/Gateways';
import type { ObserveCall } from '../aws/observeCall';
import type { StudioConfig } from '../config/StudioConfig';
import { IdentityResolver } from '../directory/IdentityResolver';
import { IdentityLinks } from '../directory/IdentityLinks';
import { recordPrincipals } from '../directory/recordPrincipals';
import { orderMatchers, type IdentityMatcher } from '../directory/matchers';
import { InventoryStore } from '../inventory/store/InventoryStore';
import { SweepFailures } from '../inventory/sync/sweepFailures';
import { ProfileStore } from '../inventory/store/ProfileStore';
import { listGroupsInUse } from '../store/listGroupsInUse';
import { RelevantGroups } from '../inventory/sync/RelevantGroups';
import { NetworkStore } from '../inventory/store/NetworkStore';
import { SpaceStore } from '../inventory/store/SpaceStore';
import { RemovalThreshold } from '../inventory/store/RemovalThreshold';
import { InventorySync } from '../inventory/sync/InventorySync';
import { CloudTrailSubscriber } from '../inventory/refresh/CloudTrailSubscriber';
import { DomainStore } from '../inventory/store/DomainStore';
import { IdentityCenterStore } from '../inventory/store/IdentityCenterStore';
import { Watermarks } from '../inventory/store/Watermarks';
import { TargetRefresher } from '../inventory/refresh/TargetRefresher';
import { NetworkReader } from '../inventory/refresh/NetworkReader';
import { RefreshQueue } from '../inventory/refresh/RefreshQueue';
import { RefreshWorker } from '../inventory/refresh/RefreshWorker';
import { SweepPartStore } from '../inventory/sync/SweepPartStore';
import { ReadinessStore } from '../inventory/readiness/ReadinessStore';
import { ReadinessWorker } from '../inventory/readiness/ReadinessWorker';
import { SyncStateStore } from '../inventory/sync/SyncStateStore';
import { LaneRunner } from '../scheduling/LaneRunner';
import type { ReplicaStore } from '../scheduling/ReplicaStore';
import { studioLane } from '../scheduling/Lane';
import { DEFAULT_BACKOFF, type BackoffOptions } from '../util/backoff';
import { executionRolesOf } from '../facts/Domains';
import type { TaskScheduler } from '../scheduling/TaskLeases';

/** All that sees AWS as it is. */
export type InventoryServices = ReturnType<typeof createInventory>;

/** Wires the observed side; nothing runs before `lanes.start()`. */
export function createInventory(options: {
  /** The root configuration. */
  config: Config;
  studioConfig: StudioConfig;
  logger: LoggerService;
  /** The plugin's database, migrated. */
  database: Knex;
  scheduler: TaskScheduler;
  /** The replicas that share the lanes; default: there is no other. */
  replicas?: Pick<ReplicaStore, 'count'>;
  /** Ways to find people that modules have added. */
  matchers?: readonly IdentityMatcher[];
  /** Paces other than the default. */
  callsPerSecond?: Partial<CallRates>;
  backoff?: BackoffOptions;
  /** Takes note of each call of AWS. */
  observeCall?: ObserveCall;
}) {
  const { config, studioConfig, logger, database, scheduler } = options;
  const gateways = new Gateways({
    config,
    studioConfig,
    logger,
    callsPerSecond: options.callsPerSecond,
    observeCall: options.observeCall,
  });
  const inventory = new InventoryStore({ knex: database });
  const syncStates = new SyncStateStore({ knex: database });
  const stores = {
    inventory,
    domains: new DomainStore({ knex: database }),
    identityCenter: new IdentityCenterStore({
      knex: database,
      onDirectoryChange: recordPrincipals,
    }),
    spaces: new SpaceStore({ knex: database }),
  };
  const { fullFrequencySeconds } = studioConfig.sync;
  const watermarksOf = (list: 'profiles' | 'spaces') =>
    new Watermarks({ knex: database, list, fullFrequencySeconds });
  const removalThreshold = new RemovalThreshold({
    knex: database,
    limit: studioConfig.sync.removalLimit,
  });
  const readiness = new ReadinessStore({ knex: database });
  const lanes = new LaneRunner({
    lanes: ['identity-center', ...studioConfig.places.map(studioLane)],
    scheduler,
    logger,
    replicas: options.replicas,
    idleTimeoutMs: 1.5 * (options.backoff ?? DEFAULT_BACKOFF).base,
  });
  const sync = new InventorySync({
    gateways,
    ...stores,
    states: syncStates,
    lanes,
    places: studioConfig.places,
    frequencySeconds: studioConfig.sync.frequencySeconds,
    fullFrequencySeconds,
    removalThreshold,
    failures: new SweepFailures({
      states: syncStates,
      removalThreshold,
      logger,
    }),
    parts: new SweepPartStore({ knex: database }),
    profiles: new ProfileStore({ knex: database }),
    profileWatermarks: watermarksOf('profiles'),
    spaceWatermarks: watermarksOf('spaces'),
    groups: new RelevantGroups({
      knex: database,
      listInUse: () => listGroupsInUse(database),
      config: studioConfig,
    }),
    logger,
  });
  const readinessWorker = new ReadinessWorker({
    gateways,
    store: readiness,
    inventory,
    places: studioConfig.places,
    executionRolesOf: domain => executionRolesOf(domain, studioConfig),
  });
  const networks = new NetworkStore({ knex: database });
  const refreshQueue = new RefreshQueue({ knex: database });
  const refreshWorker = new RefreshWorker({
    queue: refreshQueue,
    targetRefresher: new TargetRefresher({
      gateways,
      ...stores,
      networks,
      removalThreshold,
      requestSweep: lane => sync.requestRefresh({ lanes: [lane] }),
    }),
    logger,
  });
  const cloudTrail = new CloudTrailSubscriber({
    queue: refreshQueue,
    lanes,
    logger,
  });
  const identity = new IdentityResolver({
    reader: inventory,
    links: new IdentityLinks({ knex: database }),
    matchers: orderMatchers({
      order: studioConfig.identityMapping,
      added: options.matchers,
    }),
  });
  return {
    gateways,
    /** Reads and writes of what was last seen. */
    inventory,
    domainStore: stores.domains,
    /** Which syncs are complete, asked for or failing, and why. */
    syncStates,
    /** Holds back mass removals until a person accepts them. */
    removalThreshold,
    /** Readiness observations beyond the inventory. */
    readiness,
    identity,
    /** The networks that a new domain can use. */
    networks: new NetworkReader({
      store: networks,
      queue: refreshQueue,
      lanes,
      config: studioConfig,
    }),
    /** Add the workers, `refreshWorker`, `sync` and `readinessWorker` after those that people wait for, then `start()`. */
    lanes,
    refreshWorker,
    sync,
    readinessWorker,
    /** Subscribe it once the lanes run. */
    cloudTrail,
  };
}
