/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Sign-in as the portal does it: the client is Backstage's own Okta provider module, the browser is fetch with cookies.
 */
import { oktaAuthenticator } from '@backstage/plugin-auth-backend-module-okta-provider';
import { ConfigReader } from '@backstage/config';
import { ChildProcess, spawn } from 'child_process';
import { createPublicKey, verify } from 'crypto';
import express from 'express';
import type { Server } from 'http';
import type { AddressInfo } from 'net';
import { Browser } from './__testUtils__/Browser';

const SCOPE = 'openid email profile offline_access';
const CLIENT_SECRET = 'studio-access-portal-secret';

let okta: ChildProcess;
let url: string;
let portal: Server;
let callbackUrl: string;

/** Starts a sandbox as a process, since Jest cannot load the OpenID library, and waits for its address. */
function startOkta(): Promise<string> {
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  const main = require.resolve('../main.ts');
  const registered = ['--redirect-uri', callbackUrl];
  okta = spawn(
    process.execPath,
    ['-r', transform, main, '--port', '0', ...registered],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', PORTAL_PORT: '3123' },
    },
  );
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (data: Buffer) => {
      said += data;
      const address = /ready on (\S+)/.exec(said)?.[1];
      if (address) {
        resolve(address);
      }
    };
    okta.stdout?.on('data', listen);
    okta.stderr?.on('data', listen);
    okta.on('exit', code => reject(new Error(`Okta: ${code} ${said}`)));
  });
}

function authenticator(
  changes: { clientSecret?: string; authServerId?: string } = {},
) {
  return oktaAuthenticator.initialize({
    callbackUrl,
    config: new ConfigReader({
      clientId: 'studio-access-portal',
      clientSecret: CLIENT_SECRET,
      audience: url,
      authServerId: 'default',
      ...changes,
    }),
  });
}

