/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantRecord } from '../access/records';

/** The tags by which a profile in AWS tells where it comes from. */
export function tagsOf(grant: GrantRecord): Record<string, string> {
  return {
    'studio-access:grant': grant.grantId,
    'studio-access:team': grant.team,
    'studio-access:person': grant.person,
  };
}
