/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessInvalidation } from '../../database/accessInvalidations';
import {
  APPS,
  ASSIGNMENTS,
  DOMAINS,
  GROUPS,
  MEMBERSHIPS,
  PROFILES,
  SPACES,
  USERS,
} from './tables';

/** A row of any table. */
export type Columns = Record<string, unknown>;

type MarksOfRow = (row: Columns) => AccessInvalidation[];

/** Whose rows of the access list a row of the inventory goes into, by table. */
const MARKS_OF: { [table: string]: MarksOfRow | undefined } = {
  [DOMAINS]: row => [{ scope: String(row.domain_id), subject: '*' }],
  [PROFILES]: row => [
    { scope: String(row.domain_id), subject: `profile:${row.name_key}` },
    ...(row.user_name_key === null
      ? []
      : [
          {
            scope: String(row.domain_id),
            subject: `name:${row.user_name_key}`,
          },
        ]),
  ],
  [SPACES]: row =>
    row.owner_key === null
      ? []
      : [{ scope: String(row.domain_id), subject: `profile:${row.owner_key}` }],
  [APPS]: row => [
    {
      scope: String(row.domain_id),
      subject:
        row.space_key === null
          ? `profile:${row.profile_key}`
          : `space:${row.space_key}`,
    },
  ],
  [USERS]: row => [
    { scope: '*', subject: `user:${row.user_id}` },
    { scope: '*', subject: `name:${row.user_name_key}` },
  ],
  [GROUPS]: row => [{ scope: '*', subject: `group:${row.group_id}` }],
  [MEMBERSHIPS]: row => [{ scope: '*', subject: `user:${row.user_id}` }],
  [ASSIGNMENTS]: row => [
    {
      scope: String(row.application_arn),
      subject:
        row.principal_type === 'GROUP'
          ? `group:${row.principal_id}`
          : `user:${row.principal_id}`,
    },
  ],
};

/** What to make again because of rows that are written; those that they replace, and those that go, are marked too. */
export function invalidationsOfWritten(
  table: string,
  rows: Columns[],
): AccessInvalidation[] {
  // The user or the profile leads to the username that it has now.
  return invalidationsOf(table, rows).filter(
    ({ subject }) => !subject.startsWith('name:'),
  );
}

/** What to make again because of rows that change or go, as they were. */
export function invalidationsOf(
  table: string,
  rows: Columns[],
): AccessInvalidation[] {
  const marksOfRow = MARKS_OF[table];
  return marksOfRow ? rows.flatMap(marksOfRow) : [];
}
