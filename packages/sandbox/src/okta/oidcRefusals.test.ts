/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Sign-in and sign-out requests that Okta refuses. */
import { Browser } from './__testUtils__/Browser';
import {
  MIRA,
  PORTAL_HOME,
  SCOPE,
  TestPortal,
} from './__testUtils__/TestPortal';

const portal = new TestPortal();

beforeAll(() => portal.start(), 60_000);

afterAll(() => portal.stop());

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
  const asked = await portal.authorizeUrl({ scope });
  const posted = new URL(asked);
  posted.search = '';
  for (const answer of [
    await new Browser(portal.url).get(asked.href),
    await new Browser(portal.url).post(
      posted.href,
      Object.fromEntries(asked.searchParams),
    ),
  ]) {
    const back = new URL(answer.headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(portal.callbackUrl);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: 'invalid_scope',
      error_description: description,
      state: 'portal-state',
    });
  }
});

it('takes an authorization request that is posted', async () => {
  const asked = await portal.authorizeUrl({});
  const fields = Object.fromEntries(asked.searchParams);
  asked.search = '';
  const answer = await new Browser(portal.url).post(asked.href, fields);
  expect(answer.headers.get('location')).toMatch(/^\/okta\/sign-in\//);
});

const elsewhere = (change: (address: URL) => void) => () => {
  const address = new URL(portal.callbackUrl);
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
    const asked = await portal.authorizeUrl({ redirect_uri: address(), scope });
    const answer = await new Browser(portal.url).get(asked.href);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Sign-in failed');
  }
});

it('sends nobody anywhere for a client that is not registered', async () => {
  const asked = await portal.authorizeUrl({ client_id: '<b>nobody</b>' });
  const answer = await new Browser(portal.url).get(asked.href);
  const page = await answer.text();
  expect(answer.status).toBe(400);
  expect(page).toContain('Sign-in failed');
  expect(page).not.toContain('<b>nobody');
});

describe('signing out', () => {
  async function signedIn() {
    const browser = new Browser(portal.url);
    const { session } = await portal.exchange(
      (
        await portal.signInAs(browser, await portal.personId(MIRA))
      ).back,
    );
    expect(await (await browser.get('/okta/home')).text()).toContain(MIRA);
    return { browser, hint: session.idToken ?? '' };
  }

  const logout = (browser: Browser, params: Record<string, string>) =>
    browser.get(`/oauth2/default/v1/logout?${new URLSearchParams(params)}`);

  it.each([
    [
      { post_logout_redirect_uri: PORTAL_HOME, state: 'x' },
      `${PORTAL_HOME}/?state=x`,
    ],
    [{ post_logout_redirect_uri: PORTAL_HOME }, PORTAL_HOME],
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
    ['to another path', { post_logout_redirect_uri: `${PORTAL_HOME}/more` }],
    ['without an ID token', { id_token_hint: '' }],
    ['with a token that is none', { id_token_hint: 'a.b.c' }],
  ])('is refused %s', async (_, changes) => {
    const { browser, hint } = await signedIn();
    const answer = await logout(browser, {
      id_token_hint: hint,
      post_logout_redirect_uri: PORTAL_HOME,
      ...(changes as Record<string, string>),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('You were not signed out');
    expect((await browser.get('/okta/home')).status).toBe(200);
  });
});
