// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* What a portal in production is made of: no secret and no address of the demo, no key of AWS, and no root. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { ROOT } from '../lib/toolchain.mjs';

const read = file => fs.readFileSync(path.join(ROOT, file), 'utf8');
const text = read('app-config.production.yaml');
const config = parse(text);
const image = read('packages/backend/Dockerfile');

const isTree = value => typeof value === 'object' && value !== null;

/** `path.to.key` and value of each leaf. */
function leaves(tree, at = []) {
  return Object.entries(tree).flatMap(([key, value]) =>
    isTree(value)
      ? leaves(value, [...at, key])
      : [[[...at, key].join('.'), value]],
  );
}

test('secrets of production come from the environment or from files', () => {
  const secrets = leaves(config).filter(([key]) =>
    /(secret|password|key|token|clientId|externalId)$/i.test(key),
  );
  assert.ok(secrets.length >= 5);
  assert.deepEqual(
    secrets.filter(([, value]) => !/^\$\{\w+\}$/.test(value)),
    [],
  );
});

test('the portal has no long-lived keys of AWS, and calls AWS itself', () => {
  assert.deepEqual(
    leaves(config).filter(([key]) => /accessKey|endpoint/i.test(key)),
    [],
  );
  assert.doesNotMatch(text, /localhost|127\.0\.0\.1|sandbox/i);
});

test('production runs on PostgreSQL, with permissions and a signed record', () => {
  assert.equal(config.backend.database.client, 'pg');
  assert.equal(config.permission.enabled, true);
  assert.ok(config.sagemakerStudio.events.signingKey);
  for (const { allow } of config.catalog.rules) {
    assert.ok(!allow.includes('User') && !allow.includes('Group'));
  }
});

test('the variables of production are documented, and no others', () => {
  const used = new Set(
    [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name),
  );
  used.delete('');
  const [, section] = read('docs/deployment.md').split('## Configuration');
  const documented = [
    ...section.split('## ')[0].matchAll(/`([A-Z]+_[A-Z_]+)`/g),
  ];
  assert.deepEqual(documented.map(([, name]) => name).sort(), [...used].sort());
});

test('the image runs as an ordinary user, on what the build makes, with files that are there', () => {
  const lines = image.split('\n');
  const users = lines.filter(line => line.startsWith('USER '));
  assert.deepEqual(users, ['USER node']);
  const made = /^packages\/backend\/dist\/(skeleton|bundle)\.tar\.gz$/;
  const copied = lines
    .filter(line => line.startsWith('COPY '))
    .flatMap(line => line.split(' ').slice(1, -1))
    .filter(file => !file.startsWith('--'));
  assert.deepEqual(
    copied.filter(
      file => !made.test(file) && !fs.existsSync(path.join(ROOT, file)),
    ),
    [],
  );
  const [, command] = /^CMD (.+)$/m.exec(image);
  assert.deepEqual(JSON.parse(command), [
    'node',
    'packages/backend',
    '--config',
    'app-config.production.yaml',
  ]);
  for (const { target } of config.catalog.locations) {
    assert.ok(fs.existsSync(path.join(ROOT, target)), target);
    assert.ok(
      copied.some(file => target.startsWith(`./${file}`)),
      target,
    );
  }
});

test("the image keeps out what is the demo's", () => {
  const ignored = read('.dockerignore').split('\n');
  for (const file of ['app-config.yaml', 'node_modules', '*.local.yaml']) {
    assert.ok(ignored.includes(file), file);
  }
});
