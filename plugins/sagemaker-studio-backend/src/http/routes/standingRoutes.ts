/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { CallerAuthorizer } from '../CallerAuthorizer';
import type { CallerResolver } from '../CallerResolver';
import type { StudioRouter } from '../StudioRouter';

export type StandingRouteOptions = {
  caller: CallerAuthorizer;
  callers: CallerResolver;
};

export function addStandingRoute(
  router: StudioRouter,
  options: StandingRouteOptions,
): void {
  const { caller, callers } = options;

  router.get('/standing', async (req, res) => {
    await caller.service(req);
    res.json(
      await callers.standingOf(req.query.user.toLocaleLowerCase('en-US')),
    );
  });
}
