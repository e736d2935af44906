/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { readUsage } from '../facts/profileUsage';
import type { ProfileOwners } from '../directory/ProfileOwners';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { isProfileOfGrant } from '../model/profileOwner';
import type { GrantRecord } from '../model/records';

/**
 * Of all grants the one that was not used for longest: when it was last used, as far as AWS shows it, ISO 8601. Absent
 * when one of them was never seen in use. Reads the inventory only.
 */
export async function leastRecentUse(
  grants: Pick<GrantRecord, 'domainId' | 'userId' | 'userName'>[],
  {
    inventory,
    owners,
  }: {
    inventory: InventoryReader;
    owners: Pick<ProfileOwners, 'listLogins' | 'list'>;
  },
): Promise<string | undefined> {
  let earliest: string | undefined;
  for (const grant of grants) {
    const { domainId, userId, userName } = grant;
    const logins = await owners.listLogins([userId]);
    const profiles = (await owners.list(domainId, [...logins, userName]))
      .filter(each => isProfileOfGrant(each, grant))
      .map(({ profile }) => profile);
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