function payloadOf(jwt: string | undefined): Record<string, unknown> {
  const [, payload = ''] = (jwt ?? '').split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

/** Whether one of the published keys has signed the token. */
async function isSigned(jwt: string | undefined, path = '/oauth2/default') {
  const [header, payload, signature] = (jwt ?? '').split('.');
  const keys = await (await fetch(`${url}${path}/v1/keys`)).json();
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const jwk = keys.keys.find((key: { kid: string }) => key.kid === kid);
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const bytes = Buffer.from(signature, 'base64url');
  return verify('sha256', Buffer.from(`${header}.${payload}`), key, bytes);
}

type Helper = ReturnType<typeof authenticator>;
let helper: Helper;

/** Goes from the portal to the page to choose who one is, and chooses. */
async function chooseIn(browser: Browser, person: string) {
  const start = await oktaAuthenticator.start(
    { scope: SCOPE, state: 'portal-state', req: express.request },
    helper,
  );
  const asked = await browser.get(start.url);
  const page = await (await browser.follow(asked)).text();
  const signIn = asked.headers.get('location') ?? '';
  const chosen = await browser.post(signIn, { person });
  return { page, signIn, chosen };
}

/** Signs in as far as the portal's callback, which `back` is the address of. */
async function signInAs(browser: Browser, person: string) {
  const { chosen, page } = await chooseIn(browser, person);
  const back = new URL(
    (await browser.follow(chosen)).headers.get('location') ?? '',
  );
  expect(`${back.origin}${back.pathname}`).toBe(callbackUrl);
  expect(back.searchParams.get('state')).toBe('portal-state');
  return { back, page };
}

/** Lets the portal's callback exchange the code. */
async function exchange(back: URL) {
  const answer = await fetch(back);
  const body = await answer.json();
  expect(body.error).toBeUndefined();
  return body as Awaited<ReturnType<typeof oktaAuthenticator.authenticate>>;
}

async function personId(login: string): Promise<string> {
  const answer = await fetch(`${url}/okta/api/people/${login}`);
  return (await answer.json()).id;
}

async function setStatus(login: string, status: string): Promise<void> {
  const answer = await fetch(`${url}/okta/api/people/${login}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status }),
  });
  expect(answer.status).toBe(200);
}

const MIRA = 'mira.santos@alpenglow.example';
const BEN = 'ben.carter@alpenglow.example';

beforeAll(async () => {
  const app = express();
  app.get('/api/auth/okta/handler/frame', (req, res) => {
    oktaAuthenticator.authenticate({ req }, helper).then(
      result => res.json(result),
      error => res.status(401).json({ error: String(error) }),
    );
  });
  portal = await new Promise(resolve => {
    const listening = app.listen(0, () => resolve(listening));
  });
  const { port } = portal.address() as AddressInfo;
  callbackUrl = `http://localhost:${port}/api/auth/okta/handler/frame`;
  url = await startOkta();
  helper = authenticator();
}, 60_000);

afterAll(async () => {
  const ended = new Promise(resolve => {
    okta.once('exit', resolve);
  });
  okta.kill();
  await ended;
  await new Promise(resolve => {
    portal.close(resolve);
    portal.closeAllConnections();
  });
});

it.each([
  ['/oauth2/default', '/oauth2/default/.well-known/openid-configuration'],
  ['/oauth2/default', '/oauth2/default/.well-known/oauth-authorization-server'],
  ['/oauth2/default', '/.well-known/oauth-authorization-server/oauth2/default'],
  ['', '/.well-known/openid-configuration'],
  ['', '/.well-known/oauth-authorization-server'],
])('publishes where everything of %j is, at %s', async (path, document) => {
  const answer = await fetch(`${url}${document}`);
  const endpoint = (name: string) => `${url}${path || '/oauth2'}/v1/${name}`;
  expect(await answer.json()).toMatchObject({
    issuer: `${url}${path}`,
    authorization_endpoint: endpoint('authorize'),
    token_endpoint: endpoint('token'),
    userinfo_endpoint: endpoint('userinfo'),
    jwks_uri: endpoint('keys'),
    end_session_endpoint: endpoint('logout'),
    response_types_supported: ['code'],
    scopes_supported: expect.arrayContaining(SCOPE.split(' ')),
  });
});

it('signs a person in to the portal, and renews', async () => {
  const browser = new Browser(url);
  const { back, page } = await signInAs(browser, await personId(MIRA));
  expect(page).toContain('Choose who you are');
  const { fullProfile, session } = await exchange(back);
  expect(fullProfile).toMatchObject({
    id: await personId(MIRA),
    username: MIRA,
    displayName: 'Mira Santos',
    emails: [{ value: MIRA }],
  });
  expect(session.scope).toBe(SCOPE);

  expect(await isSigned(session.idToken)).toBe(true);
  expect(payloadOf(session.idToken)).toMatchObject({
    iss: `${url}/oauth2/default`,
    aud: 'studio-access-portal',
    email: MIRA,
    email_verified: true,
    name: 'Mira Santos',
    given_name: 'Mira',
    family_name: 'Santos',
    preferred_username: MIRA,
    groups: ['forecasting'],
  });

  // The portal renews at each reload, with the same refresh token in every tab.
  for (let reload = 0; reload < 2; reload++) {
    const renewed = await oktaAuthenticator.refresh(
      {
        refreshToken: session.refreshToken ?? '',
        scope: SCOPE,
        req: express.request,
      },
      helper,
    );
    expect(renewed.session.scope).toBe(SCOPE);
    expect(renewed.session.accessToken).not.toBe(session.accessToken);
    expect(renewed.fullProfile).toMatchObject({ displayName: 'Mira Santos' });
  }
});

it('offers to go on as before, and to be somebody else', async () => {
  const browser = new Browser(url);
  await exchange((await signInAs(browser, await personId(MIRA))).back);
  const second = await signInAs(browser, await personId(BEN));
  expect(second.page).toContain('Continue as Mira Santos');
  expect((await exchange(second.back)).fullProfile).toMatchObject({
    displayName: 'Ben Carter',
  });
  // The same browser is signed in to the other pages too.
  expect(await (await browser.get('/okta/home')).text()).toContain(BEN);
  const third = await signInAs(browser, await personId(BEN));
  expect(third.page).toContain('Continue as Ben Carter');
  expect((await exchange(third.back)).fullProfile).toMatchObject({
    displayName: 'Ben Carter',
  });
});

it('refuses the disabled at sign-in and when renewing', async () => {
  const browser = new Browser(url);
  const id = await personId(BEN);
  const { session } = await exchange((await signInAs(browser, id)).back);
  await setStatus(BEN, 'SUSPENDED');
  try {
    const { chosen, signIn } = await chooseIn(browser, id);
    expect(chosen.status).toBe(403);
    expect(await chosen.text()).toContain('Ben Carter is disabled');
    await expect(
      oktaAuthenticator.refresh(
        {
          refreshToken: session.refreshToken ?? '',
          scope: SCOPE,
          req: express.request,
        },
        helper,
      ),
    ).rejects.toThrow();
    // The sign-in is not over: somebody else can still be chosen.
    const other = await browser.post(signIn, { person: await personId(MIRA) });
    const back = (await browser.follow(other)).headers.get('location') ?? '';
    expect((await exchange(new URL(back))).fullProfile).toMatchObject({
      displayName: 'Mira Santos',
    });
  } finally {
    await setStatus(BEN, 'ACTIVE');
  }
});

it('answers a silent sign-in without a page', async () => {
  const start = await oktaAuthenticator.start(
    { scope: SCOPE, state: 'portal-state', req: express.request },
    helper,
  );
  const answer = await new Browser(url).get(`${start.url}&prompt=none`);
  const back = new URL(answer.headers.get('location') ?? '');
  expect(back.searchParams.get('error')).toBe('login_required');
});

it('gives access tokens as JWTs, which its own endpoints take', async () => {
  const browser = new Browser(url);
  const { session } = await exchange(
    (
      await signInAs(browser, await personId(MIRA))
    ).back,
  );
  expect(await isSigned(session.accessToken)).toBe(true);
  const claims = payloadOf(session.accessToken);
  expect(claims).toEqual({
    ver: 1,
    jti: expect.any(String),
    iss: `${url}/oauth2/default`,
    aud: 'api://default',
    iat: expect.any(Number),
    exp: (claims.iat as number) + 3600,
    cid: 'studio-access-portal',
    uid: await personId(MIRA),
    scp: SCOPE.split(' '),
    sub: MIRA,
  });
  const userInfo = (token: string, path = '/oauth2/default') =>
    fetch(`${url}${path}/v1/userinfo`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const own = await userInfo(session.accessToken);
  expect(await own.json()).toMatchObject({ email: MIRA });
  const [header, payload] = session.accessToken.split('.');
  for (const [token, path] of [
    [String(claims.jti)],
    [`${header}.${payload}.c2lnbmF0dXJl`],
    [session.idToken ?? ''],
    [session.accessToken, '/oauth2'],
  ]) {
    expect((await userInfo(token, path)).status).toBe(401);
  }

  const client = Buffer.from(`studio-access-portal:${CLIENT_SECRET}`);
  const ask = (endpoint: string) =>
    fetch(`${url}/oauth2/default/v1/${endpoint}`, {
      method: 'POST',
      headers: { authorization: `Basic ${client.toString('base64')}` },
      body: new URLSearchParams({ token: session.accessToken }),
    });
  expect(await (await ask('introspect')).json()).toMatchObject({
    active: true,
    client_id: 'studio-access-portal',
  });
  expect((await ask('revoke')).status).toBe(200);
  expect(await (await ask('introspect')).json()).toEqual({ active: false });
  expect((await userInfo(session.accessToken)).status).toBe(401);
});

it("signs in with the organization's own authorization server", async () => {
  helper = authenticator({ authServerId: undefined });
  try {
    const browser = new Browser(url);
    const { back } = await signInAs(browser, await personId(BEN));
    const { session, fullProfile } = await exchange(back);
    expect(fullProfile).toMatchObject({ displayName: 'Ben Carter' });
    expect(payloadOf(session.idToken).iss).toBe(url);
    expect(await isSigned(session.idToken, '/oauth2')).toBe(true);
  } finally {
    helper = authenticator();
  }
});

const authorizeUrl = async (changes: Record<string, string | undefined>) => {
  const start = await oktaAuthenticator.start(
    { scope: SCOPE, state: 'portal-state', req: express.request },
    helper,
  );
  const asked = new URL(start.url);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) {
      asked.searchParams.delete(name);
    } else {
      asked.searchParams.set(name, value);
    }
  }
  return asked;
};

