// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* What a package brings along when it is packed, and how the catalog knows it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { ROOT } from '../lib/toolchain.mjs';

const read = file => fs.readFileSync(path.join(ROOT, file), 'utf8');
const FOLDERS = fs
  .readdirSync(path.join(ROOT, 'plugins'), { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => `plugins/${name}`);
const manifestOf = folder => JSON.parse(read(`${folder}/package.json`));

test('there are packages', () => {
  assert.ok(FOLDERS.length >= 9);
});

for (const folder of FOLDERS) {
  test(`${folder} brings its licence, and says what it is`, () => {
    const manifest = manifestOf(folder);
    assert.equal(read(`${folder}/LICENSE`), read('LICENSE'));
    assert.equal(read(`${folder}/NOTICE`), read('NOTICE'));
    // npm packs a README and a LICENSE by itself.
    assert.ok(manifest.files.includes('NOTICE'));
    assert.ok(fs.existsSync(path.join(ROOT, folder, 'README.md')));
    assert.equal(manifest.license, 'Apache-2.0');
    assert.equal(manifest.repository.directory, folder);
    assert.ok(manifest.description.length > 20);
    if (manifest.configSchema) {
      assert.ok(manifest.files.includes(manifest.configSchema));
    }
  });

  test(`${folder} is a component of the catalog`, () => {
    const { name, description, backstage } = manifestOf(folder);
    const entity = parse(read(`${folder}/catalog-info.yaml`));
    assert.equal(entity.metadata.name, name.replace('@studio-access/', ''));
    assert.ok(entity.metadata.name.length <= 63);
    assert.equal(entity.metadata.title, name);
    assert.equal(entity.metadata.description, description);
    assert.equal(entity.spec.type, `backstage-${backstage.role}`);
  });
}

test('all packages have one version', () => {
  const versions = new Set(FOLDERS.map(folder => manifestOf(folder).version));
  assert.equal(versions.size, 1);
});
