/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import express from 'express';
import type { Server } from 'http';
import type { AddressInfo } from 'net';
import { createPortalRouter } from '../../portal';
import type { SandboxContext } from '../../SandboxContext';
import { createScimRouter } from '../../scim';
import { createWorld } from '../../world/seeds';
import { settleWorld } from '../../world/settling';
import type { World } from '../../world/World';
import { createOktaRouter } from '../router';

/** Okta, SCIM and the portal pages over a world of their own. */
export type StartedRouters = {
  url: string;
  /** May be replaced, as a reset does. */
  world: World;
  /** Answers SCIM requests with this status instead, until it is unset. */
  scimOutage?: number;
  /** Method and path of every SCIM request, in order. */
  scimRequests: string[];
  stop(): Promise<void>;
};

/** Starts these routers on a free port. */
export async function startRouters(): Promise<StartedRouters> {
  const app = express();
  const server: Server = await new Promise(resolve => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const started: StartedRouters = {
    url: baseUrl,
    world: createWorld(),
    scimRequests: [],
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const context: SandboxContext = {
    get world() {
      settleWorld(started.world, Date.now());
      return started.world;
    },
    now: () => Date.now(),
    baseUrl,
    portal: { redirectUris: [], postLogoutRedirectUris: [] },
  };
  app.use('/scim', (req, res, next) => {
    started.scimRequests.push(`${req.method} ${decodeURIComponent(req.url)}`);
    if (started.scimOutage) {
      res.status(started.scimOutage).end();
    } else {
      next();
    }
  });
  app.use(createOktaRouter(context));
  app.use(createScimRouter(context));
  app.use(createPortalRouter(context));
  return started;
}

/** Waits until the check no longer throws, at most a minute; then fails with what it threw last. */
export async function eventually(check: () => void | Promise<void>) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
}
