/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { StateReader } from '../telemetry/StateReader';

/** Where the health is shown, below the plugin's path. */
export const HEALTH_PATH = '/health';

/** A lane whose work has been due for longer does not go on by itself. */
const STUCK_SECONDS = 600;

/**
 * Tells monitoring whether work goes on, without saying more than that to anybody; the log names the lanes. It is about
 * the whole product and not about one replica, which a restart would not heal: use it for alerts, never for liveness or
 * readiness.
 */
export function createHealthRouter(options: {
  state: Pick<StateReader, 'read'>;
  logger: LoggerService;
}): ExpressRouter {
  const router = Router();
  /** The answers of the reader that the log has; each is logged once. */
  let logged: unknown;
  const warnOnce = (about: unknown, messages: string[]) => {
    if (about !== logged) {
      logged = about;
      messages.forEach(message => options.logger.warn(message));
    }
  };
  router.get(HEALTH_PATH, async (_req, res) => {
    try {
      const state = await options.state.read();
      const stuck = state.laneDelay.filter(
        ({ value }) => value > STUCK_SECONDS,
      );
      warnOnce(
        state,
        stuck.map(
          ({ value, attributes }) =>
            `The lane ${
              attributes?.lane
            } is stuck: work has been due for ${Math.round(value)} s`,
        ),
      );
      res
        .status(stuck.length > 0 ? 503 : 200)
        .json({ status: stuck.length > 0 ? 'stuck' : 'ok' });
    } catch (error) {
      // Messages of the database name its host, which is nobody's business here.
      warnOnce(error, [`The health is unknown: ${toError(error).message}`]);
      res.status(503).json({ status: 'unknown' });
    }
  });
  return router;
}
