/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { DailyCount } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { NOBODY, type AccessListStore } from './AccessListStore';
import type { AccessProjector } from './AccessProjector';
import type { HistoryStore } from './HistoryStore';
import { dayOf, now } from '../util/now';
import type { Domains } from '../facts/Domains';
import { wasReadOn } from '../facts/freshness';
import { checkOwn } from '../requests/ownAccess';
import { optionalRef } from '../util/refs';
import { identifiedTeam, type TeamCatalog } from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';

const DEFAULT_DAYS = 30;

/** How access has changed, day by day. */
export class HistoryService {
  readonly #options: HistoryOptions;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  /**
   * The days on which something was counted, and today as it is now if it was read today. Several domains are added up.
   *
   * @param options - `all`: whether the viewer may see everybody; otherwise it is the teams they lead
   * @throws InputError naming the filter, NotAllowedError, NotFoundError naming the domain or team
   */
  async read(
    filter: { domainId?: string; team?: string; days?: number },
    viewer: Viewer,
    options: { all: boolean },
  ): Promise<{ items: DailyCount[] }> {
    const { config, catalog, domains, history, projector, list } =
      this.#options;
    const { domainId, days = DEFAULT_DAYS } = filter;
    const team = optionalRef(filter.team, { field: 'team', kind: 'group' });
    if (!options.all) {
      checkOwn({ team }, viewer, config);
    }
    const found = team === undefined ? undefined : await catalog.getTeam(team);
    const grantTeam = found && identifiedTeam(found);
    const at = this.#options.now?.() ?? now();
    const day = dayOf(at);
    const past = await history.read({
      domainId,
      team: grantTeam,
      from: dayOf(at, 1 - days),
      before: day,
    });
    const asked = await domains.listAsked(domainId);
    const read = new Set(
      asked
        .filter(domain => wasReadOn(day, domain))
        .map(domain => domain.domainId),
    );
    if (read.size === 0) {
      return { items: past };
    }
    await projector.catchUpIfSmall();
    const counted = await list.countDay({
      domainId,
      people: found
        ? { userIds: [], entityRefs: found.members, grantTeam }
        : undefined,
    });
    return {
      items: [
        ...past,
        [...counted]
          .filter(([each]) => read.has(each))
          .map(([, count]) => count)
          .reduce(
            (sum, count) => ({
              day,
              people: sum.people + count.people,
              ready: sum.ready + count.ready,
              unused: sum.unused + count.unused,
              runningApps: sum.runningApps + count.runningApps,
            }),
            { day, ...NOBODY },
          ),
      ],
    };
  }
}

type HistoryOptions = {
  config: StudioConfig;
  catalog: TeamCatalog;
  domains: Domains;
  history: HistoryStore;
  list: AccessListStore;
  projector: AccessProjector;
  /** ISO 8601; the time of now. */
  now?: () => string;
};
