// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Fresh portals that follow our READMEs to the letter, and work. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { orDeath, startBrowser } from '../browser.mjs';
import { interruption } from '../e2e.mjs';
import { installedCopies } from '../installed.mjs';
import { startPostgres } from '../postgres.mjs';
import { ROOT, registrySettings } from '../toolchain.mjs';
import { bringPacked, createPortal, follow, must } from './freshPortal.mjs';
import { buildImage } from './image.mjs';
import { stepsOfReadmes } from './readmes.mjs';
import { moveToNewest, stayOnOldest } from './releases.mjs';
import { startFresh } from './startFresh.mjs';

/** The last one on the registry. The portals that it makes are of Backstage 1.55, the oldest release that is supported. */
const CREATE_APP = '0.9.2';

export const PORTALS = [
  { name: 'newest', isNewest: true },
  { name: 'newest-legacy', isNewest: true, isLegacy: true },
  { name: 'oldest', isNewest: false },
  { name: 'oldest-legacy', isNewest: false, isLegacy: true },
];

/** A new portal has SQLite where it is developed. Its image has PostgreSQL. */
const DATABASES = ['SQLITE_3', 'POSTGRES_16'];

/**
 * All portals on both databases, or those that ADOPT_PORTALS and ADOPT_ON name.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function chosenPortals({ ADOPT_PORTALS, ADOPT_ON }) {
  const names = PORTALS.map(({ name }) => name);
  const wanted = listed('ADOPT_PORTALS', ADOPT_PORTALS, names);
  return {
    portals: PORTALS.filter(({ name }) => wanted.includes(name)),
    databases: listed('ADOPT_ON', ADOPT_ON, DATABASES),
  };
}

function listed(variable, value, known) {
  const chosen = value ? value.split(',') : known;
  const unknown = chosen.filter(each => !known.includes(each));
  if (unknown.length > 0) {
    throw new Error(
      `${variable} names ${unknown.join(', ')}. Choose of ${known.join(', ')}.`,
    );
  }
  return chosen;
}

/**
 * Makes a portal, has it follow the READMEs, starts it, and tries in a browser what an adopter gets.
 *
 * @param {{ name: string, isNewest: boolean, isLegacy?: boolean }} kind
 * @param {{ env: NodeJS.ProcessEnv, packed: string[], databases: string[], log: string, test: (env: NodeJS.ProcessEnv, signal: AbortSignal) => Promise<unknown> }} options
 *   `packed` are the files of our packages; `test` runs the tests of packages/app/e2e-tests/adopt
 * @returns what `test` answers, for each database, and how many seconds each part took
 */
export async function adopt(kind, { env: own, packed, databases, log, test }) {
  const env = { ...own, ...registrySettings() };
  const { folder, isKept } = folderFor(kind, own);
  const seconds = {};
  const timed = async (part, work) => {
    const began = Date.now();
    const answer = await work();
    seconds[part] = Math.round((Date.now() - began) / 1000);
    return answer;
  };
  const tryIt = (portal, { part, image }) =>
    withBrowser(({ browser, endpoint }) =>
      withFresh(
        portal,
        {
          env,
          browser,
          image,
          logFolder: path.join(ROOT, 'logs', 'adopt', kind.name, part),
        },
        ({ urls, firstPage }, signal) => {
          seconds[part] = Math.round(firstPage);
          return test(
            {
              ...env,
              CI: '1',
              PORTAL_URL: urls.portal,
              BACKEND_URL: urls.backend,
              SANDBOX_URL: urls.sandbox,
              BROWSER_ENDPOINT: endpoint,
            },
            signal,
          );
        },
      ),
    );
  try {
    const portal = await installed(kind, { folder, packed, timed, env, log });
    refuseCopies(portal);
    await must('yarn', ['tsc'], { cwd: portal, env, log });
    const outcomes = [];
    if (databases.includes('SQLITE_3')) {
      outcomes.push(await tryIt(portal, { part: 'start' }));
    }
    if (databases.includes('POSTGRES_16')) {
      const image = await timed('build image', () =>
        buildImage(portal, { folder, env, log }),
      );
      const { connectionString, stop } = await startPostgres();
      try {
        outcomes.push(
          await tryIt(portal, {
            part: 'start image',
            image: { ...image, connectionString },
          }),
        );
      } finally {
        await stop();
      }
    }
    return { outcomes, seconds };
  } finally {
    if (!isKept) {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Outside of the repository, whose Yarn would take the portal for a part of it. */
function folderFor({ name }, { ADOPT_FOLDER }) {
  if (!ADOPT_FOLDER) {
    const folder = path.join(os.tmpdir(), 'studio-access-adopt-');
    return { folder: fs.mkdtempSync(folder), isKept: false };
  }
  const folder = path.resolve(ADOPT_FOLDER, name);
  fs.mkdirSync(folder, { recursive: true });
  return { folder, isKept: true };
}

/** A portal that has followed the READMEs; one that was kept when it had is taken as it is. */
async function installed(kind, { folder, packed, timed, env, log }) {
  const stamp = path.join(folder, 'installed.json');
  if (fs.existsSync(stamp)) {
    return JSON.parse(fs.readFileSync(stamp, 'utf8')).portal;
  }
  const portal = await timed('create', () =>
    makePortal(kind, { folder, env, log }),
  );
  await bringPacked(portal, packed);
  await timed('install', () =>
    follow(portal, stepsOfReadmes(kind), { env, log }),
  );
  fs.writeFileSync(stamp, JSON.stringify({ portal }));
  return portal;
}

async function makePortal({ isNewest, isLegacy }, { folder, env, log }) {
  const portal = await createPortal({
    folder,
    createApp: CREATE_APP,
    isLegacy,
    env,
    log,
  });
  await (isNewest ? moveToNewest : stayOnOldest)(portal, {
    isLegacy,
    env,
    log,
  });
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
