// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* What is looked for in a packed package; the stage `adopt` packs the real ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from '../lib/pack.mjs';

const OTHER = '@studio-access/backstage-plugin-other';
const VERSIONS = { [OTHER]: '0.2.0' };

/** A package that is as it should be, but for what is given. */
function packageWith({ manifest = {}, files = {}, without = [] } = {}) {
  const texts = new Map(
    Object.entries({
      'package.json': '{}',
      LICENSE: '',
      NOTICE: '',
      'README.md':
        'See [the keys](config.d.ts) and [more](https://example.com).',
      'config.d.ts': '',
      'dist/index.cjs.js': '',
      'dist/index.d.ts': '',
      ...files,
    }).filter(([name]) => !without.includes(name)),
  );
  return {
    manifest: {
      main: './dist/index.cjs.js',
      types: 'dist/index.d.ts',
      configSchema: 'config.d.ts',
      dependencies: { [OTHER]: '^0.2.0' },
      ...manifest,
    },
    texts,
  };
}

test('a package that is complete has no faults', async () => {
  assert.deepEqual(await faultsOf(packageWith(), VERSIONS), []);
});

test('what is missing, superfluous or unreachable is named', async () => {
  const faults = [
    [{ without: ['LICENSE'] }, 'LICENSE is missing'],
    [{ without: ['dist/index.d.ts'] }, 'dist/index.d.ts is missing'],
    [
      { manifest: { configSchema: 'dist/keys.json' } },
      'dist/keys.json is missing',
    ],
    [{ files: { 'dist/a.test.js': '' } }, 'dist/a.test.js is for development'],
    [
      { files: { 'README.md': '[docs](../../docs/policies.md)' } },
      'README.md links to ../../docs/policies.md, which is not in the package',
    ],
    [
      { files: { 'README.md': '<img src="../../docs/images/team.png">' } },
      'README.md links to ../../docs/images/team.png, which is not in the package',
    ],
    [
      { files: { 'README.md': '[docs]\n\n[docs]: ../policies.md#one' } },
      'README.md links to ../policies.md#one, which is not in the package',
    ],
    [
      { manifest: { dependencies: { [OTHER]: 'workspace:^' } } },
      `${OTHER} is asked for as workspace:^`,
    ],
    [
      { manifest: { peerDependencies: { [OTHER]: '^0.1.0' } } },
      `${OTHER} is asked for as ^0.1.0, not 0.2.0`,
    ],
  ];
  for (const [given, fault] of faults) {
    const [first] = await faultsOf(packageWith(given), VERSIONS);
    assert.equal(first, fault);
  }
});
