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
type Plain = { whose: string; lot?: string[] };
declare const rows: { where(...given: unknown[]): void; whereIn(column: string, values: string[]): void };
`;

/** The comparisons that are found in files with these statements. */
function foundIn(t, files) {
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
  const codes = Object.entries(files).map(([file, statements]) =>
    write(file, `${HEAD}${statements.join(';\n')};\n`),
  );
  const program = ts.createProgram(codes, {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
    skipLibCheck: true,
  });
  assert.deepEqual(
    ts.getPreEmitDiagnostics(program).map(each => each.messageText),
    [],
  );
  return comparedNames(program, folder).map(({ name }) => name);
}

const found = (t, statements, file = 'requests/code.ts') =>
  foundIn(t, { [file]: statements });

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

/* What a name is copied into first, then the comparison of the copy. */
const COPIES = [
  ['a variable', 'const copy: string = grant.holder', 'copy === text'],
  ['one of the API', 'const copy = vote.by', 'copy === text'],
  ['another variable', 'let copy = ""; copy = grant.called', 'copy !== text'],
  [
    'a variable of several',
    'const { holder: copy }: { holder: string } = grant',
    'copy === text',
  ],
  ['a choice', 'const copy: string = grant.other ?? text', 'copy === text'],
  [
    'a longer text',
    'const copy = `${grant.id}|${grant.holder}`',
    'byText.get(copy)',
  ],
  [
    'a list',
    'const copies: string[] = [...holders, text]',
    'copies.includes(text)',
  ],
  ['a set', 'const copies = new Set<string>(holders)', 'copies.has(text)'],
  [
    'what is made of a list',
    'const copies: string[] = texts.map(() => grant.called)',
    'copies.includes(text)',
  ],
  [
    'the keys of a map',
    'const copies = new Map<string, number>(holders.map(each => [each, 1]))',
    'copies.get(text)',
  ],
  [
    'what is looped over',
    'const copies: string[] = holders; for (const each of copies) {',
    'each === text',
    '}',
  ],
  [
    'what is given to a function',
    'const copies: string[] = holders; copies.filter(each => ',
    'each === text',
    ')',
  ],
  [
    'a parameter',
    'const f = (copy: string) => ',
    'copy === text',
    '; f(grant.holder)',
  ],
  [
    'a property',
    'const copy: Plain = { whose: grant.holder }',
    'copy.whose === text',
  ],
  [
    'the property of a parameter',
    'const f = (copy: Plain) => ',
    'copy.whose === text',
    '; f({ whose: grant.called })',
  ],
  [
    'an object of another type',
    'const from = { whose: grant.holder, more: 1 }; const copy: Plain = from',
    'copy.whose === text',
  ],
  ['a result', 'function f(): string { return grant.called }', 'f() === text'],
];

test('what a name is copied into is one, too', t => {
  const files = COPIES.map(([name, ...parts], index) => ({
    name,
    comparison: parts[1],
    file: `requests/copy${String.fromCharCode(97 + index)}.ts`,
    statements: [joined(parts)],
  }));
  const all = foundIn(
    t,
    Object.fromEntries(files.map(({ file, statements }) => [file, statements])),
  );
  assert.deepEqual(
    all,
    files.map(({ file, comparison }) => `${file}: ${comparison}`),
  );
});

/** Some comparisons are in the middle of what comes before. */
function joined([before, comparison, after = '']) {
  return `${before}${
    /([({]|=> )$/.test(before) ? '' : ';'
  }${comparison}${after}`;
}

test('a database compares names as well', t => {
  const forms = [
    "rows.where('person', grant.holder)",
    'rows.where({ person: grant.holder })',
    "rows.whereIn('person', holders)",
  ];
  assert.deepEqual(
    found(t, forms),
    forms.map(form => `requests/code.ts: ${form}`),
  );
});

test('what is looked up under a name is none', t => {
  const others = [
    'const count = byHolder.size; const kept = new Map<string, string>(); const value = kept.get(grant.id); value === text',
    'const id: string = grant.id; id === text',
    "rows.where('grant_id', grant.id)",
    'const ids = holders.map(() => grant.id); ids.includes(text)',
  ];
  assert.deepEqual(found(t, others), []);
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
