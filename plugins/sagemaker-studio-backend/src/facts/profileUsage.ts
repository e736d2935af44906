/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  StudioDomain,
  Usage,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedProfile } from '../aws/observed';
import type { InventoryReader } from '../inventory/store/InventoryReader';

/** The use of each of a person's profiles; `undefined` where nothing is known of any. */
export function addUsages(usages: Usage[]): Usage | undefined {
  const [first, ...others] = usages;
  return (
    first &&
    others.reduce<Usage>(
      (sum, { spaces, runningApps, lastActivityAt }) => ({
        spaces: sum.spaces + spaces,
        runningApps: [...sum.runningApps, ...runningApps],
        lastActivityAt: [sum.lastActivityAt, lastActivityAt]
          .flatMap(time => time ?? [])
          .sort()
          .at(-1),
      }),
      first,
    )
  );
}

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
