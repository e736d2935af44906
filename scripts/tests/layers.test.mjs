// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Every way of importing a file, tried on a small package: what the rule lets through is no rule. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import layersModule from '../eslint/layers.js';
import { ROOT } from '../lib/toolchain.mjs';

const require = createRequire(import.meta.url);
const { layerOverrides, layerTable } = layersModule;

const LAYERS = [
  { name: ['pages', 'cards'], job: 'What people see' },
  { name: 'hooks', job: 'Data' },
  { name: 'api.ts', job: 'The API' },
];

const FILES = {
  'pages/Page.ts':
    "import { useData } from '../hooks/useData';\nexport const Page = useData;\n",
  'pages/index.ts': "export * from './Page';\n",
  'cards/Card.ts': 'export const Card = 1;\n',
  'hooks/useData.ts':
    "import { api } from '../api';\nexport const useData = () => api;\nexport type Data = string;\n",
  'api.ts': 'export const api = 1;\n',
  '__fixtures__/data.ts':
    "import { Page } from '../pages';\nexport const page = Page;\n",
};

/** Lints a package with these additional files; returns `file: rule message`. */
async function lint(t, files = {}, config = {}) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'layers-'));
  t.after(() => fs.rmSync(root, { recursive: true }));
  for (const [name, text] of Object.entries({ ...FILES, ...files })) {
    const file = path.join(root, 'src', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  const eslint = new ESLint({
    cwd: root,
    useEslintrc: false,
    resolvePluginsRelativeTo: ROOT,
    extensions: ['.ts'],
    overrideConfig: {
      parser: require.resolve('@typescript-eslint/parser'),
      parserOptions: { sourceType: 'module' },
      plugins: ['import', '@typescript-eslint'],
      overrides: layerOverrides(root, { layers: LAYERS, ...config }),
    },
  });
  const results = await eslint.lintFiles(['src']);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, message }) =>
        `${path.relative(root, filePath)}: ${ruleId} ${message}`,
    ),
  );
}

test('imports that run downward, and those of tests, are let through', async t => {
  assert.deepEqual(
    await lint(t, {
      'hooks/useData.test.ts':
        "import { page } from '../__fixtures__/data';\nexport * from '../pages';\nexport const x = page;\n",
    }),
    [],
  );
});

const UPWARD = {
  import: "import { Page } from '../pages/Page';\nexport const x = Page;\n",
  'import through an index':
    "import { Page } from '../pages';\nexport const x = Page;\n",
  'import of a type':
    "import type { Page } from '../pages/Page';\nexport type X = typeof Page;\n",
  'import of a type inline':
    "import { type Page } from '../pages/Page';\nexport type X = typeof Page;\n",
  're-export': "export { Page } from '../pages/Page';\n",
  're-export of a type': "export type { Page } from '../pages/Page';\n",
  're-export of everything': "export * from '../pages/Page';\n",
  'dynamic import': "export const load = () => import('../pages/Page');\n",
  'import for its effects': "import '../pages/Page';\n",
};

for (const [kind, text] of Object.entries(UPWARD)) {
  test(`an upward ${kind} is refused`, async t => {
    const found = await lint(t, { 'hooks/useOther.ts': text });
    assert.equal(found.length, 1, found.join('\n'));
    assert.match(
      found[0],
      /^src\/hooks\/useOther\.ts: import\/no-restricted-paths .*hooks lies below pages/,
    );
  });
}

test('a type is not named by import(…) in place, which the rule would not see', async t => {
  const [found] = await lint(t, {
    'hooks/useOther.ts': "export type X = import('../pages/Page').Page;\n",
  });
  assert.match(found, /consistent-type-imports/);
});

test('names that share a layer do not import from each other', async t => {
  const [found] = await lint(t, {
    'cards/Other.ts': "export * from '../pages/Page';\n",
  });
  assert.match(found, /cards and pages share a layer/);
});

test('nothing but tests imports what is made for tests', async t => {
  const [found] = await lint(t, {
    'pages/Other.ts': "export * from '../__fixtures__/data';\n",
  });
  assert.match(found, /Only tests import/);
});

