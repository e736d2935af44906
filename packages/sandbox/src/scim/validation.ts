/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { own } from '../world/tables';
import { invalid } from './errors';
import { Attribute, Attributes, ResourceSchema, valueAt } from './schemas';

/** A resource whose members are as its schema says. */
export type Resource = Record<string, unknown>;

/** Members that every resource may carry and nobody can set. */
const READ_ONLY = ['schemas', 'id', 'meta'];

/** AWS: these must not be used in attributes that are synchronized with SCIM. */
const FORBIDDEN = '<>;:%';

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body as an object. */
export function objectOf(body: unknown): Record<string, unknown> {
  if (!isObject(body)) {
    throw invalid('The body must be a JSON object');
  }
  return body;
}

function checkText(
  value: unknown,
  attribute: Extract<Attribute, { type: 'string' }>,
  path: string,
): string {
  if (typeof value !== 'string') {
    throw invalid(`${path} must be a string`);
  }
  if (value === '') {
    throw invalid(`${path} must not be empty`);
  }
  if (value.length > attribute.max) {
    throw invalid(`${path} must have at most ${attribute.max} characters`);
  }
  if (/\p{C}/u.test(value)) {
    throw invalid(`${path} must not contain control characters`);
  }
  const forbidden = [...value].find(
    character =>
      FORBIDDEN.includes(character) && !attribute.allowed?.includes(character),
  );
  if (forbidden) {
    throw invalid(`${path} must not contain '${forbidden}'`);
  }
  if (attribute.pattern && !attribute.pattern.matches.test(value)) {
    throw invalid(`${path} must consist of ${attribute.pattern.words}`);
  }
  if (attribute.reserved?.includes(value)) {
    throw invalid(`${path} is reserved`);
  }
  return value;
}

function checkValue(
  value: unknown,
  attribute: Attribute,
  path: string,
): unknown {
  switch (attribute.type) {
    case 'string':
      return checkText(value, attribute, path);
    case 'boolean':
      if (typeof value !== 'boolean') {
        throw invalid(`${path} must be true or false`);
      }
      return value;
    case 'complex':
      if (!isObject(value)) {
        throw invalid(`${path} must be an object`);
      }
      return checkMembers(value, attribute.members, `${path}.`);
    default: {
      if (!Array.isArray(value)) {
        throw invalid(`${path} must be a list`);
      }
      const items = value.map(item =>
        checkValue(item, { type: 'complex', members: attribute.members }, path),
      );
      if (attribute.single && items.length > 1) {
        throw invalid(`${path} must have at most one value`);
      }
      if (
        attribute.primary &&
        items.some(item => (item as Resource).primary !== true)
      ) {
        throw invalid(`${path} must be marked as primary`);
      }
      return items;
    }
  }
}

/** The members that have a value, each as its attribute says. Null and an empty list stand for no value. */
function checkMembers(
  given: Record<string, unknown>,
  attributes: Attributes,
  prefix: string,
): Resource {
  const entries = Object.entries(given).filter(
    ([, value]) =>
      value !== null &&
      value !== undefined &&
      !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const attribute = own(attributes, name);
      if (!attribute) {
        throw invalid(`${prefix}${name} is not supported`);
      }
      return [name, checkValue(value, attribute, `${prefix}${name}`)];
    }),
  );
}

function checkSchemas(schemas: unknown, schema: ResourceSchema): void {
  const known = [schema.schema, ...Object.keys(schema.extensions)];
  if (
    schemas !== undefined &&
    (!Array.isArray(schemas) || schemas.some(item => !known.includes(item)))
  ) {
    throw invalid('schemas must name schemas that there are');
  }
}

/**
 * The resource as its schema has it, without what cannot be set.
 * @throws ScimError when anything about it is not as the schema says.
 */
export function checkResource(body: unknown, schema: ResourceSchema): Resource {
  const given = objectOf(body);
  checkSchemas(given.schemas, schema);
  const core = Object.fromEntries(
    Object.entries(given).filter(
      ([name]) =>
        !READ_ONLY.includes(name) && !Object.hasOwn(schema.extensions, name),
    ),
  );
  const resource = checkMembers(core, schema.attributes, '');
  for (const [extension, attributes] of Object.entries(schema.extensions)) {
    const value = given[extension];
    if (value === undefined || value === null) {
      continue;
    }
    if (!isObject(value)) {
      throw invalid(`${extension} must be an object`);
    }
    resource[extension] = checkMembers(value, attributes, '');
  }
  const absent = schema.required.find(
    path => valueAt(resource, path) === undefined,
  );
  if (absent) {
    throw invalid(`${absent} is required`);
  }
  return resource;
}
