// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The modules of the -common package that are generated from the API document. */
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const HEADER = `/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Generated from openapi.yaml by npm run generate. Do not edit. */
`;
const { factory, SyntaxKind } = ts;
/** How openapi-typescript refers to a schema. */
const SCHEMA = /components\["schemas"\]\["(\w+)"\]/g;

/**
 * The schemas as exported types, and the operations in terms of them. openapi-typescript nests all of it in interfaces;
 * taken out, the schemas can be exported, and editors and error messages call them by their names.
 */
export async function typeModules(document) {
  const nodes = await openapiTS(document, { transform: recordOfEnum });
  const declaration = name => nodes.find(node => node.name?.text === name);
  const { members } = declaration('components');
  const isSchemas = member => member.name.text === 'schemas';
  const exportKeyword = [factory.createModifier(SyntaxKind.ExportKeyword)];
  const schemas = members.find(isSchemas).type.members;
  const components = factory.createInterfaceDeclaration(
    exportKeyword,
    'components',
    undefined,
    undefined,
    members.filter(member => !isSchemas(member)),
  );
  const { name, typeParameters, type } = declaration('WithRequired');
  const withRequired = factory.createTypeAliasDeclaration(
    exportKeyword,
    name,
    typeParameters,
    type,
  );
  const operations = [
    published('The calls of the HTTP API, by path.', declaration('paths')),
    published('What several calls of the HTTP API share.', components),
    published(
      'The calls of the HTTP API, by operation id.',
      declaration('operations'),
    ),
  ];
  return {
    types: toModule([
      ...schemas.map(schema =>
        published(
          document.components.schemas[schema.name.text].description,
          factory.createTypeAliasDeclaration(
            exportKeyword,
            schema.name.text,
            undefined,
            schema.type,
          ),
        ),
      ),
      published('A type some of whose properties are required.', withRequired),
    ]),
    operations: toModule([importsOf(operations), ...operations]),
  };
}

function published(description, declaration) {
  return `${publicDoc(description)}\n${astToString([declaration])}`;
}

/** The schemas are imported by name, since the API report of a package knows no namespaces. */
function importsOf(parts) {
  const names = parts.flatMap(part =>
    [...part.matchAll(SCHEMA)].map(([, name]) => name),
  );
  return `import type { ${[...new Set(names)]
    .sort()
    .join(', ')} } from './types';\n`;
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

function toModule(parts) {
  return [HEADER, ...parts]
    .join('\n')
    .replace(SCHEMA, '$1')
    .replace(/^ *\/\*\* @(enum|constant).*\*\/\n/gm, '')
    .replace(/^ *\* @(enum|constant).*\n/gm, '')
    .replaceAll('@description ', '')
    .replaceAll('Format: date-time', 'ISO 8601.')
    .replaceAll('Format: date', 'ISO 8601 date.');
}
