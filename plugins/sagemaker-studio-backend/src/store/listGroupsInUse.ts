/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { AssignedGroup } from '../model/records';

/** Ids of the Identity Center groups that live grants and requests in review go through. */
export async function listGroupsInUse(knex: Knex): Promise<string[]> {
  const granted: string[] = await knex('access_grants')
    .whereNotNull('group_id')
    .whereNot('status', 'ended')
    .distinct('group_id')
    .pluck('group_id');
  const asked: string[] = await knex('access_requests')
    .whereNotNull('through_group')
    .where('status', 'in-review')
    .pluck('through_group');
  return [
    ...granted,
    ...asked.map(text => {
      const group: AssignedGroup = JSON.parse(text);
      return group.groupId;
    }),
  ];
}
