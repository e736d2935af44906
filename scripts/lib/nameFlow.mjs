// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Follows names of people and teams through a program. A value of a type of `model/names.ts` is a name, and so is a plain
 * string that is called like one; whatever either is copied into carries a name too: a variable, a parameter, a property, a
 * result, a list, a set or the keys of a map. Declarations are what is marked, so a mark holds wherever the declaration is used.
 */
import ts from 'typescript';

/** Where the types are declared, by the end of the path. */
const NAME_TYPES = 'model/names.ts';
/** What names are called where their type is that of the API, which is plain. */
const CALLED =
  /^(ref|entityRef|userRef|groupRef|teamRef|person|requester|actor|by|createdBy|requestedBy|team|userName|login|displayName|email)$/;
/** What gives back what it is given: not marked, since others give it other texts. */
const PASSES_ON = /\/util\//;
/** What names something else by the name of a person: a user profile by a login. Its name is that of the profile. */
const NAMES_OTHER = /\/diagnosis\/profileName\.ts$/;
/** Lists, sets and maps whose first type argument is compared. */
const HOLDERS =
  /^(ReadonlyArray|Array|ReadonlySet|Set|ReadonlyMap|Map|Iterable|IterableIterator|ArrayIterator|SetIterator|MapIterator|Promise)$/;
/** What is read out of a map is no key of it. */
const READS_VALUES = ['get', 'values'];
/** Calls whose first argument works on each element. */
const MAPPING = ['map', 'flatMap', 'groupBy'];

/**
 * @param {import('typescript').TypeChecker} checker
 * @param {import('typescript').SourceFile[]} sources - of the program's own code
 * @returns {(node: import('typescript').Node) => boolean} whether the value of an expression is a name, or holds names
 */
