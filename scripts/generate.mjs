// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * npm run generate: writes everything that is derived from the API document, and the reference of the configuration. With
 * --check it writes nothing, and names the files that do not match. The folder of another copy of the repository may be given.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, ensureToolchain } from './lib/toolchain.mjs';

async function main() {
  await ensureToolchain();
  // Only now are its dependencies installed.
  const { API_DOCUMENT, generateApi } = await import('./lib/generateApi.mjs');
  const { CONFIG_REFERENCE, configReference } = await import(
    './lib/configReference.mjs'
  );
  const args = process.argv.slice(2);
  const root = args.find(arg => arg !== '--check') ?? ROOT;
  const read = file => fs.readFileSync(path.join(root, file), 'utf8');
  const files = {
    ...(await generateApi(read(API_DOCUMENT))),
    [CONFIG_REFERENCE]: configReference(read),
  };
  const sourceOf = file =>
    file === CONFIG_REFERENCE ? 'config.d.ts of the packages' : API_DOCUMENT;
  const stale = Object.entries(files).filter(
    ([file, content]) =>
      !fs.existsSync(path.join(root, file)) || read(file) !== content,
  );
  if (args.includes('--check')) {
    for (const [file] of stale) {
      process.stderr.write(
        `${file} does not match ${sourceOf(file)}; run npm run generate\n`,
      );
    }
    return stale.length > 0 ? 1 : 0;
  }
  for (const [file, content] of stale) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), content);
    process.stdout.write(`${file} written\n`);
  }
  return 0;
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
