// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * npm run deprecations: what the code uses that its libraries have deprecated. Fails for all that has no reason to stay below, and
 * for a reason that is no longer needed.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureToolchain, run } from './lib/toolchain.mjs';

/** What stays, and why: each is a pattern of the path, the deprecation, or both. */
const STAYS = [
  {
    message: /ApiRef` is deprecated\. Use \{@link CoreApis/,
    reason: 'coreApis came with 1.57, and the plugins work with 1.55',
  },
  {
    path: /^plugins\/permission-backend-module/,
    message: /^`info` is deprecated/,
    reason:
      'a policy gets the ref of the person by it on all supported releases, without a call of its own',
  },
  {
    path: /\.property(\.long)?\.test\.ts$/,
    message: /^`(beforeEach|afterEach)` is deprecated.*fc\.assert/,
    reason:
      'the types of the plugins that follow refuse what starts a back end, which is asynchronous',
  },
  {
    path: /^packages\/sandbox\/.*\.test\.ts$/,
    message: /^`Filters` is deprecated/,
    reason: 'AWS still answers it, so the sandbox does',
  },
  {
    path: /^packages\/sandbox\//,
    message: /^`XMLBuilder` is deprecated/,
    reason: 'the parser of the same package still brings it',
  },
];

function isOf({ path: where, message }, stay) {
  return (
    (!stay.path || stay.path.test(where)) && stay.message.test(message.trim())
  );
}

async function main() {
  const { env } = await ensureToolchain();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'deprecations-'));
  try {
    const log = path.join(folder, 'deprecations.json');
    // Its code says that there are some, which the list says, too.
    await run(
      'yarn',
      ['backstage-cli', 'repo', 'list-deprecations', '--json'],
      {
        env,
        log,
      },
    );
    const found = listIn(fs.readFileSync(log, 'utf8'));
    const faults = [
      ...found
        .filter(each => !STAYS.some(stay => isOf(each, stay)))
        .map(
          ({ path: where, line, message }) => `${where}:${line} - ${message}`,
        ),
      ...STAYS.filter(stay => !found.some(each => isOf(each, stay))).map(
        ({ message }) => `Nothing is found for ${message} any more; remove it`,
      ),
    ];
    faults.forEach(fault => process.stdout.write(`${fault}\n`));
    return faults.length === 0 ? 0 : 1;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function listIn(output) {
  const begin = output.indexOf('[');
  if (begin < 0) {
    throw new Error(`The deprecations could not be listed:\n${output}`);
  }
  return JSON.parse(output.slice(begin));
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
