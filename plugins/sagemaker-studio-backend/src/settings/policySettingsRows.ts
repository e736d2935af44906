/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { Identified } from '../model/personKey';
import type { Policy } from '../model/policy';
import { isObject, readPolicy, type PolicyDocument } from './policyDocument';

const SETTINGS = 'policy_settings';

/** A policy of the portal's own, or that there is none of the name any more. */
export type PolicySettingsRecord = {
  name: string;
  /** Absent: it was removed. */
  document?: PolicyDocument;
  changedBy: Identified;
  changedAt: string;
};

/** As it is stored; the version goes up with every change, also when a policy is removed and made again. */
export type StoredPolicy = PolicySettingsRecord & {
  version: number;
  /** Absent where it was removed, or cannot be read. */
  policy?: Policy;
  /** Why it cannot be read. */
  problems: string[];
};

type PolicyRow = ReturnType<typeof toRow> & { version: number };

/** By name; also those that were removed. What cannot be read is there with the reason, and stops nothing. */
export async function listPolicySettings(knex: Knex): Promise<StoredPolicy[]> {
  const rows: PolicyRow[] = await knex(SETTINGS).orderBy('policy_name');
  return rows.map(row => {
    const { policy_name: name, version, document: text } = row;
    return {
      name,
      version,
      changedBy: {
        ref: row.changed_by,
        userId: row.changed_by_user_id ?? undefined,
      },
      changedAt: row.changed_at,
      ...(text === null ? { problems: [] } : readDocument(name, text)),
    };
  });
}

/** @param before - as it was read; absent: there was none. Tells whether that is still so. */
export async function writePolicySettings(
  transaction: Knex.Transaction,
  settings: PolicySettingsRecord,
  before: Pick<StoredPolicy, 'version'> | undefined,
): Promise<boolean> {
  const { policy_name: name, ...row } = toRow(settings);
  if (before) {
    const { version } = before;
    const updated = await transaction(SETTINGS)
      .where({ policy_name: name, version })
      .update({ ...row, version: version + 1 });
    return updated === 1;
  }
  const written: unknown[] = await transaction(SETTINGS)
    .insert({ policy_name: name, ...row, version: 0 })
    .onConflict('policy_name')
    .ignore()
    .returning('policy_name');
  return written.length === 1;
}

function readDocument(
  name: string,
  text: string,
): Pick<StoredPolicy, 'document' | 'policy' | 'problems'> {
  const document = parseJson(text);
  if (!isObject(document)) {
    return { document: {}, problems: ['what is stored of it is no policy'] };
  }
  const read = readPolicy(name, document);
  return 'problems' in read
    ? { document, problems: read.problems }
    : { document, policy: read.value, problems: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Nobody but a person with the database writes such a row; the page shows that it cannot be read.
    return undefined;
  }
}

function toRow({ name, document, changedBy, changedAt }: PolicySettingsRecord) {
  return {
    policy_name: name,
    document: document ? JSON.stringify(document) : null,
    changed_by: changedBy.ref,
    changed_by_user_id: changedBy.userId ?? null,
    changed_at: changedAt,
  };
}