test('every import on a circle is refused, also where one is lazy', async t => {
  const found = await lint(t, {
    'hooks/useA.ts': "export const a = () => import('./useB');\n",
    'hooks/useB.ts': "import { a } from './useA';\nexport const b = a;\n",
  });
  assert.equal(found.length, 2, found.join('\n'));
  assert.match(
    found[0],
    /^src\/hooks\/useA\.ts: .* in a circle: hooks\/useA\.ts → hooks\/useB\.ts → hooks\/useA\.ts/,
  );
});

test('a circle of types is refused, also through an index', async t => {
  const found = await lint(t, {
    'hooks/a.ts': "import type { B } from '.';\nexport type A = B[];\n",
    'hooks/b.ts': "import type { A } from './a';\nexport type B = A[];\n",
    'hooks/index.ts': "export type { B } from './b';\n",
  });
  assert.deepEqual(
    found.map(line => line.split(':')[0]),
    ['src/hooks/a.ts', 'src/hooks/b.ts', 'src/hooks/index.ts'],
  );
});

test('an exception lets one import of one file through, and nothing else', async t => {
  const files = {
    'hooks/useOther.ts': UPWARD.import,
    'hooks/useMore.ts': UPWARD.import,
    'pages/Second.ts': 'export const second = 1;\n',
    'hooks/useThird.ts': "export * from '../pages/Second';\n",
  };
  const exceptions = [
    {
      file: 'hooks/useOther.ts',
      imports: 'pages/Page.ts',
      reason: 'to be tried',
    },
  ];
  const found = await lint(t, files, { exceptions });
  assert.deepEqual(
    found.map(line => line.split(':')[0]),
    ['src/hooks/useMore.ts', 'src/hooks/useThird.ts'],
  );
});

test('the list is complete, up to date, and short of exceptions', async t => {
  const exception = {
    file: 'hooks/useData.ts',
    imports: 'pages/Page.ts',
    reason: 'to be tried',
  };
  const wrong = [
    [{ layers: LAYERS.slice(1) }, /src\/cards is in no layer/],
    [
      { layers: [...LAYERS, { name: 'gone', job: '' }] },
      /there is no src\/gone/,
    ],
    [{ layers: [...LAYERS, LAYERS[1]] }, /src\/hooks is listed twice/],
    [{ exceptions: Array(6).fill(exception) }, /at most 5 are allowed/],
    [{ exceptions: [{ ...exception, reason: '' }] }, /has no reason/],
    [
      { exceptions: [{ ...exception, imports: 'pages/Gone.ts' }] },
      /src\/pages\/Gone\.ts, which does not exist/,
    ],
  ];
  for (const [config, message] of wrong) {
    await assert.rejects(lint(t, {}, config), message);
  }
});

test('the layers are written as a table for the documentation', () => {
  assert.equal(
    layerTable({ layers: LAYERS }),
    [
      '| Where | What for |',
      '|---|---|',
      '| `pages`, `cards` | What people see |',
      '| `hooks` | Data |',
      '| `api.ts` | The API |',
    ].join('\n'),
  );
});

for (const plugin of ['sagemaker-studio-backend', 'sagemaker-studio']) {
  test(`docs/architecture.md shows the folders of ${plugin} as lint holds them`, () => {
    const table = layerTable(require(`../../plugins/${plugin}/layers.js`));
    const document = fs.readFileSync(
      path.join(ROOT, 'docs/architecture.md'),
      'utf8',
    );
    assert.ok(
      document.includes(table),
      `Put this into docs/architecture.md:\n\n${table}`,
    );
  });
}

test('docs/architecture.md names only files that exist', () => {
  const document = fs.readFileSync(
    path.join(ROOT, 'docs/architecture.md'),
    'utf8',
  );
  const src = path.join(ROOT, 'plugins/sagemaker-studio-backend/src');
  const named = [...document.matchAll(/`([a-z]+\/[\w/]+\.ts)`/g)].map(
    ([, file]) => file,
  );
  assert.ok(named.length > 20);
  const missing = named.filter(
    file =>
      !fs.existsSync(path.join(src, file)) &&
      !fs.existsSync(path.join(ROOT, 'plugins/sagemaker-studio/src', file)),
  );
  assert.deepEqual(missing, []);
});
