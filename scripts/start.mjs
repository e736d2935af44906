// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* npm start: the whole portal on this machine. With package names (yarn start app) it is Backstage's own start. */
import path from 'node:path';
import { INTERRUPTIONS, ROOT, ensureToolchain, run } from './lib/toolchain.mjs';
import { startPortal } from './lib/portal.mjs';
import { PORT_SETTINGS, choosePorts, readPorts } from './lib/ports.mjs';

const say = message => process.stdout.write(`${message}\n`);

async function main() {
  const packages = process.argv.slice(2);
  // Invalid ports are reported before anything is installed.
  readPorts(process.env);
  const { env } = await ensureToolchain();
  if (packages.length > 0) {
    process.exitCode = await run(
      'yarn',
      ['backstage-cli', 'repo', 'start', ...packages],
      { env },
    );
    return;
  }
  say('Starting the sandbox, the back end and the front end');
  const began = Date.now();
  const ports = await choosePorts(process.env, say);
  const logFolder = logFolderOf(ports);
  const portal = await startPortal({ env, ports, logFolder, say });
  const interrupted = new Promise(resolve => {
    for (const signal of INTERRUPTIONS) {
      process.on(signal, () => resolve(signal));
    }
  });
  try {
    if ((await Promise.race([portal.ready, interrupted])) === undefined) {
      say(
        welcome({
          urls: portal.urls,
          logFolder: path.relative(ROOT, logFolder),
          seconds: (Date.now() - began) / 1000,
        }),
      );
      const outcome = await Promise.race([
        portal.ended.then(sentence => new Error(sentence)),
        interrupted,
      ]);
      if (outcome instanceof Error) throw outcome;
    }
    say('\nStopping');
  } finally {
    await portal.stop();
  }
}

/** A second portal of the same folder does not write over the logs of the first. */
function logFolderOf({ portal }) {
  const isUsual = portal === PORT_SETTINGS.portal.fallback;
  return path.join(ROOT, 'logs', isUsual ? '' : String(portal));
}

function welcome({ urls, logFolder, seconds }) {
  return `
Ready in ${seconds.toFixed(0)} s

  Portal                 ${urls.portal}
  Directory (Okta)       ${urls.sandbox}/okta
  AWS access portal      ${urls.sandbox}/start
  Sandbox for AWS        ${urls.sandbox}
  Sandbox control        ${urls.sandbox}/control

Sign in with Okta and choose who you are:

  Mira Santos      leads forecasting: onboard the team from a template, decide requests
  Jonas Weber      is in forecasting: open Studio once the team is in
  Ben Carter       is in finance-analytics: is denied, asks for access
  Tomas Oliveira   leads fraud-detection: sees a profile without assignment
  Daniel Kim       leads research, which is in through its group
  Ingrid Larsen    is the platform engineer

Ctrl-C ends all of it. Logs are in ${logFolder}/.
`;
}

main().then(
  () => process.exit(),
  error => {
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  },
);
