/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Suspends the grants of people who have left, and resumes them when the people are seen again. A suspension changes
 * nothing in AWS, since Identity Center lets the person in no more; after a grace period `GrantExpiryTask` takes the access
 * away. When too many seem to have left at once, nobody is suspended until a person has accepted it.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type MassChange,
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DateTime, Duration } from 'luxon';
import type { LifecycleConfig } from '../config/StudioConfig';
import { reasonGone } from '../diagnosis/personGone';
import type {
  GrantChange,
  RequestedGrantCommand,
} from '../model/applyGrantCommand';
import type { EventOrigin } from '../model/caller';
import { exceedsThreshold } from '../model/changeThreshold';
import { isEnding } from '../model/grantTransitions';
import { isRefusal } from '../model/outcome';
import { identifiedBy, isLive, type GrantRecord } from '../model/records';
import type { AccessStore } from '../store/AccessStore';
import type { HeldChanges } from '../store/HeldChanges';
import type { GrantCommandHandler } from './GrantCommandHandler';
import { noticeMovers } from './noticeMovers';
import type { PresenceReader, TeamMembers } from './PresenceReader';
import type { RecipientResolver } from './RecipientResolver';
import { handleEach } from '../util/handleEach';
import { nameOfGrant } from './nameOfGrant';

type Leaver = { grant: GrantRecord; reason: Message };

type Options = {
  store: AccessStore;
  held: HeldChanges;
  presence: PresenceReader;
  commandHandler: GrantCommandHandler;
  recipientResolver: RecipientResolver;
  config: LifecycleConfig;
  logger: LoggerService;
};

