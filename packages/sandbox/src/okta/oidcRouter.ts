/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Puts the authorization server at Okta's paths, and smooths over where Okta and the library differ:
 *
 * - Okta's clients in the wild send `Authorization: Basic: …`, with a colon that does not belong there.
 * - Okta gives a refresh token for the scope `offline_access` and shows no consent page to a company's own
 *   applications; the library drops the scope unless consent is asked for. It is asked for, and given at once.
 * - Every sign-in asks who one is: a demo is about changing roles. The browser's own session is offered there first,
 *   so the library's is taken away before it can decide for somebody.
 */
import { NextFunction, Request, Response, Router, urlencoded } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Provider } from 'oidc-provider';
import type { SandboxContext } from '../SandboxContext';
import { bodyOf, sendMessage, textOf } from '../web';
import { findPerson } from './directory';
import { createOidcProvider, OIDC_PATH } from './oidcProvider';
import { startSession } from './sessions';
import { refusalOf, sendChooser } from './signInPages';

function acceptColonAfterBasic(req: Request): void {
  const { authorization } = req.headers;
  if (authorization) {
    req.headers.authorization = authorization.replace(/^Basic: /i, 'Basic ');
  }
}

function forgetLibrarySession(req: Request): void {
  if (req.headers.cookie) {
    req.headers.cookie = req.headers.cookie
      .split(/;\s*/)
      .filter(cookie => !/^okta_oidc_session(\.sig)?=/.test(cookie))
      .join('; ');
  }
}

/** Asks for both prompts, unless the client wants an answer without any page. */
function askWhoOneIs(req: Request): void {
  const url = new URL(req.url, 'http://localhost');
  if (url.searchParams.get('prompt') !== 'none') {
    url.searchParams.set('prompt', 'login consent');
    req.url = `${url.pathname}${url.search}`;
  }
}

function adapt(req: Request, _res: Response, next: NextFunction): void {
  acceptColonAfterBasic(req);
  if (req.path.startsWith('/v1/authorize')) {
    forgetLibrarySession(req);
  }
  if (req.path === '/v1/authorize') {
    askWhoOneIs(req);
  }
  next();
}

/** Gives the client everything it asks for in this sign-in, for this person. */
async function grant(
  provider: Provider,
  params: Record<string, unknown>,
  accountId: string,
): Promise<string> {
  const given = new provider.Grant({
    accountId,
    clientId: String(params.client_id),
  });
  given.addOIDCScope(String(params.scope));
  return given.save();
}

/** OpenID Connect at `/oauth2/default`, and its page to choose who one is. */
export function createOidcRouter(context: SandboxContext): Router {
  const router = PromiseRouter();
  let loading: Promise<Provider> | undefined;
  const load = () => {
    loading ??= createOidcProvider(context).catch(error => {
      loading = undefined;
      throw error;
    });
    return loading;
  };

  router.use(OIDC_PATH, adapt, async (req, res) => {
    const provider = await load();
    await provider.callback()(req, res);
  });

  /** The sign-in that the browser is in the middle of; answers by itself when there is none. */
  async function currentSignIn(req: Request, res: Response) {
    const provider = await load();
    try {
      const details = await provider.interactionDetails(req, res);
      if (details.uid === req.params.uid) {
        return { provider, params: details.params };
      }
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'SessionNotFound') {
        throw error;
      }
    }
    sendMessage(res, 400, {
      title: 'This sign-in has expired',
      brand: 'Okta',
      here: '/okta/home',
      text: 'Go back to the application you came from and sign in again.',
    });
    return undefined;
  }

  router.get('/okta/sign-in/:uid', async (req, res) => {
    if (await currentSignIn(req, res)) {
      sendChooser(context, req, res, { action: req.path });
    }
  });

  router.post(
    '/okta/sign-in/:uid',
    urlencoded({ extended: false }),
    async (req, res) => {
      const signIn = await currentSignIn(req, res);
      if (!signIn) {
        return;
      }
      const person = findPerson(context.world, textOf(bodyOf(req), 'person'));
      const problem = refusalOf(person);
      if (!person || problem) {
        sendChooser(context, req, res, { action: req.path, problem });
        return;
      }
      const { provider, params } = signIn;
      const grantId = await grant(provider, params, person.id);
      startSession(res, person);
      await provider.interactionFinished(req, res, {
        login: { accountId: person.id },
        consent: { grantId },
      });
    },
  );

  return router;
}
