/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { fromRow } from '../database/fromRow';
import type { BoundRef } from '../directory/boundRefs';
import type { EntityRef } from '../model/names';
import type { Identified } from '../model/personKey';

const SETTINGS = 'domain_settings';

/** The settings of a domain that the portal stores. */
export type DomainSettingsRecord = {
  domainId: string;
  mode: 'observe' | 'manage';
  owners: BoundRef[];
  /** ARNs of the roles that may be asked for, besides the domain's default. */
  executionRoles: string[];
  /** By ARN, what people call a role and what it is for. */
  roleNames?: Record<string, { name?: string; purpose?: string }>;
  /** ISO 8601 */
  defaultDuration?: string;
  /** ISO 8601 */
  maxDuration?: string;
  /** Whom to ask about the domain, in words. */
  contact?: string;
  /** Whether the portal created the domain, or found it in AWS. */
  isCreated: boolean;
  changedBy: Identified;
  changedAt: string;
};

/** As it is stored; the version goes up with every change. */
export type StoredDomainSettings = DomainSettingsRecord & { version: number };

type SettingsRow = Omit<ReturnType<typeof toRow>, 'is_created'> & {
  version: number;
  /** SQLite gives 0 and 1. */
  is_created: boolean | number;
};

export async function listDomainSettings(
  knex: Knex,
): Promise<StoredDomainSettings[]> {
  const rows: SettingsRow[] = await knex(SETTINGS).orderBy('domain_id');
  return rows.map(row => {
    const { owner, ownerGroupId, changedBy, changedByUserId, ...record } =
      fromRow(row);
    return {
      ...record,
      changedBy: { ref: changedBy, userId: changedByUserId },
      owners: row.owners
        ? JSON.parse(row.owners)
        : boundTo(owner, ownerGroupId),
      executionRoles: JSON.parse(row.execution_roles),
      roleNames: row.role_names ? JSON.parse(row.role_names) : undefined,
      isCreated: Boolean(row.is_created),
    };
  });
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

/** @param version - as it was read. Tells whether it was still that. */
export async function updateDomainSettings(
  transaction: Knex.Transaction,
  settings: DomainSettingsRecord,
  version: number,
): Promise<boolean> {
  const { domain_id: domainId, ...row } = toRow(settings);
  const written = await transaction(SETTINGS)
    .where({ domain_id: domainId, version })
    .update({ ...row, version: version + 1 });
  return written === 1;
}

function boundTo(owner?: EntityRef, groupId?: string): BoundRef[] {
  return owner === undefined ? [] : [{ ref: owner, groupId }];
}

function toRow(settings: DomainSettingsRecord) {
  const [first] = settings.owners;
  return {
    domain_id: settings.domainId,
    mode: settings.mode,
    // Columns that replicas on the previous version read.
    owner: first?.ref ?? null,
    owner_group_id: first?.groupId ?? null,
    owners: JSON.stringify(settings.owners),
    execution_roles: JSON.stringify(settings.executionRoles),
    role_names: settings.roleNames ? JSON.stringify(settings.roleNames) : null,
    default_duration: settings.defaultDuration ?? null,
    max_duration: settings.maxDuration ?? null,
    contact: settings.contact ?? null,
    is_created: settings.isCreated,
    changed_by: settings.changedBy.ref,
    changed_by_user_id: settings.changedBy.userId ?? null,
    changed_at: settings.changedAt,
  };
}
