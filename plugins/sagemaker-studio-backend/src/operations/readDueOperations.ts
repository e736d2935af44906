/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantRecord, OperationRecord } from '../model/records';
import type { AccessStore } from '../store/AccessStore';
import type { ChosenOperation } from './chooseOperations';
import type { SkippedRows } from './SkippedRows';

type ReadOperation = {
  operation: OperationRecord;
  /** Absent when it is gone. */
  grant?: GrantRecord;
  keys: string[];
};

type Stores = {
  store: Pick<AccessStore, 'getOperations' | 'getGrants'>;
  skippedRows: SkippedRows;
};

/**
 * Operations with their grants, read together. If that fails, each is read by itself, and those that cannot be read are left
 * alone for a while.
 */
export async function readDueOperations(
  chosen: ChosenOperation[],
  { store, skippedRows }: Stores,
): Promise<ReadOperation[]> {
  try {
    return await readTogether(chosen, store);
  } catch {
    const read: ReadOperation[] = [];
    for (const each of chosen) {
      try {
        read.push(...(await readTogether([each], store)));
      } catch (error) {
        await skippedRows.add(
          each.operationId,
          `The operation '${each.operationId}' could not be read`,
          error,
        );
      }
    }
    return read;
  }
}

async function readTogether(
  chosen: ChosenOperation[],
  store: Stores['store'],
): Promise<ReadOperation[]> {
  const [operations, grants] = await Promise.all([
    store.getOperations(chosen.map(({ operationId }) => operationId)),
    store.getGrants(chosen.map(({ grantId }) => grantId)),
  ]);
  return chosen.flatMap(({ operationId, grantId, keys }) => {
    const operation = operations.get(operationId);
    return operation ? [{ operation, grant: grants.get(grantId), keys }] : [];
  });
}
