/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import express, { ErrorRequestHandler } from 'express';
import { createAdminRouter } from './admin/router';
import { DefaultSandboxAdmin } from './admin/DefaultSandboxAdmin';
import { AwsEndpoint } from './aws/AwsEndpoint';
import { DEFAULT_RATE_LIMITS, RateLimiter } from './aws/protocol/RateLimiter';
import { createControlRouter } from './control';
import { createOktaDirectory, createOktaRouter } from './okta';
import { createPortalRouter } from './portal';
import { RunningSandbox, SandboxOptions } from './Sandbox';
import { SandboxState } from './SandboxState';
import { createScimRouter } from './scim';
import { readSnapshot } from './snapshots';
import { checkHost, forbidFraming } from './web';
import { createWorld } from './world/seeds';

const LOOPBACK_ADDRESS = '127.0.0.1';
const LOOPBACK = [LOOPBACK_ADDRESS, '::1', 'localhost'];

/**
 * The port belongs to somebody else.
 * @public
 */
export class PortTakenError extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is taken. Choose another with SANDBOX_PORT or --port, or end what uses it.`,
    );
    this.name = 'PortTakenError';
  }
}

/** Everything in a sandbox is published: its keys, its secrets, a sign-in without passwords. */
function requireLoopback(host: string): void {
  if (!LOOPBACK.includes(host)) {
    throw new Error(
      `The sandbox listens on the loopback interface only, not on ${host}. Use one of ${LOOPBACK.join(
        ', ',
      )}.`,
    );
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error),
    );
    server.listen(port, host, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}

const answerFailure: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  const status = Number(error.status ?? error.statusCode ?? 500);
  res.status(status).json({
    __type: status >= 500 ? 'InternalFailure' : 'BadRequest',
    message: error instanceof Error ? error.message : String(error),
  });
};

function createApp(options: {
  state: SandboxState;
  aws: AwsEndpoint;
  admin: DefaultSandboxAdmin;
  hostNames: string[];
}): RequestListener {
  const { state, aws, admin, hostNames } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(checkHost(hostNames), forbidFraming);
  app.post(
    '/',
    express.raw({ type: () => true, limit: '10mb' }),
    (req, res, next) => {
      aws.handle(req, res).catch(next);
    },
  );
  app.get('/', (req, res, next) => {
    // STS answers a GET as well: that is what a presigned GetCallerIdentity is.
    if (req.query.Action !== undefined) {
      aws.handle(req, res).catch(next);
      return;
    }
    res
      .type('text/plain')
      .send(
        [
          'The Studio Access sandbox: AWS and Okta on this machine.',
          '',
          `AWS endpoint       ${state.baseUrl}`,
          `Okta               ${state.baseUrl}/okta`,
          `AWS access portal  ${state.baseUrl}/start`,
          `Control            ${state.baseUrl}/control`,
          `Admin API          ${state.baseUrl}/_sandbox/health`,
          '',
        ].join('\n'),
      );
  });
  app.use('/_sandbox', createAdminRouter(state, admin));
  app.use(createScimRouter(state));
  app.use(createPortalRouter(state));
  const okta = createOktaDirectory(state);
  app.use(
    createControlRouter({ context: state, admin, directory: okta.directory }),
  );
  app.use(createOktaRouter(state, okta));
  app.use(answerFailure);
  return app;
}

/**
 * Starts a sandbox; it answers when the promise resolves.
 * @throws PortTakenError, or Error when the snapshot file cannot be read.
 * @public
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<RunningSandbox> {
  const {
    port: wantedPort = 4566,
    host = LOOPBACK_ADDRESS,
    snapshotFile,
  } = options;
  requireLoopback(host);
  const snapshot = snapshotFile ? readSnapshot(snapshotFile) : undefined;
  const state = new SandboxState({
    world: snapshot ?? createWorld(options.seed),
    portal: options.portal,
  });
  const rates = new RateLimiter({
    ...DEFAULT_RATE_LIMITS,
    ...options.rateLimits,
  });
  const aws = new AwsEndpoint(state, rates);
  const admin = new DefaultSandboxAdmin({ state, aws, options });
  const server = createServer();
  const port = await listen(server, wantedPort, host);
  const url = `http://localhost:${port}`;
  state.baseUrl = url;
  server.on(
    'request',
    createApp({ state, aws, admin, hostNames: options.hostNames ?? [] }),
  );
  return {
    url,
    port,
    admin,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
