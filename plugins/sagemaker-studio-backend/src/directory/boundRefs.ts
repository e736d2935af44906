/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Refs of app-config, policies and settings are bound to the person or group that they meant when they were saved or first
 * found. A right follows the id: whoever is renamed keeps it, and whoever gets the name does not.
 */
import type { Knex } from 'knex';
import { readInChunks } from '../database/transaction';
import { BATCH } from '../inventory/store/tables';
import type { EntityRef } from '../model/names';
import { readNamesToday } from '../store/readNamesToday';
import { CATALOG_TEAMS, type CatalogTeamRow } from '../store/teamToday';

/** A user or a group of the catalog, with the id of Identity Center where one was known. */
export type BoundRef = { ref: EntityRef; userId?: string; groupId?: string };

/** Under which refs the catalog has them now; none while another has got the ref. */
export type RefsToday = (bound: BoundRef) => EntityRef[];

/** Whether it goes by an id, and not by the ref alone. */
export function hasId(bound: BoundRef | undefined): boolean {
  return bound?.userId !== undefined || bound?.groupId !== undefined;
}

/** Whether the ref names it now. */
export function isCalled(
  bound: BoundRef,
  ref: EntityRef,
  refsToday: RefsToday,
): boolean {
  return refsToday(bound).includes(ref);
}

/** Ref of today → those whom it means, as far as they have ids. */
export function groupByRef(
  all: readonly BoundRef[],
  refsToday: RefsToday,
): Map<string, BoundRef[]> {
  const meant = new Map<string, BoundRef[]>();
  for (const bound of all.filter(hasId)) {
    for (const ref of refsToday(bound)) {
      meant.set(ref, [...(meant.get(ref) ?? []), bound]);
    }
  }
  return meant;
}

/** Whether it is one of those whom the configuration means by its ref, or the configuration means nobody by it. */
export function isMeant(
  named: BoundRef,
  meant: ReadonlyMap<string, readonly BoundRef[]>,
): boolean {
  return (meant.get(named.ref) ?? []).every(
    bound => idOf(bound) === idOf(named),
  );
}

/** Whether it is the ref of a catalog entity, and no pattern. */
export function isRef(named: EntityRef): boolean {
  return named.startsWith('user:') || named.startsWith('group:');
}

function idOf({ userId, groupId }: BoundRef): string | undefined {
  return userId ?? groupId;
}

export async function readRefsToday(
  knex: Knex,
  bound: readonly BoundRef[],
): Promise<RefsToday> {
  const [people, groups] = [
    bound.filter(({ groupId }) => groupId === undefined),
    bound.filter(({ groupId }) => groupId !== undefined),
  ];
  const peopleToday = await readNamesToday(knex, people);
  const rows: CatalogTeamRow[] = [
    ...(await readInChunks(
      groups.flatMap(({ groupId }) => groupId ?? []),
      BATCH,
      part => knex(CATALOG_TEAMS).whereIn('group_id', part),
    )),
    ...(await readInChunks(
      groups.map(({ ref }) => ref),
      BATCH,
      part => knex(CATALOG_TEAMS).whereIn('entity_ref', part),
    )),
  ];
  return each => {
    const { ref, groupId } = each;
    if (groupId === undefined) {
      return peopleToday(each);
    }
    const today = rows.filter(row => row.group_id === groupId && !row.is_gone);
    if (today.length > 0) {
      return [...new Set(today.map(row => row.entity_ref))].sort();
    }
    // A ref that leads to no group is still theirs, be it while the catalog is away.
    const isTaken = rows.some(
      row => row.entity_ref === ref && (!row.is_gone || row.is_passed),
    );
    return isRef(ref) && !isTaken ? [ref] : [];
  };
}
