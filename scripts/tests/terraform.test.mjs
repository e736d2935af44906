// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The Terraform modules give exactly the rights of docs/iam: they read its files, and fill in every word in capitals. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import hcl from 'hcl2-parser';
import { ROOT } from '../lib/toolchain.mjs';

const IAM = path.join(ROOT, 'docs/iam');
const TERRAFORM = path.join(ROOT, 'docs/terraform');
const MODES = ['observe', 'manage'];
const MODULES = ['hub', 'member'];

const sourceOf = module =>
  fs.readFileSync(path.join(TERRAFORM, module, 'main.tf'), 'utf8');

function parsed(module) {
  const [document, error] = hcl.parseToObject(sourceOf(module));
  assert.equal(error, null);
  return document;
}

/** The files of docs/iam that a module reads in any mode. */
function filesOf(module) {
  const names = [
    ...JSON.stringify(parsed(module).locals).matchAll(
      /file\(\\"\$\{path\.module\}\/\.\.\/\.\.\/iam\/([^"\\]+)\\"\)/g,
    ),
  ].map(([, name]) => name);
  return names.flatMap(name =>
    name.includes('${var.mode}')
      ? MODES.map(mode => name.replace('${var.mode}', mode))
      : [name],
  );
}

const wordsOf = file => [
  ...new Set(
    fs
      .readFileSync(path.join(IAM, file), 'utf8')
      .match(/\b(?:[A-Z]+_)+[A-Z]+\b|\bREGION\b/g),
  ),
];

test('every policy of docs/iam is read by a module, and no other', () => {
  assert.deepEqual(
    MODULES.flatMap(filesOf).sort(),
    fs
      .readdirSync(IAM)
      .filter(file => file.endsWith('.json'))
      .sort(),
  );
});

for (const module of MODULES) {
  test(`${module} fills in every word of its policies`, () => {
    const source = sourceOf(module);
    const words = filesOf(module).flatMap(wordsOf);
    assert.ok(words.length > 0);
    assert.deepEqual(
      words.filter(word => !new RegExp(`"${word}"|:${word}:`).test(source)),
      [],
    );
  });

  test(`${module} gives no right besides`, () => {
    const { resource } = parsed(module);
    assert.deepEqual(Object.keys(resource).sort(), [
      'aws_iam_role',
      'aws_iam_role_policy',
    ]);
    assert.deepEqual(
      [...sourceOf(module).matchAll(/"([a-z0-9-]+:[A-Z]\w+)"/g)].map(
        ([, action]) => action,
      ),
      // Who may be the portal; docs/iam says what it may do.
      module === 'hub' ? ['sts:AssumeRoleWithWebIdentity'] : [],
    );
  });

  test(`${module} uses the variables that it declares, and the README sets no others`, () => {
    const source = sourceOf(module);
    const declared = Object.keys(parsed(module).variable);
    for (const name of declared) {
      assert.match(source, new RegExp(`var\\.${name}\\b`));
    }
    const readme = fs.readFileSync(path.join(TERRAFORM, 'README.md'), 'utf8');
    const [, example] = /```hcl\n([\s\S]*?)```/.exec(readme);
    const [document, error] = hcl.parseToObject(example);
    assert.equal(error, null);
    const use = Object.values(document.module)
      .flat()
      .find(({ source: from }) => from.endsWith(`/${module}`));
    assert.deepEqual(
      Object.keys(use).filter(
        key => !['source', 'providers', ...declared].includes(key),
      ),
      [],
    );
  });
}
