// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* What a reader follows or pastes is there: links, examples, and the names of permissions, packages and IAM actions. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import {
  anchorsOf,
  blocksOf,
  brokenLinks,
  linksOf,
} from '../lib/documentation.mjs';
import { CONFIG_SCHEMAS, keysOf } from '../lib/configReference.mjs';
import { ROOT } from '../lib/toolchain.mjs';

const read = file => fs.readFileSync(path.join(ROOT, file), 'utf8');
const tracked = pattern =>
  spawnSync('git', ['ls-files', pattern], { cwd: ROOT, encoding: 'utf8' })
    .stdout.trim()
    .split('\n');
const DOCUMENTS = tracked('*.md');

/** file:line of what is wrong, for a message that leads there. */
const places = check =>
  DOCUMENTS.flatMap(file =>
    check(read(file), file).map(what => `${file}: ${what}`),
  );

test('links lead somewhere', () => {
  assert.deepEqual(
    places((_, file) => brokenLinks(ROOT, file)),
    [],
  );
});

test('everything that a package exports says what it is', () => {
  const reports = tracked('plugins/*/report*.api.md');
  assert.ok(reports.length >= 9, `${reports.length} reports`);
  assert.deepEqual(
    reports.flatMap(file =>
      [
        ...read(file).matchAll(
          /@(?:public|alpha|beta).*\(undocumented\)\n(.*)/g,
        ),
      ].map(([, line]) => `${file}: ${line}`),
    ),
    [],
  );
});

test('anchors are made of headings', () => {
  assert.deepEqual(
    anchorsOf('# A `b` [c](d.md), e\n\n```\n# no\n```\n## A\n## A\n'),
    ['a-b-c-e', 'a', 'a-1'],
  );
});

test('examples in YAML and JSON can be parsed', () => {
  assert.deepEqual(
    places(text =>
      blocksOf(text).flatMap(({ language, line, text: example }) => {
        try {
          if (language === 'json') {
            JSON.parse(example);
          } else if (language === 'yaml') {
            parseAllDocuments(example).forEach(({ errors: [error] }) => {
              if (error) {
                throw error;
              }
            });
          }
          return [];
        } catch (error) {
          return [`line ${line}: ${error.message}`];
        }
      }),
    ),
    [],
  );
});

test('permissions that are named exist, and all of them are documented', () => {
  const known = new Set(
    [
      ...read('plugins/sagemaker-studio-common/src/permissions.ts').matchAll(
        /name: '(sagemaker-studio\.[\w.]+)'/g,
      ),
    ].map(([, name]) => name),
  );
  assert.ok(known.size > 10);
  assert.deepEqual(
    places(text =>
      [...text.matchAll(/`(sagemaker-studio\.[a-z]+(?:\.[a-z]+)?)`/g)]
        .map(([, name]) => name)
        .filter(name => !known.has(name)),
    ),
    [],
  );
  const documented = read('docs/permissions.md');
  assert.deepEqual(
    [...known].filter(name => !documented.includes(`| \`${name}\``)),
    [],
  );
});

test('packages that are named exist', () => {
  const known = new Set(
    tracked('*/package.json').map(file => JSON.parse(read(file)).name),
  );
  assert.deepEqual(
    places(text =>
      [...text.matchAll(/@studio-access\/[\w-]+/g)]
        .map(([name]) => name)
        .filter(name => !known.has(name)),
    ),
    [],
  );
});

test('the README of the back end names the IAM actions of the policies, and no others', () => {
  const allowed = new Set(
    tracked('docs/iam/*.json').flatMap(file =>
      JSON.parse(read(file))
        .Statement.filter(({ Effect }) => Effect === 'Allow')
        .flatMap(({ Action }) => Action),
    ),
  );
  const named = new Set(
    [
      ...read('plugins/sagemaker-studio-backend/README.md').matchAll(
        /`((?:sso|identitystore|sts|sagemaker|iam|servicequotas|kms|ec2|elasticfilesystem):\w+)`/g,
      ),
    ].map(([, action]) => action),
  );
  assert.deepEqual(
    [...allowed].filter(action => !named.has(action)).sort(),
    [],
  );
  assert.deepEqual(
    [...named].filter(action => !allowed.has(action)).sort(),
    [],
  );
});

