// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Whether a test fails on a console warning or error that it does not expect, in every package. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../lib/toolchain.mjs';

const PACKAGE = path.join(ROOT, 'packages/test-console');

test('a warning or an error that is not expected fails its test', t => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'test-console-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const report = path.join(folder, 'report.json');
  const { status, stderr } = spawnSync(
    'yarn',
    [
      'backstage-cli',
      'package',
      'test',
      '--watchAll=false',
      '--runInBand',
      '--testMatch=**/*.fixture.ts',
      '--json',
      `--outputFile=${report}`,
    ],
    { cwd: PACKAGE, env: { ...process.env, CI: '1' }, encoding: 'utf8' },
  );
  assert.equal(status, 1, stderr);
  const [file] = JSON.parse(fs.readFileSync(report, 'utf8')).testResults;
  const named = wanted =>
    file.assertionResults
      .filter(({ status: actual }) => actual === wanted)
      .map(({ title }) => title);
  assert.equal(file.assertionResults.length, 6);
  assert.deepEqual(
    named('passed').filter(title => !title.startsWith('passes: ')),
    [],
  );
  assert.deepEqual(
    named('failed').filter(title => !title.startsWith('fails: ')),
    [],
  );
  for (const message of [
    'a new warning',
    'a new error',
    'an old warning and did not come',
    'a warning after all tests',
  ]) {
    assert.ok(file.message.includes(message), `${message}:\n${file.message}`);
  }
});

test('every package with tests has it', () => {
  const without = ['packages', 'plugins']
    .flatMap(folder =>
      fs.readdirSync(path.join(ROOT, folder)).map(name => `${folder}/${name}`),
    )
    .filter(folder => hasTests(path.join(ROOT, folder, 'src')))
    .filter(folder => !setUp(folder).includes('failOnUnexpectedConsole();'));
  assert.deepEqual(
    without,
    [],
    'Call failOnUnexpectedConsole in src/setupTests.ts; see packages/test-console/README.md',
  );
});

function hasTests(source) {
  return (
    fs.existsSync(source) &&
    fs
      .readdirSync(source, { recursive: true })
      .some(name => /\.test\.tsx?$/.test(name))
  );
}

function setUp(folder) {
  const file = path.join(ROOT, folder, 'src/setupTests.ts');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}
