/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { fromRow } from '../database/fromRow';
import type { EntityRef } from '../model/names';

const SETTINGS = 'domain_settings';

/** What the portal itself says of a domain. */
export type DomainSettingsRecord = {
  domainId: string;
  mode: 'observe' | 'manage';
  owner?: EntityRef;
  /** Identity Center group of the owner, when one is known; the ref may pass to another group. */
  ownerGroupId?: string;
  /** ARNs of the roles that may be asked for, besides the domain's default. */
  executionRoles: string[];
  /** Whom to ask about the domain, in words. */
  contact?: string;
  /** Catalog ref. */
  changedBy: EntityRef;
  changedAt: string;
};

type SettingsRow = ReturnType<typeof toRow> & { version: number };

export async function listDomainSettings(
  knex: Knex,
): Promise<DomainSettingsRecord[]> {
  const rows: SettingsRow[] = await knex(SETTINGS).orderBy('domain_id');
  return rows.map(({ version, ...row }) => ({
    ...fromRow(row),
    executionRoles: JSON.parse(row.execution_roles),
  }));
}

/** Settings that exist already stay: whoever wrote them knew of the domain. Tells whether it has written these. */
export async function insertDomainSettings(
  transaction: Knex.Transaction,
  settings: DomainSettingsRecord,
): Promise<boolean> {
  const written: unknown[] = await transaction(SETTINGS)
    .insert({ ...toRow(settings), version: 0 })
    .onConflict('domain_id')
    .ignore()
    .returning('domain_id');
  return written.length === 1;
}

function toRow(settings: DomainSettingsRecord) {
  return {
    domain_id: settings.domainId,
    mode: settings.mode,
    owner: settings.owner ?? null,
    owner_group_id: settings.ownerGroupId ?? null,
    execution_roles: JSON.stringify(settings.executionRoles),
    contact: settings.contact ?? null,
    changed_by: settings.changedBy,
    changed_at: settings.changedAt,
  };
}
