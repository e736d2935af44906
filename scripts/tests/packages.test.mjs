// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* What a package brings along when it is packed, and how the catalog knows it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { headingsAt } from '../lib/documentation.mjs';
import { ROOT } from '../lib/toolchain.mjs';

const read = file => fs.readFileSync(path.join(ROOT, file), 'utf8');
const FOLDERS = fs
  .readdirSync(path.join(ROOT, 'plugins'), { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => `plugins/${name}`);
const manifestOf = folder => JSON.parse(read(`${folder}/package.json`));

const TESTS = /\.test\.|__testUtils__|setupTests|\/integration\//;

/** The packages that the sources of a package import, those of its tests left out. */
function importedBy(folder) {
  const files = fs
    .readdirSync(path.join(ROOT, folder, 'src'), { recursive: true })
    .map(file => `${folder}/src/${file}`)
    .concat(`${folder}/config.d.ts`)
    .filter(file => /\.tsx?$/.test(file) && !TESTS.test(file))
    .filter(file => fs.existsSync(path.join(ROOT, file)));
  return new Set(
    files.flatMap(file =>
      [
        ...read(file).matchAll(
          /(?:from|import|import\(|resolvePackagePath\()\s*'((?:@[^/']+\/)?[^/'.]+)/g,
        ),
      ].map(([, name]) => name),
    ),
  );
}

/** The order that readers know from other plugins of Backstage. Sections about a package's own things follow those on its installation. */
const FIRST_SECTIONS = ['What you get', 'Packages', 'Install', 'Configuration'];
const LAST_SECTIONS = ['Troubleshooting', 'Local development'];
const MIDDLE_SECTIONS = ['Annotations', 'Permissions', 'Events'];
const LIBRARIES = ['common-library', 'node-library'];

/** What a README has to have; a library is found through the packages that need it, and meets nobody in a portal. */
function neededSections({ configSchema, backstage }) {
  return [
    'What you get',
    ...(LIBRARIES.includes(backstage.role) ? [] : ['Packages']),
    'Install',
    ...(configSchema ? ['Configuration'] : []),
    ...(LIBRARIES.includes(backstage.role) ? [] : ['Troubleshooting']),
    'Local development',
  ];
}

/** The sections sorted as they should be: those that are named, and between them the package's own. */
function inOrder(sections) {
  const rank = section => {
    const [first, middle, last] = [
      FIRST_SECTIONS,
      MIDDLE_SECTIONS,
      LAST_SECTIONS,
    ].map(each => each.indexOf(section));
    if (first >= 0) return first;
    if (last >= 0) return 300 + last;
    return middle >= 0 ? 100 + middle : 200;
  };
  return sections
    .map((section, index) => ({ section, index }))
    .sort((a, b) => rank(a.section) - rank(b.section) || a.index - b.index)
    .map(({ section }) => section);
}

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

  test(`${folder} brings along what its sources import, and nothing else`, () => {
    const { dependencies = {}, peerDependencies = {} } = manifestOf(folder);
    const imported = importedBy(folder);
    assert.deepEqual(
      Object.keys(dependencies).filter(name => !imported.has(name)),
      [],
    );
    const brought = { ...dependencies, ...peerDependencies };
    assert.deepEqual(
      [...imported].filter(
        name =>
          /^(@[\w-]+\/)[\w-]+$/.test(name) &&
          !(name in brought) &&
          name !== manifestOf(folder).name &&
          // The types of the command line are for development.
          name !== '@backstage/cli',
      ),
      [],
    );
  });

  test(`the README of ${folder} says what it is for, and then all in the usual order`, () => {
    const text = read(`${folder}/README.md`);
    const sections = headingsAt(text)
      .filter(({ level }) => level === 2)
      .map(({ heading }) => heading);
    assert.match(text, /^# \S.*\n\n[A-Z](?:.+\n)+\n/);
    assert.deepEqual(
      neededSections(manifestOf(folder)).filter(
        section => !sections.includes(section),
      ),
      [],
    );
    assert.deepEqual(sections, inOrder(sections));
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

test('changelogs end with the version of the package', () => {
  for (const folder of FOLDERS) {
    const { name, version } = manifestOf(folder);
    const log = read(`${folder}/CHANGELOG.md`);
    assert.ok(log.startsWith(`# ${name}\n`), folder);
    assert.equal(/^## (.+)$/m.exec(log)?.[1], version, folder);
  }
});

test('what is released together is what is published', () => {
  const { fixed } = JSON.parse(read('.changeset/config.json'));
  assert.deepEqual(fixed, [['@studio-access/backstage-plugin-*']]);
  for (const folder of FOLDERS) {
    const manifest = manifestOf(folder);
    assert.match(manifest.name, /^@studio-access\/backstage-plugin-/);
    assert.ok(!manifest.private);
    assert.equal(manifest.publishConfig.access, 'public');
  }
});

test('commands of the hosted CI are there', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const own = ['install', 'changeset', 'backstage-cli', 'workspaces'];
  for (const file of ['ci.yml', 'release.yml']) {
    const { jobs } = parse(read(`.github/workflows/${file}`));
    const commands = Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap(step => [step.run, step.with?.version, step.with?.publish]),
    );
    const named = commands.flatMap(command =>
      [...`${command}`.matchAll(/\b(?:yarn|npm run) ([\w:-]+)/g)].map(
        ([, name]) => name,
      ),
    );
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter(name => !(name in scripts) && !own.includes(name)),
      [],
    );
  }
});

test('all packages have one version', () => {
  const versions = new Set(FOLDERS.map(folder => manifestOf(folder).version));
  assert.equal(versions.size, 1);
});
