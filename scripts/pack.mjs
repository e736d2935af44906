// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * npm run pack: builds the packages and packs them into a folder, `packed` unless another is given, for a portal to
 * install from files as long as they are on no registry.
 */
import path from 'node:path';
import { ROOT, ensureToolchain, run } from './lib/toolchain.mjs';

async function main() {
  const { env } = await ensureToolchain();
  // Only now are its dependencies installed.
  const { packAll, readPacked } = await import('./lib/pack.mjs');
  const folder = path.resolve(ROOT, process.argv[2] ?? 'packed');
  if ((await run('yarn', ['tsc'], { env })) !== 0) {
    return 1;
  }
  const files = await packAll({ folder, env });
  const resolutions = {};
  for (const file of files) {
    const { manifest } = await readPacked(file);
    resolutions[manifest.name] = `file:./${path.basename(
      folder,
    )}/${path.basename(file)}`;
  }
  process.stdout.write(
    `\n${
      files.length
    } packages are in ${folder}. For the portal's root package.json:\n${JSON.stringify(
      { resolutions },
      undefined,
      2,
    )}\n`,
  );
  return 0;
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
