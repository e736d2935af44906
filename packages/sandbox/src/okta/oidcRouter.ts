/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Puts the authorization servers at Okta's paths, and smooths over where Okta and the library differ:
 *
 * - Okta's clients in the wild send `Authorization: Basic: …`, with a colon that does not belong there.
 * - Okta gives a refresh token for the scope `offline_access` and shows no consent page to a company's own
 *   applications; the library drops the scope unless consent is asked for. It is asked for, and given at once.
 * - Okta refuses a scope that it does not know; the library leaves it out.
 * - Every sign-in asks who one is: a demo is about changing roles. The browser's own session is offered there first,
 *   so the library's is taken away before it can decide for somebody.
 */
import { NextFunction, Request, Response, Router, urlencoded } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Provider } from 'oidc-provider';
import type { SandboxContext } from '../SandboxContext';
import { bodyOf, sendMessage, textOf } from '../web';
import { packed } from './accessTokens';
import {
  AuthorizationServers,
  DEFAULT_SERVER,
  ORG_SERVER,
  ServerPlace,
} from './AuthorizationServers';
import { findPerson } from './directory';
import { createLogoutRouter } from './logoutRouter';
import { PORTAL_CLIENT, SCOPES } from './oidcConfiguration';
import { startSession } from './sessions';
import { refusalOf, sendChooser } from './signInPages';

const AUTHORIZE = '/v1/authorize';

/** Where a client sends a token in a form. */
const TAKE_TOKENS = ['/v1/introspect', '/v1/revoke'];

const OPENID_DISCOVERY = '/.well-known/openid-configuration';
const OAUTH_DISCOVERY = '/.well-known/oauth-authorization-server';

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

/** Why Okta refuses the scopes that are asked for. */
function scopeProblem(scope: string): string | undefined {
  const scopes = scope.split(' ').filter(Boolean);
  if (scopes.length === 0) {
    return "The authorization server resource does not have any configured default scopes, 'scope' must be provided.";
  }
  return scopes.every(name => SCOPES.includes(name))
    ? undefined
    : 'One or more scopes are not configured for the authorization server resource.';
}

/** Sends the browser back with the reason; where to is only known of the client's registered addresses. */
function refuseScopes(
  context: SandboxContext,
  req: Request,
  res: Response,
): boolean {
  const { searchParams } = new URL(req.url, 'http://localhost');
  const redirectUri = searchParams.get('redirect_uri') ?? '';
  const problem = scopeProblem(searchParams.get('scope') ?? '');
  if (
    problem === undefined ||
    searchParams.get('client_id') !== PORTAL_CLIENT.clientId ||
    !context.portal.redirectUris.includes(redirectUri)
  ) {
    return false;
  }
  const back = new URL(redirectUri);
  const state = searchParams.get('state');
  back.searchParams.set('error', 'invalid_scope');
  back.searchParams.set('error_description', problem);
  if (state !== null) {
    back.searchParams.set('state', state);
  }
  res.redirect(back.href);
  return true;
}

/** Turns an authorization request that was posted into the GET that means the same. */
function readPosted(req: Request): void {
  const query = new URLSearchParams(
    Object.entries(bodyOf(req)).map(([name, value]) => [name, String(value)]),
  );
  req.url = `${AUTHORIZE}?${query}`;
  req.method = 'GET';
}

function adapt(context: SandboxContext) {
  return (req: Request, res: Response, next: NextFunction): void => {
    acceptColonAfterBasic(req);
    if (req.path.startsWith(AUTHORIZE)) {
      forgetLibrarySession(req);
    }
    if (req.path !== AUTHORIZE) {
      next();
      return;
    }
    if (req.method === 'POST') {
      readPosted(req);
    }
    if (!refuseScopes(context, req, res)) {
      askWhoOneIs(req);
      next();
    }
  };
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

/** One authorization server below its path. */
function createServerRouter(
  context: SandboxContext,
  servers: AuthorizationServers,
  place: ServerPlace,
): Router {
  const router = PromiseRouter();
  router.use(createLogoutRouter({ context, servers, place }));
  router.post([AUTHORIZE, ...TAKE_TOKENS], urlencoded({ extended: false }));
  router.post(TAKE_TOKENS, (req, _res, next) => {
    const body = bodyOf(req);
    req.body = { ...body, token: packed(textOf(body, 'token')) };
    next();
  });
  router.use(adapt(context), async (req, res) => {
    const provider = await servers.provider(place);
    await provider.callback()(req, res);
  });
  return router;
}

/** OpenID Connect at Okta's paths, and its page to choose who one is. */
export function createOidcRouter(context: SandboxContext): Router {
  const router = PromiseRouter();
  const servers = new AuthorizationServers({ context });
  const { mount } = DEFAULT_SERVER;

  router.use(mount, createServerRouter(context, servers, DEFAULT_SERVER));
  const org = createServerRouter(context, servers, ORG_SERVER);
  router.use(ORG_SERVER.mount, (req, res, next) =>
    req.path.startsWith('/v1/') ? org(req, res, next) : next('router'),
  );
  /** The library finds out where it is mounted by comparing the two addresses of a request. */
  const discover = async (req: Request, res: Response, place: ServerPlace) => {
    const provider = await servers.provider(place);
    req.originalUrl = `${place.mount}${req.url}`;
    await provider.callback()(req, res);
  };
  router.get([OPENID_DISCOVERY, OAUTH_DISCOVERY], (req, res) =>
    discover(req, res, ORG_SERVER),
  );
  router.get(`${OAUTH_DISCOVERY}${mount}`, async (req, res) => {
    req.url = OAUTH_DISCOVERY;
    await discover(req, res, DEFAULT_SERVER);
  });

  /** The sign-in in progress in this browser. Without one, sends an error page and returns undefined. */
  async function currentSignIn(req: Request, res: Response) {
    const provider = await servers.provider(DEFAULT_SERVER);
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
