/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantRecord } from '../model/records';

/** The tag that leads from a profile to the decision behind it. */
export const GRANT_TAG = 'studio-access:grant';

/** The tags by which a profile in AWS tells where it comes from. */
export function tagsOf(grant: GrantRecord): Record<string, string> {
  return {
    [GRANT_TAG]: grant.grantId,
    'studio-access:team': grant.team,
    'studio-access:person': grant.person,
  };
}