const UNKNOWN_SCOPE =
  'One or more scopes are not configured for the authorization server resource.';
const NO_SCOPE =
  "The authorization server resource does not have any configured default scopes, 'scope' must be provided.";

it.each([
  [`${SCOPE} okta.users.read`, UNKNOWN_SCOPE],
  ['openid phone', UNKNOWN_SCOPE],
  ['', NO_SCOPE],
  [undefined, NO_SCOPE],
])('refuses the scope %j', async (scope, description) => {
  const asked = await authorizeUrl({ scope });
  const posted = new URL(asked);
  posted.search = '';
  for (const answer of [
    await new Browser(url).get(asked.href),
    await new Browser(url).post(
      posted.href,
      Object.fromEntries(asked.searchParams),
    ),
  ]) {
    const back = new URL(answer.headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(callbackUrl);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: 'invalid_scope',
      error_description: description,
      state: 'portal-state',
    });
  }
});

it('takes an authorization request that is posted', async () => {
  const asked = await authorizeUrl({});
  const fields = Object.fromEntries(asked.searchParams);
  asked.search = '';
  const answer = await new Browser(url).post(asked.href, fields);
  expect(answer.headers.get('location')).toMatch(/^\/okta\/sign-in\//);
});

const elsewhere = (change: (address: URL) => void) => () => {
  const address = new URL(callbackUrl);
  change(address);
  return address.href;
};

it.each([
  ['host', elsewhere(address => (address.hostname = 'evil.example'))],
  ['port', elsewhere(address => (address.port = '65000'))],
  ['loopback address', elsewhere(address => (address.hostname = '127.0.0.1'))],
  ['path', elsewhere(address => (address.pathname += '/more'))],
  ['query', elsewhere(address => (address.search = '?more=1'))],
  ['scheme', elsewhere(address => (address.protocol = 'https:'))],
])('sends nobody to an address of another %s', async (_, address) => {
  for (const scope of [SCOPE, 'unknown']) {
    const asked = await authorizeUrl({ redirect_uri: address(), scope });
    const answer = await new Browser(url).get(asked.href);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Sign-in failed');
  }
});

it('sends nobody anywhere for a client that is not registered', async () => {
  const asked = await authorizeUrl({ client_id: '<b>nobody</b>' });
  const answer = await new Browser(url).get(asked.href);
  const page = await answer.text();
  expect(answer.status).toBe(400);
  expect(page).toContain('Sign-in failed');
  expect(page).not.toContain('<b>nobody');
});

describe('signing out', () => {
  const HOME = 'http://localhost:3123';

  async function signedIn() {
    const browser = new Browser(url);
    const { session } = await exchange(
      (
        await signInAs(browser, await personId(MIRA))
      ).back,
    );
    expect(await (await browser.get('/okta/home')).text()).toContain(MIRA);
    return { browser, hint: session.idToken ?? '' };
  }

  const logout = (browser: Browser, params: Record<string, string>) =>
    browser.get(`/oauth2/default/v1/logout?${new URLSearchParams(params)}`);

  it.each([
    [{ post_logout_redirect_uri: HOME, state: 'x' }, `${HOME}/?state=x`],
    [{ post_logout_redirect_uri: HOME }, HOME],
    [{}, '/okta/sign-in'],
  ])('leads back to where is registered: %j', async (params, location) => {
    const { browser, hint } = await signedIn();
    const answer = await logout(browser, {
      id_token_hint: hint,
      ...(params as Record<string, string>),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      location,
    ]);
    const home = await browser.get('/okta/home');
    expect(home.headers.get('location')).toContain('/okta/sign-in');
  });

  it.each([
    ['elsewhere', { post_logout_redirect_uri: 'https://evil.example' }],
    ['to another port', { post_logout_redirect_uri: 'http://localhost:3124' }],
    ['to another path', { post_logout_redirect_uri: `${HOME}/more` }],
    ['without an ID token', { id_token_hint: '' }],
    ['with a token that is none', { id_token_hint: 'a.b.c' }],
  ])('is refused %s', async (_, changes) => {
    const { browser, hint } = await signedIn();
    const answer = await logout(browser, {
      id_token_hint: hint,
      post_logout_redirect_uri: HOME,
      ...(changes as Record<string, string>),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('You were not signed out');
    expect((await browser.get('/okta/home')).status).toBe(200);
  });
});

it('knows the portal by its secret', async () => {
  const browser = new Browser(url);
  const { back } = await signInAs(browser, await personId(MIRA));
  helper = authenticator({ clientSecret: 'guessed' });
  try {
    const answer = await fetch(back);
    expect(answer.status).toBe(401);
  } finally {
    helper = authenticator();
  }
});

it('says so when a sign-in has expired', async () => {
  const answer = await new Browser(url).get('/okta/sign-in/unknown');
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('This sign-in has expired');
});
