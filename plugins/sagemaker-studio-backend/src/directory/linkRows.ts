/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringifyEntityRef, type UserEntity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { invalidateAccess } from '../database/accessInvalidations';
import { CATALOG_LINKS } from '../store/readNamesToday';
import type { DisplayName, EntityRef } from '../model/names';
import type { LinkRow } from './CatalogLinkStore';
import { displayNameOf } from './TeamCatalog';

/** Records that a catalog user is another Identity Center user from now on. */
export async function passUserRef(
  transaction: Knex.Transaction,
  user: UserEntity,
  userId: string,
): Promise<void> {
  const row = toLinkRow(whoIs(user), userId);
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

/** The stored facts about a catalog user. */
export type Who = {
  entityRef: EntityRef;
  displayName: DisplayName;
  email?: string;
};

export function whoIs(user: UserEntity): Who {
  return {
    entityRef: stringifyEntityRef(user),
    displayName: displayNameOf(user),
    email: user.spec.profile?.email,
  };
}

export function toLinkRow(
  { entityRef, displayName, email }: Who,
  userId: string,
): LinkRow {
  return {
    entity_ref: entityRef,
    user_id: userId,
    display_name: displayName,
    email: email ?? null,
  };
}
