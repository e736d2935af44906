/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Sign-in as the portal does it: the client is Backstage's own Okta provider module, the browser is fetch with cookies. */
import { ConfigReader } from '@backstage/config';
import { oktaAuthenticator } from '@backstage/plugin-auth-backend-module-okta-provider';
import { ChildProcess, spawn } from 'child_process';
import express from 'express';
import type { Server } from 'http';
import type { AddressInfo } from 'net';
import { Browser } from './Browser';

export const SCOPE = 'openid email profile offline_access';
export const CLIENT_SECRET = 'studio-access-portal-secret';
export const MIRA = 'mira.santos@alpenglow.example';
export const BEN = 'ben.carter@alpenglow.example';
/** Where signing out may lead back to. */
export const PORTAL_HOME = 'http://localhost:3123';

type ClientOptions = { clientSecret?: string; authServerId?: string };

/** A portal that people sign in to with a sandbox of its own. */
export class TestPortal {
  /** Of the sandbox; set once it is started. */
  url = '';
  /** Where sign-ins lead back to. */
  callbackUrl = '';
  #okta!: ChildProcess;
  #server!: Server;
  #client!: ReturnType<typeof oktaAuthenticator.initialize>;

  async start(): Promise<void> {
    const app = express();
    app.get('/api/auth/okta/handler/frame', (req, res) => {
      oktaAuthenticator.authenticate({ req }, this.#client).then(
        result => res.json(result),
        error => res.status(401).json({ error: String(error) }),
      );
    });
    this.#server = await new Promise(resolve => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    const { port } = this.#server.address() as AddressInfo;
    this.callbackUrl = `http://localhost:${port}/api/auth/okta/handler/frame`;
    this.url = await this.#startOkta();
    this.configure();
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => {
      this.#okta.once('exit', resolve);
    });
    this.#okta.kill();
    await ended;
    await new Promise(resolve => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }

  /** Sets the portal up as a client of Okta. */
  configure(changes: ClientOptions = {}): void {
    this.#client = oktaAuthenticator.initialize({
      callbackUrl: this.callbackUrl,
      config: new ConfigReader({
        clientId: 'studio-access-portal',
        clientSecret: CLIENT_SECRET,
        audience: this.url,
        authServerId: 'default',
        ...changes,
      }),
    });
  }

  /** Runs something while the portal is set up otherwise. */
  async configuredAs<T>(
    changes: ClientOptions,
    run: () => Promise<T>,
  ): Promise<T> {
    this.configure(changes);
    try {
      return await run();
    } finally {
      this.configure();
    }
  }

  /** Where the portal sends the browser to sign in. */
  async startUrl(): Promise<string> {
    const start = await oktaAuthenticator.start(
      { scope: SCOPE, state: 'portal-state', req: express.request },
      this.#client,
    );
    return start.url;
  }

  /** The same with other parameters; undefined ones are left out. */
  async authorizeUrl(
    changes: Record<string, string | undefined>,
  ): Promise<URL> {
    const asked = new URL(await this.startUrl());
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) {
        asked.searchParams.delete(name);
      } else {
        asked.searchParams.set(name, value);
      }
    }
    return asked;
  }

  /** Goes from the portal to the page to choose who one is, and chooses. */
  async chooseIn(browser: Browser, person: string) {
    const asked = await browser.get(await this.startUrl());
    const page = await (await browser.follow(asked)).text();
    const signIn = asked.headers.get('location') ?? '';
    const chosen = await browser.post(signIn, { person });
    return { page, signIn, chosen };
  }

  /** Signs in as far as the portal's callback, which `back` is the address of. */
  async signInAs(browser: Browser, person: string) {
    const { chosen, page } = await this.chooseIn(browser, person);
    const back = new URL(
      (await browser.follow(chosen)).headers.get('location') ?? '',
    );
    if (
      `${back.origin}${back.pathname}` !== this.callbackUrl ||
      back.searchParams.get('state') !== 'portal-state'
    ) {
      throw new Error(`The sign-in leads back to ${back}`);
    }
    return { back, page };
  }

  /** Lets the portal's callback exchange the code. */
  async exchange(back: URL) {
    const answer = await fetch(back);
    const body = await answer.json();
    if (body.error) {
      throw new Error(`The code was not exchanged: ${body.error}`);
    }
    return body as Awaited<ReturnType<typeof oktaAuthenticator.authenticate>>;
  }

  refresh(refreshToken: string) {
    return oktaAuthenticator.refresh(
      { refreshToken, scope: SCOPE, req: express.request },
      this.#client,
    );
  }

  async personId(login: string): Promise<string> {
    const answer = await fetch(`${this.url}/okta/api/people/${login}`);
    return (await answer.json()).id;
  }

  /** Starts a sandbox as a process, since Jest cannot load the OpenID library, and waits for its address. */
  #startOkta(): Promise<string> {
    const transform = require.resolve(
      '@backstage/cli/config/nodeTransform.cjs',
    );
    const main = require.resolve('../../main.ts');
    this.#okta = spawn(
      process.execPath,
      [
        ...['-r', transform, main, '--port', '0'],
        ...['--redirect-uri', this.callbackUrl],
        ...['--post-logout-redirect-uri', PORTAL_HOME],
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, NODE_OPTIONS: '' },
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
      this.#okta.stdout?.on('data', listen);
      this.#okta.stderr?.on('data', listen);
      this.#okta.on('exit', code => reject(new Error(`Okta: ${code} ${said}`)));
    });
  }
}
