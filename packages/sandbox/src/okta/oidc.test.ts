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
  okta = spawn(process.execPath, ['-r', transform, main, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
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

function authenticator(clientSecret = CLIENT_SECRET) {
  return oktaAuthenticator.initialize({
    callbackUrl,
    config: new ConfigReader({
      clientId: 'studio-access-portal',
      clientSecret,
      audience: url,
      authServerId: 'default',
    }),
  });
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
  url = await startOkta();
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

it('publishes where everything is', async () => {
  const issuer = `${url}/oauth2/default`;
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
  expect(await answer.json()).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/v1/authorize`,
    token_endpoint: `${issuer}/v1/token`,
    userinfo_endpoint: `${issuer}/v1/userinfo`,
    jwks_uri: `${issuer}/v1/keys`,
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

  const [header, payload, signature] = (session.idToken ?? '').split('.');
  const keys = await (await fetch(`${url}/oauth2/default/v1/keys`)).json();
  const key = createPublicKey({ key: keys.keys[0], format: 'jwk' });
  const signed = Buffer.from(`${header}.${payload}`);
  const bytes = Buffer.from(signature, 'base64url');
  expect(verify('sha256', signed, key, bytes)).toBe(true);
  expect(
    JSON.parse(Buffer.from(payload, 'base64url').toString()),
  ).toMatchObject({
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

it('sends nobody to an address that is not registered', async () => {
  const start = await oktaAuthenticator.start(
    { scope: SCOPE, state: 'portal-state', req: express.request },
    helper,
  );
  for (const [name, value] of [
    ['redirect_uri', 'https://evil.example/api/auth/okta/handler/frame'],
    ['client_id', '<b>nobody</b>'],
  ]) {
    const asked = new URL(start.url);
    asked.searchParams.set(name, value);
    const answer = await new Browser(url).get(asked.href);
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toContain('Sign-in failed');
    expect(page).not.toContain('<b>nobody');
  }
});

it('knows the portal by its secret', async () => {
  const browser = new Browser(url);
  const { back } = await signInAs(browser, await personId(MIRA));
  helper = authenticator('guessed');
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
