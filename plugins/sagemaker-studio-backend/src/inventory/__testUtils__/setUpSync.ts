/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  mockServices,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { StudioConfig } from '../../config/StudioConfig';
import { migrationsDirectory } from '../../database/applyMigrations';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from '../../integration/__testUtils__/startTestSandbox';
import { studioLane, type LaneId } from '../../scheduling/Lane';
import { present } from '../../util/__testUtils__/present';
import { createInventory } from '../../wiring/createInventory';

export const ML = studioLane(COMPANY.machineLearning);
export const PRODUCTION = studioLane(COMPANY.productionPlace);

/** Starts a sandbox for the tests of a file, fresh for each of them, and creates replicas that sync from it. */
export function setUpSync() {
  let started: TestSandbox | undefined;
  const sandbox = () => present(started);

  beforeAll(async () => {
    started = await startTestSandbox();
  });
  beforeEach(async () => {
    await sandbox().admin.reset();
    sandbox().admin.clearFaults();
    sandbox().admin.clearCalls();
  });
  afterAll(async () => {
    await started?.stop();
  });

  return {
    get sandbox() {
      return sandbox();
    },

    /** How often an operation of AWS was called. */
    calls: (operation: string) => sandbox().admin.calls({ operation }).length,

    /** A replica; several may share a database. */
    createReplica: (knex: Knex, studioConfig?: StudioConfig) =>
      createReplica(sandbox(), knex, studioConfig),
  };
}

function createReplica(
  sandbox: TestSandbox,
  knex: Knex,
  studioConfig = sandbox.studioConfig,
) {
  const logger = mockServices.logger.mock();
  const observed = createInventory({
    config: sandbox.config,
    studioConfig,
    logger,
    database: knex,
    scheduler: mockServices.scheduler(),
    callsPerSecond: { identityCenter: Infinity, sageMaker: Infinity },
  });
  const { signal } = new AbortController();
  return {
    ...observed,
    logger,
    step: (lane: LaneId) => observed.sync.work(lane, { signal }),
    warnings: () => logger.warn.mock.calls.map(([message]) => message),
    /** Works in the lane until nothing is due. */
    async drain(lane: LaneId): Promise<number> {
      let pieces = 0;
      while (await observed.sync.work(lane, { signal })) {
        pieces += 1;
      }
      return pieces;
    },
    async drainAll() {
      const lanes: LaneId[] = ['identity-center', ML, PRODUCTION];
      for (const lane of [...lanes, 'identity-center' as const]) {
        await this.drain(lane);
      }
    },
  };
}

/** A database with all tables, empty. */
export async function migrated(
  databases: TestDatabases,
  id: Parameters<TestDatabases['init']>[0],
): Promise<Knex> {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}
