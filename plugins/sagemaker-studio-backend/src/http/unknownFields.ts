/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ApiSchema } from '@studio-access/backstage-plugin-sagemaker-studio-common/openapi';
import type { RequestHandler } from 'express';
import { apiOperations, resolveSchema } from './apiOperations';
import { inputError } from '../util/errors';
import { say } from '../util/say';

/**
 * Refuses fields of a body that its schema does not have, by name. The validator of the document refuses them as well,
 * but does not say which; a misspelt field should not have to be searched for.
 */
export function unknownFields(): RequestHandler {
  return (req, _res, next) => {
    const operation = apiOperations.find(
      ({ method, pattern }) => method === req.method && pattern.test(req.path),
    );
    const unknown =
      operation?.body && findUnknown(req.body, operation.body, '');
    next(
      unknown &&
        inputError(
          say('refused.unknown-field', {
            names: unknown.names.map(name => `'${name}'`).join(', '),
            fields: unknown.fields.join(', '),
          }),
        ),
    );
  };
}

/** The first object that has fields which its schema does not allow. */
function findUnknown(
  value: unknown,
  schema: ApiSchema,
  way: string,
): { names: string[]; fields: string[] } | undefined {
  const { properties, additionalProperties } = resolveSchema(schema);
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
