// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * npm run screenshots: takes the pictures of docs/images/ from a portal of its own, light and dark. The demo company is
 * brought into a state worth seeing by what its people do, and by faults of the sandbox. With --all FOLDER, every page in
 * both themes, widths and languages, into that folder, to be looked at.
 */
import fs from 'node:fs';
import path from 'node:path';
import { PLAYWRIGHT, withPortal } from './lib/e2e.mjs';
import { ROOT, ensureToolchain, run } from './lib/toolchain.mjs';

async function main() {
  const { env } = await ensureToolchain();
  const all = process.argv.indexOf('--all');
  const folder =
    all < 0
      ? path.join(ROOT, 'docs/images')
      : path.resolve(process.argv[all + 1] ?? 'screenshots');
  fs.mkdirSync(folder, { recursive: true });
  return withPortal(
    env,
    (portalEnv, signal) =>
      run(
        'node',
        [PLAYWRIGHT, 'test', '--config', 'playwright.screenshots.config.ts'],
        {
          env: {
            ...portalEnv,
            SCREENSHOT_FOLDER: folder,
            ...(all < 0 ? {} : { SCREENSHOT_LOOKS: 'all' }),
          },
          signal,
        },
      ),
    { isBuilt: process.argv.includes('--built') },
  );
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  },
);
