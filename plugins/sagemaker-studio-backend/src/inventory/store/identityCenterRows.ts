/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  ObservedAssignment,
  ObservedGroup,
  ObservedUser,
} from '../../aws/observed';
import { fromRow } from '../../database/fromRow';
import { caseKey } from '../../util/caseKey';
import type { Observed, SeenRow } from './Inventory';

/* A row has the type of what the function returns that makes it. */

export type UserRow = SeenRow<ReturnType<typeof toUserRow>>;
export type GroupRow = SeenRow<ReturnType<typeof toGroupRow>>;
export type MembershipRow = ReturnType<typeof toMembershipRows>[number];
export type AssignmentRow = SeenRow<ReturnType<typeof toAssignmentRow>>;

/** AWS's own limit of attributes. */
const ATTRIBUTE_LENGTH = 1024;

export function toUserRow(user: ObservedUser) {
  return {
    user_id: user.userId,
    user_name: user.userName,
    user_name_key: caseKey(user.userName),
    display_name: user.displayName,
    email: user.email ?? null,
    email_key: user.email === undefined ? null : caseKey(user.email),
    title: user.title ?? null,
    department: user.department?.slice(0, ATTRIBUTE_LENGTH) ?? null,
    manager: user.manager?.slice(0, ATTRIBUTE_LENGTH) ?? null,
    external_ids: JSON.stringify(user.externalIds),
    status: user.status,
  };
}

export function fromUserRow(row: UserRow): Observed<ObservedUser> {
  return { ...fromRow(row), externalIds: JSON.parse(row.external_ids) };
}

/** The ids that identity providers gave a user. */
export function toExternalIdRows({ userId, externalIds }: ObservedUser) {
  return [...new Set(externalIds.map(({ id }) => id))].map(id => ({
    user_id: userId,
    external_id: id,
  }));
}

export function toGroupRow(group: ObservedGroup) {
  return {
    group_id: group.groupId,
    display_name: group.displayName,
    description: group.description ?? null,
  };
}

export function toMembershipRows(group: {
  groupId: string;
  memberUserIds?: string[];
}) {
  return (group.memberUserIds ?? []).map(userId => ({
    user_id: userId,
    group_id: group.groupId,
  }));
}

export function toAssignmentRow(assignment: ObservedAssignment) {
  return {
    application_arn: assignment.applicationArn,
    principal_type: assignment.principalType,
    principal_id: assignment.principalId,
  };
}
