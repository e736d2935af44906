/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Configuration } from 'oidc-provider';
import type { SandboxContext } from '../SandboxContext';
import type { DirectoryPerson } from '../world/World';
import { fullName, groupsOf } from './directory';
import { oidcErrorPage } from './signInPages';

/** The portal as a client; the same values stand in the portal's configuration. */
export const PORTAL_CLIENT = {
  clientId: 'studio-access-portal',
  clientSecret: 'studio-access-portal-secret',
};

/** The scopes that the authorization servers know. */
export const SCOPES = [
  'openid',
  'offline_access',
  'email',
  'profile',
  'groups',
];

const HOUR = 3600;
const DAY = 24 * HOUR;

function claimsOf(context: SandboxContext, person: DirectoryPerson) {
  return {
    sub: person.id,
    email: person.email,
    email_verified: true,
    name: fullName(person),
    given_name: person.firstName,
    family_name: person.lastName,
    preferred_username: person.login,
    groups: groupsOf(context.world, person).map(group => group.name),
  };
}

/** How a server of the sandbox is set up, but for its keys and what it remembers. */
export function oidcConfiguration(context: SandboxContext): Configuration {
  return {
    clients: [
      {
        client_id: PORTAL_CLIENT.clientId,
        client_secret: PORTAL_CLIENT.clientSecret,
        client_name: 'Developer portal',
        redirect_uris: context.portal.redirectUris,
        post_logout_redirect_uris: context.portal.postLogoutRedirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    routes: {
      authorization: '/v1/authorize',
      token: '/v1/token',
      userinfo: '/v1/userinfo',
      jwks: '/v1/keys',
      revocation: '/v1/revoke',
      introspection: '/v1/introspect',
      end_session: '/v1/logout',
    },
    scopes: SCOPES,
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: [
        'name',
        'given_name',
        'family_name',
        'preferred_username',
        'groups',
      ],
      groups: ['groups'],
    },
    responseTypes: ['code'],
    conformIdTokenClaims: false,
    pkce: { required: () => false },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      introspection: { enabled: true },
    },
    // The portal has one token for all tabs of a browser, and two tabs may renew at once.
    rotateRefreshToken: false,
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 300,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: DAY,
      Grant: 100 * DAY,
      RefreshToken: 100 * DAY,
    },
    clientBasedCORS: () => false,
    interactions: { url: (_ctx, interaction) => signInPath(interaction.uid) },
    // Called at every exchange and renewal, so a disabled or removed person gets no more tokens.
    findAccount: (_ctx, id) => {
      const person = context.world.okta.people[id];
      return person?.status === 'ACTIVE'
        ? { accountId: id, claims: () => claimsOf(context, person) }
        : undefined;
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = oidcErrorPage(out.error, out.error_description);
    },
  };
}

/** Where a browser chooses who it is, for one sign-in to a client. */
export function signInPath(uid: string): string {
  return `/okta/sign-in/${uid}`;
}
