/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  openApiDocument,
  type ApiParameter,
  type ApiReference,
  type ApiResponse,
  type ApiSchema,
} from '@studio-access/backstage-plugin-sagemaker-studio-common/openapi';

/** An operation of the API document. */
export type DocumentedOperation = {
  operationId: string;
  /** In upper case. */
  method: string;
  path: string;
  /** Matches a path, with a group for each name in `path`. */
  pattern: RegExp;
  parameters: ApiParameter[];
  body?: ApiSchema;
  /** By status, or `default`. */
  responses: Record<string, ApiResponse>;
};

const { components, paths } = openApiDocument;

export const apiOperations: readonly DocumentedOperation[] = Object.entries(
  paths,
).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    operationId: operation.operationId,
    method: method.toLocaleUpperCase('en-US'),
    path,
    pattern: new RegExp(`^${path.replace(/\{([^}]+)\}/g, '(?<$1>[^/]+)')}/?$`),
    parameters: (operation.parameters ?? []).map(parameter =>
      resolve(parameter, components.parameters),
    ),
    body: operation.requestBody?.content['application/json']?.schema,
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        resolve(response, components.responses),
      ]),
    ),
  })),
);

/** The schema that is referred to, with those that `allOf` adds to it. */
export function resolveSchema(schema: ApiSchema): ApiSchema {
  const { allOf = [], ...own } = resolve(schema, components.schemas);
  return allOf.map(resolveSchema).reduce(
    (all, part) => ({
      ...part,
      ...all,
      required: [...(part.required ?? []), ...(all.required ?? [])],
      properties: { ...part.properties, ...all.properties },
    }),
    own,
  );
}

function resolve<T extends object>(
  value: T | ApiReference,
  named: Record<string, T>,
): T {
  if (!isReference(value)) {
    return value;
  }
  const component = named[value.$ref.split('/').at(-1) ?? ''];
  if (!component) {
    throw new Error(`The API document has no ${value.$ref}`);
  }
  return component;
}

function isReference(value: object): value is ApiReference {
  return '$ref' in value;
}
