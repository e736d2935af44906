/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Reads from Identity Center and the catalog whether the people of grants still exist. */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { PresenceFacts } from '../diagnosis/personGone';
import type { CatalogLinkStore } from '../directory/CatalogLinkStore';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { PeopleIdentifier } from '../facts/PeopleIdentifier';
import { personKey, type PersonKey } from '../model/personKey';
import { identifiedBy, type GrantRecord } from '../model/records';

/** Team → its members; teams that the catalog does not hold are absent. */
export type TeamMembers = Map<string, Set<PersonKey>>;

type Options = {
  inventory: InventoryReader;
  catalog: TeamCatalog;
  people: PeopleIdentifier;
  /** Which catalog users go by an Identity Center user. */
  links: Pick<CatalogLinkStore, 'findRefs'>;
  logger: LoggerService;
};

export class PresenceReader {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async readTeams(grants: GrantRecord[]): Promise<TeamMembers> {
    const { catalog, people, logger } = this.#options;
    const teams: TeamMembers = new Map();
    for (const ref of new Set(grants.map(({ team }) => team))) {
      try {
        const { members } = await catalog.getTeam(ref);
        teams.set(
          ref,
          new Set((await people.identify(members)).map(personKey)),
        );
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
    const teamGroups = await inventory.findGroups({
      groupIds: grants.flatMap(({ teamGroupId }) => teamGroupId ?? []),
    });
    const groupIds = new Set(teamGroups.map(({ groupId }) => groupId));
    const assigned = await this.#assignedGroups(grants);
    const inCatalog = await this.#inCatalog(grants);
    return new Map(
      grants.map(grant => {
        const { userId, team, teamGroupId, applicationArn, membership } = grant;
        const key = personKey(identifiedBy(grant));
        const groups = groupsOfUsers.get(userId) ?? [];
        return [
          grant.grantId,
          {
            user: users.get(userId),
            inCatalog: inCatalog?.has(key) ?? 'unknown',
            wasMember:
              membership !== undefined || (teams.get(team)?.has(key) ?? false),
            teamHasGroup:
              teamGroupId !== undefined && groupIds.has(teamGroupId),
            inRelevantGroup: groups.some(
              ({ groupId }) =>
                groupId === teamGroupId ||
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

  /** Those whom a catalog user leads to: the one whose name they are recorded under, or another. */
  async #inCatalog(
    grants: GrantRecord[],
  ): Promise<ReadonlySet<PersonKey> | undefined> {
    const { catalog, people, links, logger } = this.#options;
    try {
      const entities = await catalog.getUsers(
        grants.map(({ person }) => person),
      );
      const named = await people.identify([...entities.keys()]);
      const unlinked = new Set(
        named.flatMap(({ ref, userId }) => (userId ? [] : ref)),
      );
      const linked = await links.findRefs(grants.map(({ userId }) => userId));
      return new Set([
        ...named.map(personKey),
        ...[...linked.keys()].map(userId => personKey({ ref: '', userId })),
        // A catalog user who leads to nobody now may still be the person.
        ...grants
          .filter(({ person }) => unlinked.has(person))
          .map(grant => personKey(identifiedBy(grant))),
      ]);
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
