// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Which release of Backstage a fresh portal has. create-app asks for ranges, and takes a lock file for them from GitHub;
 * where only the registry is reached, a new portal would be a mixture of releases.
 */
import fs from 'node:fs';
import path from 'node:path';
import { blocksOf } from '../documentation.mjs';
import { ROOT } from '../toolchain.mjs';
import { must } from './freshPortal.mjs';

/** All packages of Backstage as the registry has them last. */
export function moveToNewest(portal, { env, log }) {
  return must('yarn', ['up', '@backstage/*'], { cwd: portal, env, log });
}

/** The release that the portal was made of, and what docs/backstage-releases.md has a portal on it pin. */
export function pinsOf(portal) {
  const own = ['.', 'packages/app', 'packages/backend'].flatMap(folder => {
    const { dependencies, devDependencies } = JSON.parse(
      fs.readFileSync(path.join(portal, folder, 'package.json'), 'utf8'),
    );
    return Object.entries({ ...dependencies, ...devDependencies });
  });
  const documented = blocksOf(
    fs.readFileSync(path.join(ROOT, 'docs/backstage-releases.md'), 'utf8'),
  ).find(({ language }) => language === 'json');
  return {
    ...JSON.parse(documented.text).resolutions,
    ...Object.fromEntries(
      own
        .filter(([name]) => name.startsWith('@backstage/'))
        .map(([name, range]) => [name, range.replace(/^\^/, '')]),
    ),
  };
}
