/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Which team is below which, as trusted groups of the catalog state it. A pass through the catalog renews it. */
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { chunk } from '../database/transaction';
import type { EntityRef } from '../model/names';
import { statedRefs } from './TeamCatalog';

const PARENTS = 'catalog_parents';
const ROWS_PER_INSERT = 200;

type Row = { entity_ref: EntityRef; parent_ref: EntityRef };

/** A statement of one of two groups about the other. */
export type ParentStatement = { child: EntityRef; parent: EntityRef };

/** The statements of a group about its parent and children. */
export function parentStatements(group: Entity): ParentStatement[] {
  const ref = stringifyEntityRef(group);
  return [
    ...statedRefs(group, 'parent', 'group').map(parent => ({
      child: ref,
      parent,
    })),
    ...statedRefs(group, 'children', 'group').map(child => ({
      child,
      parent: ref,
    })),
  ];
}

/** Replaces what was known. Of several parents of a team the first by name counts, as everywhere. */
export async function replaceTeamParents(
  transaction: Knex.Transaction,
  statements: readonly ParentStatement[],
): Promise<void> {
  const wanted = new Map<EntityRef, EntityRef>();
  for (const { child, parent } of statements) {
    const other = wanted.get(child);
    if (other === undefined || parent < other) {
      wanted.set(child, parent);
    }
  }
  const before = await readTeamParents(transaction);
  const isSame =
    before.size === wanted.size &&
    [...wanted].every(([child, parent]) => before.get(child) === parent);
  if (isSame) {
    return;
  }
  await transaction(PARENTS).delete();
  for (const part of chunk([...wanted], ROWS_PER_INSERT)) {
    await transaction(PARENTS).insert(
      part.map(([entity_ref, parent_ref]): Row => ({ entity_ref, parent_ref })),
    );
  }
}

export async function readTeamParents(
  knex: Knex,
): Promise<Map<EntityRef, EntityRef>> {
  const rows: Row[] = await knex(PARENTS);
  return new Map(rows.map(row => [row.entity_ref, row.parent_ref]));
}
