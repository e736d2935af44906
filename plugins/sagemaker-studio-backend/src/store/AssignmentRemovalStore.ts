/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { OperationError } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { ObservedAssignment } from '../aws/observed';
import { fromRow } from '../database/fromRow';
import { fromJson, toJson } from '../database/json';
import { stableHash } from '../util/hash';
import type { Identified } from '../model/personKey';

const REMOVALS = 'assignment_removals';

/** The removal of an assignment that no grant covers. */
export type AssignmentRemoval = ObservedAssignment & {
  removalId: string;
  version: number;
  /** Gone: the user or group does not exist any more. Unmanaged: it was assigned by hand. */
  cause: 'gone' | 'unmanaged';
  /** Kept: the principal is back, or a grant covers the assignment by now. A blocked removal is tried again. */
  status: 'waiting' | 'blocked' | 'removed' | 'kept';
  domainId: string;
  /** The last known name of the principal. */
  name?: string;
  requestedBy: Identified;
  requestedAt: string;
  attempts: number;
  /** Absent: it has ended. */
  nextTryAt?: string;
  error?: OperationError;
  endedAt?: string;
};

type RemovalRow = ReturnType<typeof toRow>;

/** Reads removals, and writes them within the transactions that record their events. */
export class AssignmentRemovalStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Those that have not ended, of an application. */
  async listLive(applicationArn: string): Promise<AssignmentRemoval[]> {
    const rows: RemovalRow[] = await this.#knex(REMOVALS)
      .where({ application_arn: applicationArn })
      .whereNotNull('live_key');
    return rows.map(fromRemovalRow);
  }

  /** Only ids: a row that cannot be read must not keep the others from being read. */
  async listDue(options: {
    now: string;
    limit: number;
    except: string[];
  }): Promise<string[]> {
    return this.#knex(REMOVALS)
      .where('next_try_at', '<=', options.now)
      .whereNotIn('removal_id', options.except)
      .orderBy('next_try_at')
      .limit(options.limit)
      .pluck('removal_id');
  }

  async get(removalId: string): Promise<AssignmentRemoval | undefined> {
    const row: RemovalRow | undefined = await this.#knex(REMOVALS)
      .where({ removal_id: removalId })
      .first();
    return row && fromRemovalRow(row);
  }
}

/** For a change set: `false` where one for the same assignment exists. */
export function insertRemoval(removal: AssignmentRemoval) {
  return async (transaction: Knex.Transaction): Promise<boolean> => {
    const written: unknown[] = await transaction(REMOVALS)
      .insert(toRow(removal))
      .onConflict('live_key')
      .ignore()
      .returning('removal_id');
    return written.length === 1;
  };
}

/** For a change set: `false` where it has another version by now. */
export function updateRemoval(removal: AssignmentRemoval) {
  return async (transaction: Knex.Transaction): Promise<boolean> => {
    const { removalId, version } = removal;
    const updated = await transaction(REMOVALS)
      .where({ removal_id: removalId, version })
      .update(toRow({ ...removal, version: version + 1 }));
    return updated === 1;
  };
}

function liveKey(assignment: ObservedAssignment): string {
  const { applicationArn, principalType, principalId } = assignment;
  return stableHash([applicationArn, principalType, principalId]);
}

function toRow(removal: AssignmentRemoval) {
  return {
    removal_id: removal.removalId,
    version: removal.version,
    cause: removal.cause,
    status: removal.status,
    domain_id: removal.domainId,
    application_arn: removal.applicationArn,
    principal_type: removal.principalType,
    principal_id: removal.principalId,
    name: removal.name ?? null,
    requested_by: removal.requestedBy.ref,
    requested_by_user_id: removal.requestedBy.userId ?? null,
    requested_at: removal.requestedAt,
    attempts: removal.attempts,
    next_try_at: removal.nextTryAt ?? null,
    error: toJson(removal.error),
    ended_at: removal.endedAt ?? null,
    live_key: removal.endedAt === undefined ? liveKey(removal) : null,
  };
}

function fromRemovalRow(row: RemovalRow): AssignmentRemoval {
  const { requestedBy: ref, requestedByUserId: userId, ...rest } = fromRow(row);
  return { ...rest, requestedBy: { ref, userId }, error: fromJson(row.error) };
}
