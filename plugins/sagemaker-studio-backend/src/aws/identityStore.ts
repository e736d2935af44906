/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Group, User } from '@aws-sdk/client-identitystore';
import { escapeControls } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedGroup, ObservedUser } from './observed';

export function toUser(user: Omit<User, 'IdentityStoreId'>): ObservedUser {
  const { UserId = '', Emails = [], ExternalIds = [] } = user;
  const email = Emails.find(({ Primary }) => Primary) ?? Emails[0];
  return {
    userId: UserId,
    userName: user.UserName ?? UserId,
    displayName: escapeControls(user.DisplayName ?? user.UserName ?? UserId),
    email: email?.Value,
    title: user.Title,
    externalIds: ExternalIds.map(({ Issuer, Id }) => ({
      issuer: Issuer ?? '',
      id: Id ?? '',
    })),
    // Older directories leave the status out for users that may sign in.
    status: user.UserStatus === 'DISABLED' ? 'DISABLED' : 'ENABLED',
  };
}

export function toGroup(group: Omit<Group, 'IdentityStoreId'>): ObservedGroup {
  const { GroupId = '', DisplayName = GroupId, Description } = group;
  return {
    groupId: GroupId,
    displayName: escapeControls(DisplayName),
    description: Description,
  };
}
