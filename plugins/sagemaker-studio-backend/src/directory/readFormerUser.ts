/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { parseEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { USERS } from '../inventory/store/tables';
import type { EntityRef, Login } from '../model/names';
import { LINKS } from '../store/writeIdentityLink';
import { authorityIn, NAMES, PRINCIPALS } from './principalRows';

/** An Identity Center user, as a sentence names one. */
export type FormerUser = { userName: Login; status: 'ENABLED' | 'DISABLED' };

/** Which Identity Center user a catalog user was who has left the catalog; ours leave it when they are disabled. */
export async function readFormerUser(
  knex: Knex,
  ref: EntityRef,
): Promise<FormerUser | undefined> {
  const users = () =>
    knex(`${PRINCIPALS} as p`)
      .join(`${USERS} as i`, 'i.user_id', 'p.subject')
      .where('p.authority', authorityIn(knex))
      .where('p.kind', 'person')
      .first<FormerUser | undefined>({
        userName: 'i.user_name',
        status: 'i.status',
      });
  return (
    (await users().whereIn(
      'p.principal_id',
      knex(LINKS)
        .where({ entity_ref: ref })
        .where('authority', authorityIn(knex))
        .select('principal_id'),
    )) ??
    (await users().whereIn(
      'p.principal_id',
      knex(NAMES)
        .where({ kind: 'catalog', name: parseEntityRef(ref).name })
        .select('principal_id'),
    ))
  );
}
