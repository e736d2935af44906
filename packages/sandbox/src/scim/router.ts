/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * SCIM 2.0 as Identity Center receives it from an identity provider. The library sets the address that resources carry
 * (`meta.location`) for the whole process, at the start of each request. That is sound with several sandboxes in one
 * process, since everything from there to the answer runs without waiting for anything.
 */
import { timingSafeEqual } from 'crypto';
import { Router } from 'express';
import SCIMMY from 'scimmy';
import { SCIMMYRouters } from 'scimmy-routers';
import type { SandboxContext } from '../SandboxContext';
import { declareResources } from './resources';
import type { ScimCall } from './ScimCall';

/** The bearer token of the SCIM endpoint; fixed, as are the access keys of the demo company. */
export const SCIM_TOKEN = 'sandbox-scim-token';

function checkToken(authorization: string | undefined): void {
  const expected = Buffer.from(`Bearer ${SCIM_TOKEN}`);
  const given = Buffer.from(authorization ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Error(
      'The request needs the bearer token of this SCIM endpoint in its Authorization header',
    );
  }
}

/** The receiving side of automatic provisioning, at `/scim/v2`. */
export function createScimRouter(context: SandboxContext): Router {
  declareResources();
  // The library adds its scheme to those of the process each time.
  SCIMMY.Config.set('authenticationSchemes', []);
  const scim = new SCIMMYRouters({
    type: 'bearer',
    handler: req => {
      checkToken(req.headers.authorization);
      return '';
    },
    context: (): ScimCall => ({ world: context.world, now: context.now() }),
    baseUri: () => context.baseUrl,
  });
  SCIMMY.Config.set({ bulk: false, sort: false });
  const router = Router();
  router.use('/scim/v2', scim);
  return router;
}
