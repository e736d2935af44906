// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Which release of Backstage a fresh portal has. create-app asks for ranges, and takes a lock file for them from GitHub;
 * where only the registry is reached, a new portal would be a mixture of releases.
 */
import fs from 'node:fs';
import path from 'node:path';
import { blocksOf, headingsAt } from '../documentation.mjs';
import { ROOT } from '../toolchain.mjs';
import { must, resolve } from './freshPortal.mjs';

/**
 * All packages of Backstage as the registry has them last.
 *
 * @param {string} portal
 * @param {{ isLegacy?: boolean, env: NodeJS.ProcessEnv, log: string }} options
 */
export async function moveToNewest(portal, { isLegacy, env, log }) {
  if (isLegacy) {
    resolve(portal, pinsUnder('An app on the old frontend system, on 1.57'));
  }
  await must('yarn', ['up', '@backstage/*'], { cwd: portal, env, log });
}

/** The release that the portal was made of, and what the documentation has a portal on it pin. */
export async function stayOnOldest(portal, { env, log }) {
  const own = ['.', 'packages/app', 'packages/backend'].flatMap(folder => {
    const { dependencies, devDependencies } = JSON.parse(
      fs.readFileSync(path.join(portal, folder, 'package.json'), 'utf8'),
    );
    return Object.entries({ ...dependencies, ...devDependencies });
  });
  resolve(portal, {
    ...pinsUnder('A portal on 1.55 or 1.56'),
    ...Object.fromEntries(
      own
        .filter(([name]) => name.startsWith('@backstage/'))
        .map(([name, range]) => [name, range.replace(/^\^/, '')]),
    ),
  });
  await must('yarn', ['install'], { cwd: portal, env, log });
}

/** The block of resolutions under a heading of docs/backstage-releases.md. */
function pinsUnder(heading) {
  const text = fs.readFileSync(
    path.join(ROOT, 'docs/backstage-releases.md'),
    'utf8',
  );
  const from = headingsAt(text).find(each => each.heading === heading)?.line;
  if (!from) {
    throw new Error(`docs/backstage-releases.md has no heading "${heading}"`);
  }
  const block = blocksOf(text).find(
    ({ language, line }) => language === 'json' && line > from,
  );
  return JSON.parse(block.text).resolutions;
}
