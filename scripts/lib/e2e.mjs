// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * The portal as end-to-end tests need it: the front end built as for production and served by the back end, on free
 * ports, with a database that outlives the back end and more teams than the demo has. Tests that stop and start the
 * back end do so through a small server of its own.
 */
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { orDeath, startBrowser } from './browser.mjs';
import { freePorts } from './ports.mjs';
import { startPortal } from './portal.mjs';
import { INTERRUPTIONS, ROOT, run } from './toolchain.mjs';

/** Started without Yarn in between, which would not tell it of an interruption. */
export const PLAYWRIGHT = path.join(
  ROOT,
  'node_modules/@playwright/test/cli.js',
);

const CONFIGS = [
  'app-config.yaml',
  'packages/app/e2e-tests/app-config.yaml',
].map(file => path.join(ROOT, file));

// SQLite waits for the disk at each commit, and a catalog that is read in commits thousands of times.
const MEMORY = hasRoom('/dev/shm') ? '/dev/shm' : os.tmpdir();

/**
 * Starts a browser and the portal, runs the work with the environment that Playwright needs, and ends both. If the
 * browser exits by itself, the work gets an AbortSignal, and the browser's last output is the error.
 *
 * @param {(env: Record<string, string>, signal: AbortSignal) => Promise<unknown>} work
 * @param {{ isBuilt?: boolean, configs?: string[], sandboxArgs?: string[], say?: (message: string) => void }} options `isBuilt` takes the front end as it
 *   was built the last time; the others are those of `startPortal`.
 */
export async function withPortal(
  env,
  work,
  {
    isBuilt = false,
    configs = CONFIGS,
    sandboxArgs,
    say = message => process.stdout.write(`${message}\n`),
  } = {},
) {
  const browser = await startBrowser();
  try {
    if (!isBuilt) {
      await buildApp(env, say);
    }
    return await withServers({ env, browser, configs, sandboxArgs, say }, work);
  } finally {
    await browser.stop();
  }
}

async function withServers({ env, browser, configs, sandboxArgs, say }, work) {
  const [backend, sandbox] = await freePorts(2);
  const data = fs.mkdtempSync(path.join(MEMORY, 'studio-access-data-'));
  const portal = await startPortal({
    env: { ...env, E2E_DATA_FOLDER: data },
    ports: { backend, sandbox },
    configs,
    sandboxArgs,
    logFolder: path.join(ROOT, 'logs', 'e2e'),
    say,
  });
  const control = await startControl(portal);
  const interrupted = interruption();
  const abortion = new AbortController();
  let working;
  try {
    await Promise.race([
      orDeath(browser.died, portal.ready),
      interrupted.promise,
    ]);
    working = work(
      {
        ...env,
        CI: '1',
        PORTAL_URL: portal.urls.portal,
        SANDBOX_URL: portal.urls.sandbox,
        PORTAL_CONTROL_URL: control.url,
        BROWSER_ENDPOINT: browser.endpoint,
      },
      abortion.signal,
    );
    return await Promise.race([
      orDeath(browser.died, working),
      interrupted.promise,
    ]);
  } finally {
    interrupted.forget();
    abortion.abort();
    // The work was interrupted as well, and ends before the portal.
    await Promise.race([
      Promise.allSettled([working]),
      sleep(10_000, undefined, { ref: false }),
    ]);
    control.stop();
    await portal.stop();
    fs.rmSync(data, { recursive: true, force: true });
  }
}

/** In a container it may be too small for databases. */
function hasRoom(folder) {
  if (!fs.existsSync(folder)) return false;
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize > 512 * 1024 * 1024;
}

/** Rejects when somebody interrupts, so that what was started is ended rather than left behind. */
export function interruption() {
  const listeners = [];
  const promise = new Promise((_, reject) => {
    for (const name of INTERRUPTIONS) {
      const listener = () => reject(new Error(`Interrupted by ${name}`));
      listeners.push([name, listener]);
      process.once(name, listener);
    }
  });
  // Nobody may be waiting for it at the time.
  promise.catch(() => {});
  return {
    promise,
    forget: () =>
      listeners.forEach(([name, listener]) => process.off(name, listener)),
  };
}

async function buildApp(env, say) {
  const began = Date.now();
  const log = path.join(ROOT, 'logs', 'e2e', 'build.log');
  fs.mkdirSync(path.dirname(log), { recursive: true });
  fs.rmSync(log, { force: true });
  const code = await run('yarn', ['workspace', 'app', 'build'], { env, log });
  if (code !== 0) {
    throw new Error(
      `The front end could not be built:\n${fs.readFileSync(log, 'utf8')}`,
    );
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  say(`  the front end is built (${seconds} s)`);
}

/** `POST /backend/stop` and `POST /backend/start` answer when it is done. */
async function startControl(portal) {
  const actions = {
    '/backend/stop': portal.stopBackend,
    '/backend/start': portal.startBackend,
  };
  const server = http.createServer(async (request, response) => {
    const action = request.method === 'POST' && actions[request.url];
    try {
      await action?.();
      response.writeHead(action ? 204 : 404).end();
    } catch (error) {
      response.writeHead(500).end(String(error.message));
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => server.close(),
  };
}
