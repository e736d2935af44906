/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { invalid } from './errors';
import { operationsOf, parsePath, PatchOperation } from './patches';
import { GROUP_SCHEMA } from './schemas';
import { isObject } from './validation';

/** The effect of a PATCH on a group; null removes a name. */
export type GroupChanges = {
  names: { displayName?: unknown; externalId?: unknown };
  /** UserIds. */
  added: string[];
  removed: string[];
};

function memberIds(value: unknown): string[] {
  const members = Array.isArray(value) ? value : [value];
  return members.map(member => {
    const id = isObject(member) ? member.value : undefined;
    if (typeof id !== 'string' || id === '') {
      throw invalid('Each of the members must have a value');
    }
    return id;
  });
}

function changeMembers(changes: GroupChanges, operation: PatchOperation): void {
  const { op, path = '', value } = operation;
  const { filter, member } = parsePath(path);
  if (op === 'replace') {
    throw invalid('The members cannot be replaced');
  }
  if (member !== undefined || (filter && filter.member !== 'value')) {
    throw invalid(`The path cannot be read: ${path}`);
  }
  if (op === 'add') {
    changes.added.push(...memberIds(value));
    return;
  }
  if (filter) {
    changes.removed.push(String(filter.value));
    return;
  }
  if (value === undefined || (Array.isArray(value) && value.length === 0)) {
    throw invalid('The members cannot all be removed at once');
  }
  changes.removed.push(...memberIds(value));
}

/**
 * Reads a PATCH of a group.
 * @throws ScimError when it asks for something that Identity Center does not do.
 */
export function groupChangesOf(body: unknown): GroupChanges {
  const changes: GroupChanges = { names: {}, added: [], removed: [] };
  for (const operation of operationsOf(body)) {
    const path = operation.path?.startsWith(`${GROUP_SCHEMA}:`)
      ? operation.path.slice(GROUP_SCHEMA.length + 1)
      : operation.path ?? '';
    const { attribute } = parsePath(path);
    switch (attribute) {
      case 'members':
        changeMembers(changes, { ...operation, path });
        break;
      case 'displayName':
      case 'externalId':
        if (attribute !== path) {
          throw invalid(`The path cannot be read: ${path}`);
        }
        changes.names[attribute] =
          operation.op === 'remove' ? null : operation.value;
        break;
      case 'id':
        // AWS's own example names the group once more beside its new name.
        break;
      default:
        throw invalid(`${attribute} is not supported`);
    }
  }
  return changes;
}
