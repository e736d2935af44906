// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* How the READMEs are followed in a fresh portal; the stage `portals` does so, and tries what comes of it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import {
  addToApp,
  addToBackend,
  addToConfig,
} from '../lib/adopt/applySteps.mjs';
import { hasPlaces, putInPlace } from '../lib/adopt/places.mjs';
import { PORTALS, chosenPortals } from '../lib/adopt/portals.mjs';
import { READMES, stepsOfReadmes } from '../lib/adopt/readmes.mjs';
import { stepsOf } from '../lib/adopt/readmeSteps.mjs';
import { blocksOf, headingsAt } from '../lib/documentation.mjs';
import { listPublished } from '../lib/pack.mjs';
import { ROOT } from '../lib/toolchain.mjs';

const readmeOf = name =>
  fs.readFileSync(path.join(ROOT, 'plugins', name, 'README.md'), 'utf8');

test('commands and named blocks of the sections are steps, and nothing else is', () => {
  const readme = `
## Install
\`\`\`sh
yarn --cwd packages/app add one two
yarn start
\`\`\`
1. Copy [examples/a.yaml](https://example.com).

   \`\`\`ts
   // packages/backend/src/index.ts, instead of other
   backend.add(import('one'));
   \`\`\`
### Otherwise
\`\`\`yaml
# app-config.yaml
no: true
\`\`\`
## Configure
\`\`\`yaml
# app-config.yaml
yes: true
\`\`\`
\`\`\`yaml
no: true
\`\`\`
`;
  assert.deepEqual(stepsOf(readme, ['Install', 'Configure']), [
    { kind: 'copy', file: 'examples/a.yaml' },
    { kind: 'add', workspace: 'packages/app', packages: ['one', 'two'] },
    {
      kind: 'file',
      file: 'packages/backend/src/index.ts',
      instead: 'other',
      text: "backend.add(import('one'));\n",
    },
    { kind: 'file', file: 'app-config.yaml', text: 'yes: true\n' },
  ]);
  assert.throws(() => stepsOf(readme, ['Use']), /no section Use/);
});

test('a feature of the back end takes the place of another', () => {
  const text = `backend.add(import('a'));
backend.add(
  import('b'),
);
backend.start();
`;
  assert.equal(
    addToBackend(text, {
      text: "backend.add(import('a'));\nbackend.add(\n  import(\n    'c'\n  ),\n);\n",
      instead: 'b',
    }),
    "backend.add(import('a'));\n\nbackend.add(import('c'));\nbackend.start();\n",
  );
});

test('features of the app come after those of the portal', () => {
  assert.equal(
    addToApp(
      "import { b } from './b';\nexport default createApp({\n  features: [b],\n});\n",
      {
        text: "import { a } from './a';\n\nexport default createApp({ features: [a] });\n",
      },
    ),
    "import { a } from './a';\nimport { b } from './b';\nexport default createApp({\n  features: [b, a],\n});\n",
  );
});

test('configuration is merged, lists get longer, and comments stay', () => {
  assert.equal(
    addToConfig('a:\n  b: [1] # one\n  c: 1\nd:\n', {
      text: 'a: { b: [2], c: 2 }\nd: { e: 3 }\n',
    }),
    'a:\n  b: [1, 2] # one\n  c: 2\nd: {e: 3}\n',
  );
});

test('what belongs to a place is put there', () => {
  const page = `const groupPage = (
  <EntityLayout>
    <EntityLayout.Route path="/">
      <Grid container>
      </Grid>
    </EntityLayout.Route>
  </EntityLayout>
);
`;
  const block = `import { Card } from 'cards';

// Last among the cards of groupPage:
<Card />

// Last among the tabs of groupPage:
<Tab />
`;
  assert.ok(hasPlaces(block));
  assert.equal(
    putInPlace(page, { text: block }),
    `import { Card } from 'cards';
const groupPage = (
  <EntityLayout>
    <EntityLayout.Route path="/">
      <Grid container>
      <Card />
</Grid>
    </EntityLayout.Route>
  <Tab />
</EntityLayout>
);
`,
  );
  assert.throws(
    () => putInPlace(page, { text: '// Somewhere:\n<Card />\n' }),
    /Nobody knows the place "Somewhere"/,
  );
});

test('every package that is installed by hand is installed by its README', () => {
  const common = ['sagemaker-studio-common', 'sagemaker-studio-node'];
  assert.deepEqual(
    listPublished()
      .map(folder => path.basename(folder))
      .filter(name => !common.includes(name)),
    READMES.map(({ name }) => name).sort(),
  );
  for (const isLegacy of [false, true]) {
    const added = stepsOfReadmes({ isLegacy }).flatMap(
      ({ packages = [] }) => packages,
    );
    assert.deepEqual(
      READMES.map(
        ({ name }) => `@studio-access/backstage-plugin-${name}`,
      ).filter(name => !added.includes(name)),
      [],
    );
  }
});

test('no block that names a file of the portal is overlooked', () => {
  for (const { name, sections, ofNew = [], ofOld = [] } of READMES) {
    const text = readmeOf(name);
    const followed = [...sections, ...ofNew, ...ofOld];
    const named = blocksOf(text).filter(block =>
      /^(?:\/\/|#) (?:In )?(?:packages\/|app-config)/.test(block.text),
    );
    const steps = stepsOf(text, followed).filter(({ kind }) => kind === 'file');
    assert.equal(
      named.length,
      steps.length,
      `${name}: ${named.map(({ line }) => line).join(', ')} under ${headingsAt(
        text,
      )
        .map(({ heading }) => heading)
        .join(', ')}`,
    );
  }
});

test('the hosted CI tries all portals, on each Node that is allowed', () => {
  const { jobs } = parse(
    fs.readFileSync(path.join(ROOT, '.github/workflows/ci.yml'), 'utf8'),
  );
  const { engines } = JSON.parse(
    fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
  );
  const { release, node, database } = jobs.adopt.strategy.matrix;
  const { env } = jobs.adopt.steps.find(
    ({ run }) => run === 'npm run test:adopt',
  );
  const portals = release.flatMap(
    each =>
      chosenPortals({
        ADOPT_PORTALS: env.ADOPT_PORTALS.replaceAll(
          '${{ matrix.release }}',
          each,
        ),
      }).portals,
  );
  assert.deepEqual(
    portals.map(({ name }) => name).sort(),
    PORTALS.map(({ name }) => name).sort(),
  );
  assert.deepEqual(database, chosenPortals({}).databases);
  for (const job of [jobs.adopt, jobs.test]) {
    assert.equal(job.strategy.matrix.node.join(' || '), engines.node);
    // What package.json allows is not used by itself.
    assert.ok(
      job.steps.some(
        step => step.env?.STUDIO_ACCESS_NODE === '${{ matrix.node }}',
      ),
    );
  }
  assert.deepEqual(node, jobs.test.strategy.matrix.node);
});

test('a portal or a database that does not exist is refused', () => {
  assert.throws(
    () => chosenPortals({ ADOPT_PORTALS: 'next' }),
    /ADOPT_PORTALS names next. Choose of newest/,
  );
  assert.throws(() => chosenPortals({ ADOPT_ON: 'MYSQL' }), /ADOPT_ON/);
});
