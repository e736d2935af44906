/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { EntityRef } from '../model/names';
import type { TeamCatalog } from './TeamCatalog';

type Catalog = Pick<TeamCatalog, 'getUsers' | 'findGroups'>;

/** Those of the refs that a trusted entity of the catalog has. */
export async function knownRefs(
  refs: readonly EntityRef[],
  catalog: Catalog,
): Promise<ReadonlySet<EntityRef>> {
  const ofKind = (kind: string) =>
    refs.filter(ref => ref.startsWith(`${kind}:`));
  return new Set([
    ...(await catalog.getUsers(ofKind('user'))).keys(),
    ...(await catalog.findGroups(ofKind('group'))).map(
      ({ metadata: { namespace = 'default', name } }) =>
        `group:${namespace}/${name}`.toLocaleLowerCase('en-US'),
    ),
  ]);
}

/** Those whose ref no trusted entity has, but for refs that were there before: they stay once they have left the catalog. */
export async function withUnknownRef<T extends { ref: EntityRef }>(
  named: readonly T[],
  before: readonly { ref: EntityRef }[],
  catalog: Catalog,
): Promise<T[]> {
  const kept = new Set(before.map(({ ref }) => ref));
  const added = named.filter(({ ref }) => !kept.has(ref));
  const known = await knownRefs(
    added.map(({ ref }) => ref),
    catalog,
  );
  return added.filter(({ ref }) => !known.has(ref));
}
