/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Response, Router, urlencoded } from 'express';
import PromiseRouter from 'express-promise-router';
import { InvalidEntryError } from '../okta/directory';
import { bodyOf, sameOrigin, sendPage } from '../web';
import { ACTS, NothingToDoError, SWITCHES, type ControlOptions } from './acts';
import { controlPage } from './page';

const HERE = '/control';

/** The evaluator's page at `/control`: faults, changes behind the portal's back, people, time, reset. */
export function createControlRouter(options: ControlOptions): Router {
  const { context, admin } = options;
  const router = PromiseRouter();
  router.use(HERE, sameOrigin);

  function send(
    res: Response,
    status: number,
    shown: { done?: string; problem?: string },
  ): void {
    sendPage(res, status, {
      title: 'Control',
      brand: 'Studio Access',
      here: HERE,
      body: controlPage(context, { faults: admin.faults, ...shown }),
    });
  }

  router.get(HERE, (req, res) => {
    const { done } = req.query;
    send(res, 200, { done: typeof done === 'string' ? done : undefined });
  });

  router.post(`${HERE}/acts/:id`, async (req, res) => {
    const act = ACTS.find(({ id }) => id === req.params.id);
    if (!act) {
      send(res, 404, { problem: `There is no act '${req.params.id}'.` });
      return;
    }
    try {
      await act.run(options);
    } catch (error) {
      const problem = problemOf(error);
      if (problem === undefined) {
        throw error;
      }
      send(res, 409, { problem });
      return;
    }
    res.redirect(303, `${HERE}?done=${act.id}`);
  });

  router.post(
    `${HERE}/faults/:id`,
    urlencoded({ extended: false }),
    (req, res) => {
      const found = SWITCHES.find(({ id }) => id === req.params.id);
      if (!found) {
        send(res, 404, { problem: `There is no fault '${req.params.id}'.` });
        return;
      }
      admin.removeFault(found.id);
      if (bodyOf(req).to === 'on') {
        admin.addFault({ ...found.fault, id: found.id });
      }
      res.redirect(303, HERE);
    },
  );

  return router;
}

/** What cannot be done, in words; undefined for a fault of the sandbox. */
function problemOf(error: unknown): string | undefined {
  if (error instanceof InvalidEntryError) {
    return Object.values(error.problems).join(' ');
  }
  return error instanceof NothingToDoError ? error.message : undefined;
}
