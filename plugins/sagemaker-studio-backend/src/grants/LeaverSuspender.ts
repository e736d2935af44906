/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * People who leave, and people who move. Whoever has left is suspended, which takes nothing in AWS (Identity Center lets
 * them in no more), and loses the access after a grace period; whoever is seen again by then keeps it. When too many seem
 * to have left at once, nobody is suspended until somebody has looked. Whoever has moved to another team keeps the access;
 * it is only noticed.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, toError } from '@backstage/errors';
import { DateTime, Duration } from 'luxon';
import type { AccessStore } from '../store/AccessStore';
import type { EventOrigin } from '../model/caller';
import type {
  GrantChange,
  RequestedGrantCommand,
} from '../model/applyGrantCommand';
import { isRefusal } from '../model/outcome';
import {
  MEMBER,
  MOVED,
  type GrantRecord,
  type NewEvent,
} from '../model/records';
import { exceedsThreshold } from '../model/changeThreshold';
import { reasonGone, type PresenceFacts } from '../diagnosis/personGone';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { TeamCatalog } from '../directory/TeamCatalog';
import { now } from '../util/now';
import type { RecipientResolver } from './Recipients';
import type { GrantCommandHandler } from './GrantCommandHandler';
import type { LifecycleConfig } from '../config/StudioConfig';
import type { DriftCursorStore } from './DriftCursorStore';

const TRIES = 5;
const LEAVING = new Set(['deprovisioning', 'deprovision-blocked', 'ended']);

type Leaver = { grant: GrantRecord; why: string };

/** Suspends and resumes the grants of people who leave and come back. */
export class LeaverSuspender {
  readonly #options: LeaverSuspenderOptions;

  static create(options: LeaverSuspenderOptions): LeaverSuspender {
    return new LeaverSuspender(options);
  }

  private constructor(options: LeaverSuspenderOptions) {
    this.#options = options;
  }