export class LeaverSuspender {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Handles what a complete sync of Identity Center says about the people of grants.
   *
   * @param grants - all live ones
   * @param wasReadSinceChange - whether the whole sync was read after the grant last changed; other grants wait for the
   * next sync
   */
  async handleSync(
    grants: GrantRecord[],
    wasReadSinceChange: (grant: GrantRecord) => boolean,
  ): Promise<void> {
    const { held, config, presence } = this.#options;
    const kept = grants.filter(
      grant => isKept(grant) && wasReadSinceChange(grant),
    );
    const teams = await presence.readTeams(kept);
    const leavers = await this.#leaversAmong(kept, teams);
    await this.#resume(kept, leavers);

    const leaving = notSuspended(leavers);
    const { acceptedAt = '' } = await held.read();
    const suspended = grants.filter(
      ({ status, updatedAt }) =>
        status === 'suspended' && updatedAt > acceptedAt,
    );
    const counts = {
      changing: countPeople(leaving.map(({ grant }) => grant)),
      pending: countPeople(suspended),
      all: countPeople(grants),
    };
    if (exceedsThreshold(counts, config.leavers)) {
      await this.#hold(leaving, counts);
    } else {
      await this.#suspend(leaving);
      await held.release();
    }
    await noticeMovers(kept, teams, this.#options);
  }

  /** The suspensions that wait until a person accepts them. */
  async listHeld(): Promise<MassChange[]> {
    const { held, store } = this.#options;
    const { ids, hash, reported } = await held.read();
    if (ids.length === 0) {
      return [];
    }
    const grants = [...(await store.getGrants(ids)).values()];
    const shownAs = await store.readPeopleToday(grants.map(identifiedBy));
    const count = countPeople(grants);
    const all = reported?.detail.all;
    return [
      {
        kind: 'leavers',
        hash,
        since: reported?.at,
        count,
        all: typeof all === 'number' ? all : count,
        grants: grants.map(grant => ({
          grantId: grant.grantId,
          domainId: grant.domainId,
          team: grant.team,
          person: shownAs(identifiedBy(grant)),
        })),
      },
    ];
  }

  /**
   * Suspends the people who were held back and still seem to have left.
   *
   * @param by - `hash`: of what they have seen
   * @returns how many grants were suspended
   * @throws MassChangeChangedError
   */
  async accept(by: {
    ref: string;
    origin?: EventOrigin;
    hash: string;
  }): Promise<number> {
    const { held, store, presence, recipientResolver, commandHandler, logger } =
      this.#options;
    const count = await held.accept(by, async grantIds => {
      const heldIds = new Set(grantIds);
      const grants = (await store.listLiveGrants({})).filter(
        grant => heldIds.has(grant.grantId) && isKept(grant),
      );
      const teams = await presence.readTeams(grants);
      const leaving = notSuspended(await this.#leaversAmong(grants, teams));
      const changes: GrantChange[] = [];
      for (const leaver of leaving) {
        const change = await commandHandler.changeOf(
          leaver.grant,
          this.#suspension(leaver),
          by.ref,
        );
        if (!isRefusal(change)) {
          changes.push(change);
        }
      }
      return {
        update: {
          grants: changes.map(({ grant }) => grant),
          operations: changes.flatMap(({ cancelled }) => cancelled ?? []),
        },
        events: changes.flatMap(({ events }) => events),
        count: leaving.length,
        detail: {
          people: peopleOf(leaving),
          grants: leaving.length,
          notify: recipientResolver.ofThreshold(grants),
        },
      };
    });
    logger.info(
      `${by.ref} accepted that ${count} grants of people who have left are suspended`,
    );
    return count;
  }

  async #leaversAmong(
    grants: GrantRecord[],
    teams: TeamMembers,
  ): Promise<Leaver[]> {
    const presence = await this.#options.presence.readPresence(grants, teams);
    return grants.flatMap(grant => {
      const facts = presence.get(grant.grantId);
      const reason = facts && reasonGone(facts);
      return reason ? { grant, reason } : [];
    });
  }

  #suspension({
    reason,
  }: Leaver): Extract<RequestedGrantCommand, { type: 'suspend' }> {
    const grace = Duration.fromISO(this.#options.config.leavers.grace);
    return {
      type: 'suspend',
      reason: 'left',
      message: englishOf(reason),
      messages: { message: reason },
      deprovisionAt: DateTime.utc().plus(grace).toISO(),
    };
  }

  async #suspend(leaving: Leaver[]): Promise<void> {
    const { commandHandler, logger } = this.#options;
    const suspend = async (leaver: Leaver) => {
      const { grantId, version } = leaver.grant;
      await commandHandler.handle(
        grantId,
        current =>
          current.version === version ? this.#suspension(leaver) : undefined,
        { actor: 'system' },
      );
    };
    await handleEach(leaving, suspend, {
      logger,
      nameOf: ({ grant }) => nameOfGrant(grant),
    });
  }

  async #resume(kept: GrantRecord[], leavers: Leaver[]): Promise<void> {
    const gone = new Set(leavers.map(({ grant }) => grant.grantId));
    const back = kept.filter(
      ({ status, endedReason, grantId }) =>
        status === 'suspended' && endedReason === 'left' && !gone.has(grantId),
    );
    const { commandHandler, logger } = this.#options;
    const resume = async ({ grantId }: GrantRecord) => {
      await commandHandler.handle(
        grantId,
        current =>
          current.status === 'suspended' ? { type: 'resume' } : undefined,
        { actor: 'system' },
      );
    };
    await handleEach(back, resume, { logger, nameOf: nameOfGrant });
  }

  async #hold(
    leaving: Leaver[],
    counts: { changing: number; pending: number; all: number },
  ): Promise<void> {
    const { held, config, recipientResolver, logger } = this.#options;
    const { changing, pending, all } = counts;
    const { maxAtOnce, maxShare } = config.leavers;
    const grants = leaving.map(({ grant }) => grant);
    const isNew = await held.hold(
      grants.map(({ grantId }) => grantId),
      {
        people: peopleOf(leaving),
        leaving: changing,
        suspended: pending,
        all,
        maxAtOnce,
        maxShare,
        notify: recipientResolver.ofThreshold(grants),
      },
    );
    if (isNew) {
      logger.warn(
        `${changing} of ${all} people with access seem to have left at once, which is more than the change threshold allows (sagemakerStudio.leavers: maxAtOnce ${maxAtOnce}, maxShare ${maxShare}). Nobody is suspended until somebody has checked whether the sync of the identity provider is broken, and accepts it (GET /mass-changes shows it)`,
      );
    }
  }
}

/** Whether the access of a grant is neither over nor being taken away. */
function isKept({ status }: GrantRecord): boolean {
  return isLive(status) && !isEnding(status);
}

function notSuspended(leavers: Leaver[]): Leaver[] {
  return leavers.filter(({ grant }) => grant.status !== 'suspended');
}

function countPeople(grants: GrantRecord[]): number {
  return new Set(grants.map(({ userId }) => userId)).size;
}

function peopleOf(leavers: Leaver[]): string[] {
  return [...new Set(leavers.map(({ grant }) => grant.person))].sort();
}
