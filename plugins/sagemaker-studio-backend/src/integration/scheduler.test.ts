/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Nothing but Backstage's own scheduler drives the lanes here, as in a portal: what is approved is carried out without
 * anybody doing anything, and without a wake being lost.
 */
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import request from 'supertest';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import { startTestSandbox } from './__testUtils__/startTestSandbox';

jest.setTimeout(240_000);

describe('on the scheduler of Backstage', () => {
  const databases = flowsDatabase();

  it('syncs by itself and brings a team in', async () => {
    const sandbox = await startTestSandbox();
    const backend = await startStudioBackend({
      sandbox,
      knex: await databases.init(),
      scheduler: schedulerServiceFactory,
    });
    try {
      await backend.sync();
      const asked = await answerOf(
        201,
        backend.as('mira.santos').ask({ kind: 'onboard-team' }),
      );
      const done = await backend.settle(asked.requestId);
      const health = await request(backend.server).get(
        '/api/sagemaker-studio/health',
      );
      expect([health.status, health.body]).toEqual([200, { status: 'ok' }]);
      expect(done.grants.map(({ status }) => status)).toEqual(
        Array(4).fill('active'),
      );
    } finally {
      await backend.stop();
      await sandbox.stop();
    }
  });
});