test('the operations guide has a remedy for everything that can block an operation', () => {
  const source = 'plugins/sagemaker-studio-backend/src';
  const text = tracked(`${source}/operations/*.ts`)
    .concat(tracked(`${source}/model/*.ts`))
    .filter(file => !/test/i.test(path.basename(file)))
    .map(read)
    .join('\n');
  const own = [
    ...text.matchAll(/^\s+name: '([A-Z]\w+)',$/gm),
    ...text.matchAll(/const (?:ERROR_NAME|OBSERVE_ONLY) = '(\w+)'/g),
  ].map(([, name]) => name);
  assert.ok(own.length > 10);
  const guide = read('docs/operations.md');
  const [, section] = guide.split('## Blocked operations');
  const [ofProduct, ofAws] = section.split('Errors of AWS');
  const rows = [...ofProduct.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  assert.deepEqual([...new Set(own)].sort(), rows.sort());

  const errors = read(`${source}/aws/awsErrors.ts`);
  const known = ['QUOTA', 'DENIED', 'INVALID', 'NOT_FOUND']
    .map(set =>
      new RegExp(`const ${set} = new Set\\(\\[([^\\]]*)\\]`).exec(errors),
    )
    .flatMap(([, names]) => [...names.matchAll(/'(\w+)'/g)])
    .map(([, name]) => name);
  const named = [...ofAws.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  assert.ok(known.length > 10);
  assert.deepEqual(
    known.filter(name => !named.includes(name)),
    [],
  );
});

test('the operations guide has a remedy for everything that can block a new domain', () => {
  const folder = 'plugins/sagemaker-studio-backend/src/operations';
  const blocking = tracked(`${folder}/domainCreation/*.ts`)
    .concat(tracked(`${folder}/DomainCreation*.ts`))
    .filter(file => file && !/test/i.test(path.basename(file)))
    .flatMap(file => [...read(file).matchAll(/blocked\(\s*'(\w+)'/g)])
    .map(([, name]) => name);
  assert.ok(blocking.length > 5);
  const [, section] = read('docs/operations.md').split('## New domains');
  const [rows] = section.split('\n## ');
  assert.deepEqual(
    [...rows.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name).sort(),
    [...new Set(blocking)].sort(),
  );
});

test('the operations guide explains every example alert, and no other', () => {
  const { groups } = parseAllDocuments(
    read('docs/monitoring/alerts.yaml'),
  )[0].toJS();
  const [, section] = read('docs/operations.md').split('## Alerts');
  const [rows] = section.split('\n## ');
  assert.deepEqual(
    [...rows.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name).sort(),
    groups.flatMap(({ rules }) => rules.map(({ alert }) => alert)).sort(),
  );
});

test('commands of npm that are named exist', () => {
  const { scripts } = JSON.parse(read('package.json'));
  assert.deepEqual(
    places(text =>
      [...text.matchAll(/\bnpm run ([\w:-]+)/g)]
        .map(([, name]) => name)
        .filter(name => !(name in scripts)),
    ),
    [],
  );
});

test('a range that is held has its reason', () => {
  const { dependencies } = JSON.parse(
    read('plugins/sagemaker-studio/package.json'),
  );
  const held = Object.entries(dependencies).filter(([, range]) =>
    /^\S+ <[^|]*$/.test(range),
  );
  assert.ok(held.length > 0);
  const text = read('docs/backstage-releases.md');
  assert.deepEqual(
    held.filter(
      ([name, range]) => !text.includes(`\`${name}\` is \`${range}\``),
    ),
    [],
  );
});

test('the site has every page of the documentation, and no other', () => {
  const pages = tree =>
    tree.flatMap(entry =>
      Object.values(entry).flatMap(page =>
        Array.isArray(page) ? pages(page) : [page],
      ),
    );
  const { nav, docs_dir: folder } = parseAllDocuments(
    read('mkdocs.yml'),
  )[0].toJS();
  // A decision is reached from the list of them.
  assert.deepEqual(
    pages(nav).sort(),
    DOCUMENTS.filter(file => file.startsWith(`${folder}/`))
      .map(file => file.slice(`${folder}/`.length))
      .filter(file => !/^adr\/\d/.test(file))
      .sort(),
  );
  const listed = read('docs/adr/README.md');
  assert.deepEqual(
    DOCUMENTS.filter(file => /^docs\/adr\/\d/.test(file)).filter(
      file => !listed.includes(`(${path.basename(file)})`),
    ),
    [],
  );
});

test('keys of the configuration that are named exist', () => {
  const keys = CONFIG_SCHEMAS.flatMap(file => keysOf(file, read(file))).map(
    ({ key }) => key,
  );
  // One that stands for a whole block, or for a domain of the examples, is the beginning of another.
  const isKnown = name => {
    const pattern = new RegExp(
      `^${name
        .replace(/\[\d*\]/g, '')
        .split('.')
        .map(part => (/^(<\w+>|d-\w+|…)$/.test(part) ? '[^.]+' : part))
        .join('\\.')}(\\.|$)`,
    );
    return keys.some(key => pattern.test(key.replace(/\[\]/g, '')));
  };
  assert.deepEqual(
    places(text =>
      [
        ...text.matchAll(
          /`((?:sagemakerStudio|permission\.sagemakerStudio)\.[^`\s:]+)`/g,
        ),
      ]
        .map(([, name]) => name)
        .filter(name => !isKnown(name)),
    ),
    [],
  );
});

test('the module for a policy of your own is the one that is tested', () => {
  const home = 'plugins/permission-backend-module-sagemaker-studio';
  const moduleOf = text =>
    /const yourPolicyModule = [\s\S]*?^\}\);$/m.exec(text)?.[0];
  const tested = moduleOf(read(`${home}/src/yourPolicy.test.ts`));
  assert.ok(tested);
  for (const file of [`${home}/README.md`, 'docs/permissions.md']) {
    assert.equal(moduleOf(read(file)), tested, file);
  }
});

test('links of the site stay in it, and absolute ones to the repository lead to files', () => {
  const { docs_dir: folder } = parseAllDocuments(read('mkdocs.yml'))[0].toJS();
  const { repository } = JSON.parse(
    read('plugins/sagemaker-studio/package.json'),
  );
  const home = repository.url.replace(/^git\+|\.git$/g, '');
  assert.deepEqual(
    places((text, file) => [
      ...(file.startsWith(`${folder}/`)
        ? linksOf(text).filter(
            link =>
              !path.posix
                .join(path.posix.dirname(file), link)
                .startsWith(`${folder}/`),
          )
        : []),
      ...[...text.matchAll(/https:[^)\s`]+\/blob\/main\/([^)\s`#]+)/g)]
        .filter(
          ([link, target]) =>
            link.startsWith(home) && !fs.existsSync(path.join(ROOT, target)),
        )
        .map(([link]) => link),
    ]),
    [],
  );
});
