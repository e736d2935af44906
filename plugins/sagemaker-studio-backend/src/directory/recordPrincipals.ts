/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Keeps the principals in step with the inventory. The database compares, so that a sync of 50,000 users in which nothing
 * has changed reads no rows and writes none.
 */
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { chunk } from '../database/transaction';
import { BATCH, GROUPS, USERS } from '../inventory/store/tables';
import { caseKey } from '../util/caseKey';
import { now } from '../util/now';
import { catalogWish, localPart } from './catalogNames';
import {
  CALLED_BY,
  lockRegistry,
  NAMES,
  PRINCIPALS,
  readAuthority,
  readDirectoryTime,
  REGISTRY,
  ROWS_PER_INSERT,
  type DirectoryKind,
  type NameRow,
  type PrincipalRow,
} from './principalRows';

type NameKind = 'login' | 'display';

/** A principal whose name in the inventory is not the one that is recorded. */
type Change = {
  kind: DirectoryKind;
  nameKind: NameKind;
  subject: string;
  principalId?: string;
  /** Absent: it is gone. */
  name?: string;
  isRecorded: boolean;
};

/** Where the inventory holds what a principal is called. */
const SOURCES = [
  {
    kind: 'person',
    nameKind: 'login',
    table: USERS,
    id: 'user_id',
    name: 'user_name',
  },
  {
    kind: 'person',
    nameKind: 'display',
    table: USERS,
    id: 'user_id',
    name: 'display_name',
  },
  {
    kind: 'team',
    nameKind: 'display',
    table: GROUPS,
    id: 'group_id',
    name: 'display_name',
  },
] as const;

/** Records who has come, was renamed or has gone. Call it in the transaction that has changed the inventory. */
export async function recordPrincipals(
  transaction: Knex.Transaction,
): Promise<void> {
  const authority = await readAuthority(transaction);
  if (authority === undefined) {
    return;
  }
  if ((await findChanges(transaction, authority)).length > 0) {
    const { read_at: seenUntil } = await lockRegistry(transaction);
    // Another replica may have written them before it gave the lock free.
    const changes = await findChanges(transaction, authority);
    const at = now();
    await writeChanges(transaction, { authority, changes, at, seenUntil });
  }
  const readAt = await readDirectoryTime(transaction);
  if (readAt !== undefined) {
    await transaction(REGISTRY)
      .where(registry =>
        registry.whereNull('read_at').orWhere('read_at', '<', readAt),
      )
      .update({ read_at: readAt });
  }
}

async function findChanges(
  transaction: Knex.Transaction,
  authority: string,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const source of SOURCES) {
    const { kind, nameKind, table, id, name } = source;
    const differing: {
      subject: string;
      principalId: string | null;
      name: string;
      recorded: string | null;
    }[] = await transaction(`${table} as i`)
      .leftJoin(`${PRINCIPALS} as p`, join =>
        join
          .on('p.subject', `i.${id}`)
          .andOnVal('p.kind', kind)
          .andOnVal('p.authority', authority),
      )
      .leftJoin(`${NAMES} as n`, join =>
        join
          .on('n.principal_id', 'p.principal_id')
          .andOnVal('n.kind', nameKind)
          .andOnNull('n.valid_until'),
      )
      .where(where =>
        where
          .whereNull('n.name')
          .orWhereRaw('?? <> ??', ['n.name', `i.${name}`]),
      )
      .select({
        subject: `i.${id}`,
        principalId: 'p.principal_id',
        name: `i.${name}`,
        recorded: 'n.name',
      });
    const gone: { subject: string; principalId: string }[] = await transaction(
      `${NAMES} as n`,
    )
      .join(`${PRINCIPALS} as p`, 'p.principal_id', 'n.principal_id')
      .leftJoin(`${table} as i`, join =>
        join.on(`i.${id}`, 'p.subject').andOnVal('p.authority', authority),
      )
      .where({ 'p.kind': kind, 'n.kind': nameKind })
      .whereNull('n.valid_until')
      .whereNull(`i.${id}`)
      .select({ subject: 'p.subject', principalId: 'p.principal_id' });
    changes.push(
      ...differing.map(row => ({
        kind,
        nameKind,
        subject: row.subject,
        principalId: row.principalId ?? undefined,
        name: row.name,
        isRecorded: row.recorded !== null,
      })),
      ...gone.map(row => ({ kind, nameKind, ...row, isRecorded: true })),
    );
  }
  return changes;
}

async function writeChanges(
  transaction: Knex.Transaction,
  options: {
    authority: string;
    changes: Change[];
    at: string;
    /** When the last sync began that still saw what is over by now. */
    seenUntil: string | null;
  },
): Promise<void> {
  const { authority, changes, at, seenUntil } = options;
  const ids = await addPrincipals(transaction, {
    authority,
    at,
    subjects: changes.filter(({ principalId }) => principalId === undefined),
  });
  for (const { kind, nameKind } of SOURCES) {
    const ended = changes.flatMap(change =>
      change.kind === kind && change.nameKind === nameKind && change.isRecorded
        ? change.principalId ?? []
        : [],
    );
    for (const part of chunk(ended, BATCH)) {
      await transaction(NAMES)
        .whereIn('principal_id', part)
        .where({ kind: nameKind, valid_until: null })
        .update({ valid_until: at, seen_until: seenUntil });
    }
  }
  const begun = changes.flatMap(change => {
    const id = change.principalId ?? ids.get(keyOf(change));
    return change.name === undefined || id === undefined
      ? []
      : toNameRow({ ...change, name: change.name, principalId: id, at });
  });
  for (const part of chunk(begun, ROWS_PER_INSERT)) {
    await transaction(NAMES).insert(part);
  }
}

/** Adds principals that are not there yet; {@link keyOf} each → its id. The registry has to be locked. */
export async function addPrincipals(
  transaction: Knex.Transaction,
  options: {
    authority: string;
    at: string;
    subjects: { kind: DirectoryKind; subject: string }[];
  },
): Promise<Map<string, string>> {
  const { authority, at, subjects } = options;
  const rows = new Map(
    subjects.map(({ kind, subject }): [string, PrincipalRow] => [
      keyOf({ kind, subject }),
      {
        principal_id: randomUUID(),
        kind,
        authority,
        subject,
        first_seen_at: at,
      },
    ]),
  );
  for (const part of chunk([...rows.values()], ROWS_PER_INSERT)) {
    await transaction(PRINCIPALS).insert(part);
  }
  return new Map([...rows].map(([key, row]) => [key, row.principal_id]));
}

export function keyOf(principal: {
  kind: DirectoryKind;
  subject: string;
}): string {
  return `${principal.kind} ${principal.subject}`;
}

function toNameRow(options: {
  kind: DirectoryKind;
  nameKind: NameKind;
  principalId: string;
  name: string;
  at: string;
}): NameRow {
  const { kind, nameKind, principalId, name, at } = options;
  return {
    principal_id: principalId,
    kind: nameKind,
    name,
    valid_from: at,
    valid_until: null,
    reserved_key: null,
    wish:
      nameKind === CALLED_BY[kind]
        ? catalogWish(kind === 'person' ? localPart(name) : name) ?? null
        : null,
    name_key: nameKind === 'login' ? caseKey(name) : null,
    seen_until: null,
  };
}
