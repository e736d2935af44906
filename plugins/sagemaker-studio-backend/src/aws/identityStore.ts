/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Group, User } from '@aws-sdk/client-identitystore';
import { escapeControls } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedGroup, ObservedUser } from './observed';

/** The extension with departments and managers, which AWS leaves out unless it is asked for. */
export const ENTERPRISE = 'aws:identitystore:enterprise';

export function toUser(user: Omit<User, 'IdentityStoreId'>): ObservedUser {
  const { UserId = '', Emails = [], ExternalIds = [] } = user;
  const email = Emails.find(({ Primary }) => Primary) ?? Emails[0];
  return {
    userId: UserId,
    userName: user.UserName ?? UserId,
    displayName: escapeControls(user.DisplayName ?? user.UserName ?? UserId),
    email: email?.Value,
    title: user.Title,
    department: textIn(fieldOf(user.Extensions?.[ENTERPRISE], 'department')),
    manager: managerIn(user.Extensions?.[ENTERPRISE]),
    externalIds: ExternalIds.map(({ Issuer, Id }) => ({
      issuer: Issuer ?? '',
      id: Id ?? '',
    })),
    // Older directories leave the status out for users that may sign in.
    status: user.UserStatus === 'DISABLED' ? 'DISABLED' : 'ENABLED',
  };
}

/** A text, or an object with one as SCIM has it. */
function managerIn(enterprise: unknown): string | undefined {
  const manager = fieldOf(enterprise, 'manager');
  return textIn(
    typeof manager === 'string' ? manager : fieldOf(manager, 'value'),
  );
}

/** Extensions are documents, whose fields may be of any type. */
function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

export function toGroup(group: Omit<Group, 'IdentityStoreId'>): ObservedGroup {
  const { GroupId = '', DisplayName = GroupId, Description } = group;
  return {
    groupId: GroupId,
    displayName: escapeControls(DisplayName),
    description: Description,
  };
}
