// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The published packages as they would be on a registry, as files, and what is wrong with them. */
import { unpack } from '@publint/pack';
import fs from 'node:fs';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { linksOf } from './documentation.mjs';
import { ROOT, run } from './toolchain.mjs';

/** The folders of the published packages. */
export function listPublished() {
  return fs
    .readdirSync(path.join(ROOT, 'plugins'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => `plugins/${name}`);
}

/**
 * Builds and packs every published package. The declarations have to be there, as `yarn tsc` writes them. While a package
 * is packed, Backstage's command changes its package.json, so nothing else should run meanwhile.
 *
 * @param {{ folder: string, env: NodeJS.ProcessEnv, log?: string }} options `folder`: where the files go
 * @returns {Promise<string[]>} the files
 */
export async function packAll({ folder, env, log }) {
  const step = async (args, cwd = ROOT) => {
    const code = await run('yarn', args, { env, log, cwd });
    if (code !== 0) {
      throw new Error(`yarn ${args.join(' ')} failed in ${cwd}`);
    }
  };
  await step(['backstage-cli', 'repo', 'build']);
  fs.mkdirSync(folder, { recursive: true });
  const published = listPublished();
  const waiting = [...published];
  const packOne = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const file = fileOf(folder, next);
      await step(['pack', '--out', file], path.join(ROOT, next));
    }
  };
  // Most of the time is that of processes that start.
  await Promise.all([packOne(), packOne()]);
  return published.map(each => fileOf(folder, each));
}

function fileOf(folder, published) {
  return path.join(folder, `${path.basename(published)}.tgz`);
}

/** A packed package: its manifest, and name → text of its files. */
export async function readPacked(file) {
  const { files, rootDir } = await unpack(fs.readFileSync(file));
  const texts = new Map(
    files.map(({ name, data }) => [
      path.posix.relative(rootDir, name),
      Buffer.from(data).toString('utf8'),
    ]),
  );
  return { manifest: JSON.parse(texts.get('package.json')), texts };
}

/** What an adopter would stumble over in a package, in words. */
export async function faultsOf({ manifest, texts }, versions) {
  const names = [...texts.keys()];
  const needed = [
    'LICENSE',
    'NOTICE',
    'README.md',
    manifest.main,
    manifest.types,
    ...(manifest.configSchema ? [manifest.configSchema] : []),
  ].map(name => name.replace(/^\.\//, ''));
  return [
    ...needed
      .filter(name => !texts.has(name))
      .map(name => `${name} is missing`),
    ...names
      .filter(name => /\.test\.|__testUtils__|setupTests|^src\//.test(name))
      .map(name => `${name} is for development`),
    ...Object.entries({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
    }).flatMap(([name, range]) => [
      ...(/^(workspace|link|file|portal|patch):/.test(range)
        ? [`${name} is asked for as ${range}`]
        : []),
      ...(name in versions && !range.includes(versions[name])
        ? [`${name} is asked for as ${range}, not ${versions[name]}`]
        : []),
    ]),
    ...brokenLinks(texts),
  ];
}

/** Links of the README that lead out of the package to a file; a registry cannot follow them. */
function brokenLinks(texts) {
  return linksOf(texts.get('README.md') ?? '')
    .filter(to => !/^([a-z]+:|#)/i.test(to))
    .filter(to => !texts.has(path.posix.normalize(to.split('#')[0])))
    .map(to => `README.md links to ${to}, which is not in the package`);
}

/** What Backstage's own command makes of every package, and its loaders expect. */
const MADE_BY_BACKSTAGE = new Set([
  // It puts `backstage`, which names the kind of the default export, and `import` before `types`.
  'EXPORTS_TYPES_SHOULD_BE_FIRST',
  'EXPORTS_VALUE_INVALID',
  'TYPES_NOT_EXPORTED',
  // Web packages are ES modules in .js files, for bundlers alone.
  'FILE_INVALID_FORMAT',
  // Features are default exports of CommonJS.
  'CJS_WITH_ESMODULE_DEFAULT_EXPORT',
]);

/** What publint says of a packed package. */
export async function lintPacked(file) {
  const { buffer, byteOffset, byteLength } = fs.readFileSync(file);
  const { messages, pkg } = await publint({
    pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) },
    level: 'warning',
  });
  return messages
    .filter(({ code }) => !MADE_BY_BACKSTAGE.has(code))
    .map(message => formatMessage(message, pkg, { color: false }));
}
