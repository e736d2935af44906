/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { invalid } from './errors';
import { objectOf, Resource } from './validation';

export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** One operation of a PATCH; `add` and `replace` have a value, `remove` has a path. */
export type PatchOperation = {
  op: 'add' | 'replace' | 'remove';
  path?: string;
  value?: unknown;
};

function operationOf(given: unknown): PatchOperation {
  const { op, path, value } = objectOf(given);
  const name = typeof op === 'string' ? op.toLowerCase() : '';
  if (name !== 'add' && name !== 'replace' && name !== 'remove') {
    throw invalid('op must be add, replace or remove');
  }
  if (path !== undefined && (typeof path !== 'string' || path === '')) {
    throw invalid('path must be a string');
  }
  if (name === 'remove') {
    if (path === undefined) {
      throw invalid('A path is required for remove');
    }
    return { op: name, path, value };
  }
  if (value === undefined || value === null) {
    throw invalid(`A value is required for ${name}`);
  }
  return { op: name, path, value };
}

/**
 * The operations of a PATCH. One without a path becomes one for each member of its value.
 * @throws ScimError when the message is not as SCIM has it.
 */
export function operationsOf(body: unknown): PatchOperation[] {
  const { schemas, Operations } = objectOf(body);
  if (!Array.isArray(schemas) || !schemas.includes(PATCH_SCHEMA)) {
    throw invalid(`schemas must name ${PATCH_SCHEMA}`);
  }
  if (!Array.isArray(Operations) || Operations.length === 0) {
    throw invalid('Operations must be a list that is not empty');
  }
  return Operations.map(operationOf).flatMap(operation => {
    const { op, path, value } = operation;
    if (path !== undefined) {
      return [operation];
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      throw invalid('Without a path, the value must be an object');
    }
    return Object.entries(value as Resource).map(
      ([member, memberValue]): PatchOperation => ({
        op,
        path: member,
        value: memberValue,
      }),
    );
  });
}

/** A parsed path: `attribute`, `attribute.member`, `attribute[member eq "value"]` or both. */
export type PatchPath = {
  attribute: string;
  filter?: { member: string; value: string | boolean };
  member?: string;
};

const PATH =
  /^([\w$]+)(?:\[\s*([\w$]+)\s+eq\s+("(?:[^"\\]|\\.)*"|true|false)\s*\])?(?:\.([\w$]+))?$/i;

/** @throws ScimError when the path is of another form. */
export function parsePath(path: string): PatchPath {
  const [, attribute, filtered, value, member] = PATH.exec(path) ?? [];
  if (attribute === undefined) {
    throw invalid(`The path cannot be read: ${path}`);
  }
  return {
    attribute,
    ...(filtered !== undefined &&
      value !== undefined && {
        filter: { member: filtered, value: JSON.parse(value) },
      }),
    ...(member !== undefined && { member }),
  };
}
