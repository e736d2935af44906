/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedApp, ObservedSpace } from '../../aws/observed';
import { caseKey } from '../../util/caseKey';
import type { ReplaceOptions } from './Inventory';
import { recordActivity } from './profileActivity';
import { replaceRows } from './replaceRows';
import { toAppRow, toSpaceRow, type AppRow, type SpaceRow } from './studioRows';
import { APPS, SPACES } from './tables';

/** Whose apps are meant: those of a space, or those of a profile in no space. */
export type AppOwner = { domainId: string } & (
  | { spaceName: string }
  | { profileName: string }
);

export async function replaceSpaceRows(
  transaction: Knex.Transaction,
  set: { domainId: string; spaces: ObservedSpace[]; seenAt: string },
  options?: ReplaceOptions,
): Promise<void> {
  const { domainId, spaces, seenAt } = set;
  await replaceRows<SpaceRow>(
    transaction,
    {
      table: SPACES,
      what: `spaces of domain ${domainId}`,
      key: ['domain_id', 'name_key'],
      within: { domain_id: domainId },
      rows: spaces.map(space => toSpaceRow(space, seenAt)),
      seenAt,
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
  set: {
    domainId: string;
    owner?: AppOwner;
    apps: ObservedApp[];
    seenAt: string;
  },
  options?: ReplaceOptions,
): Promise<void> {
  const { domainId, owner, apps, seenAt } = set;
  await replaceRows<AppRow>(
    transaction,
    {
      table: APPS,
      what: `apps of domain ${domainId}`,
      key: ['domain_id', 'app_key'],
      within: { domain_id: domainId, ...(owner && keysOf(owner)) },
      rows: apps
        .filter(({ status }) => status !== 'Deleted')
        .map(app => toAppRow(app, seenAt)),
      seenAt,
    },
    { ...options, checkRemovals: undefined },
  );
  await recordActivity(transaction, domainId);
}

function keysOf(owner: AppOwner): Partial<AppRow> {
  return 'spaceName' in owner
    ? { space_key: caseKey(owner.spaceName) }
    : { space_key: null, profile_key: caseKey(owner.profileName) };
}
