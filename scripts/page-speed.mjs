// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * npm run page-speed: how fast the team's page is in a browser, for a team of 1,000 in a domain of 10,000. `--built` takes
 * the front end as it was built the last time; `--json FILE` writes the figures for machines.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PLAYWRIGHT, withPortal } from './lib/e2e.mjs';
import { ROOT, ensureToolchain, run } from './lib/toolchain.mjs';

async function main() {
  const { values } = parseArgs({
    options: { built: { type: 'boolean' }, json: { type: 'string' } },
  });
  const { env } = await ensureToolchain();
  return withPortal(
    env,
    (portalEnv, signal) =>
      run(
        'node',
        [PLAYWRIGHT, 'test', '--config', 'playwright.speed.config.ts'],
        {
          signal,
          env: {
            ...portalEnv,
            ...(values.json && { SPEED_JSON: path.resolve(values.json) }),
          },
        },
      ),
    {
      isBuilt: values.built,
      configs: [
        'app-config.yaml',
        'packages/app/e2e-tests/speed/app-config.yaml',
      ].map(file => path.join(ROOT, file)),
      sandboxArgs: '--people 10000 --profiles 10000 --groups 10'.split(' '),
    },
  );
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  },
);