  /**
   * Looks at what a complete sync of Identity Center says about the people of grants.
   *
   * @param grants - all live ones
   * @param isRead - whether the sync was read wholly after the grant last changed; others wait for the next
   */
  async look(
    grants: GrantRecord[],
    isRead: (grant: GrantRecord) => boolean,
  ): Promise<void> {
    const { watch, config } = this.#options;
    const staying = grants.filter(
      grant => !LEAVING.has(grant.status) && isRead(grant),
    );
    const teams = await this.#readTeams(staying);
    const presence = await this.#readPresence(staying, teams);
    const leavers = leaversOf(staying, presence);
    await this.#resume(staying, leavers);

    const leaving = leavers.filter(({ grant }) => grant.status !== 'suspended');
    const held = await watch.heldBack();
    const counts = {
      leaving: countPeople(leaving.map(({ grant }) => grant)),
      suspended: countPeople(
        grants.filter(
          grant =>
            grant.status === 'suspended' &&
            grant.updatedAt > (held.acceptedAt ?? ''),
        ),
      ),
      all: countPeople(grants),
    };
    const change = {
      changing: counts.leaving,
      pending: counts.suspended,
      all: counts.all,
    };
    if (exceedsThreshold(change, config.leavers)) {
      await this.#holdBack(leaving, held.grantIds, counts);
    } else {
      await this.#suspend(leaving, { actor: 'system' });
      if (held.grantIds.length) {
        await this.#options.store.commit({
          heldBack: { what: 'grants', from: held.grantIds, to: [] },
          events: [],
        });
      }
    }
    await this.#noticeMovers(staying, teams);
  }

  /**
   * Suspends those who were held back and still seem to have left. Who has accepted that and says it again, with nobody
   * held back since, gets the same answer.
   *
   * @returns how many grants were suspended
   * @throws ConflictError when nobody is held back
   */
  async accept(by: { ref: string; origin?: EventOrigin }): Promise<number> {
    const actor = by.ref;
    const { watch, store, recipientResolver, commandHandler, logger } =
      this.#options;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const { grantIds } = await watch.heldBack();
      if (grantIds.length === 0) {
        return this.#acceptedBefore(actor);
      }
      const held = new Set(grantIds);
      const grants = (await store.listLiveGrants({})).filter(
        ({ grantId, status }) => held.has(grantId) && !LEAVING.has(status),
      );
      const presence = await this.#readPresence(
        grants,
        await this.#readTeams(grants),
      );
      const leaving = leaversOf(grants, presence).filter(
        ({ grant }) => grant.status !== 'suspended',
      );
      const at = now();
      const changes: GrantChange[] = [];
      for (const leaver of leaving) {
        const change = await commandHandler.changeOf(
          leaver.grant,
          this.#suspension(leaver.why),
          actor,
        );
        if (!isRefusal(change)) {
          changes.push(change);
        }
      }
      const committed = await store.commit({
        update: {
          grants: changes.map(({ grant }) => grant),
          operations: changes.flatMap(({ cancelled }) => cancelled ?? []),
        },
        heldBack: { what: 'grants', from: grantIds, to: [], acceptedAt: at },
        events: [
          aboutAll('leavers.accepted', actor, at, {
            people: peopleOf(leaving.map(({ grant }) => grant)),
            grants: leaving.length,
            notify: recipientResolver.ofGuard(grants),
          }),
          ...changes.flatMap(({ events }) => events),
        ],
        origin: by.origin,
      });
      if (committed === 'stored') {
        logger.info(
          `${actor} accepted that ${leaving.length} grants of people who have left are suspended`,
        );
        return leaving.length;
      }
    }
    throw new ConflictError(
      'The grants of those who were held back keep changing; try again',
    );
  }

  /** How many grants the same person has accepted last, when nobody is held back any more. */
  async #acceptedBefore(actor: string): Promise<number> {
    const last = await this.#options.store.findLastEvent({
      types: ['leavers.accepted', 'leavers.held-back'],
    });
    if (last?.type !== 'leavers.accepted') {
      throw new ConflictError(
        'Nobody is held back: no sync has found more people gone than may leave at once',
      );
    }
    const { grants } = last.detail;
    if (last.actor === actor && typeof grants === 'number') {
      return grants;
    }
    throw new ConflictError(
      `Nobody is held back any more: ${last.actor} accepted at ${last.at} that those who were are suspended`,
    );
  }

  #suspension(
    why: string,
  ): Extract<RequestedGrantCommand, { type: 'suspend' }> {
    const grace = Duration.fromISO(this.#options.config.leavers.grace);
    return {
      type: 'suspend',
      reason: 'left',
      message: why,
      deprovisionAt: DateTime.utc().plus(grace).toISO(),
    };
  }

  async #suspend(
    leaving: Leaver[],
    by: { actor: string; origin?: EventOrigin },
  ): Promise<void> {
    const { commandHandler } = this.#options;
    for (const { grant, why } of leaving) {
      await commandHandler.give(
        grant.grantId,
        current =>
          current.version === grant.version ? this.#suspension(why) : undefined,
        by,
      );
    }
  }

  async #resume(staying: GrantRecord[], leavers: Leaver[]): Promise<void> {
    const gone = new Set(leavers.map(({ grant }) => grant.grantId));
    for (const grant of staying) {
      if (
        grant.status === 'suspended' &&
        grant.endedReason === 'left' &&
        !gone.has(grant.grantId)
      ) {
        await this.#options.commandHandler.give(
          grant.grantId,
          current =>
            current.status === 'suspended' ? { type: 'resume' } : undefined,
          { actor: 'system' },
        );
      }
    }
  }

  async #holdBack(
    leaving: Leaver[],
    before: string[],
    counts: { leaving: number; suspended: number; all: number },
  ): Promise<void> {
    const { store, config, recipientResolver, logger } = this.#options;
    const grantIds = leaving.map(({ grant }) => grant.grantId).sort();
    if (JSON.stringify(grantIds) === JSON.stringify(before)) {
      return;
    }
    logger.warn(
      `${counts.leaving} of ${counts.all} people with access seem to have left at once, which is more than may (sagemakerStudio.leavers: maxAtOnce ${config.leavers.maxAtOnce}, maxShare ${config.leavers.maxShare}). Nobody is suspended until somebody has looked whether the sync of the identity provider is broken, and accepts it with POST /leavers/acceptance`,
    );
    await store.commit({
      heldBack: { what: 'grants', from: before, to: grantIds },
      events: [
        aboutAll('leavers.held-back', 'system', now(), {
          people: peopleOf(leaving.map(({ grant }) => grant)),
          leaving: counts.leaving,
          suspended: counts.suspended,
          all: counts.all,
          maxAtOnce: config.leavers.maxAtOnce,
          maxShare: config.leavers.maxShare,
          notify: recipientResolver.ofGuard(leaving.map(({ grant }) => grant)),
        }),
      ],
    });
  }

  async #noticeMovers(
    grants: GrantRecord[],
    teams: Map<string, Set<string>>,
  ): Promise<void> {
    const { store, recipientResolver } = this.#options;
    for (const grant of grants) {
      const members = teams.get(grant.team);
      if (!members || grant.status === 'suspended') {
        continue;
      }
      const isMember = members.has(grant.person);
      const has = (mark: string) => grant.notices.includes(mark);
      const others = grant.notices.filter(
        mark => mark !== MEMBER && mark !== MOVED,
      );
      if (isMember && (!has(MEMBER) || has(MOVED))) {
        await store.commit({
          update: { grants: [{ ...grant, notices: [...others, MEMBER] }] },
          events: [],
        });
      } else if (!isMember && has(MEMBER) && !has(MOVED)) {
        await store.commit({
          update: {
            grants: [{ ...grant, notices: [...others, MEMBER, MOVED] }],
          },
          events: [
            {
              requestId: grant.requestId,
              grantId: grant.grantId,
              type: 'grant.mover-noticed',
              actor: 'system',
              at: now(),
              detail: {
                person: grant.person,
                team: grant.team,
                domainId: grant.domainId,
                notify: recipientResolver.ofTeam(grant.team),
              },
            },
          ],
        });
      }
    }
  }

  /** Team → members; teams that the catalog does not tell of are absent. */
  async #readTeams(grants: GrantRecord[]): Promise<Map<string, Set<string>>> {
    const { catalog, logger } = this.#options;
    const teams = new Map<string, Set<string>>();
    for (const ref of new Set(grants.map(({ team }) => team))) {
      try {
        teams.set(ref, new Set((await catalog.getTeam(ref)).members));
      } catch (error) {
        logger.debug(
          `Movers of '${ref}' are not looked for: ${toError(error).message}`,
        );
      }
    }
    return teams;
  }

  async #readPresence(
    grants: GrantRecord[],
    teams: Map<string, Set<string>>,
  ): Promise<Map<string, PresenceFacts>> {
    const { inventory } = this.#options;
    const userIds = [...new Set(grants.map(({ userId }) => userId))];
    const users = new Map(
      (await inventory.findUsers({ userIds })).map(user => [user.userId, user]),
    );
    const groups = await inventory.listGroupsOfUsers(userIds);
    const groupNames = new Set(
      (await inventory.listGroups()).map(({ displayName }) =>
        displayName.toLocaleLowerCase('en-US'),
      ),
    );
    const assigned = await this.#assignedGroups(grants);
    const inCatalog = await this.#whoIsInCatalog(grants);
    return new Map(
      grants.map(grant => {
        const team = grant.team.slice(grant.team.lastIndexOf('/') + 1);
        return [
          grant.grantId,
          {
            user: users.get(grant.userId),
            inCatalog: inCatalog?.has(grant.person) ?? 'unknown',
            wasMember:
              grant.notices.includes(MEMBER) ||
              (teams.get(grant.team)?.has(grant.person) ?? false),
            teamHasGroup: groupNames.has(team),
            inRelevantGroup: (groups.get(grant.userId) ?? []).some(
              group =>
                group.displayName.toLocaleLowerCase('en-US') === team ||
                assigned.get(grant.applicationArn)?.has(group.groupId),
            ),
          },
        ];
      }),
    );
  }

  async #assignedGroups(
    grants: GrantRecord[],
  ): Promise<Map<string, Set<string>>> {
    const assigned = new Map<string, Set<string>>();
    for (const applicationArn of new Set(
      grants.map(grant => grant.applicationArn),
    )) {
      const assignments = await this.#options.inventory.listAssignments({
        applicationArn,
      });
      assigned.set(
        applicationArn,
        new Set(
          assignments
            .filter(({ principalType }) => principalType === 'GROUP')
            .map(({ principalId }) => principalId),
        ),
      );
    }
    return assigned;
  }

  async #whoIsInCatalog(
    grants: GrantRecord[],
  ): Promise<Map<string, unknown> | undefined> {
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

function leaversOf(
  grants: GrantRecord[],
  presence: Map<string, PresenceFacts>,
): Leaver[] {
  return grants.flatMap(grant => {
    const facts = presence.get(grant.grantId);
    const why = facts && reasonGone(facts);
    return why ? [{ grant, why }] : [];
  });
}

function countPeople(grants: GrantRecord[]): number {
  return new Set(grants.map(({ userId }) => userId)).size;
}

function peopleOf(grants: GrantRecord[]): string[] {
  return [...new Set(grants.map(({ person }) => person))].sort();
}

/** An event that belongs to no request. */
function aboutAll(
  type: NewEvent['type'],
  actor: string,
  at: string,
  detail: NewEvent['detail'],
): NewEvent {
  return { type, actor, at, detail };
}

type LeaverSuspenderOptions = {
  store: AccessStore;
  watch: DriftCursorStore;
  inventory: InventoryReader;
  catalog: TeamCatalog;
  commandHandler: GrantCommandHandler;
  recipientResolver: RecipientResolver;
  config: LifecycleConfig;
  logger: LoggerService;
};
