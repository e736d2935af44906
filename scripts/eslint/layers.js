// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Keeps the imports of a package running one way: from its upper folders to its lower ones, and never in a circle.
 *
 * A package lists what lies in its `src`, from top to bottom, in a file `layers.js` of its own, and adds the overrides
 * made from it to its ESLint configuration. A file may import from its own layer and from those below. Tests and what
 * only they use (`__fixtures__`, `__testUtils__`) may import anything and are imported by nothing else.
 */
const fs = require('node:fs');
const path = require('node:path');
const { findCycles } = require('./cycles');

const MAX_EXCEPTIONS = 5;
const EXTENSIONS = ['.ts', '.tsx'];
const TEST_FILES = ['**/*.test.*', '**/setupTests.*', '**/__*__/**'];

/**
 * @typedef {object} Layers
 * @property {{ name: string | string[], job: string }[]} layers Folders and files of `src`, from top to bottom, and
 *   what each is for. Several names share a layer, and may not import from each other.
 * @property {{ file: string, imports: string, reason: string }[]} [exceptions] Upward imports that are let through,
 *   as paths below `src`.
 */

/**
 * The overrides for the ESLint configuration of the package in `packageDir`.
 *
 * @param {string} packageDir
 * @param {Layers} config
 */
function layerOverrides(packageDir, { layers, exceptions = [] }) {
  const src = path.join(packageDir, 'src');
  assertComplete(src, { layers, exceptions });
  const common = [
    {
      target: src,
      from: path.join(src, '**/__*__/**'),
      message: 'Only tests import what is made for tests.',
    },
    ...cycleZones(src),
  ];
  const ruleFor = allowed => ({
    'import/no-restricted-paths': [
      'error',
      { zones: [...layerZones(src, layers, allowed), ...common] },
    ],
  });
  return [
    {
      files: ['src/**'],
      excludedFiles: TEST_FILES,
      settings: { 'import/resolver': { node: { extensions: EXTENSIONS } } },
      rules: {
        ...ruleFor([]),
        // The rule above does not see `import('…').Type`.
        '@typescript-eslint/consistent-type-imports': [
          'error',
          { prefer: 'type-imports', disallowTypeAnnotations: true },
        ],
      },
    },
    ...[...new Set(exceptions.map(({ file }) => file))].map(file => ({
      files: [`src/${file}`],
      rules: ruleFor(
        exceptions
          .filter(exception => exception.file === file)
          .map(({ imports }) => imports),
      ),
    })),
  ];
}

function namesOf({ name }) {
  return [name].flat();
}

/** Import zones: a layer may import neither the layers above nor its neighbours on the same level. */
function layerZones(src, layers, allowed) {
  const zoneOf = (name, other, message) => ({
    target: path.join(src, name),
    from: path.join(src, other),
    except: allowed
      .filter(imports => imports.split('/')[0] === other)
      .map(imports => path.relative(other, imports)),
    message,
  });
  return layers.flatMap((layer, level) =>
    namesOf(layer).flatMap(name => [
      ...layers
        .slice(0, level)
        .flatMap(namesOf)
        .map(above =>
          zoneOf(
            name,
            above,
            `${name} lies below ${above}, and imports run downward only.`,
          ),
        ),
      ...namesOf(layer)
        .filter(other => other !== name)
        .map(beside =>
          zoneOf(
            name,
            beside,
            `${name} and ${beside} share a layer and know nothing of each other.`,
          ),
        ),
    ]),
  );
}

/** The imports that close a circle at the moment, so that lint points at each of them. */
function cycleZones(src) {
  return findCycles(src).flatMap(cycle =>
    cycle.map((file, index) => ({
      target: file,
      from: cycle[(index + 1) % cycle.length],
      message: `Imports run in a circle: ${[...cycle, cycle[0]]
        .map(each => path.relative(src, each))
        .join(' → ')}.`,
    })),
  );
}

/** A folder that nobody listed would be a way around the rule. */
function assertComplete(src, { layers, exceptions }) {
  const listed = layers.flatMap(namesOf);
  const present = fs
    .readdirSync(src)
    .filter(name => !/^__.*__$|\.test\.|^setupTests\./.test(name));
  const problems = [
    ...present
      .filter(name => !listed.includes(name))
      .map(name => `src/${name} is in no layer`),
    ...listed
      .filter(name => !present.includes(name))
      .map(name => `there is no src/${name}`),
    ...listed
      .filter((name, index) => listed.indexOf(name) !== index)
      .map(name => `src/${name} is listed twice`),
    ...exceptions
      .flatMap(({ file, imports }) => [file, imports])
      .filter(file => !fs.existsSync(path.join(src, file)))
      .map(file => `an exception names src/${file}, which does not exist`),
    ...exceptions
      .filter(({ reason }) => !reason)
      .map(({ file }) => `the exception for src/${file} has no reason`),
  ];
  if (exceptions.length > MAX_EXCEPTIONS) {
    problems.push(
      `there are ${exceptions.length} exceptions; at most ${MAX_EXCEPTIONS} are allowed`,
    );
  }
  if (problems.length > 0) {
    throw new Error(
      `The layers of ${path.dirname(src)} are wrong: ${problems.join('; ')}.`,
    );
  }
}

/**
 * The layers as a Markdown table, for the documentation.
 *
 * @param {Layers} config
 */
function layerTable({ layers }) {
  const rows = layers.map(
    layer =>
      `| ${namesOf(layer)
        .map(name => `\`${name}\``)
        .join(', ')} | ${layer.job} |`,
  );
  return ['| Where | What for |', '|---|---|', ...rows].join('\n');
}

module.exports = { layerOverrides, layerTable };
