/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  ObservedAssignment,
  ObservedGroup,
  ObservedUser,
} from '../../aws/observed';
import { caseKey } from '../../util/caseKey';
import type { Observed } from './Inventory';

export type UserRow = {
  user_id: string;
  user_name: string;
  user_name_key: string;
  display_name: string;
  email: string | null;
  email_key: string | null;
  title: string | null;
  external_ids: string;
  status: 'ENABLED' | 'DISABLED';
  seen_at: string;
};

/** One of the ids that identity providers gave a user. */
export type ExternalIdRow = {
  user_id: string;
  external_id: string;
  seen_at: string;
};

export type GroupRow = {
  group_id: string;
  display_name: string;
  description: string | null;
  seen_at: string;
};

export type MembershipRow = {
  user_id: string;
  group_id: string;
  seen_at: string;
};

export type AssignmentRow = {
  application_arn: string;
  principal_type: 'USER' | 'GROUP';
  principal_id: string;
  seen_at: string;
};

export function toUserRow(user: ObservedUser, seenAt: string): UserRow {
  return {
    user_id: user.userId,
    user_name: user.userName,
    user_name_key: caseKey(user.userName),
    display_name: user.displayName,
    email: user.email ?? null,
    email_key: user.email === undefined ? null : caseKey(user.email),
    title: user.title ?? null,
    external_ids: JSON.stringify(user.externalIds),
    status: user.status,
    seen_at: seenAt,
  };
}

export function toExternalIdRows(
  user: ObservedUser,
  seenAt: string,
): ExternalIdRow[] {
  return [...new Set(user.externalIds.map(({ id }) => id))].map(id => ({
    user_id: user.userId,
    external_id: id,
    seen_at: seenAt,
  }));
}

export function fromUserRow(row: UserRow): Observed<ObservedUser> {
  return {
    userId: row.user_id,
    userName: row.user_name,
    displayName: row.display_name,
    email: row.email ?? undefined,
    title: row.title ?? undefined,
    externalIds: JSON.parse(row.external_ids),
    status: row.status,
    seenAt: row.seen_at,
  };
}

export function toGroupRow(group: ObservedGroup, seenAt: string): GroupRow {
  return {
    group_id: group.groupId,
    display_name: group.displayName,
    description: group.description ?? null,
    seen_at: seenAt,
  };
}

export function fromGroupRow(row: Omit<GroupRow, 'seen_at'>): ObservedGroup {
  return {
    groupId: row.group_id,
    displayName: row.display_name,
    description: row.description ?? undefined,
  };
}

export function toAssignmentRow(
  assignment: ObservedAssignment,
  seenAt: string,
): AssignmentRow {
  return {
    application_arn: assignment.applicationArn,
    principal_type: assignment.principalType,
    principal_id: assignment.principalId,
    seen_at: seenAt,
  };
}

export function fromAssignmentRow(
  row: AssignmentRow,
): Observed<ObservedAssignment> {
  return {
    applicationArn: row.application_arn,
    principalType: row.principal_type,
    principalId: row.principal_id,
    seenAt: row.seen_at,
  };
}
