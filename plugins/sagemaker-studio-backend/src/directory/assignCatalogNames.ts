/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { chunk } from '../database/transaction';
import { BATCH } from '../inventory/store/tables';
import { now } from '../util/now';
import {
  assignNames,
  catalogWish,
  localPart,
  type NameClaim,
  type Newcomer,
} from './catalogNames';
import {
  CALLED_BY,
  DIRECTORY_KINDS,
  lockRegistry,
  NAMES,
  PRINCIPALS,
  readAuthority,
  REGISTRY,
  reservedKey,
  ROWS_PER_INSERT,
  type DirectoryKind,
  type NameRow,
  type PrincipalRow,
} from './principalRows';
import { addPrincipals, keyOf, recordPrincipals } from './recordPrincipals';

/** A name that the catalog showed for somebody before names were assigned. */
export type NameSeed = { kind: DirectoryKind; subject: string; name: string };

/**
 * Gives every person and team of the inventory a name in the catalog, once. The first call that has the `seeds` takes
 * them over; before that nobody gets a name.
 *
 * @param options - `held`: names, as reserved keys, that newcomers cannot have
 * @returns seeds that could not be taken over, since the name or the principal occurred twice
 */
export async function assignCatalogNames(
  transaction: Knex.Transaction,
  options: { seeds?: NameSeed[]; held?: ReadonlySet<string> },
): Promise<NameSeed[]> {
  const { seeds, held = new Set<string>() } = options;
  const { seeded_at: seededAt } = await lockRegistry(transaction);
  await recordPrincipals(transaction);
  const authority = await readAuthority(transaction);
  if (authority === undefined || (seededAt === null && !seeds)) {
    return [];
  }
  let refused: NameSeed[] = [];
  if (seededAt === null && seeds) {
    refused = await takeOver(transaction, { authority, seeds });
    await transaction(REGISTRY).update({ seeded_at: now() });
  }
  for (const kind of DIRECTORY_KINDS) {
    await nameNewcomers(transaction, kind, held);
  }
  return refused;
}

async function takeOver(
  transaction: Knex.Transaction,
  options: { authority: string; seeds: NameSeed[] },
): Promise<NameSeed[]> {
  const { authority, seeds } = options;
  const taken = new Map<string, NameSeed>();
  const names = new Set<string>();
  const refused: NameSeed[] = [];
  for (const seed of seeds) {
    const name = reservedKey(seed.kind, seed.name);
    if (taken.has(keyOf(seed)) || names.has(name)) {
      refused.push(seed);
    } else {
      taken.set(keyOf(seed), seed);
      names.add(name);
    }
  }
  const known: PrincipalRow[] = await transaction(PRINCIPALS).where({
    authority,
  });
  const ids = new Map(known.map(row => [keyOf(row), row.principal_id]));
  const added = await addPrincipals(transaction, {
    authority,
    at: now(),
    subjects: [...taken.values()].filter(seed => !ids.has(keyOf(seed))),
  });
  await insertNames(
    transaction,
    [...taken].flatMap(([key, { kind, name }]) => {
      const principalId = ids.get(key) ?? added.get(key);
      return principalId === undefined ? [] : { kind, name, principalId };
    }),
  );
  return refused;
}

async function nameNewcomers(
  transaction: Knex.Transaction,
  kind: DirectoryKind,
  held: ReadonlySet<string>,
): Promise<void> {
  const newcomers = await findNewcomers(transaction, kind);
  if (newcomers.length === 0) {
    return;
  }
  const wishes = newcomers.flatMap(
    ({ calledName }) => catalogWish(calledName) ?? [],
  );
  const claims: NameClaim[] = [];
  for (const part of chunk([...new Set(wishes)], BATCH)) {
    claims.push(
      ...(await transaction(`${NAMES} as n`)
        .join(`${PRINCIPALS} as p`, 'p.principal_id', 'n.principal_id')
        .where('p.kind', kind)
        .whereIn('n.wish', part)
        .select({
          principalId: 'p.principal_id',
          wish: 'n.wish',
          firstSeenAt: 'p.first_seen_at',
        })),
    );
  }
  const taken: string[] = await transaction(`${NAMES} as n`)
    .join(`${PRINCIPALS} as p`, 'p.principal_id', 'n.principal_id')
    .where({ 'p.kind': kind, 'n.kind': 'catalog' })
    .pluck('n.name');
  const prefix = reservedKey(kind, '');
  const names = assignNames({
    newcomers,
    claims,
    taken: [
      ...taken,
      ...[...held].flatMap(key =>
        key.startsWith(prefix) ? key.slice(prefix.length) : [],
      ),
    ],
  });
  await insertNames(
    transaction,
    [...names].map(([principalId, name]) => ({ kind, principalId, name })),
  );
}

/** Principals that Identity Center holds today and the catalog has no name for. */
async function findNewcomers(
  transaction: Knex.Transaction,
  kind: DirectoryKind,
): Promise<Newcomer[]> {
  const rows: Newcomer[] = await transaction(`${PRINCIPALS} as p`)
    .join(`${NAMES} as n`, join =>
      join
        .on('n.principal_id', 'p.principal_id')
        .andOnVal('n.kind', CALLED_BY[kind])
        .andOnNull('n.valid_until'),
    )
    .leftJoin(`${NAMES} as c`, join =>
      join.on('c.principal_id', 'p.principal_id').andOnVal('c.kind', 'catalog'),
    )
    .where('p.kind', kind)
    .whereNull('c.name')
    .select({
      principalId: 'p.principal_id',
      subject: 'p.subject',
      calledName: 'n.name',
      firstSeenAt: 'p.first_seen_at',
    });
  return kind === 'team'
    ? rows
    : rows.map(row => ({ ...row, calledName: localPart(row.calledName) }));
}

async function insertNames(
  transaction: Knex.Transaction,
  names: { kind: DirectoryKind; principalId: string; name: string }[],
): Promise<void> {
  const at = now();
  const rows = names.map(
    ({ kind, principalId, name }): NameRow => ({
      principal_id: principalId,
      kind: 'catalog',
      name,
      valid_from: at,
      valid_until: null,
      reserved_key: reservedKey(kind, name),
      wish: null,
      name_key: null,
      seen_until: null,
    }),
  );
  for (const part of chunk(rows, ROWS_PER_INSERT)) {
    await transaction(NAMES).insert(part);
  }
}
