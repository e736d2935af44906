/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What no field of the API document takes, made from the document, so that a new field is tried as soon as it is in it. */
import { openApiDocument } from '../../http/openapi/openApiDocument';
import type { Schema } from '../../http/openapi/Schema';

export type Parameter = {
  in: 'path' | 'query' | 'header';
  name: string;
  required?: boolean;
  schema: Schema;
};

/** An operation of the document. */
export type Operation = {
  operationId: string;
  method: 'get' | 'post';
  path: string;
  parameters: Parameter[];
  body?: Schema;
};

/** One wrong value, and the name by which the answer has to tell of it. */
export type BadValue = { what: string; value: unknown; named: string };

type DocumentedOperation = {
  operationId: string;
  parameters?: readonly Parameter[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
};

/** Every operation of the document. */
export function listOperations(): Operation[] {
  return Object.entries(openApiDocument.paths).flatMap(([path, item]) =>
    Object.entries<DocumentedOperation>(item).map(([method, operation]) => {
      if (method !== 'get' && method !== 'post') {
        throw new Error(`Nothing is known of bad input for ${method} ${path}`);
      }
      const body = operation.requestBody?.content['application/json'].schema;
      return {
        operationId: operation.operationId,
        method,
        path,
        parameters: [...(operation.parameters ?? [])],
        body: body && resolve(body),
      };
    }),
  );
}

/** What a parameter takes none of. */
export function badParameters(parameter: Parameter): BadValue[] {
  const { name } = parameter;
  const schema = resolve(parameter.schema);
  const bad = (what: string, value: unknown) => ({ what, value, named: name });
  if (parameter.in === 'header') {
    return [
      bad('empty', ''),
      bad('too long', 'x'.repeat(lengthOf(schema) + 1)),
    ];
  }
  switch (schema.type) {
    case 'integer':
      return [
        bad('words', 'many'),
        bad('a fraction', '1.5'),
        bad('too little', limitOf(schema.minimum, name) - 1),
        bad('too much', limitOf(schema.maximum, name) + 1),
      ];
    case 'array':
      return [bad('none of those', 'ready,nonsense'), bad('NUL', 'rea%00dy')];
    case 'string':
      return [
        bad('NUL', 'a%00b'),
        ...(schema.enum ? [bad('none of those', 'nonsense')] : []),
        ...(schema.enum
          ? []
          : [bad('too long', 'x'.repeat(lengthOf(schema) + 1))]),
        ...(parameter.in === 'query' && !schema.enum && schema.minLength
          ? [bad('empty', '')]
          : []),
      ];
    default:
      throw new Error(`No bad value is known for the parameter '${name}'`);
  }
}

/** Bodies that are right but for one value. */
export function badBodies(
  schema: Schema,
  right: Record<string, unknown>,
): (BadValue & { value: object })[] {
  const { properties = {}, required = [] } = schema;
  return [
    ...Object.entries(properties).flatMap(([field, member]) =>
      badMembers(resolve(member), field).map(({ value, ...bad }) => ({
        ...bad,
        what: `${field}: ${bad.what}`,
        value: { ...right, [field]: value },
      })),
    ),
    ...required.map(field => ({
      what: `no ${field}`,
      value: { ...right, [field]: undefined },
      named: field,
    })),
    {
      what: 'a field that does not exist',
      value: { ...right, fieldOfNobody: 1 },
      named: 'fieldOfNobody',
    },
  ];
}

function badMembers(schema: Schema, way: string): BadValue[] {
  const bad = (what: string, value: unknown) => ({ what, value, named: way });
  switch (schema.type) {
    case 'string':
      return [
        bad('another type', 7),
        bad('nothing', null),
        bad('NUL', 'a\0b'),
        schema.enum
          ? bad('none of those', 'nonsense')
          : bad('too long', 'x'.repeat(lengthOf(schema) + 1)),
      ];
    case 'boolean':
      return [bad('another type', 'yes')];
    case 'array': {
      const items = schema.items && resolve(schema.items);
      if (!items) {
        throw new Error(`Nothing is known of the items of '${way}'`);
      }
      return [
        bad('another type', 'x'),
        bad(
          'too many',
          Array.from({ length: limitOf(schema.maxItems, way) + 1 }, (_, i) =>
            String(i),
          ),
        ),
        ...badMembers(items, way).map(({ value, what }) =>
          bad(`an item that is ${what}`, [value]),
        ),
      ];
    }
    case 'object': {
      const right = Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([field, member]) => [
          field,
          somethingOf(resolve(member)),
        ]),
      );
      return [bad('another type', true), ...badBodies(schema, right)];
    }
    default:
      throw new Error(`No bad value is known for the field '${way}'`);
  }
}

/** What a field of a part takes. */
function somethingOf({ type, enum: values }: Schema): unknown {
  return type === 'boolean' ? true : values?.[0] ?? 'some';
}

function resolve(schema: Schema): Schema {
  if (!schema.$ref) {
    return schema;
  }
  const schemas: Record<string, Schema> = openApiDocument.components.schemas;
  return schemas[String(schema.$ref.split('/').at(-1))];
}

function lengthOf({ maxLength }: Schema): number {
  return limitOf(maxLength, 'a text');
}

function limitOf(limit: number | undefined, what: string): number {
  if (limit === undefined) {
    throw new Error(`The API document sets no limit to ${what}`);
  }
  return limit;
}
