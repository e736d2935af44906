/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { covers } from '../config/checkPolicies';
import type { Policy } from '../model/policy';
import type { StoredPolicy } from './policySettingsRows';

/**
 * The portal's own policies that are in force, those for less before those for more, and else by name: the first one that
 * wants a decision says who makes it. App-config and modules go first: a name of theirs means their policy.
 */
export function portalPolicies(
  fixed: readonly Policy[],
  stored: readonly StoredPolicy[],
): Policy[] {
  const taken = new Set(fixed.map(({ name }) => name));
  const sorted: Policy[] = [];
  for (const { name, policy } of stored) {
    if (policy && !taken.has(name)) {
      const broader = sorted.findIndex(
        other => covers(other, policy) && !covers(policy, other),
      );
      sorted.splice(broader < 0 ? sorted.length : broader, 0, policy);
    }
  }
  return sorted;
}
