/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * IAM of one account. Policies are JSON as IAM has it, as far as the sandbox enforces it; everything else is refused when they are
 * loaded.
 */
export type AccountPolicies = {
  /** `role/NAME` or `user/NAME` → its policies. Without any, it may do nothing. */
  policies: Record<string, unknown[]>;
  /** Role name → trust policy. A role without one trusts nobody. */
  trustPolicies: Record<string, unknown>;
  /** Role name → how long a session of it may be, in seconds; an hour otherwise. */
  maxSessionDurations?: Record<string, number>;
  /** Role name → what else it has; of roles that need none, nothing. */
  roleDetails?: Record<string, RoleDetails>;
  /** ARN → document of managed policies that the account has made. */
  managedPolicies?: Record<string, unknown>;
};

/** Properties of a role other than its inline policies. */
export type RoleDetails = {
  /** Begins and ends with a slash. */
  path: string;
  description?: string;
  /** ARN of a managed policy. */
  permissionsBoundary?: string;
  tags: Record<string, string>;
  /** ARNs of managed policies. */
  attachedPolicies: string[];
  /** ISO 8601 */
  createdAt?: string;
};
