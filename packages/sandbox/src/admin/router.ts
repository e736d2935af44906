/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ErrorRequestHandler, json, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { DateTime } from 'luxon';
import { PolicyError } from '../policies/compilePolicy';
import { SandboxContext } from '../SandboxContext';
import { sameOrigin } from '../web';
import { own } from '../world/tables';
import {
  BadInputError,
  checkAdvance,
  checkCallFilter,
  checkFault,
  checkPolicies,
  checkQuotas,
  checkRateLimits,
  checkReset,
  checkSeed,
  checkSwitches,
  checkTimings,
  countsOf,
} from './checks';
import { DefaultSandboxAdmin } from './DefaultSandboxAdmin';

const answerBadInput: ErrorRequestHandler = (error, _req, res, next) => {
  const isBadInput =
    error instanceof BadInputError ||
    error instanceof PolicyError ||
    error.type === 'entity.parse.failed';
  if (!isBadInput) {
    next(error);
    return;
  }
  const { message } = error as Error;
  res.status(400).json({
    error:
      error.type === 'entity.parse.failed'
        ? `The body is not valid JSON: ${message}`
        : message,
  });
};

/** The admin API under `/_sandbox`. */
export function createAdminRouter(
  context: SandboxContext,
  admin: DefaultSandboxAdmin,
): Router {
  const router = PromiseRouter();
  const clock = () => ({
    now: DateTime.fromMillis(context.now(), { zone: 'utc' }).toISO(),
    clockOffset: context.world.clockOffset,
  });
  router.use(sameOrigin);
  router.use(json({ type: () => true, limit: '10mb' }));

  router.get('/health', (_req, res) => {
    res.json({ status: 'ok', ...clock(), holds: countsOf(context.world) });
  });
  router.get('/state', (_req, res) => {
    res.json(context.world);
  });

  router.post('/reset', async (req, res) => {
    await admin.reset(checkReset(req.body));
    res.json({ holds: countsOf(context.world) });
  });
  router.post('/seed', async (req, res) => {
    await admin.reset(checkSeed(req.body));
    res.json({ holds: countsOf(context.world) });
  });

  router.get('/faults', (_req, res) => {
    res.json(admin.faults);
  });
  router.post('/faults', (req, res) => {
    res.status(201).json({ id: admin.addFault(checkFault(req.body)) });
  });
  router.delete('/faults', (_req, res) => {
    admin.clearFaults();
    res.status(204).end();
  });
  router.delete('/faults/:id', (req, res) => {
    if (!admin.removeFault(req.params.id)) {
      res.status(404).json({ error: `There is no fault '${req.params.id}'` });
      return;
    }
    res.status(204).end();
  });

  router.post('/time/advance', (req, res) => {
    admin.advanceTime(checkAdvance(req.body));
    res.json(clock());
  });
  router.patch('/switches', (req, res) => {
    admin.setSwitches(checkSwitches(req.body, context.world.switches));
    res.json(context.world.switches);
  });
  router.patch('/timings', (req, res) => {
    admin.setTimings(checkTimings(req.body, context.world.timings));
    res.json(context.world.timings);
  });
  router.patch('/quotas/:accountId', (req, res) => {
    const { accountId } = req.params;
    const account = own(context.world.accounts, accountId);
    if (!account) {
      res.status(404).json({ error: `There is no account '${accountId}'` });
      return;
    }
    admin.setQuotas(accountId, checkQuotas(req.body));
    res.json(account.quotas['*']);
  });
  router.put('/policies/:accountId/:kind/:name', (req, res) => {
    const { accountId, kind, name } = req.params;
    const account = own(context.world.accounts, accountId);
    const principal = `${kind}/${name}`;
    if (!account || !own(account.iam.policies, principal)) {
      res.status(404).json({
        error: `There is no '${principal}' with policies in account '${accountId}'`,
      });
      return;
    }
    admin.setPolicies(accountId, principal, checkPolicies(req.body));
    res.json(account.iam.policies[principal]);
  });
  router.patch('/rate-limits', (req, res) => {
    admin.setRateLimits(checkRateLimits(req.body, admin.rateLimits));
    res.json(admin.rateLimits);
  });

  router.get('/calls', (req, res) => {
    res.json(admin.calls(checkCallFilter(req.query)));
  });
  router.delete('/calls', (_req, res) => {
    admin.clearCalls();
    res.status(204).end();
  });

  router.get('/snapshot', (_req, res) => {
    res.attachment('sandbox-snapshot.json').json(context.world);
  });
  router.post('/snapshot', async (_req, res) => {
    if (!admin.canWriteSnapshot) {
      res.status(409).json({
        error:
          'There is no snapshot file to write: start the sandbox with --snapshot FILE, or download GET /_sandbox/snapshot',
      });
      return;
    }
    res.json({ file: await admin.writeSnapshot() });
  });

  router.use((req, res) => {
    res
      .status(404)
      .json({ error: `There is no ${req.method} ${req.originalUrl}` });
  });
  router.use(answerBadInput);
  return router;
}
