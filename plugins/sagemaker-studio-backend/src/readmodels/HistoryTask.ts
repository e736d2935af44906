/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Duration } from 'luxon';
import type { Domains } from '../facts/Domains';
import { wasReadOn } from '../facts/freshness';
import { identifiedTeam, type TeamCatalog } from '../directory/TeamCatalog';
import { teamKey } from '../model/teamKey';
import { dayOf, now } from '../util/now';
import { NOBODY, type AccessListStore } from './AccessListStore';
import type { AccessProjector } from './AccessProjector';
import type { CountedDay, HistoryStore } from './HistoryStore';
import { handleEach } from '../util/handleEach';
import type { TaskScheduler } from '../scheduling/TaskLeases';

/** The task that counts; tests trigger it. */
export const HISTORY_TASK = 'access-history';

/**
 * Counts again and again, as one global task of the scheduler, so that what stays of a day is how it ended. A domain
 * counts when all of it was read that day; on a day without a sync nothing is counted, rather than what was days ago.
 */
export class HistoryTask {
  readonly #options: HistoryTaskOptions;

  constructor(options: HistoryTaskOptions) {
    this.#options = options;
  }

  /** Registers the task; call it once. */
  async start(): Promise<void> {
    await this.#options.scheduler.scheduleTask({
      id: HISTORY_TASK,
      scope: 'global',
      frequency: { minutes: 20 },
      timeout: { minutes: 20 },
      fn: signal => this.tick({ signal }),
    });
  }

  /** Counts what was read today, instead of what was counted before, and forgets what is too old. */
  async tick(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { history, projector, domains, keep, logger } = this.#options;
    const at = this.#options.now?.() ?? now();
    const day = dayOf(at);
    const due = (await domains.list()).filter(domain => wasReadOn(day, domain));
    const count = async () => {
      if (due.length && (await projector.catchUp(options))) {
        await this.#count(day, due, options);
      }
    };
    const prune = async () => {
      await history.prune(dayOf(at, -Math.ceil(keep.as('days'))));
    };
    await handleEach(
      [
        { name: `the access of ${day}`, work: count },
        { name: 'days that are too old', work: prune },
      ],
      ({ work }) => work(),
      { logger, nameOf: ({ name }) => name },
    );
  }

  async #count(
    day: string,
    due: StudioDomain[],
    { signal }: { signal?: AbortSignal },
  ): Promise<void> {
    const { history, logger } = this.#options;
    const ofDomains = await this.#countDomains(day, due);
    const ofTeams = Map.groupBy(
      await this.#countTeams(day, due),
      ({ domainId }) => domainId,
    );
    await handleEach(
      ofDomains,
      async count => {
        const { domainId } = count;
        await history.replace({ day, domainIds: [domainId] }, [
          count,
          ...(ofTeams.get(domainId) ?? []),
        ]);
        logger.debug(`Counted the access to ${domainId} for ${day}`);
      },
      { logger, signal, nameOf: ({ domainId }) => `the day of ${domainId}` },
    );
  }

  async #countDomains(day: string, due: StudioDomain[]): Promise<CountedDay[]> {
    const { list, logger } = this.#options;
    const counts: CountedDay[] = [];
    await handleEach(
      due,
      async ({ domainId }) => {
        const counted = await list.countDay({ domainId });
        counts.push({ day, domainId, ...(counted.get(domainId) ?? NOBODY) });
      },
      { logger, nameOf: ({ domainId }) => `the access to ${domainId}` },
    );
    return counts;
  }

  async #countTeams(day: string, due: StudioDomain[]): Promise<CountedDay[]> {
    const { list, catalog } = this.#options;
    const counts: CountedDay[] = [];
    for await (const team of catalog.streamTeams()) {
      const grantTeam = identifiedTeam(team);
      const counted = await list.countDay({
        people: { userIds: [], entityRefs: team.members, grantTeam },
      });
      for (const { domainId } of due) {
        const count = counted.get(domainId);
        if (count) {
          counts.push({ day, domainId, team: teamKey(grantTeam), ...count });
        }
      }
    }
    return counts;
  }
}

type HistoryTaskOptions = {
  history: HistoryStore;
  projector: AccessProjector;
  list: AccessListStore;
  catalog: TeamCatalog;
  domains: Domains;
  scheduler: TaskScheduler;
  logger: LoggerService;
  /** How long days are kept. */
  keep: Duration;
  /** ISO 8601; the time of now. */
  now?: () => string;
};
