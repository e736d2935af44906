/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { oldest } from './freshness';

/**
 * The oldest sync of the domains that were read; each of the others carries its own failure. Absent when none was read,
 * since then nothing is known. That there is no domain can be said once the
 * directory and some account have been read.
 */
export function oldestSync(
  syncs: Record<string, string>,
  domains: readonly StudioDomain[],
): string | undefined {
  if (domains.length) {
    return oldest(domains.flatMap(({ syncedAt }) => syncedAt ?? []));
  }
  const { 'identity-center': directory, ...places } = syncs;
  const times = Object.values(places);
  return directory && times.length ? oldest([directory, ...times]) : undefined;
}
