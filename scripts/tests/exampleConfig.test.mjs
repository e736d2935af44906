// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Every example of app-config in the documentation is accepted by the schemas of Backstage and of this product, and has no other keys. */
import { loadConfigSchema } from '@backstage/config-loader';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { parse } from 'yaml';
import { blocksOf } from '../lib/documentation.mjs';
import { ROOT } from '../lib/toolchain.mjs';

/** What an example that shows a part leaves to the reader. */
const REST = {
  app: { title: 'Portal', baseUrl: 'https://portal.example' },
  backend: {
    baseUrl: 'https://portal.example',
    listen: ':7007',
    database: { client: 'pg', connection: {} },
  },
  auth: { providers: {} },
  sagemakerStudio: {
    identityCenter: { accountId: '111111111111', region: 'eu-west-1' },
  },
};

/** Blocks of YAML that are no configuration, by their first key: parts of templates. */
const OTHERS = ['steps', 'parameters', 'assignThrough', 'network'];

/** Blocks of packages that the portal of this repository does not have: their schema is not there. */
const NOT_INSTALLED = ['events'];

let schema;

before(async () => {
  schema = await loadConfigSchema({
    dependencies: ['app', 'backend'],
    packagePaths: [path.join(ROOT, 'package.json')],
    noUndeclaredProperties: true,
  });
});

/** What is wrong with an example, in words. */
function faultsOf(example) {
  const missing = Object.entries(REST).map(([key, rest]) => [
    key,
    { ...rest, ...example[key] },
  ]);
  const data = { ...example, ...Object.fromEntries(missing) };
  try {
    schema.process([{ context: 'example', data }]);
    return [];
  } catch (error) {
    return error.messages ?? [error.message];
  }
}

/** The examples of a document, each with its place. */
function examplesIn(file) {
  return blocksOf(fs.readFileSync(path.join(ROOT, file), 'utf8'))
    .filter(({ language }) => language === 'yaml')
    .map(({ line, text }) => ({
      place: `${file}:${line}`,
      example: parse(text.replace(/\$\{\w+\}/g, 'x')),
    }))
    .filter(({ example }) => !OTHERS.includes(Object.keys(example)[0]))
    .map(({ place, example }) => ({
      place,
      example: Object.fromEntries(
        Object.entries(example).filter(([key]) => !NOT_INSTALLED.includes(key)),
      ),
    }));
}

test('examples of the configuration have no other keys and values than the schemas', () => {
  const files = spawnSync('git', ['ls-files', '*.md'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .stdout.trim()
    .split('\n');
  const examples = files.flatMap(examplesIn);
  assert.ok(examples.length > 30, `${examples.length} examples`);
  assert.deepEqual(
    examples.flatMap(({ place, example }) =>
      faultsOf(example).map(fault => `${place}: ${fault}`),
    ),
    [],
  );
});

test('keys that do not exist, and values of another kind, are refused in each block', () => {
  for (const example of [
    { sagemakerStudio: { leavers: { patience: 'P1D' } } },
    { sagemakerStudio: { domains: { 'd-1': { mode: 'watch' } } } },
    { permission: { sagemakerStudio: { platformTeam: ['group:default/a'] } } },
    { catalog: { providers: { sagemakerStudio: { owners: 'a' } } } },
    { search: { collators: { sagemakerStudio: { every: 'P1D' } } } },
    { aws: { mainAccounts: { region: 'eu-west-1' } } },
    { auth: { providers: { okta: { production: { clientId: 1 } } } } },
  ]) {
    assert.notDeepEqual(faultsOf(example), [], JSON.stringify(example));
  }
});
