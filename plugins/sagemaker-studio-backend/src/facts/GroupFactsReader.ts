/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AssignedGroup } from '../model/records';
import type { GroupFacts } from '../diagnosis/facts';
import type { InventoryReader } from '../inventory/store/InventoryReader';

/** Gathers what the inventory knows of groups, as far as their assignment to a domain is concerned. */
export class GroupFactsReader {
  readonly #inventory: InventoryReader;

  constructor(options: { inventory: InventoryReader }) {
    this.#inventory = options.inventory;
  }

  /** The groups that are named. One that is gone keeps its name, and holds nobody. */
  async read(
    applicationArn: string | undefined,
    named: (AssignedGroup | undefined)[],
  ): Promise<GroupFacts[]> {
    const wanted = new Map(
      named.flatMap(group => (group ? [[group.groupId, group] as const] : [])),
    );
    if (wanted.size === 0) {
      return [];
    }
    const assignments = applicationArn
      ? await this.#inventory.listAssignments({ applicationArn })
      : [];
    const assigned = new Set(assignments.map(({ principalId }) => principalId));
    const groups = await this.#inventory.listGroups({
      groupIds: [
        ...wanted.keys(),
        ...assignments.flatMap(({ principalType, principalId }) =>
          principalType === 'GROUP' ? [principalId] : [],
        ),
      ],
    });
    const members = await this.#inventory.findUsers({
      userIds: groups
        .filter(({ groupId }) => wanted.has(groupId))
        .flatMap(({ memberUserIds }) => memberUserIds),
    });
    const enabled = new Set(
      members
        .filter(({ status }) => status === 'ENABLED')
        .map(({ userId }) => userId),
    );
    return [...wanted.values()].map(({ groupId, displayName }) => {
      const seen = groups.find(group => group.groupId === groupId);
      const others = new Set(
        groups
          .filter(
            group => group.groupId !== groupId && assigned.has(group.groupId),
          )
          .flatMap(group => group.memberUserIds),
      );
      const memberUserIds = seen?.memberUserIds ?? [];
      return {
        groupId,
        displayName: seen?.displayName ?? displayName,
        isGone: seen === undefined,
        assigned: assigned.has(groupId),
        memberUserIds,
        entrants: memberUserIds.filter(
          userId =>
            enabled.has(userId) && !assigned.has(userId) && !others.has(userId),
        ),
      };
    });
  }
}
