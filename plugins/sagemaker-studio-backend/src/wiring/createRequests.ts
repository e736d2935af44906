/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What files, decides and revalidates requests. */
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { LifecycleConfig } from '../config/StudioConfig';
import type { StudioConfig } from '../config/StudioConfig';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { Domains } from '../facts/Domains';
import type { GrantFactsReader } from '../facts/GrantFactsReader';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import type { RecipientResolver } from '../grants/Recipients';
import type { LaneOf } from '../model/operationSteps';
import { AccessPlanner } from '../requests/AccessPlanner';
import { ApprovalHandler } from '../requests/ApprovalHandler';
import { Approvers } from '../requests/Approvers';
import { DecisionService } from '../requests/DecisionService';
import { GrantRequestPreparer } from '../requests/GrantRequestPreparer';
import { InvalidationThreshold } from '../requests/InvalidationThreshold';
import { PolicyEvaluator } from '../requests/PolicyEvaluator';
import { RequestPreconditions } from '../requests/RequestPreconditions';
import { RequestPreparer } from '../requests/RequestPreparer';
import { RequestReader } from '../requests/RequestReader';
import { RequestRevalidator } from '../requests/RequestRevalidator';
import { RequestService } from '../requests/RequestService';
import { RequestTimeTask } from '../requests/RequestTimeTask';
import type { AccessStore } from '../store/AccessStore';
import { HeldChanges } from '../store/HeldChanges';
import type { InventoryServices } from './createInventory';

export type Requests = {
  requests: RequestService;
  decisions: DecisionService;
  reader: RequestReader;
  invalidations: InvalidationThreshold;
  timeTask: RequestTimeTask;
};

export function createRequests(options: {
  config: StudioConfig;
  lifecycleConfig: LifecycleConfig;
  inventoryServices: Pick<
    InventoryServices,
    'inventory' | 'gateways' | 'readiness'
  >;
  store: AccessStore;
  database: Knex;
  catalog: TeamCatalog;
  domains: Domains;
  personFacts: PersonFactsReader;
  grantFacts: GrantFactsReader;
  recipientResolver: RecipientResolver;
  laneOf: LaneOf;
  wake: (lanes: string[]) => Promise<void>;
  logger: LoggerService;
}): Requests {
  const { config, store, database: knex } = options;
  const shared = { ...options, ...options.inventoryServices };
  const approvers = new Approvers(shared);
  const deciding = {
    ...shared,
    planner: new AccessPlanner(shared),
    approvers,
    policyEvaluator: new PolicyEvaluator({ config, approvers }),
  };
  const serving = {
    ...shared,
    reader: new RequestReader({ store }),
    approvalHandler: new ApprovalHandler(shared),
  };
  const requestPreconditions = new RequestPreconditions({
    ...shared,
    places: config.places,
  });
  const revalidator = new RequestRevalidator(deciding);
  const invalidations = new InvalidationThreshold({
    ...shared,
    requestPreconditions,
    held: new HeldChanges({ knex, store, kind: 'requests' }),
    limits: options.lifecycleConfig.leavers,
  });
  return {
    requests: new RequestService({
      ...serving,
      preparer: new RequestPreparer({
        ...deciding,
        against: new GrantRequestPreparer(deciding),
      }),
    }),
    decisions: new DecisionService({ ...serving, revalidator }),
    reader: serving.reader,
    invalidations,
    timeTask: new RequestTimeTask({
      ...shared,
      revalidator,
      requestPreconditions,
      invalidationThreshold: invalidations,
    }),
  };
}
