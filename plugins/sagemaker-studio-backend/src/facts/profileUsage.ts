/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  StudioDomain,
  Usage,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedProfile } from '../aws/observed';
import type { InventoryReader } from '../inventory/store/InventoryReader';

/** Reads what profiles are used for, and gives what tells it of each; `undefined` where nobody could look. */
export async function readUsage(
  inventory: Pick<InventoryReader, 'listUsage'>,
  domain: Pick<StudioDomain, 'domainId' | 'unread'>,
  profiles: ObservedProfile[],
): Promise<(profile: ObservedProfile) => Usage | undefined> {
  if (domain.unread?.includes('usage')) {
    return () => undefined;
  }
  const usages = await inventory.listUsage({
    domainId: domain.domainId,
    profileNames: profiles.map(({ name }) => name),
  });
  return ({ name, createdAt }) => {
    const { lastActivityAt, ...usage } = usages.get(name) ?? {
      spaces: 0,
      runningApps: [],
    };
    // Earlier activity belongs to a deleted profile of the same name.
    return lastActivityAt !== undefined && lastActivityAt >= createdAt
      ? { ...usage, lastActivityAt }
      : usage;
  };
}
