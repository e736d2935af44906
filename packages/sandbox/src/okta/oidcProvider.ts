/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Okta's custom authorization server `default`, by a certified OpenID Connect library. The library is an ES module and
 * is loaded at the first request, so that a sandbox whose sign-in nobody uses, as in most tests, neither waits for it
 * nor needs a runtime that can load it.
 */
import { generateKeyPairSync, randomBytes } from 'crypto';
import type { Configuration, JWK, Provider } from 'oidc-provider';
import type { SandboxContext } from '../SandboxContext';
import type { DirectoryPerson } from '../world/World';
import { fullName, groupsOf } from './directory';
import { OidcStore } from './OidcStore';
import { oidcErrorPage } from './signInPages';

/** Where the authorization server is mounted, as Okta has it. */
export const OIDC_PATH = '/oauth2/default';

/** The portal as a client; the same values stand in the portal's configuration. */
export const PORTAL_CLIENT = {
  clientId: 'studio-access-portal',
  clientSecret: 'studio-access-portal-secret',
  redirectUri: 'http://localhost:7007/api/auth/okta/handler/frame',
};

const HOUR = 3600;
const DAY = 24 * HOUR;

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
}

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

function configurationOf(context: SandboxContext): Configuration {
  const store = new OidcStore();
  return {
    adapter: kind => store.adapter(kind),
    jwks: { keys: [signingKey()] },
    clients: [
      {
        client_id: PORTAL_CLIENT.clientId,
        client_secret: PORTAL_CLIENT.clientSecret,
        client_name: 'Developer portal',
        redirect_uris: [PORTAL_CLIENT.redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        // A native client may be sent back to any port of this machine: the portal's can be set.
        application_type: 'native',
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
    scopes: ['openid', 'offline_access', 'email', 'profile', 'groups'],
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
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: {
        session: 'okta_oidc_session',
        interaction: 'okta_oidc_interaction',
        resume: 'okta_oidc_resume',
      },
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
    // Asked at every exchange and renewal: whoever is disabled or removed gets nothing more.
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

/** Loads the library and sets it up for this sandbox. */
export async function createOidcProvider(
  context: SandboxContext,
): Promise<Provider> {
  const { Provider: OidcProvider } = await import('oidc-provider');
  return new OidcProvider(
    `${context.baseUrl}${OIDC_PATH}`,
    configurationOf(context),
  );
}
