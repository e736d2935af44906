// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * npm run e2e: the end-to-end tests against a portal of their own; what follows `--` goes to Playwright, such as
 * `npm run e2e -- -g offboarded`. With `--built` the front end is taken as it was built the last time; with `--wait` no
 * test runs, and the portal is left running until it is interrupted.
 */
import { PLAYWRIGHT, withPortal } from './lib/e2e.mjs';
import { ensureToolchain, run } from './lib/toolchain.mjs';

async function main() {
  const { env } = await ensureToolchain();
  const args = process.argv.slice(2);
  const isBuilt = args.includes('--built');
  const isWaiting = args.includes('--wait');
  const forPlaywright = args.filter(
    arg => !['--built', '--wait'].includes(arg),
  );
  return withPortal(
    env,
    (e2eEnv, signal) =>
      isWaiting
        ? untilInterrupted(e2eEnv)
        : run('node', [PLAYWRIGHT, 'test', ...forPlaywright], {
            env: e2eEnv,
            signal,
          }),
    { isBuilt },
  );
}

function untilInterrupted(env) {
  const settings = [
    'PORTAL_URL',
    'SANDBOX_URL',
    'PORTAL_CONTROL_URL',
    'BROWSER_ENDPOINT',
  ].map(name => `${name}=${env[name]}`);
  process.stdout.write(`export ${settings.join(' ')}\n`);
  return new Promise(() => {});
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  },
);
