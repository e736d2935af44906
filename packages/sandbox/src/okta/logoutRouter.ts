/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Signing out as Okta does it: with the ID token that the client has, at once and without a page, and back to an address that
 * is registered. The library would ask for confirmation first.
 */
import { Request, Response, Router, urlencoded } from 'express';
import type { SandboxContext } from '../SandboxContext';
import { bodyOf, sendMessage, textOf } from '../web';
import type { AuthorizationServers, ServerPlace } from './AuthorizationServers';
import { PORTAL_CLIENT } from './oidcConfiguration';
import { endSession } from './sessions';

function refuse(res: Response, text: string): void {
  sendMessage(res, 400, {
    title: 'You were not signed out',
    brand: 'Okta',
    here: '/okta/home',
    text,
  });
}

export function createLogoutRouter(options: {
  context: SandboxContext;
  servers: AuthorizationServers;
  place: ServerPlace;
}): Router {
  const { context, servers, place } = options;

  const logout = (req: Request, res: Response) => {
    const params = req.method === 'POST' ? bodyOf(req) : req.query;
    const hint = servers.key.payloadOf(textOf(params, 'id_token_hint'));
    if (
      hint?.iss !== servers.issuerOf(place) ||
      hint.aud !== PORTAL_CLIENT.clientId
    ) {
      refuse(
        res,
        "The 'id_token_hint' parameter must be an ID token that this authorization server has issued.",
      );
      return;
    }
    const target = textOf(params, 'post_logout_redirect_uri');
    if (
      target !== '' &&
      !context.portal.postLogoutRedirectUris.includes(target)
    ) {
      refuse(
        res,
        "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings.",
      );
      return;
    }
    endSession(res);
    if (target === '') {
      res.redirect('/okta/sign-in');
      return;
    }
    const state = textOf(params, 'state');
    const back = new URL(target);
    if (state !== '') {
      back.searchParams.set('state', state);
    }
    res.redirect(state === '' ? target : back.href);
  };

  const router = Router();
  router.get('/v1/logout', logout);
  router.post('/v1/logout', urlencoded({ extended: false }), logout);
  return router;
}
