// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Finds comparisons of names of people and teams, in code and in SQL: of everything that `nameFlow.mjs` takes for a name.
 * Names pass from one person to another; ids do not.
 */
import path from 'node:path';
import ts from 'typescript';
import { nameFlow } from './nameFlow.mjs';

/** What has methods that compare what they are given with what they hold, and the methods. */
const HOLDERS =
  /^(ReadonlyArray|Array|ReadonlySet|Set|ReadonlyMap|Map|String)$/;
const COMPARING = [
  'includes',
  'indexOf',
  'lastIndexOf',
  'has',
  'localeCompare',
  'startsWith',
  'endsWith',
  'get',
];
const EQUALITY = [
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
];

/** Names are compared in these, so that nothing else has to. */
const HOME = ['directory/', 'model/personKey.ts', 'model/teamKey.ts'];

/** Conditions of SQL. */
const CONDITION = /^(and|or)?(where|having|on)(Not|In|NotIn|Like|ILike)?$/i;

/**
 * @param {import('typescript').Program} program
 * @param {string} folder
 * @returns {{ name: string, node: import('typescript').Node }[]} named `file: comparison`, in the order of the files;
 *   files below the folder
 */
export function comparedNames(program, folder) {
  const checker = program.getTypeChecker();
  const files = program
    .getSourceFiles()
    .map(source => ({ source, file: path.relative(folder, source.fileName) }))
    .filter(
      ({ file }) =>
        !file.startsWith('..') &&
        !file.endsWith('.test.ts') &&
        !/(^|\/)(__testUtils__|integration)\//.test(file),
    );
  const isName = nameFlow(
    checker,
    files.map(({ source }) => source),
  );
  return files
    .filter(({ file }) => !HOME.some(home => file.startsWith(home)))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .flatMap(({ source, file }) =>
      comparisonsIn(source, checker, isName).map(node => ({
        name: `${file}: ${node.getText().replace(/\s+/g, ' ')}`,
        node,
      })),
    );
}

function comparisonsIn(source, checker, isName) {
  const found = [];
  const visit = node => {
    if (isComparison(node, checker, isName)) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isComparison(node, checker, isName) {
  if (
    ts.isBinaryExpression(node) &&
    EQUALITY.includes(node.operatorToken.kind)
  ) {
    const sides = [node.left, node.right];
    return sides.some(isName) && !sides.some(isConstant);
  }
  if (ts.isSwitchStatement(node)) {
    return isName(node.expression);
  }
  if (ts.isElementAccessExpression(node)) {
    return isName(node.argumentExpression);
  }
  if (
    !ts.isCallExpression(node) ||
    !ts.isPropertyAccessExpression(node.expression)
  ) {
    return false;
  }
  const [given] = node.arguments;
  const { name, expression: holder } = node.expression;
  if (CONDITION.test(name.text)) {
    return node.arguments.some(each => isCondition(each, isName));
  }
  return (
    COMPARING.includes(name.text) &&
    given !== undefined &&
    !isConstant(given) &&
    isHolder(holder, checker) &&
    (isName(given) || isName(holder))
  );
}

/** Whether a column is compared with a name. */
function isCondition(node, isName) {
  return ts.isObjectLiteralExpression(node)
    ? node.properties.some(
        each =>
          (ts.isPropertyAssignment(each) && isName(each.initializer)) ||
          (ts.isShorthandPropertyAssignment(each) && isName(each.name)),
      )
    : ts.isExpression(node) && !ts.isFunctionLike(node) && isName(node);
}

function isHolder(node, checker) {
  const type = checker.getApparentType(
    checker.getNonNullableType(checker.getTypeAtLocation(node)),
  );
  const parts = type.isUnionOrIntersection() ? type.types : [type];
  return parts.some(each => {
    const symbol = checker.getApparentType(each).getSymbol();
    // What cannot be told counts.
    return !symbol || HOLDERS.test(symbol.name);
  });
}

function isConstant(node) {
  return (
    ts.isStringLiteralLike(node) ||
    node.kind === ts.SyntaxKind.NullKeyword ||
    node.getText() === 'undefined'
  );
}
