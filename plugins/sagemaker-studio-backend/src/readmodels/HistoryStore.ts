/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { DailyCount } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { chunk, inTransaction } from '../database/transaction';
import type { IdentifiedTeam, TeamKey } from '../model/teamKey';
import { keysOf } from '../store/teamToday';
import { BATCH } from '../inventory/store/tables';
import type { EntityRef } from '../model/names';

/** The counts of a day in a domain, of everyone or of one team. */
export type CountedDay = DailyCount & { domainId: string; team?: TeamKey };

type HistoryRow = {
  day: string;
  domain_id: string;
  /** The key of the team; empty: everybody. */
  team: EntityRef;
  people: number;
  ready: number;
  unused: number;
  running_apps: number;
};

const HISTORY = 'access_history';
const ROWS_PER_INSERT = 100;

/** Keeps what was counted day by day. */
export class HistoryStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Records what was counted of some domains on a day, in place of what was counted of them before. */
  async replace(
    counted: { day: string; domainIds: string[] },
    counts: CountedDay[],
  ): Promise<void> {
    await inTransaction(this.#knex, async transaction => {
      for (const part of chunk(counted.domainIds, BATCH)) {
        await transaction(HISTORY)
          .where({ day: counted.day })
          .whereIn('domain_id', part)
          .delete();
      }
      for (const part of chunk(counts, ROWS_PER_INSERT)) {
        await transaction(HISTORY)
          .insert(part.map(toRow))
          .onConflict(['domain_id', 'team', 'day'])
          .merge();
      }
    });
  }

  /** Day by day, the domains added up; days on which nothing was counted are absent. */
  async read(query: {
    domainId?: string;
    team?: IdentifiedTeam;
    /** The first day. */
    from: string;
    /** The first day that is left out. */
    before: string;
  }): Promise<DailyCount[]> {
    const rows = this.#knex(HISTORY)
      .whereIn('team', query.team ? keysOf(query.team) : [''])
      .where('day', '>=', query.from)
      .where('day', '<', query.before)
      .groupBy('day')
      .orderBy('day')
      .select('day')
      .sum({
        people: 'people',
        ready: 'ready',
        unused: 'unused',
        running_apps: 'running_apps',
      });
    if (query.domainId) {
      rows.where('domain_id', query.domainId);
    }
    const sums: Record<string, string | number>[] = await rows;
    return sums.map(sum => ({
      day: String(sum.day),
      people: Number(sum.people),
      ready: Number(sum.ready),
      unused: Number(sum.unused),
      runningApps: Number(sum.running_apps),
    }));
  }

  /** Forgets the days before. */
  async prune(before: string): Promise<number> {
    return this.#knex(HISTORY).where('day', '<', before).delete();
  }
}

function toRow(count: CountedDay): HistoryRow {
  return {
    day: count.day,
    domain_id: count.domainId,
    team: count.team ?? '',
    people: count.people,
    ready: count.ready,
    unused: count.unused,
    running_apps: count.runningApps,
  };
}
