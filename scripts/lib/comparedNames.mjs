// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Finds comparisons of refs, logins and display names. Names pass from one person to another; ids do not. */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const NAMES =
  /^(ref|entityRef|userRef|groupRef|teamRef|person|requester|actor|by|createdBy|requestedBy|team|userName|login|displayName|email)$/;
const MEMBERSHIP = ['includes', 'indexOf', 'has'];
const EQUALITY = [
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
];

/** Names are compared in these, so that nothing else has to. */
const HOME = ['directory/', 'model/personKey.ts', 'model/teamKey.ts'];

/** @returns {string[]} `file: comparison`, in order */
export function comparedNames(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .filter(
      file =>
        file.endsWith('.ts') &&
        !file.endsWith('.test.ts') &&
        !/(^|\/)(__testUtils__|integration)\//.test(file) &&
        !HOME.some(home => file.startsWith(home)),
    )
    .sort()
    .flatMap(file =>
      comparisonsIn(fs.readFileSync(path.join(folder, file), 'utf8')).map(
        text => `${file}: ${text}`,
      ),
    );
}

/** @param {string} code of a TypeScript file */
export function comparisonsIn(code) {
  const found = [];
  const visit = node => {
    if (isComparison(node)) {
      found.push(node.getText().replace(/\s+/g, ' '));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true));
  return found;
}

function isComparison(node) {
  if (
    ts.isBinaryExpression(node) &&
    EQUALITY.includes(node.operatorToken.kind)
  ) {
    const sides = [node.left, node.right];
    return sides.some(isName) && !sides.some(isConstant);
  }
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    MEMBERSHIP.includes(node.expression.name.text) &&
    node.arguments.length > 0 &&
    isName(node.arguments[0])
  );
}

function isName(node) {
  if (ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node)) {
    return isName(node.expression);
  }
  if (ts.isPropertyAccessExpression(node)) {
    return NAMES.test(node.name.text);
  }
  return ts.isIdentifier(node) && NAMES.test(node.text);
}

function isConstant(node) {
  return ts.isStringLiteralLike(node) || node.getText() === 'undefined';
}
