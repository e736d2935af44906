/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export const DOMAINS = 'inventory_domains';
export const PROFILES = 'inventory_profiles';
export const USERS = 'inventory_users';
export const EXTERNAL_IDS = 'inventory_external_ids';
export const GROUPS = 'inventory_groups';
export const MEMBERSHIPS = 'inventory_memberships';
export const MEMBER_READS = 'inventory_member_looks';
export const ASSIGNMENTS = 'inventory_assignments';
export const SPACES = 'inventory_spaces';
export const APPS = 'inventory_apps';
export const ACTIVITY = 'inventory_activity';
export const HELD_REMOVALS = 'inventory_refusals';
export const INSTANCE = 'inventory_identity_center';

/** Which columns tell the rows of a table apart that sweeps replace. */
export const KEYS = {
  [DOMAINS]: ['domain_id'],
  [PROFILES]: ['domain_id', 'name_key'],
  [USERS]: ['user_id'],
  [EXTERNAL_IDS]: ['user_id', 'external_id'],
  [GROUPS]: ['group_id'],
  [MEMBERSHIPS]: ['user_id', 'group_id'],
  [ASSIGNMENTS]: ['application_arn', 'principal_id', 'principal_type'],
  [SPACES]: ['domain_id', 'name_key'],
  [APPS]: ['domain_id', 'app_key'],
};

export type SweptTable = keyof typeof KEYS;

/** Values a statement. */
export const BATCH = 500;
