/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { readUsage } from '../facts/profileUsage';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { GrantRecord } from '../model/records';

/**
 * Of all grants the one that was not used for longest: when it was last used, as far as AWS shows it, ISO 8601. Absent
 * when one of them was never seen in use. Reads the inventory only.
 */
export async function leastRecentUse(
  grants: Pick<GrantRecord, 'domainId' | 'userName'>[],
  inventory: InventoryReader,
): Promise<string | undefined> {
  let earliest: string | undefined;
  for (const { domainId, userName } of grants) {
    const profiles = await inventory.listProfiles({
      domainId,
      userNames: [userName],
    });
    const usageOf = await readUsage(inventory, { domainId }, profiles);
    const last = profiles
      .flatMap(profile => usageOf(profile)?.lastActivityAt ?? [])
      .sort()
      .at(-1);
    if (last === undefined) {
      return undefined;
    }
    earliest = earliest === undefined || last < earliest ? last : earliest;
  }
  return earliest;
}
