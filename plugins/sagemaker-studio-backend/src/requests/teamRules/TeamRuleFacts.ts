/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { CatalogLinkStore } from '../../directory/CatalogLinkStore';
import type { Team, TeamCatalog } from '../../directory/TeamCatalog';
import type { TeamIdentifier } from '../../directory/TeamIdentifier';
import type { PeopleIdentifier } from '../../facts/PeopleIdentifier';
import type { InventoryReader } from '../../inventory/store/InventoryReader';
import { isEnding } from '../../model/grantTransitions';
import type { EntityRef } from '../../model/names';
import type { GrantRecord } from '../../model/records';
import { isSameTeam, teamOf } from '../../model/teamKey';
import type { RuleFacts, TeamRule } from '../../model/teamRule';
import type { AccessStore } from '../../store/AccessStore';
import { now } from '../../util/now';

type Options = {
  catalog: Pick<TeamCatalog, 'getUsers' | 'getGroupsBelow'>;
  teamIdentifier: Pick<TeamIdentifier, 'identify'>;
  people: Pick<PeopleIdentifier, 'identify'>;
  catalogLinks: Pick<CatalogLinkStore, 'findRefs'>;
  inventory: Pick<InventoryReader, 'findUsers' | 'listGroupsOfUsers'>;
  store: Pick<AccessStore, 'listLiveGrants' | 'findOpenRequests'>;
  /** ISO 8601 */
  grace: string;
};

/** The facts, and what they were read from. */
export type TeamRuleSituation = {
  facts: RuleFacts;
  /** By user id. */
  grants: ReadonlyMap<string, GrantRecord>;
};

/** Reads what a team rule decides by: the team from the catalog and Identity Center, the access from the portal's records. */
export class TeamRuleFacts {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async read(
    rule: Pick<TeamRule, 'domainId' | 'team'>,
    team: Team,
    remembered: Pick<RuleFacts, 'people' | 'open'>,
  ): Promise<TeamRuleSituation> {
    const { store, grace } = this.#options;
    const { people } = remembered;
    const members = await this.#membersOf(team);
    const grants = await this.#grantsOf(rule, [...members.keys()]);
    const userIds = [
      ...new Set([...members.keys(), ...grants.keys(), ...people.keys()]),
    ];
    const waiting = async (kind: 'grant' | 'revoke') => {
      const { domainId } = rule;
      const open = await store.findOpenRequests({ kind, domainId, userIds });
      // Requests that the rule itself has filed are found by their id.
      return new Set(
        [...open].flatMap(([userId, requestId]) =>
          remembered.open.has(requestId) ? [] : userId,
        ),
      );
    };
    return {
      grants,
      facts: {
        at: now(),
        grace,
        members,
        groupsOfMembers: await this.#groupsOf([...members.keys()], team),
        uncertain: await this.#uncertainAmong(
          userIds.filter(userId => !members.has(userId)),
          { team, people },
        ),
        enabled: await this.#enabledAmong(userIds),
        grants: new Map(
          [...grants].map(([userId, grant]) => [
            userId,
            {
              grantId: grant.grantId,
              isOfTeam: isSameTeam(teamOf(grant), rule.team),
              wasMember: grant.membership !== undefined,
              isEnding: isEnding(grant.status),
            },
          ]),
        ),
        waiting: {
          joiners: await waiting('grant'),
          leavers: await waiting('revoke'),
        },
        ...remembered,
      },
    };
  }

  async #membersOf({ members }: Team): Promise<Map<string, EntityRef>> {
    const identified = await this.#options.people.identify(members);
    return new Map(
      identified.flatMap(({ ref, userId }) =>
        userId === undefined ? [] : [[userId, ref] as const],
      ),
    );
  }

  async #grantsOf(
    { domainId, team }: Pick<TeamRule, 'domainId' | 'team'>,
    userIds: string[],
  ): Promise<Map<string, GrantRecord>> {
    const { store } = this.#options;
    const grants = [
      ...(await store.listLiveGrants({ domainId, team })),
      ...(await store.listLiveGrants({ domainId, userIds })),
    ];
    return new Map(grants.map(grant => [grant.userId, grant]));
  }

  async #enabledAmong(userIds: string[]): Promise<Set<string>> {
    const users = await this.#options.inventory.findUsers({ userIds });
    return new Set(
      users.flatMap(({ userId, status }) =>
        status === 'ENABLED' ? userId : [],
      ),
    );
  }

  /** User id → those groups of Identity Center that make somebody a member, by way of a group below the team too. */
  async #groupsOf(
    userIds: string[],
    { entityRef, groupId }: Team,
  ): Promise<Map<string, string[]>> {
    const { catalog, teamIdentifier, inventory } = this.#options;
    const below = await catalog.getGroupsBelow([entityRef]);
    const teams = await teamIdentifier.identify(below.get(entityRef) ?? []);
    const groupIds = new Set([groupId, ...teams.map(each => each.groupId)]);
    const groups = await inventory.listGroupsOfUsers(userIds);
    return new Map(
      [...groups].map(([userId, all]) => [
        userId,
        all
          .map(group => group.groupId)
          .filter(each => groupIds.has(each))
          .sort(),
      ]),
    );
  }

  /**
   * Who is missing from the catalog altogether may be a fault of the catalog, and so may who is still in the team's group,
   * or in the group by which they were in the team: that of a group below it which the catalog has lost.
   */
  async #uncertainAmong(
    userIds: string[],
    { team: { groupId }, people }: { team: Team; people: RuleFacts['people'] },
  ): Promise<Set<string>> {
    const { catalog, catalogLinks, inventory } = this.#options;
    const refs = await catalogLinks.findRefs(userIds);
    const entities = await catalog.getUsers([...refs.values()].flat());
    const groups = await inventory.listGroupsOfUsers(userIds);
    return new Set(
      userIds.filter(
        userId =>
          !refs.get(userId)?.some(ref => entities.has(ref)) ||
          groups
            .get(userId)
            ?.some(
              group =>
                group.groupId === groupId ||
                people.get(userId)?.groupIds?.includes(group.groupId),
            ),
      ),
    );
  }
}
