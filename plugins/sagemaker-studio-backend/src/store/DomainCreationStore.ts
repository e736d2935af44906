/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { fromRow } from '../database/fromRow';
import { readInChunks } from '../database/transaction';
import type { DomainCreationRecord } from '../model/domainCreation';
import { stableHash } from '../util/hash';
import { IDS_PER_STATEMENT } from './readRecords';

const CREATIONS = 'domain_creations';

type CreationRow = ReturnType<typeof toRow>;
type Place = { accountId: string; region: string };

/** Reads creations of domains, and writes them within the transactions that record their events. */
export class DomainCreationStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Only ids of requests: a creation that cannot be read must not keep the others from being read. */
  async listDue(options: {
    lane: string;
    now: string;
    limit: number;
    except: string[];
  }): Promise<string[]> {
    return this.#knex(CREATIONS)
      .where('lane', options.lane)
      .where('next_try_at', '<=', options.now)
      .whereNotIn('request_id', options.except)
      .orderBy('next_try_at')
      .limit(options.limit)
      .pluck('request_id');
  }

  async find(requestId: string): Promise<DomainCreationRecord | undefined> {
    return (await this.listOfRequests([requestId])).get(requestId);
  }

  /** The one that has not ended. */
  async findLive(
    place: Place,
    name: string,
  ): Promise<DomainCreationRecord | undefined> {
    const row: CreationRow | undefined = await this.#knex(CREATIONS)
      .where('live_key', liveKey(place, name))
      .first();
    return row && fromCreationRow(row);
  }

  /** Those that have not ended. */
  async listLive(): Promise<DomainCreationRecord[]> {
    const rows: CreationRow[] = await this.#knex(CREATIONS)
      .whereNotNull('live_key')
      .orderBy('request_id');
    return rows.map(fromCreationRow);
  }

  /** requestId → the creation. */
  async listOfRequests(
    requestIds: string[],
  ): Promise<Map<string, DomainCreationRecord>> {
    const rows = await readInChunks(requestIds, IDS_PER_STATEMENT, part =>
      this.#knex<CreationRow>(CREATIONS).whereIn('request_id', part),
    );
    return new Map(rows.map(row => [row.request_id, fromCreationRow(row)]));
  }
}

/** For a change set: `false` where the domain is being created already. */
export function insertCreation(creation: DomainCreationRecord) {
  return async (transaction: Knex.Transaction): Promise<boolean> => {
    const written: unknown[] = await transaction(CREATIONS)
      .insert(toRow(creation))
      .onConflict('live_key')
      .ignore()
      .returning('request_id');
    return written.length === 1;
  };
}

/** For a change set: `false` where it has another version by now. */
export function updateCreation(creation: DomainCreationRecord) {
  return async (transaction: Knex.Transaction): Promise<boolean> => {
    const { requestId, version } = creation;
    const updated = await transaction(CREATIONS)
      .where({ request_id: requestId, version })
      .update(toRow({ ...creation, version: version + 1 }));
    return updated === 1;
  };
}

/** AWS compares the names of domains as they are written. */
function liveKey({ accountId, region }: Place, name: string): string {
  return stableHash([accountId, region, name]);
}

function toRow(creation: DomainCreationRecord) {
  return {
    request_id: creation.requestId,
    version: creation.version,
    status: creation.status,
    account_id: creation.accountId,
    region: creation.region,
    lane: creation.lane,
    domain: JSON.stringify(creation.domain),
    adopts: creation.adopts ?? null,
    owner: creation.owner,
    owner_group_id: creation.ownerGroupId ?? null,
    requested_by: creation.requestedBy,
    execution_role: creation.executionRole,
    domain_id: creation.domainId ?? null,
    steps: JSON.stringify(creation.steps),
    next_try_at: creation.nextTryAt ?? null,
    started_at: creation.startedAt,
    ended_at: creation.endedAt ?? null,
    live_key:
      creation.endedAt === undefined
        ? liveKey(creation, creation.domain.name)
        : null,
  };
}

function fromCreationRow(row: CreationRow): DomainCreationRecord {
  return {
    ...fromRow(row),
    domain: JSON.parse(row.domain),
    steps: JSON.parse(row.steps),
  };
}
