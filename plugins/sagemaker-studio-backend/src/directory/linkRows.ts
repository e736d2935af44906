/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringifyEntityRef, type UserEntity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { invalidateAccess } from '../database/accessInvalidations';
import { CATALOG_LINKS } from '../store/readNamesToday';
import type { LinkRow } from './CatalogLinkStore';
import { displayNameOf } from './TeamCatalog';

/** Records that a catalog user is another Identity Center user from now on. */
export async function passUserRef(
  transaction: Knex.Transaction,
  user: UserEntity,
  userId: string,
): Promise<void> {
  const row = toLinkRow(user, userId);
  const before: LinkRow[] = await transaction(CATALOG_LINKS).where({
    entity_ref: row.entity_ref,
  });
  await transaction(CATALOG_LINKS).insert(row).onConflict('entity_ref').merge();
  await invalidateAccess(
    transaction,
    [...before, row].map(each => ({
      scope: '*',
      subject: `user:${each.user_id}`,
    })),
  );
}

export function toLinkRow(user: UserEntity, userId: string): LinkRow {
  return {
    entity_ref: stringifyEntityRef(user),
    user_id: userId,
    display_name: displayNameOf(user),
    email: user.spec.profile?.email ?? null,
  };
}
