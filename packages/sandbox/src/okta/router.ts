/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Router } from 'express';
import type { SandboxContext } from '../SandboxContext';
import { sameOrigin } from '../web';
import { createDirectoryApi } from './directoryApi';
import { createDirectoryRouter } from './directoryRouter';
import { DirectoryService } from './DirectoryService';
import { createOidcRouter } from './oidcRouter';
import { ScimPush } from './ScimPush';
import { createSignInRouter } from './signInRouter';

/** The directory and its push to Identity Center. */
export type OktaDirectory = { push: ScimPush; directory: DirectoryService };

export function createOktaDirectory(context: SandboxContext): OktaDirectory {
  const push = new ScimPush({ context });
  return { push, directory: new DirectoryService({ context, push }) };
}

/** Okta: OpenID Connect, the page to choose who one is, the directory and its push to Identity Center. */
export function createOktaRouter(
  context: SandboxContext,
  { push, directory }: OktaDirectory = createOktaDirectory(context),
): Router {
  const router = Router();
  router.use('/okta', sameOrigin);
  router.use('/okta/api', createDirectoryApi(context, directory, push));
  router.use(createSignInRouter(context));
  router.use(createDirectoryRouter(context, directory, push));
  router.use(createOidcRouter(context));
  return router;
}
