/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Invalid values for every field, derived from the API document, so that new fields are covered automatically. */
import type {
  ApiParameter,
  ApiSchema,
} from '@studio-access/backstage-plugin-sagemaker-studio-common/openapi';
import { resolveSchema } from '../../http/apiOperations';

/** One invalid value, and the name that the answer has to contain. */
export type BadValue = { what: string; value: unknown; named: string };

/** Invalid values of a parameter. */
export function badParameters(parameter: ApiParameter): BadValue[] {
  const { name } = parameter;
  const schema = resolveSchema(parameter.schema);
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
    case 'boolean':
      return [bad('words', 'perhaps'), bad('empty', '')];
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
  schema: ApiSchema,
  right: Record<string, unknown>,
): (BadValue & { value: object })[] {
  const { properties = {}, required = [] } = resolveSchema(schema);
  return [
    ...Object.entries(properties).flatMap(([field, member]) =>
      badMembers(resolveSchema(member), field).map(({ value, ...bad }) => ({
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

function badMembers(schema: ApiSchema, way: string): BadValue[] {
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
    case 'integer':
      return [
        bad('another type', 'many'),
        bad('a fraction', 10.5),
        bad('too little', limitOf(schema.minimum, way) - 1),
        bad('too much', limitOf(schema.maximum, way) + 1),
      ];
    case 'array': {
      const items = schema.items && resolveSchema(schema.items);
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
    case 'object':
      return [
        bad('another type', true),
        ...badBodies(schema, membersOf(schema)),
      ];
    default:
      throw new Error(`No bad value is known for the field '${way}'`);
  }
}

/** A valid value of a field. */
function somethingOf(schema: ApiSchema): unknown {
  switch (schema.type) {
    case 'boolean':
      return true;
    case 'integer':
      return schema.minimum;
    case 'array':
      return [somethingOf(resolveSchema(schema.items ?? {}))];
    case 'object':
      return membersOf(schema);
    default:
      return schema.enum?.[0] ?? textOf(schema);
  }
}

function membersOf({ properties = {} }: ApiSchema): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([field, member]) => [
      field,
      somethingOf(resolveSchema(member)),
    ]),
  );
}

function textOf({ pattern = '' }: ApiSchema): string | undefined {
  return ['some', '123456789012', 's3://some'].find(text =>
    new RegExp(pattern).test(text),
  );
}

function lengthOf({ maxLength }: ApiSchema): number {
  return limitOf(maxLength, 'a text');
}

function limitOf(limit: number | undefined, what: string): number {
  if (limit === undefined) {
    throw new Error(`The API document sets no limit to ${what}`);
  }
  return limit;
}
