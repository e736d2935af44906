/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { profileName } from '../diagnosis/profileName';
import type { DueOperation } from '../store/listDueOperations';

/** An operation to begin with, and what keeps others that share it waiting. */
export type ChosenOperation = Pick<DueOperation, 'operationId' | 'grantId'> & {
  keys: string[];
};

/**
 * The first operations that share neither person, nor group, nor profile name with one under way or with each other,
 * since each reads what the others wrote.
 */
export function chooseOperations(
  due: DueOperation[],
  { busy, room }: { busy: string[]; room: number },
): ChosenOperation[] {
  const taken = new Set(busy);
  const chosen: ChosenOperation[] = [];
  for (const operation of due) {
    const { operationId, grantId } = operation;
    const keys = keysOf(operation);
    if (chosen.length < room && keys.every(key => !taken.has(key))) {
      keys.forEach(key => taken.add(key));
      chosen.push({ operationId, grantId, keys });
    }
  }
  return chosen;
}

function keysOf({ userId, userName, domainId, groupId }: DueOperation) {
  return [
    ...(groupId ? [`group ${groupId}`] : []),
    ...(userId && !groupId ? [`user ${userId}`] : []),
    ...(userName ? [`profile ${domainId}/${profileName(userName, [])}`] : []),
  ];
}
