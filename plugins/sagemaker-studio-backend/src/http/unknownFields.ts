/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { InputError } from '@backstage/errors';
import type { RequestHandler } from 'express';
import { openApiDocument } from './openapi/openApiDocument';

/**
 * Refuses fields of a body that its schema does not have, by name. The validator of the document refuses them as well,
 * but does not say which; a misspelt field should not have to be searched for.
 */
export function unknownFields(): RequestHandler {
  const bodies = closedBodies();
  return (req, _res, next) => {
    const fields = bodies.find(
      ({ method, path }) => method === req.method && path.test(req.path),
    )?.fields;
    const body: unknown = req.body;
    const unknown =
      fields && typeof body === 'object' && body !== null
        ? Object.keys(body).filter(key => !fields.includes(key))
        : [];
    next(
      fields && unknown.length
        ? new InputError(
            `${unknown.join(
              ', ',
            )} is no field here; the fields are ${fields.join(', ')}`,
          )
        : undefined,
    );
  };
}

/** The bodies that take no other fields than those of their schema. */
function closedBodies(): { method: string; path: RegExp; fields: string[] }[] {
  const schemas: Record<string, object> = openApiDocument.components.schemas;
  return Object.entries(openApiDocument.paths).flatMap(([path, item]) => {
    const name =
      'post' in item && 'requestBody' in item.post
        ? item.post.requestBody.content['application/json'].schema.$ref
            .split('/')
            .at(-1)
        : undefined;
    const schema = name === undefined ? undefined : schemas[name];
    return schema &&
      'additionalProperties' in schema &&
      schema.additionalProperties === false &&
      'properties' in schema &&
      typeof schema.properties === 'object' &&
      schema.properties !== null
      ? [
          {
            method: 'POST',
            path: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}/?$`),
            fields: Object.keys(schema.properties),
          },
        ]
      : [];
  });
}
