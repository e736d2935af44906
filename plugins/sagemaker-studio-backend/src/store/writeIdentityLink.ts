/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { IdentityLinkChange } from './ChangeSet';

export const LINKS = 'principal_links';
export const LINK_REJECTIONS = 'principal_link_rejections';
export const LINK_CONFLICTS = 'principal_link_conflicts';

/** @returns whether the link was still as it was read */
export async function writeIdentityLink(
  transaction: Knex.Transaction,
  change: IdentityLinkChange,
): Promise<boolean> {
  const { entityRef, authority, from, to, rejected, hints, by, at } = change;
  const row = {
    principal_id: to,
    recorded_at: at,
    recorded_by: by,
    confirmed_hints: hints,
  };
  const key = { entity_ref: entityRef, authority };
  const written =
    from === undefined
      ? await transaction(LINKS)
          .insert({ ...key, ...row })
          .onConflict(['entity_ref', 'authority'])
          .ignore()
          .returning('entity_ref')
      : await transaction(LINKS)
          .where({ ...key, principal_id: from })
          .update(to === from ? row : { ...row, passed_at: at })
          .returning('entity_ref');
  if (written.length !== 1) {
    return false;
  }
  await transaction(LINK_REJECTIONS)
    .where({ entity_ref: entityRef, principal_id: to })
    .delete();
  for (const principalId of [...rejected].sort()) {
    await transaction(LINK_REJECTIONS)
      .insert({
        entity_ref: entityRef,
        principal_id: principalId,
        hints,
        rejected_at: at,
        rejected_by: by,
      })
      .onConflict(['entity_ref', 'principal_id'])
      .merge();
  }
  await transaction(LINK_CONFLICTS).where({ entity_ref: entityRef }).delete();
  return true;
}
