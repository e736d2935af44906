// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The modules of the -common package that are generated from the API document. */
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const HEADER = `/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Generated from openapi.yaml by npm run generate. Do not edit. */
`;
const { factory, SyntaxKind } = ts;

/**
 * The schemas as exported types, and the operations in terms of them. openapi-typescript nests all of it in interfaces;
 * taken out, the schemas can be exported, and editors and error messages call them by their names.
 */
export async function typeModules(document) {
  const nodes = await openapiTS(document, { transform: recordOfEnum });
  const declaration = name => nodes.find(node => node.name?.text === name);
  const { members } = declaration('components');
  const isSchemas = member => member.name.text === 'schemas';
  const schemas = members.find(isSchemas).type.members.map(schema => {
    const name = schema.name.text;
    const { description } = document.components.schemas[name];
    const type = factory.createTypeAliasDeclaration(
      [factory.createModifier(SyntaxKind.ExportKeyword)],
      name,
      undefined,
      schema.type,
    );
    return `${publicDoc(description)}\n${astToString([type])}`;
  });
  const components = factory.createInterfaceDeclaration(
    undefined,
    'components',
    undefined,
    undefined,
    members.filter(member => !isSchemas(member)),
  );
  return {
    types: toModule([...schemas, astToString(declaration('WithRequired'))], ''),
    operations: toModule(
      [
        "import type * as schemas from './types';\n",
        astToString([
          declaration('paths'),
          components,
          declaration('operations'),
        ]),
      ],
      'schemas.',
    ),
  };
}

/**
 * The document itself, with one line for each operation and component, so that a change is seen where it is without
 * thousands of lines that say what the document says.
 */
export function documentModule({ paths, components, ...rest }) {
  const json = value => JSON.stringify(value);
  const entries = (object, toText) =>
    `{\n${Object.entries(object)
      .map(([key, value]) => `${json(key)}: ${toText(value)},`)
      .join('\n')}\n}`;
  const text = {
    ...Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, json(value)]),
    ),
    paths: entries(paths, item => entries(item, json)),
    components: entries(components, group => entries(group, json)),
  };
  return `${HEADER}/* eslint-disable */
import type { ApiDocument } from '../ApiDocument';

/**
 * The HTTP API as an OpenAPI 3.1 document.
 *
 * @public
 */
export const openApiDocument: ApiDocument = ${entries(text, each => each)};
`;
}

/** An object whose keys are those of an enumeration; openapi-typescript knows nothing of `propertyNames`. */
function recordOfEnum({ propertyNames, additionalProperties }) {
  if (!propertyNames) {
    return undefined;
  }
  const name = propertyNames.$ref.split('/').at(-1);
  const { type } = additionalProperties;
  if (type !== 'integer') {
    throw new Error(
      `propertyNames is understood for integers, not for ${type}`,
    );
  }
  return factory.createTypeReferenceNode('Partial', [
    factory.createTypeReferenceNode('Record', [
      factory.createTypeReferenceNode(name),
      factory.createKeywordTypeNode(SyntaxKind.NumberKeyword),
    ]),
  ]);
}

function publicDoc(description) {
  const lines = description ? [...description.trimEnd().split('\n'), ''] : [];
  return [
    '/**',
    ...[...lines, '@public'].map(line => ` * ${line}`),
    ' */',
  ].join('\n');
}

/** @param scope - where a schema is found by its name */
function toModule(parts, scope) {
  return [HEADER, ...parts]
    .join('\n')
    .replace(/components\["schemas"\]\["(\w+)"\]/g, `${scope}$1`)
    .replace(/^ *\/\*\* @(enum|constant).*\*\/\n/gm, '')
    .replace(/^ *\* @(enum|constant).*\n/gm, '')
    .replaceAll('@description ', '')
    .replaceAll('Format: date-time', 'ISO 8601.')
    .replaceAll('Format: date', 'ISO 8601 date.');
}
