// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Every way of comparing names, tried on a small program: what the check lets through is no check. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { comparedNames } from '../lib/comparedNames.mjs';
import { ROOT } from '../lib/toolchain.mjs';

const NAMES = 'model/names.ts';
const HEAD = `import type { EntityRef, Login } from '../model/names';
declare const grant: { holder: EntityRef; other?: EntityRef; id: string; called: Login };
declare const holders: EntityRef[];
declare const known: ReadonlySet<EntityRef> | undefined;
declare const byHolder: Map<EntityRef, number>;
declare const byText: Map<string, number>;
declare const texts: string[];
declare const vote: { by: string; at: string };
declare const text: string;
declare const api: { get(path: EntityRef): void };
`;

/** The comparisons that are found in a file with these statements. */
function found(t, statements, file = 'requests/code.ts') {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'names-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const write = (name, code) => {
    const target = path.join(folder, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, code);
    return target;
  };
  write(
    NAMES,
    fs.readFileSync(
      path.join(ROOT, 'plugins/sagemaker-studio-backend/src', NAMES),
    ),
  );
  const code = write(file, `${HEAD}${statements.join(';\n')};\n`);
  const program = ts.createProgram([code], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
  });
  assert.deepEqual(ts.getPreEmitDiagnostics(program), []);
  return comparedNames(program, folder).map(({ name }) => name);
}

test('a comparison of names is found in every form, whatever they are called', t => {
  const forms = [
    'grant.holder === grant.other',
    'grant.holder !== text',
    'text == grant.called',
    'holders.includes(text)',
    'texts.indexOf(grant.holder)',
    'known?.has(text)',
    'byHolder.has(text)',
    'byHolder.get(text)',
    'byText.get(grant.holder)',
    'new Set(holders.map(each => each)).has(text)',
    'grant.holder.localeCompare(text)',
    'grant.holder.startsWith(text)',
    // Plain strings that are called like a name.
    'vote.by === text',
    'texts.includes(vote.by!)',
  ];
  assert.deepEqual(
    found(t, forms),
    forms.map(form => `requests/code.ts: ${form}`),
  );
  assert.deepEqual(found(t, ['switch (grant.holder) { default: }']).length, 1);
});

test('nothing else is, and directory/ compares', t => {
  const others = [
    'grant.id === text',
    'grant.other === undefined',
    "vote.by === 'system'",
    "grant.holder.startsWith('user:')",
    'texts.includes(grant.id)',
    'byText.get(vote.at)',
    'api.get(grant.holder)',
  ];
  assert.deepEqual(found(t, others), []);
  assert.deepEqual(
    found(t, ['grant.holder === grant.other'], 'directory/code.ts'),
    [],
  );
});
