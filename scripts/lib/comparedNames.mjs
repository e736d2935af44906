// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Finds comparisons of names of people and teams: of values whose type is one of `model/names.ts`, wherever they come
 * from, and of plain strings that are called like such a name. Names pass from one person to another; ids do not.
 */
import path from 'node:path';
import ts from 'typescript';

/** Where the types are declared, by the end of the path. */
const NAME_TYPES = 'model/names.ts';
/** What names are called where their type is that of the API, which is plain. */
const CALLED =
  /^(ref|entityRef|userRef|groupRef|teamRef|person|requester|actor|by|createdBy|requestedBy|team|userName|login|displayName|email)$/;
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

/**
 * @param {import('typescript').Program} program
 * @param {string} folder
 * @returns {{ name: string, node: import('typescript').Node }[]} named `file: comparison`, in the order of the files;
 *   files below the folder
 */
export function comparedNames(program, folder) {
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .map(source => ({ source, file: path.relative(folder, source.fileName) }))
    .filter(
      ({ file }) =>
        !file.startsWith('..') &&
        !file.endsWith('.test.ts') &&
        !/(^|\/)(__testUtils__|integration)\//.test(file) &&
        !HOME.some(home => file.startsWith(home)),
    )
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .flatMap(({ source, file }) =>
      comparisonsIn(source, checker).map(node => ({
        name: `${file}: ${node.getText().replace(/\s+/g, ' ')}`,
        node,
      })),
    );
}

function comparisonsIn(source, checker) {
  const found = [];
  const visit = node => {
    if (isComparison(node, checker)) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isComparison(node, checker) {
  const isName = each => isCalledName(each) || isTypedName(each, checker);
  if (
    ts.isBinaryExpression(node) &&
    EQUALITY.includes(node.operatorToken.kind)
  ) {
    const sides = [node.left, node.right];
    return sides.some(isName) && !sides.some(isConstant);
  }
  if (ts.isSwitchStatement(node)) {
    return isTypedName(node.expression, checker);
  }
  if (
    !ts.isCallExpression(node) ||
    !ts.isPropertyAccessExpression(node.expression)
  ) {
    return false;
  }
  const [given] = node.arguments;
  const { name, expression: holder } = node.expression;
  return (
    COMPARING.includes(name.text) &&
    given !== undefined &&
    !isConstant(given) &&
    isHolder(holder, checker) &&
    (isName(given) || holdsNames(holder, checker))
  );
}

function isCalledName(node) {
  if (ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node)) {
    return isCalledName(node.expression);
  }
  if (ts.isPropertyAccessExpression(node)) {
    return CALLED.test(node.name.text);
  }
  return ts.isIdentifier(node) && CALLED.test(node.text);
}

function isTypedName(node, checker) {
  return isNameType(checker.getTypeAtLocation(node));
}

function isHolder(node, checker) {
  const type = checker.getApparentType(
    checker.getNonNullableType(checker.getTypeAtLocation(node)),
  );
  return partsOf(type).some(each => {
    const symbol = checker.getApparentType(each).getSymbol();
    // What cannot be told counts.
    return !symbol || HOLDERS.test(symbol.name);
  });
}

/** Whether it is a name, or a list, set or map of names. */
function holdsNames(node, checker) {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  return (
    isNameType(type) ||
    partsOf(type).some(each =>
      firstTypeArguments(each, checker).some(isNameType),
    )
  );
}

function partsOf(type) {
  return type.isUnionOrIntersection() ? type.types : [type];
}

function firstTypeArguments(type, checker) {
  return type.objectFlags & ts.ObjectFlags.Reference
    ? checker.getTypeArguments(type).slice(0, 1)
    : [];
}

function isNameType(type) {
  if (type.isUnion()) {
    return type.types.some(isNameType);
  }
  return (
    type.isIntersection() &&
    type
      .getProperties()
      .some(({ declarations = [] }) =>
        declarations.some(declaration =>
          declaration.getSourceFile().fileName.endsWith(NAME_TYPES),
        ),
      )
  );
}

function isConstant(node) {
  return (
    ts.isStringLiteralLike(node) ||
    node.kind === ts.SyntaxKind.NullKeyword ||
    node.getText() === 'undefined'
  );
}
