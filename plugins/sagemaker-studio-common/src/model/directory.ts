/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * An Identity Center user as last seen, for those who build catalog entities from it.
 *
 * @public
 */
export type DirectoryUser = {
  identityStoreId: string;
  userId: string;
  userName: string;
  displayName: string;
  email?: string;
  title?: string;
  status: 'ENABLED' | 'DISABLED';
};

/**
 * An Identity Center group with the ids of its members.
 *
 * @public
 */
export type DirectoryGroup = {
  identityStoreId: string;
  groupId: string;
  displayName: string;
  description?: string;
  memberUserIds: string[];
};

/**
 * The whole directory as of one complete sync; never a part of it.
 *
 * @public
 */
export type Directory = {
  users: DirectoryUser[];
  groups: DirectoryGroup[];
  /** ISO 8601; when the sync that saw all of it ended. */
  syncedAt: string;
};
