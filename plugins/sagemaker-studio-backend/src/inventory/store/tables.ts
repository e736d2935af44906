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

/** Values a statement. */
export const BATCH = 500;
