// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Starts a fresh portal as its own README says, with the sandbox in the place of AWS and Okta. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { untilAnswering, untilPeopleAreIn } from '../answers.mjs';
import {
  failureOf,
  readCatalogWith,
  sandboxArguments,
  startProgram,
} from '../portal.mjs';
import { freePorts } from '../ports.mjs';
import { endOf } from '../trouble.mjs';

const MAX_WAIT = 300_000;
/** Read by Backstage where it is not told which files to read. */
const LOCAL_CONFIG = 'app-config.local.yaml';

/** What the sandbox takes for the workload's own credentials, and for those of the portal at Okta. */
const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'SANDBOXPORTAL000001',
  AWS_SECRET_ACCESS_KEY: 'sandbox-portal-secret',
  STUDIO_EXTERNAL_ID: 'alpenglow-studio-portal',
  AUTH_OKTA_CLIENT_ID: 'studio-access-portal',
  AUTH_OKTA_CLIENT_SECRET: 'studio-access-portal-secret',
};

/**
 * @param {string} portal
 * @param {{ env: NodeJS.ProcessEnv, logFolder: string, browser: import('@playwright/test').Browser, image?: { folder: string, command: string[], connectionString: string } }} options
 *   `image` is started instead of the portal, with PostgreSQL
 * @returns the addresses, after how many seconds the first page is there, and how all of it is ended
 */
export async function startFresh(portal, { env, logFolder, browser, image }) {
  const [sandbox, backend, other] = await freePorts(3);
  // In an image the back end serves the front end.
  const frontend = image ? backend : other;
  const urls = {
    sandbox: `http://localhost:${sandbox}`,
    backend: `http://localhost:${backend}`,
    portal: `http://localhost:${frontend}`,
  };
  fs.mkdirSync(logFolder, { recursive: true });
  fs.writeFileSync(
    path.join(image?.folder ?? portal, LOCAL_CONFIG),
    stringify(configOf(urls, { backend })),
  );
  const token = randomBytes(24).toString('hex');
  const childEnv = {
    ...env,
    ...ENVIRONMENT,
    AUTH_SESSION_SECRET: randomBytes(24).toString('hex'),
    OKTA_ORG_URL: urls.sandbox,
    AWS_ENDPOINT_URL_STS: urls.sandbox,
    APP_CONFIG_backend_auth_externalAccess: JSON.stringify(
      readCatalogWith(token),
    ),
    // To which the sandbox's Okta sends people back.
    BACKEND_PORT: String(backend),
    PORTAL_PORT: String(frontend),
    BROWSER: 'none',
    ...(image
      ? { NODE_ENV: 'production', ...variablesOf(image.connectionString) }
      : { NODE_ENV: 'development' }),
  };
  const began = Date.now();
  const program = image
    ? {
        name: 'backend',
        command: [...image.command, '--config', LOCAL_CONFIG],
        cwd: image.folder,
      }
    : { name: 'portal', command: ['yarn', 'start'], cwd: portal };
  const programs = [
    startProgram({
      name: 'sandbox',
      command: ['node', ...sandboxArguments(['--port', String(sandbox)])],
      env: childEnv,
      logFolder,
    }),
    startProgram({ ...program, env: childEnv, logFolder }),
  ];
  const ended = Promise.race(programs.map(({ exited }) => exited));
  const stop = () => Promise.all(programs.map(program => program.stop()));
  const orEnd = work => Promise.race([work, failureOf(ended)]);
  try {
    await orEnd(
      untilFirstPage(browser, {
        url: urls.portal,
        log: path.join(logFolder, `${program.name}.log`),
      }),
    );
    const firstPage = (Date.now() - began) / 1000;
    await orEnd(
      untilAnswering(`${urls.backend}/.backstage/health/v1/readiness`),
    );
    await orEnd(
      untilPeopleAreIn({
        urls,
        headers: { Authorization: `Bearer ${token}` },
      }),
    );
    return { urls, firstPage, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As app-config.production.yaml of a new portal names them. */
function variablesOf(connectionString) {
  const { hostname, port, username, password } = new URL(connectionString);
  return {
    POSTGRES_HOST: hostname,
    POSTGRES_PORT: port,
    POSTGRES_USER: username,
    POSTGRES_PASSWORD: password,
  };
}

/** What an adopter has elsewhere: free ports, and the sandbox instead of AWS. One domain is managed, as the README says at last. */
function configOf(urls, ports) {
  return {
    app: { baseUrl: urls.portal },
    backend: {
      baseUrl: urls.backend,
      // A string as in app-config.production.yaml of a new portal: keys below it would not be found there.
      listen: `127.0.0.1:${ports.backend}`,
      cors: { origin: urls.portal },
    },
    sagemakerStudio: {
      aws: { endpoint: urls.sandbox },
      domains: { 'd-researchlab1': { mode: 'manage' } },
      sync: { frequency: { seconds: 10 } },
    },
  };
}

/** Until a reader sees where to sign in. `log` says why there is nothing to see. */
async function untilFirstPage(browser, { url, log }) {
  const page = await browser.newPage();
  const deadline = Date.now() + MAX_WAIT;
  try {
    while (!(await showsSignIn(page, url))) {
      if (Date.now() > deadline) {
        throw new Error(
          `${url} shows no page to sign in on after five minutes. The end of ${log}:\n${endOf(
            log,
          )}`,
        );
      }
      await sleep(500);
    }
  } finally {
    await page.close();
  }
}

async function showsSignIn(page, url) {
  try {
    await page.goto(url);
    const button = page.getByRole('button', { name: 'Sign in' });
    await button.waitFor({ timeout: 10_000 });
    return true;
  } catch {
    // Not listening, or not built yet.
    return false;
  }
}
