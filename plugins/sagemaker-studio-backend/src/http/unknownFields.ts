/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { InputError } from '@backstage/errors';
import type { RequestHandler } from 'express';
import { openApiDocument } from './openapi/openApiDocument';
import type { Schema } from './openapi/Schema';

/**
 * Refuses fields of a body that its schema does not have, by name. The validator of the document refuses them as well,
 * but does not say which; a misspelt field should not have to be searched for.
 */
export function unknownFields(): RequestHandler {
  const bodies = listBodies();
  return (req, _res, next) => {
    const schema = bodies.find(
      ({ method, path }) => method === req.method && path.test(req.path),
    )?.schema;
    const unknown = schema && findUnknown(req.body, schema, '');
    next(
      unknown &&
        new InputError(
          `${unknown.names.join(
            ', ',
          )} is no field here; the fields are ${unknown.fields.join(', ')}`,
        ),
    );
  };
}

/** The first object that has fields which its schema does not allow. */
function findUnknown(
  value: unknown,
  schema: Schema,
  way: string,
): { names: string[]; fields: string[] } | undefined {
  const { properties, additionalProperties } = resolve(schema);
  if (typeof value !== 'object' || value === null || !properties) {
    return undefined;
  }
  const fields = Object.keys(properties);
  const names = Object.keys(value)
    .filter(key => !fields.includes(key))
    .map(key => `${way}${key}`);
  if (additionalProperties === false && names.length) {
    return { names, fields: fields.map(field => `${way}${field}`) };
  }
  for (const [key, member] of Object.entries(value)) {
    const unknown =
      properties[key] && findUnknown(member, properties[key], `${way}${key}.`);
    if (unknown) {
      return unknown;
    }
  }
  return undefined;
}

function listBodies(): { method: string; path: RegExp; schema: Schema }[] {
  return Object.entries(openApiDocument.paths).flatMap(([path, item]) =>
    'post' in item && 'requestBody' in item.post
      ? [
          {
            method: 'POST',
            path: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}/?$`),
            schema: item.post.requestBody.content['application/json'].schema,
          },
        ]
      : [],
  );
}

function resolve(schema: Schema): Schema {
  const schemas: Record<string, Schema> = openApiDocument.components.schemas;
  return schema.$ref === undefined
    ? schema
    : schemas[String(schema.$ref.split('/').at(-1))];
}
