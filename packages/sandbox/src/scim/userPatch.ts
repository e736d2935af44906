/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { own } from '../world/tables';
import { invalid } from './errors';
import { operationsOf, parsePath, PatchOperation, PatchPath } from './patches';
import { Attribute, Attributes, userSchema } from './schemas';
import { isObject, Resource } from './validation';

/** Attributes that a user can be created with, and that PATCH does not change. */
const NOT_PATCHED = ['roles'];

/** Attributes that one PATCH can change once, and not remove. */
const ONCE = ['userName', 'active'];

/** The part of the user that the path is about, the attributes it has, and the rest of the path. */
function placeOf(
  user: Resource,
  path: string,
): { part: Resource; attributes: Attributes; rest: string } {
  for (const [schema, attributes] of Object.entries(userSchema.extensions)) {
    if (path.startsWith(`${schema}:`)) {
      const part = { ...(user[schema] as Resource | undefined) };
      user[schema] = part;
      return { part, attributes, rest: path.slice(schema.length + 1) };
    }
  }
  const { schema, attributes } = userSchema;
  const rest = path.startsWith(`${schema}:`)
    ? path.slice(schema.length + 1)
    : path;
  return { part: user, attributes, rest };
}

function requireMember(attribute: Attribute, path: PatchPath): void {
  const members =
    attribute.type === 'complex' || attribute.type === 'list'
      ? attribute.members
      : {};
  for (const name of [path.member, path.filter?.member]) {
    if (name !== undefined && !Object.hasOwn(members, name)) {
      throw invalid(`${path.attribute}.${name} is not supported`);
    }
  }
  if (path.filter && attribute.type !== 'list') {
    throw invalid(`The path cannot be read: ${path.attribute} is not a list`);
  }
}

function put(target: Resource, name: string, { op, value }: PatchOperation) {
  if (op === 'remove') {
    delete target[name];
  } else {
    target[name] = value;
  }
}

function patchList(
  part: Resource,
  path: PatchPath,
  operation: PatchOperation,
): void {
  const { attribute, filter, member } = path;
  const { op, value } = operation;
  const items = (part[attribute] as Resource[] | undefined) ?? [];
  if (!filter && member === undefined) {
    const given = Array.isArray(value) ? value : [value];
    const isNew = (item: unknown) =>
      !items.some(known => JSON.stringify(known) === JSON.stringify(item));
    part[attribute] = op === 'add' ? [...items, ...given.filter(isNew)] : given;
    if (op === 'remove') {
      delete part[attribute];
    }
    return;
  }
  const matches = (item: Resource) =>
    !filter || item[filter.member] === filter.value;
  if (!items.some(matches)) {
    throw invalid(`The path matches nothing: ${operation.path}`);
  }
  part[attribute] = items.flatMap(item => {
    if (!matches(item)) {
      return [item];
    }
    if (member === undefined) {
      return op === 'remove' ? [] : [value];
    }
    const changed = { ...item };
    put(changed, member, operation);
    return [changed];
  });
}

function patchAttribute(user: Resource, operation: PatchOperation): void {
  const { op, path: text = '', value } = operation;
  const extension = userSchema.extensions[text];
  if (extension) {
    if (op === 'remove') {
      delete user[text];
      return;
    }
    if (!isObject(value)) {
      throw invalid(`${text} must be an object`);
    }
    user[text] = { ...(user[text] as Resource | undefined), ...value };
    return;
  }
  const { part, attributes, rest } = placeOf(user, text);
  const path = parsePath(rest);
  const { attribute: name, member } = path;
  const attribute = own(attributes, name);
  if (!attribute || NOT_PATCHED.includes(name)) {
    throw invalid(`${name} is not supported`);
  }
  if (op === 'remove' && ONCE.includes(name)) {
    throw invalid(`${name} cannot be removed`);
  }
  requireMember(attribute, path);
  if (attribute.type === 'list') {
    patchList(part, path, operation);
  } else if (member !== undefined) {
    const changed = { ...(part[name] as Resource | undefined) };
    put(changed, member, operation);
    part[name] = changed;
  } else if (attribute.type === 'complex' && op !== 'remove') {
    // SCIM: members of a complex attribute that are not given stay.
    part[name] = isObject(value)
      ? { ...(part[name] as Resource | undefined), ...value }
      : value;
  } else {
    put(part, name, operation);
  }
}

/**
 * The user after the operations of a PATCH, still to be checked as a whole.
 * @throws ScimError when an operation cannot be carried out.
 */
export function patchedUser(user: Resource, body: unknown): Resource {
  const operations = operationsOf(body);
  for (const name of ONCE) {
    const paths = [name, `${userSchema.schema}:${name}`];
    const changes = operations.filter(({ path = '' }) => paths.includes(path));
    if (changes.length > 1) {
      throw invalid(`${name} can be changed once in a PATCH`);
    }
  }
  const patched = { ...user };
  operations.forEach(operation => patchAttribute(patched, operation));
  return patched;
}
