// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

/**
 * Circles among the imports below a folder, each as the files on it. Types, re-exports and lazy imports count: the import
 * rules of ESLint leave types out, and take longer for this one question than for all others together.
 *
 * @param {string} folder
 * @returns {string[][]}
 */
function findCycles(folder) {
  const imports = readImports(folder);
  const cycles = [];
  const done = new Set();
  const visit = (file, route) => {
    if (route.includes(file)) {
      cycles.push(route.slice(route.indexOf(file)));
      return;
    }
    if (done.has(file)) return;
    for (const target of imports.get(file)) visit(target, [...route, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return cycles;
}

/** Each file below `folder`, with the files below it that the file imports. */
function readImports(folder) {
  const files = fs
    .readdirSync(folder, { recursive: true })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => path.join(folder, name));
  const known = new Set(files);
  return new Map(
    files.map(file => {
      const { importedFiles } = ts.preProcessFile(
        fs.readFileSync(file, 'utf8'),
      );
      const targets = importedFiles
        .filter(({ fileName }) => fileName.startsWith('.'))
        .map(({ fileName }) => resolveFile(file, fileName, known));
      return [file, targets.filter(target => target !== undefined)];
    }),
  );
}

function resolveFile(importer, name, known) {
  const base = path.resolve(path.dirname(importer), name);
  return ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
    .map(ending => base + ending)
    .find(file => known.has(file));
}

module.exports = { findCycles };
