/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import { personOf } from '../directory/TeamCatalog';
import type { Subject } from './PersonFactsReader';

/** The people behind catalog users, by the refs under which they were asked for. */
export function subjectsOf(
  entities: ReadonlyMap<string, UserEntity>,
): Subject[] {
  return [...entities].map(([entityRef, entity]) => ({
    person: { ...personOf(entity), entityRef },
    entity,
  }));
}
