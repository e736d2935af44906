/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What Identity Center and the catalog say about whether the people of grants are still there. */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { PresenceFacts } from '../diagnosis/personGone';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { GrantRecord } from '../model/records';
import { caseKey } from '../util/caseKey';

/** Team → its members; teams that the catalog does not hold are absent. */
export type TeamMembers = Map<string, Set<string>>;

type Options = {
  inventory: InventoryReader;
  catalog: TeamCatalog;
  logger: LoggerService;
};

export class PresenceReader {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async readTeams(grants: GrantRecord[]): Promise<TeamMembers> {
    const { catalog, logger } = this.#options;
    const teams: TeamMembers = new Map();
    for (const ref of new Set(grants.map(({ team }) => team))) {
      try {
        teams.set(ref, new Set((await catalog.getTeam(ref)).members));
      } catch (error) {
        logger.debug(
          `The members of '${ref}' are unknown: ${toError(error).message}`,
        );
      }
    }
    return teams;
  }

  /** grantId → what is known of its person. */
  async readPresence(
    grants: GrantRecord[],
    teams: TeamMembers,
  ): Promise<Map<string, PresenceFacts>> {
    const { inventory } = this.#options;
    const userIds = [...new Set(grants.map(({ userId }) => userId))];
    const users = new Map(
      (await inventory.findUsers({ userIds })).map(user => [user.userId, user]),
    );
    const groupsOfUsers = await inventory.listGroupsOfUsers(userIds);
    const groupNames = new Set(
      (await inventory.listGroups()).map(each => caseKey(each.displayName)),
    );
    const assigned = await this.#assignedGroups(grants);
    const inCatalog = await this.#inCatalog(grants);
    return new Map(
      grants.map(grant => {
        const { person, userId, team, applicationArn, membership } = grant;
        const teamName = team.slice(team.lastIndexOf('/') + 1);
        const groups = groupsOfUsers.get(userId) ?? [];
        return [
          grant.grantId,
          {
            user: users.get(userId),
            inCatalog: inCatalog?.has(person) ?? 'unknown',
            wasMember:
              membership !== undefined ||
              (teams.get(team)?.has(person) ?? false),
            teamHasGroup: groupNames.has(teamName),
            inRelevantGroup: groups.some(
              ({ displayName, groupId }) =>
                caseKey(displayName) === teamName ||
                assigned.get(applicationArn)?.has(groupId),
            ),
          },
        ];
      }),
    );
  }

  /** Application → the groups that are assigned to it. */
  async #assignedGroups(
    grants: GrantRecord[],
  ): Promise<Map<string, Set<string>>> {
    const assigned = new Map<string, Set<string>>();
    for (const applicationArn of new Set(
      grants.map(grant => grant.applicationArn),
    )) {
      const groups = await this.#options.inventory.listAssignments({
        applicationArn,
        principalType: 'GROUP',
      });
      assigned.set(
        applicationArn,
        new Set(groups.map(({ principalId }) => principalId)),
      );
    }
    return assigned;
  }

  async #inCatalog(
    grants: GrantRecord[],
  ): Promise<ReadonlyMap<string, unknown> | undefined> {
    const { catalog, logger } = this.#options;
    try {
      return await catalog.getUsers(grants.map(({ person }) => person));
    } catch (error) {
      logger.warn(
        `The catalog could not be asked who has left: ${
          toError(error).message
        }`,
      );
      return undefined;
    }
  }
}
