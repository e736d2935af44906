// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';
import path from 'node:path';
import { comparedNames } from './comparedNames.mjs';
import { ROOT } from './toolchain.mjs';

const BACKEND = path.join(ROOT, 'plugins/sagemaker-studio-backend');
const LIST = path.join(BACKEND, 'comparedNames.js');

/**
 * Comparisons of names in the backend that are not listed, and listed ones that are gone.
 *
 * @param {import('typescript').Program} program
 * @returns {string[]} as the compiler reports errors
 */
export function nameErrors(program) {
  const { exceptions } = createRequire(import.meta.url)(LIST);
  const listed = exceptions.flatMap(({ comparisons }) => comparisons);
  const found = comparedNames(program, path.join(BACKEND, 'src'));
  const unlisted = found
    .filter(({ name }) => !listed.includes(name))
    .map(
      ({ node, name }) =>
        `${placeOf(
          node,
        )}: error: a name decides nothing about people and teams: compare with model/personKey.ts or model/teamKey.ts, or list '${name}' with the reason in ${relative(
          LIST,
        )}`,
    );
  const names = new Set(found.map(({ name }) => name));
  const gone = listed
    .filter(name => !names.has(name))
    .map(name => `${relative(LIST)}: error: '${name}' is gone; remove it`);
  return [...unlisted, ...gone];
}

function placeOf(node) {
  const source = node.getSourceFile();
  const { line, character } = source.getLineAndCharacterOfPosition(
    node.getStart(),
  );
  return `${relative(source.fileName)}(${line + 1},${character + 1})`;
}

function relative(file) {
  return path.relative(ROOT, file);
}
