// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * npm run bundle-size: how much compressed script the plugin adds to the app's first load. Builds the app with and
 * without the plugin, and compares what index.html asks for at once.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT, ensureToolchain, run } from './lib/toolchain.mjs';

const DIST = path.join(ROOT, 'packages/app/dist');
const BUDGET = 120_000;
const WITHOUT = `app:
  packages:
    exclude:
      - '@studio-access/backstage-plugin-sagemaker-studio'
      - '@studio-access/backstage-plugin-scaffolder-module-sagemaker-studio'
`;

async function main() {
  const { env } = await ensureToolchain();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bundle-size-'));
  const config = path.join(folder, 'without.yaml');
  fs.writeFileSync(config, WITHOUT);
  try {
    const without = await firstLoad(env, ['--config', config]);
    const withIt = await firstLoad(env, []);
    const added = withIt - without;
    process.stdout.write(
      `First load, compressed: ${withIt} bytes with the plugin, ${without} without; it adds ${added} of at most ${BUDGET}.\n`,
    );
    return added <= BUDGET ? 0 : 1;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function firstLoad(env, more) {
  const log = path.join(os.tmpdir(), `bundle-size-${process.pid}.log`);
  const config = ['--config', path.join(ROOT, 'app-config.yaml'), ...more];
  const code = await run('yarn', ['workspace', 'app', 'build', ...config], {
    env,
    log,
  });
  if (code !== 0) {
    throw new Error(`The app was not built:\n${fs.readFileSync(log, 'utf8')}`);
  }
  fs.rmSync(log);
  const html = fs.readFileSync(path.join(DIST, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)];
  return scripts
    .map(([, source]) => path.join(DIST, source))
    .reduce((sum, file) => sum + gzipSync(fs.readFileSync(file)).length, 0);
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
