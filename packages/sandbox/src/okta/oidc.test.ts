/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createPublicKey, verify } from 'crypto';
import { Browser } from './__testUtils__/Browser';
import {
  BEN,
  CLIENT_SECRET,
  MIRA,
  SCOPE,
  TestPortal,
} from './__testUtils__/TestPortal';

const portal = new TestPortal();

beforeAll(() => portal.start(), 60_000);

afterAll(() => portal.stop());

function payloadOf(jwt: string | undefined): Record<string, unknown> {
  const [, payload = ''] = (jwt ?? '').split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

/** Whether one of the published keys has signed the token. */
async function isSigned(jwt: string | undefined, path = '/oauth2/default') {
  const [header, payload, signature] = jwt?.split('.') ?? [];
  if (header === undefined || signature === undefined) {
    throw new Error(`Expected a signed token, not ${jwt}`);
  }
  const keys = await (await fetch(`${portal.url}${path}/v1/keys`)).json();
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const jwk = keys.keys.find((key: { kid: string }) => key.kid === kid);
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const bytes = Buffer.from(signature, 'base64url');
  return verify('sha256', Buffer.from(`${header}.${payload}`), key, bytes);
}

async function setStatus(login: string, status: string): Promise<void> {
  const answer = await fetch(`${portal.url}/okta/api/people/${login}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status }),
  });
  expect(answer.status).toBe(200);
}

it.each([
  ['/oauth2/default', '/oauth2/default/.well-known/openid-configuration'],
  ['/oauth2/default', '/oauth2/default/.well-known/oauth-authorization-server'],
  ['/oauth2/default', '/.well-known/oauth-authorization-server/oauth2/default'],
  ['', '/.well-known/openid-configuration'],
  ['', '/.well-known/oauth-authorization-server'],
])('publishes where everything of %j is, at %s', async (path, document) => {
  const answer = await fetch(`${portal.url}${document}`);
  const endpoint = (name: string) =>
    `${portal.url}${path || '/oauth2'}/v1/${name}`;
  expect(await answer.json()).toMatchObject({
    issuer: `${portal.url}${path}`,
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
  const browser = new Browser(portal.url);
  const { back, page } = await portal.signInAs(
    browser,
    await portal.personId(MIRA),
  );
  expect(page).toContain('Choose who you are');
  const { fullProfile, session } = await portal.exchange(back);
  expect(fullProfile).toMatchObject({
    id: await portal.personId(MIRA),
    username: MIRA,
    displayName: 'Mira Santos',
    emails: [{ value: MIRA }],
  });
  expect(session.scope).toBe(SCOPE);

  expect(await isSigned(session.idToken)).toBe(true);
  expect(payloadOf(session.idToken)).toMatchObject({
    iss: `${portal.url}/oauth2/default`,
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
    const renewed = await portal.refresh(session.refreshToken ?? '');
    expect(renewed.session.scope).toBe(SCOPE);
    expect(renewed.session.accessToken).not.toBe(session.accessToken);
    expect(renewed.fullProfile).toMatchObject({ displayName: 'Mira Santos' });
  }
});

it('offers to go on as before, and to be somebody else', async () => {
  const browser = new Browser(portal.url);
  await portal.exchange(
    (
      await portal.signInAs(browser, await portal.personId(MIRA))
    ).back,
  );
  const second = await portal.signInAs(browser, await portal.personId(BEN));
  expect(second.page).toContain('Continue as Mira Santos');
  expect((await portal.exchange(second.back)).fullProfile).toMatchObject({
    displayName: 'Ben Carter',
  });
  // The same browser is signed in to the other pages too.
  expect(await (await browser.get('/okta/home')).text()).toContain(BEN);
  const third = await portal.signInAs(browser, await portal.personId(BEN));
  expect(third.page).toContain('Continue as Ben Carter');
  expect((await portal.exchange(third.back)).fullProfile).toMatchObject({
    displayName: 'Ben Carter',
  });
});

it('refuses the disabled at sign-in and when renewing', async () => {
  const browser = new Browser(portal.url);
  const id = await portal.personId(BEN);
  const { session } = await portal.exchange(
    (
      await portal.signInAs(browser, id)
    ).back,
  );
  await setStatus(BEN, 'SUSPENDED');
  try {
    const { chosen, signIn } = await portal.chooseIn(browser, id);
    expect(chosen.status).toBe(403);
    expect(await chosen.text()).toContain('Ben Carter is disabled');
    await expect(portal.refresh(session.refreshToken ?? '')).rejects.toThrow();
    // The sign-in is not over: somebody else can still be chosen.
    const other = await browser.post(signIn, {
      person: await portal.personId(MIRA),
    });
    const back = (await browser.follow(other)).headers.get('location') ?? '';
    expect((await portal.exchange(new URL(back))).fullProfile).toMatchObject({
      displayName: 'Mira Santos',
    });
  } finally {
    await setStatus(BEN, 'ACTIVE');
  }
});

it('answers a silent sign-in without a page', async () => {
  const start = await portal.startUrl();
  const answer = await new Browser(portal.url).get(`${start}&prompt=none`);
  const back = new URL(answer.headers.get('location') ?? '');
  expect(back.searchParams.get('error')).toBe('login_required');
});

it('gives access tokens as JWTs, which its own endpoints take', async () => {
  const browser = new Browser(portal.url);
  const { session } = await portal.exchange(
    (
      await portal.signInAs(browser, await portal.personId(MIRA))
    ).back,
  );
  expect(await isSigned(session.accessToken)).toBe(true);
  const claims = payloadOf(session.accessToken);
  expect(claims).toEqual({
    ver: 1,
    jti: expect.any(String),
    iss: `${portal.url}/oauth2/default`,
    aud: 'api://default',
    iat: expect.any(Number),
    exp: (claims.iat as number) + 3600,
    cid: 'studio-access-portal',
    uid: await portal.personId(MIRA),
    scp: SCOPE.split(' '),
    sub: MIRA,
  });
  const userInfo = (token: string, path = '/oauth2/default') =>
    fetch(`${portal.url}${path}/v1/userinfo`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const own = await userInfo(session.accessToken);
  expect(await own.json()).toMatchObject({ email: MIRA });
  const [header, payload] = session.accessToken.split('.');
  const refused: [token: string, path?: string][] = [
    [String(claims.jti)],
    [`${header}.${payload}.c2lnbmF0dXJl`],
    [session.idToken ?? ''],
    [session.accessToken, '/oauth2'],
  ];
  for (const [token, path] of refused) {
    expect((await userInfo(token, path)).status).toBe(401);
  }

  const client = Buffer.from(`studio-access-portal:${CLIENT_SECRET}`);
  const ask = (endpoint: string) =>
    fetch(`${portal.url}/oauth2/default/v1/${endpoint}`, {
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
  await portal.configuredAs({ authServerId: undefined }, async () => {
    const browser = new Browser(portal.url);
    const { back } = await portal.signInAs(browser, await portal.personId(BEN));
    const { session, fullProfile } = await portal.exchange(back);
    expect(fullProfile).toMatchObject({ displayName: 'Ben Carter' });
    expect(payloadOf(session.idToken).iss).toBe(portal.url);
    expect(await isSigned(session.idToken, '/oauth2')).toBe(true);
  });
});

it('knows the portal by its secret', async () => {
  const browser = new Browser(portal.url);
  const { back } = await portal.signInAs(browser, await portal.personId(MIRA));
  await portal.configuredAs({ clientSecret: 'guessed' }, async () => {
    const answer = await fetch(back);
    expect(answer.status).toBe(401);
  });
});

it('says so when a sign-in has expired', async () => {
  const answer = await new Browser(portal.url).get('/okta/sign-in/unknown');
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('This sign-in has expired');
});
