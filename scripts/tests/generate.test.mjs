// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Derived files follow the API document; files that do not match are refused. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CONFIG_SCHEMAS, keysOf } from '../lib/configReference.mjs';
import { ROOT } from '../lib/toolchain.mjs';

const DOCUMENT = 'plugins/sagemaker-studio-common/openapi.yaml';
const GENERATED = 'plugins/sagemaker-studio-common/src/generated';
const ALL = [
  `${GENERATED}/types.ts`,
  `${GENERATED}/operations.ts`,
  `${GENERATED}/openApiDocument.ts`,
  'docs/api.md',
  'docs/configuration.md',
];

let folder;
const read = file => fs.readFileSync(path.join(folder, file), 'utf8');
const generate = (...args) =>
  spawnSync(
    'node',
    [path.join(ROOT, 'scripts/generate.mjs'), ...args, folder],
    { cwd: ROOT, encoding: 'utf8' },
  );
const change = (from, to) => {
  const text = read(DOCUMENT);
  assert.ok(text.includes(from), from);
  fs.writeFileSync(path.join(folder, DOCUMENT), text.replace(from, to));
};

before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'generate-'));
  for (const file of [DOCUMENT, ...CONFIG_SCHEMAS]) {
    fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    fs.copyFileSync(path.join(ROOT, file), path.join(folder, file));
  }
});

after(() => fs.rmSync(folder, { recursive: true }));

test('files that are missing are named, written, and then accepted', () => {
  const missing = generate('--check');
  assert.equal(missing.status, 1);
  for (const file of ALL) {
    assert.match(missing.stderr, new RegExp(`^${file} does not match`, 'm'));
  }
  assert.equal(generate().status, 0);
  assert.equal(generate('--check').status, 0);
});

test('a changed field changes the type, the document that is checked against, and the reference', () => {
  change(
    'profileName: { type: string, description: ',
    'renamedProfile: { type: integer, description: ',
  );
  const { status, stderr } = generate('--check');
  assert.equal(status, 1);
  assert.match(stderr, /types\.ts does not match .*openapi\.yaml/);
  assert.doesNotMatch(stderr, /operations\.ts/);
  assert.equal(generate().status, 0);
  assert.match(read(ALL[0]), /^ {2}renamedProfile\?: number;$/m);
  assert.match(read(ALL[2]), /"renamedProfile":\{"type":"integer"/);
  assert.match(read('docs/api.md'), /`renamedProfile` \(optional\): integer/);
});

test('a document that is not OpenAPI is refused', () => {
  change('openapi: 3.1.0', 'openapi: 1.0.0');
  const { status, stderr } = generate();
  assert.equal(status, 1);
  assert.notEqual(stderr, '');
});

test('the reference has every key that a person sets, with what it means', () => {
  const keys = keysOf(
    'config.d.ts',
    `export interface Config {
  /** All of it. */
  a?: {
    /** A list. Default: none. */
    list?: Array<{
      /**
       * A name.
       *
       * @visibility secret
       */
      name: string;
    }>;
    byId?: { [id: string]: { mode: 'x' | 'y' } };
    /** How long. */
    wait?: HumanDuration | string;
  };
}`,
  );
  assert.deepEqual(keys, [
    { key: 'a', type: 'object', text: 'All of it.' },
    { key: 'a.list', type: 'list of objects', text: 'A list. Default: none.' },
    { key: 'a.list[].name', type: 'string', text: 'A name. A secret.' },
    { key: 'a.byId.<id>.mode', type: "'x' | 'y'", text: '' },
    { key: 'a.wait', type: 'duration', text: 'How long.' },
  ]);
});
