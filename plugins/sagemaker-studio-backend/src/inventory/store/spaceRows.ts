/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedApp } from '../../aws/observed';
import { caseKey } from '../../util/caseKey';
import type { ReplaceOptions } from './Inventory';
import type { Columns } from './invalidations';
import { recordActivity } from './profileActivity';
import { replaceRows } from './replaceRows';
import { toAppRow, type AppRow } from './studioRows';
import { APPS, PROFILES, SPACES } from './tables';

const TABLES = { profiles: PROFILES, spaces: SPACES } as const;

/** The owner of apps: a space, or a profile for apps in no space. */
export type AppOwner = { domainId: string } & (
  | { spaceName: string }
  | { profileName: string }
);

/** Replaces all profiles or all spaces of a domain. */
export async function replaceRowsOfDomain(
  transaction: Knex.Transaction,
  set: { domainId: string; kind: keyof typeof TABLES; rows: Columns[] },
  options?: ReplaceOptions,
): Promise<void> {
  const { domainId, kind, rows } = set;
  await replaceRows(
    transaction,
    {
      table: TABLES[kind],
      what: `${kind} of domain ${domainId}`,
      domainId,
      within: { domain_id: domainId },
      rows,
    },
    options,
  );
}

/**
 * Replaces the apps of a domain, or of one owner in it. No threshold holds them: they all stop in the evening, and nobody
 * loses access because of it.
 */
export async function replaceAppRows(
  transaction: Knex.Transaction,
  of: { domainId: string } | AppOwner,
  apps: ObservedApp[],
  options?: ReplaceOptions,
): Promise<void> {
  const { domainId } = of;
  await replaceRows(
    transaction,
    {
      table: APPS,
      what: `apps of domain ${domainId}`,
      within: { domain_id: domainId, ...ownerKeys(of) },
      rows: apps.filter(({ status }) => status !== 'Deleted').map(toAppRow),
    },
    { startedAt: options?.startedAt },
  );
  await recordActivity(transaction, domainId);
}

function ownerKeys(of: { domainId: string } | AppOwner): Partial<AppRow> {
  if ('spaceName' in of) {
    return { space_key: caseKey(of.spaceName) };
  }
  return 'profileName' in of
    ? { space_key: null, profile_key: caseKey(of.profileName) }
    : {};
}
