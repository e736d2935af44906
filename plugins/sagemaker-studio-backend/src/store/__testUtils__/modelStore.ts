/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { waitsAs } from '../../model/waitsAs';
import type { ChangeSet, CommitResult } from '../ChangeSet';
import type {
  GrantRecord,
  OperationRecord,
  RequestRecord,
} from '../../model/records';

export type AnyRecord = RequestRecord | GrantRecord | OperationRecord;

/** The expected tables: the records, and the holder of each unique key. */
export type Model = {
  records: Map<string, AnyRecord>;
  keys: Map<string, string>;
  attached: Set<string>;
  commits: number[];
};
export type Outcome = CommitResult | 'failed';
export type Change = { id: number; set: ChangeSet; fails: boolean };

/** The store as it should be, without a database. */
export function apply(model: Model, change: Change): [Outcome, Model] {
  const { insert = {}, update = {}, attach = [], unchanged = [] } = change.set;
  const updates = recordsOf(update);
  const inserts = recordsOf(insert);
  const stale = [...updates, ...unchanged].some(
    record => model.records.get(idOf(record))?.version !== record.version,
  );
  if (stale) {
    return ['conflict', model];
  }
  const after: Model = {
    records: new Map(model.records),
    keys: new Map(model.keys),
    attached: new Set(model.attached),
    commits: [...model.commits, change.id],
  };
  for (const record of [
    ...updates.map(each => ({ ...each, version: each.version + 1 })),
    ...inserts,
  ]) {
    const id = idOf(record);
    for (const [key, holder] of after.keys) {
      if (holder === id) {
        after.keys.delete(key);
      }
    }
    for (const key of keysOf(record)) {
      if (after.keys.has(key)) {
        return ['duplicate', model];
      }
      after.keys.set(key, id);
    }
    after.records.set(id, record);
  }
  const pairs = [
    ...(insert.grants ?? []).map(
      grant => `${grant.requestId} ${grant.grantId}`,
    ),
    ...attach.map(pair => `${pair.requestId} ${pair.grantId}`),
  ];
  for (const pair of pairs) {
    if (after.attached.has(pair)) {
      return ['duplicate', model];
    }
    after.attached.add(pair);
  }
  return change.fails ? ['failed', model] : ['stored', after];
}

export function recordsOf(part: NonNullable<ChangeSet['insert']>): AnyRecord[] {
  const { requests = [], grants = [], operations = [] } = part;
  return [...requests, ...grants, ...operations];
}

export function idOf(record: AnyRecord): string {
  if ('steps' in record) {
    return record.operationId;
  }
  return 'created' in record ? record.grantId : record.requestId;
}

function keysOf(record: AnyRecord): string[] {
  if ('steps' in record) {
    return [];
  }
  if ('created' in record) {
    return record.status === 'ended'
      ? []
      : [`user ${record.domainId} ${record.userId}`];
  }
  return [
    `key ${record.requester} ${record.idempotencyKey}`,
    ...(record.status === 'in-review' ? record.people : []).map(
      ({ userId }) =>
        `hold ${record.domainId} ${userId} ${waitsAs(record.kind)}`,
    ),
  ];
}