export function nameFlow(checker, sources) {
  const marked = new Set();
  const own = new Set(sources);
  let changed = true;

  function mark(declaration) {
    const file = declaration?.getSourceFile();
    if (
      own.has(file) &&
      !NAMES_OTHER.test(file.fileName) &&
      !marked.has(declaration)
    ) {
      marked.add(declaration);
      changed = true;
    }
  }

  const isMarked = symbol =>
    (symbol?.declarations ?? []).some(each => marked.has(each));

  function carries(given) {
    const node = bare(given);
    const type = checker.getTypeAtLocation(node);
    if (holdsName(type, checker)) {
      return true;
    }
    if (!isText(type, checker)) {
      return false;
    }
    if (ts.isIdentifier(node)) {
      return CALLED.test(node.text) || isMarked(symbolOf(node));
    }
    if (ts.isPropertyAccessExpression(node)) {
      return CALLED.test(node.name.text) || isMarked(symbolOf(node.name));
    }
    if (ts.isElementAccessExpression(node)) {
      return carries(node.expression);
    }
    if (ts.isConditionalExpression(node)) {
      return carries(node.whenTrue) || carries(node.whenFalse);
    }
    if (ts.isBinaryExpression(node)) {
      return carries(node.left) || carries(node.right);
    }
    if (ts.isTemplateExpression(node)) {
      return node.templateSpans.some(({ expression }) => carries(expression));
    }
    if (ts.isSpreadElement(node)) {
      return carries(node.expression);
    }
    if (ts.isArrayLiteralExpression(node)) {
      return isTuple(type, checker)
        ? node.elements.slice(0, 1).some(carries)
        : node.elements.some(carries);
    }
    if (ts.isNewExpression(node)) {
      return (node.arguments ?? []).some(carries);
    }
    return ts.isCallExpression(node) && resultCarries(node);
  }

  function symbolOf(node) {
    const symbol =
      node.parent && ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias
      ? checker.getAliasedSymbol(symbol)
      : symbol;
  }

  function resultCarries(call) {
    const callee = call.expression;
    const declaration = checker.getResolvedSignature(call)?.declaration;
    const file = declaration?.getSourceFile();
    if (file && own.has(file)) {
      return PASSES_ON.test(file.fileName)
        ? call.arguments.some(carries)
        : marked.has(declaration);
    }
    if (!ts.isPropertyAccessExpression(callee)) {
      return false;
    }
    const method = callee.name.text;
    if (MAPPING.includes(method)) {
      return call.arguments.some(each => returnsName(each));
    }
    return (
      !READS_VALUES.includes(method) &&
      (carries(callee.expression) ||
        (method === 'concat' && call.arguments.some(carries)))
    );
  }

  /** Whether a function that is written out gives back a name. */
  function returnsName(node) {
    return ts.isFunctionLike(node)
      ? marked.has(node)
      : ts.isIdentifier(node) && isMarked(symbolOf(node));
  }

  function visit(node) {
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer &&
      ts.isIdentifier(node.name) &&
      carries(node.initializer)
    ) {
      mark(node);
    } else if (ts.isVariableDeclaration(node) && isEach(node)) {
      if (carries(node.parent.parent.expression)) {
        markFirst(node.name, node);
      }
    } else if (ts.isBindingElement(node)) {
      bind(node);
    } else if (ts.isPropertyAssignment(node)) {
      if (carries(node.initializer)) {
        markProperty(node, node.name);
      }
    } else if (ts.isShorthandPropertyAssignment(node)) {
      if (carries(node.name)) {
        markProperty(node, node.name);
      }
    } else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ) {
      if (carries(node.right)) {
        declarationsOf(target(node.left)).forEach(mark);
      }
    } else if (ts.isReturnStatement(node) && node.expression) {
      if (carries(node.expression)) {
        mark(ts.findAncestor(node, ts.isFunctionLike));
      }
    } else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
      if (carries(node.body)) {
        mark(node);
      }
    } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      passArguments(node);
    }
    if (isObject(node)) {
      const expected = checker.getContextualType(node);
      if (expected) {
        reshape(checker.getTypeAtLocation(node), expected);
      }
    }
    ts.forEachChild(node, visit);
  }

  /** Objects pass as a type that declares their properties again. */
  function reshape(from, to, depth = 2) {
    if (from === to || depth === 0) {
      return;
    }
    for (const target of partsOf(to)) {
      for (const source of partsOf(from)) {
        for (const property of ownProperties(target)) {
          const given = checker.getPropertyOfType(source, property.name);
          if (given && given !== property) {
            passProperty(given, property);
          }
        }
        const [fromItem] = firstTypeArguments(source, checker);
        const [toItem] = firstTypeArguments(target, checker);
        if (fromItem && toItem) {
          reshape(fromItem, toItem, depth - 1);
        }
      }
    }
  }

  function ownProperties(type) {
    return type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)
      ? type
          .getProperties()
          .filter(({ declarations = [] }) =>
            declarations.some(each => own.has(each.getSourceFile())),
          )
      : [];
  }

  function passProperty(given, property) {
    if (
      (isMarked(given) || holdsName(checker.getTypeOfSymbol(given), checker)) &&
      isText(checker.getTypeOfSymbol(property), checker)
    ) {
      property.declarations.forEach(mark);
    }
  }

  const declarationsOf = node => symbolOf(node)?.declarations ?? [];
  const target = node =>
    ts.isPropertyAccessExpression(node) ? node.name : node;

  /** The property of the literal, and that of the type that is expected there. */
  function markProperty(node, name) {
    mark(node);
    const expected = checker.getContextualType(node.parent);
    for (const part of partsOf(expected)) {
      const property = checker.getPropertyOfType(part, name.text);
      (property?.declarations ?? []).forEach(mark);
    }
  }

  function bind(node) {
    const from = ts.isObjectBindingPattern(node.parent)
      ? checker.getPropertyOfType(
          checker.getNonNullableType(checker.getTypeAtLocation(node.parent)),
          (node.propertyName ?? node.name).text ?? '',
        )
      : undefined;
    const called = from && CALLED.test(from.name);
    if (
      (isMarked(from) || called) &&
      ts.isIdentifier(node.name) &&
      isText(checker.getTypeAtLocation(node.name), checker)
    ) {
      mark(node);
    }
  }

  /** The first of what is taken apart, which is the key of a map. */
  function markFirst(name, declaration) {
    if (ts.isIdentifier(name)) {
      mark(declaration);
    } else if (ts.isArrayBindingPattern(name)) {
      const [first] = name.elements;
      if (first && ts.isBindingElement(first) && ts.isIdentifier(first.name)) {
        mark(first);
      }
    }
  }

  function passArguments(call) {
    const signature = checker.getResolvedSignature(call);
    const declaration = signature?.declaration;
    const given = call.arguments ?? [];
    if (
      declaration &&
      own.has(declaration.getSourceFile()) &&
      !PASSES_ON.test(declaration.getSourceFile().fileName)
    ) {
      given.forEach((argument, index) => {
        const parameter =
          declaration.parameters[index] ?? declaration.parameters.at(-1);
        if (parameter && ts.isIdentifier(parameter.name) && carries(argument)) {
          mark(parameter);
        }
      });
    }
    // A function that is given each element of a list.
    const callee = call.expression;
    if (
      ts.isPropertyAccessExpression(callee) &&
      given.length > 0 &&
      ts.isFunctionLike(given[0]) &&
      given[0].parameters[0] &&
      carries(callee.expression)
    ) {
      markFirst(given[0].parameters[0].name, given[0].parameters[0]);
    }
  }

  while (changed) {
    changed = false;
    sources.forEach(visit);
  }
  return carries;
}

/** Whether it is a name, or a list, set or map of names. */
function holdsName(type, checker) {
  return holds(type, checker, isNameType);
}

/** The same for plain strings. */
function isText(type, checker) {
  return holds(type, checker, each =>
    Boolean(each.flags & ts.TypeFlags.String),
  );
}

/** @param depth - lists of lists are followed so far: some types contain themselves */
function holds(type, checker, isSought, depth = 3) {
  return partsOf(type).some(
    each =>
      isSought(each) ||
      (depth > 0 &&
        firstTypeArguments(each, checker).some(argument =>
          holds(argument, checker, isSought, depth - 1),
        )),
  );
}

export function isNameType(type) {
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

function isTuple(type, checker) {
  return checker.isTupleType(type);
}

function firstTypeArguments(type, checker) {
  return type.objectFlags & ts.ObjectFlags.Reference &&
    (checker.isTupleType(type) || HOLDERS.test(type.symbol?.name ?? ''))
    ? checker.getTypeArguments(type).slice(0, 1)
    : [];
}

function partsOf(type) {
  return type?.isUnion() ? type.types : type ? [type] : [];
}

/** Objects and lists of them, where they are used as a value of some type. */
function isObject(node) {
  return (
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isObjectLiteralExpression(node)
  );
}

function isEach(node) {
  return ts.isForOfStatement(node.parent.parent);
}

function bare(node) {
  return ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isAwaitExpression(node)
    ? bare(node.expression)
    : node;
}
