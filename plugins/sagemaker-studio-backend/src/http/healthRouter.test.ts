/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { createHealthRouter } from './healthRouter';

const NOTHING = {
  requests: [],
  grants: [],
  operations: [],
  laneBacklog: [],
  syncAge: [],
  unsynced: [],
  outboxPending: [],
  outboxLag: [],
  invalidations: [],
  invalidationAge: [],
};

/** The health while the lane's work has been due for so long. */
async function healthAfter(seconds: number) {
  const logger = mockServices.logger.mock();
  const attributes = { lane: 'sagemaker:222222222222:eu-west-1' };
  const app = express().use(
    createHealthRouter({
      logger,
      state: {
        read: async () => ({
          ...NOTHING,
          laneDelay: [
            { value: 0, attributes: { lane: 'identity-center' } },
            { value: seconds, attributes },
          ],
        }),
      },
    }),
  );
  return { logger, answer: await request(app).get('/health') };
}

describe('the health', () => {
  it('is good while work that is due is done', async () => {
    const { answer, logger } = await healthAfter(30);

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ status: 'ok' });
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('is unknown while the database is away, says no more, and fills no log', async () => {
    const logger = mockServices.logger.mock();
    const failure = new Error('connect ECONNREFUSED db.internal:5432');
    const app = express().use(
      createHealthRouter({
        logger,
        state: { read: () => Promise.reject(failure) },
      }),
    );

    const answers = [
      await request(app).get('/health'),
      await request(app).get('/health'),
    ];

    for (const { status, body } of answers) {
      expect({ status, body }).toEqual({
        status: 503,
        body: { status: 'unknown' },
      });
    }
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('tells a stuck lane, whose name only the log has', async () => {
    const { answer, logger } = await healthAfter(1200);

    expect(answer.status).toBe(503);
    expect(answer.body).toEqual({ status: 'stuck' });
    expect(logger.warn).toHaveBeenCalledWith(
      'The lane sagemaker:222222222222:eu-west-1 is stuck: work has been due for 1200 s',
    );
  });
});
