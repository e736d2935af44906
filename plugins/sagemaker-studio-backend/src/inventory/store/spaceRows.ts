/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedApp, ObservedSpace } from '../../aws/observed';
import type { ReplaceOptions } from './Inventory';
import { replaceRows, upsertRows } from './replaceRows';
import type { AppRow, SpaceRow } from './inventoryRows';
import { caseKey } from './inventoryRows';
import { APPS, SPACES } from './tables';
import { noteActivity } from './usageRows';

export async function replaceSpaceRows(
  transaction: Knex.Transaction,
  set: { domainId: string; spaces: ObservedSpace[]; seenAt: string },
  options?: ReplaceOptions,
): Promise<void> {
  await replaceRows<SpaceRow>(
    transaction,
    {
      table: SPACES,
      what: `spaces of domain ${set.domainId}`,
      key: ['domain_id', 'name_key'],
      within: { domain_id: set.domainId },
      rows: set.spaces.map(space => toSpaceRow(space, set.seenAt)),
      seenAt: set.seenAt,
    },
    options,
  );
}

/** Whose apps are meant: those of a space, or those of a profile in no space. */
export type AppOwner = { domainId: string } & (
  | { spaceName: string }
  | { profileName: string }
);

/** Writes some spaces of a domain; nothing is told of the others. */
export async function recordSpaceRows(
  transaction: Knex.Transaction,
  set: { domainId: string; spaces: ObservedSpace[]; seenAt: string },
): Promise<void> {
  await upsertRows<SpaceRow>(transaction, {
    table: SPACES,
    key: ['domain_id', 'name_key'],
    rows: set.spaces.map(space => toSpaceRow(space, set.seenAt)),
  });
  await noteActivity(transaction, set.domainId);
}

function toSpaceRow(space: ObservedSpace, seenAt: string): SpaceRow {
  return {
    domain_id: space.domainId,
    name_key: caseKey(space.name),
    name: space.name,
    status: space.status,
    owner: space.owner ?? null,
    owner_key: space.owner === undefined ? null : caseKey(space.owner),
    shared: space.shared,
    size_gb: space.sizeGb ?? null,
    modified_at: space.modifiedAt ?? null,
    seen_at: seenAt,
  };
}

/** Makes the apps of a domain, or of one owner in it, what was seen. */
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
  await replaceRows<AppRow>(
    transaction,
    {
      table: APPS,
      what: `apps of domain ${set.domainId}`,
      key: ['domain_id', 'app_key'],
      within: { domain_id: set.domainId, ...(set.owner && keysOf(set.owner)) },
      rows: set.apps
        .filter(({ status }) => status !== 'Deleted')
        .map(app => ({
          domain_id: app.domainId,
          app_key: [
            app.spaceName ? 'space' : 'profile',
            caseKey(app.spaceName ?? app.profileName ?? ''),
            caseKey(app.type),
            caseKey(app.name),
          ].join('/'),
          profile_name: app.profileName ?? null,
          profile_key: app.profileName ? caseKey(app.profileName) : null,
          space_name: app.spaceName ?? null,
          space_key: app.spaceName ? caseKey(app.spaceName) : null,
          type: app.type,
          name: app.name,
          status: app.status,
          instance_type: app.instanceType ?? null,
          created_at: app.createdAt ?? null,
          last_activity_at: app.lastActivityAt ?? null,
          described_at: app.describedAt ?? null,
          seen_at: set.seenAt,
        })),
      seenAt: set.seenAt,
    },
    unguarded(options),
  );
  await noteActivity(transaction, set.domainId);
}

/** Apps all stop in the evening, and nothing is ever taken from anybody because of them. */
function unguarded(options?: ReplaceOptions): ReplaceOptions | undefined {
  return options && { ...options, checkRemovals: undefined };
}

function keysOf(owner: AppOwner): Partial<AppRow> {
  return 'spaceName' in owner
    ? { space_key: caseKey(owner.spaceName) }
    : { space_key: null, profile_key: caseKey(owner.profileName) };
}
