// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Fresh portals that follow our READMEs to the letter, and work. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { orDeath, startBrowser } from '../browser.mjs';
import { interruption } from '../e2e.mjs';
import { installedCopies } from '../installed.mjs';
import { ROOT, registrySettings } from '../toolchain.mjs';
import {
  bringPacked,
  createPortal,
  follow,
  must,
  resolve,
} from './freshPortal.mjs';
import { stepsOfReadmes } from './readmes.mjs';
import { moveToNewest, pinsOf } from './releases.mjs';
import { startFresh } from './startFresh.mjs';

/** The last one on the registry. The portals that it makes are of Backstage 1.55, the oldest release that is supported. */
const CREATE_APP = '0.9.2';

export const PORTALS = [
  { name: 'newest', isNewest: true },
  { name: 'newest-legacy', isNewest: true, isLegacy: true },
  { name: 'oldest', isNewest: false },
  { name: 'oldest-legacy', isNewest: false, isLegacy: true },
];

/** All of them, or those that ADOPT_PORTALS names. */
export function chosenPortals({ ADOPT_PORTALS }) {
  const names = ADOPT_PORTALS?.split(',');
  const unknown = (names ?? []).filter(
    name => !PORTALS.some(portal => portal.name === name),
  );
  if (unknown.length > 0) {
    throw new Error(
      `ADOPT_PORTALS names ${unknown.join(', ')}. There are ${PORTALS.map(
        ({ name }) => name,
      ).join(', ')}.`,
    );
  }
  return PORTALS.filter(({ name }) => !names || names.includes(name));
}

/**
 * Makes a portal, has it follow the READMEs, starts it, and tries in a browser what an adopter gets.
 *
 * @param {{ name: string, isNewest: boolean, isLegacy?: boolean }} kind
 * @param {{ env: NodeJS.ProcessEnv, packed: string[], log: string, test: (env: NodeJS.ProcessEnv, signal: AbortSignal) => Promise<unknown> }} options
 *   `packed` are the files of our packages; `test` runs the tests of packages/app/e2e-tests/adopt
 * @returns what `test` answers, and how many seconds each part took
 */
export async function adopt(kind, { env: own, packed, log, test }) {
  const env = { ...own, ...registrySettings() };
  // Outside of the repository, whose Yarn would take the portal for a part of it.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'studio-access-adopt-'));
  const seconds = {};
  const timed = async (part, work) => {
    const began = Date.now();
    const answer = await work();
    seconds[part] = Math.round((Date.now() - began) / 1000);
    return answer;
  };
  try {
    const portal = await timed('create', () =>
      makePortal(kind, { folder, env, log }),
    );
    await bringPacked(portal, packed);
    await timed('install', () =>
      follow(portal, stepsOfReadmes(kind), { env, log }),
    );
    refuseCopies(portal);
    await must('yarn', ['tsc'], { cwd: portal, env, log });
    const logFolder = path.join(ROOT, 'logs', 'adopt', kind.name);
    const outcome = await withBrowser(({ browser, endpoint }) =>
      withFresh(portal, { env, browser, logFolder }, (fresh, signal) => {
        seconds.start = Math.round(fresh.firstPage);
        return test(
          {
            ...env,
            CI: '1',
            PORTAL_URL: fresh.urls.portal,
            BACKEND_URL: fresh.urls.backend,
            SANDBOX_URL: fresh.urls.sandbox,
            BROWSER_ENDPOINT: endpoint,
          },
          signal,
        );
      }),
    );
    return { outcome, seconds };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function makePortal({ isNewest, isLegacy }, { folder, env, log }) {
  const portal = await createPortal({
    folder,
    createApp: CREATE_APP,
    isLegacy,
    env,
    log,
  });
  if (isNewest) {
    await moveToNewest(portal, { env, log });
  } else {
    resolve(portal, pinsOf(portal));
    await must('yarn', ['install'], { cwd: portal, env, log });
  }
  return portal;
}

/** Two copies of a package have two React contexts and two sets of classes, which do not know each other. */
function refuseCopies(portal) {
  const twice = [...installedCopies(portal, '@backstage')].filter(
    ([, folders]) => folders.length > 1,
  );
  if (twice.length > 0) {
    throw new Error(
      `These packages are installed more than once:\n${twice
        .map(([name, folders]) => `${name}: ${folders.join(', ')}`)
        .join('\n')}`,
    );
  }
}

async function withFresh(portal, options, work) {
  const fresh = await startFresh(portal, options);
  const interrupted = interruption();
  const abortion = new AbortController();
  try {
    return await Promise.race([
      work(fresh, abortion.signal),
      fresh.ended.then(sentence => Promise.reject(new Error(sentence))),
      interrupted.promise,
    ]);
  } finally {
    interrupted.forget();
    abortion.abort();
    await fresh.stop();
  }
}

async function withBrowser(work) {
  const server = await startBrowser();
  // Only there once the dependencies are installed.
  const { chromium } = createRequire(path.join(ROOT, 'package.json'))(
    '@playwright/test',
  );
  try {
    const browser = await chromium.connect(server.endpoint);
    const { endpoint } = server;
    return await orDeath(server.died, work({ browser, endpoint }));
  } finally {
    await server.stop();
  }
}
