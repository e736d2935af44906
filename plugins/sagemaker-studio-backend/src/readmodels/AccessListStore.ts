/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AccessSort,
  DailyCount,
  DiagnosisCode,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { chunk } from '../database/transaction';
import { APPS, BATCH } from '../inventory/store/tables';
import type { IdentifiedTeam } from '../model/teamKey';
import { keysOf } from '../store/teamToday';
import { RUNNING } from '../inventory/store/usage';
import { sortOf } from '../util/pages';
import {
  ACCESS_COUNTS,
  ACCESS_LIST,
  foldText,
  fromAccessListRow,
  type AccessEntry,
  type AccessListRow,
} from './accessListRows';

/** An entry of the list, as it is stored. */
export type ListedAccess = Pick<
  AccessEntry,
  'domainId' | 'person' | 'facts' | 'diagnosis'
>;

/** Which entries. */
export type AccessQuery = {
  domainId?: string;
  /** Any of these users or catalog users, or, when a team is named, those to whom access was granted with it. */
  people?: {
    userIds: string[];
    entityRefs: string[];
    grantTeam?: IdentifiedTeam;
  };
  diagnosis?: DiagnosisCode[];
  /** Part of a name, an address, a profile or a group. */
  search?: string;
};

/** Where a page of the list ended. */
export type AccessPosition = { value: string; domainId: string };

const SORTED_BY = ['name', 'diagnosis', 'lastActivityAt', 'expiresAt'] as const;

/** The columns of each sort order. */
const COLUMNS = {
  name: 'by_name',
  diagnosis: 'by_diagnosis',
  lastActivityAt: 'by_activity',
  expiresAt: 'by_expiry',
} as const;

/** Counts of a domain without any access. */
export const NOBODY = { people: 0, ready: 0, unused: 0, runningApps: 0 };

/** Reads the access list. */
export class AccessListStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Entries in order, with where each stands in it. */
  async page(
    query: AccessQuery & {
      sort: AccessSort;
      limit: number;
      after?: AccessPosition;
    },
  ): Promise<(ListedAccess & { position: AccessPosition })[]> {
    const { by, descending } = sortOf(SORTED_BY, query.sort);
    const column = COLUMNS[by];
    const order = descending ? 'desc' : 'asc';
    const rows = this.#rows(query)
      .orderBy([
        { column, order },
        { column: 'domain_id', order },
      ])
      .limit(query.limit);
    if (query.after) {
      const { value, domainId } = query.after;
      rows.whereRaw(`(??, ??) ${descending ? '<' : '>'} (?, ?)`, [
        column,
        'domain_id',
        value,
        domainId,
      ]);
    }
    return (await rows).map(row => ({
      ...fromAccessListRow(row),
      position: { value: row[column], domainId: row.domain_id },
    }));
  }

  /** How many entries there are with each diagnosis. */
  async count(
    query: Omit<AccessQuery, 'diagnosis'>,
  ): Promise<Partial<Record<DiagnosisCode, number>>> {
    const isKept = !query.people && !query.search;
    const counted: { diagnosis: DiagnosisCode; people: number | string }[] =
      isKept
        ? await this.#knex(ACCESS_COUNTS)
            .where(query.domainId ? { domain_id: query.domainId } : {})
            .where('people', '>', 0)
            .groupBy('diagnosis')
            .orderBy('diagnosis')
            .select('diagnosis')
            .sum({ people: 'people' })
        : await this.#rows(query)
            .clearSelect()
            .groupBy('diagnosis')
            .orderBy('diagnosis')
            .select('diagnosis')
            .count({ people: '*' });
    return Object.fromEntries(
      counted.map(row => [row.diagnosis, Number(row.people)]),
    );
  }

  /** domainId → how many entries there are with each diagnosis; domains without entries are absent. */
  async countEach(): Promise<
    Map<string, Partial<Record<DiagnosisCode, number>>>
  > {
    const rows: {
      domain_id: string;
      diagnosis: DiagnosisCode;
      people: number | string;
    }[] = await this.#knex(ACCESS_COUNTS)
      .where('people', '>', 0)
      .select('domain_id', 'diagnosis', 'people');
    const counts = new Map<string, Partial<Record<DiagnosisCode, number>>>();
    for (const { domain_id: domainId, diagnosis, people } of rows) {
      counts.set(domainId, {
        ...counts.get(domainId),
        [diagnosis]: Number(people),
      });
    }
    return counts;
  }

  /**
   * domainId → how many apps run, and how many of them nobody was seen to use since some time; domains without running
   * apps are absent.
   *
   * @param options - `idleBefore`: ISO 8601
   */
  async countApps(options: {
    idleBefore: string;
  }): Promise<Map<string, { running: number; idle: number }>> {
    const rows: {
      domain_id: string;
      running: number | string;
      idle: number | string;
    }[] = await this.#knex(APPS)
      .whereIn('status', RUNNING)
      .groupBy('domain_id')
      .select(
        'domain_id',
        this.#knex.raw('count(*) as ??', ['running']),
        this.#knex.raw('sum(case when ?? < ? then 1 else 0 end) as ??', [
          'last_activity_at',
          options.idleBefore,
          'idle',
        ]),
      );
    return new Map(
      rows.map(row => [
        row.domain_id,
        { running: Number(row.running), idle: Number(row.idle) },
      ]),
    );
  }

  /**
   * domainId → what is counted of a day; domains of which nothing is are absent. Without people everybody counts, and
   * all that runs.
   */
  async countDay(
    query: Pick<AccessQuery, 'domainId' | 'people'>,
  ): Promise<Map<string, Omit<DailyCount, 'day'>>> {
    const counts = new Map<string, Omit<DailyCount, 'day'>>();
    const countOf = (domainId: string) => {
      const count = counts.get(domainId) ?? { ...NOBODY };
      counts.set(domainId, count);
      return count;
    };
    const rows: {
      domain_id: string;
      diagnosis: DiagnosisCode;
      people: number | string;
      running_apps?: number | string;
    }[] = query.people
      ? await this.#rows(query)
          .clearSelect()
          .groupBy('domain_id', 'diagnosis')
          .select('domain_id', 'diagnosis')
          .count({ people: '*' })
          .sum({ running_apps: 'running_apps' })
      : await this.#knex(ACCESS_COUNTS)
          .where(query.domainId ? { domain_id: query.domainId } : {})
          .select('domain_id', 'diagnosis', 'people');
    for (const row of rows) {
      const count = countOf(row.domain_id);
      const people = Number(row.people);
      count.people += people;
      count.ready += row.diagnosis === 'ready' ? people : 0;
      count.unused += row.diagnosis === 'unused' ? people : 0;
      count.runningApps += Number(row.running_apps ?? 0);
    }
    if (!query.people) {
      const running: { domain_id: string; apps: number | string }[] =
        await this.#knex(APPS)
          .where(query.domainId ? { domain_id: query.domainId } : {})
          .whereIn('status', RUNNING)
          .groupBy('domain_id')
          .select('domain_id')
          .count({ apps: '*' });
      for (const row of running) {
        countOf(row.domain_id).runningApps = Number(row.apps);
      }
    }
    return counts;
  }

  /** Name of a profile in lower case → the entry it is in. */
  async findByProfiles(query: {
    domainId: string;
    profileKeys: string[];
  }): Promise<Map<string, ListedAccess>> {
    const found = new Map<string, ListedAccess>();
    for (const part of chunk([...new Set(query.profileKeys)], BATCH)) {
      const rows = await this.#rows({ domainId: query.domainId }).whereIn(
        'profile_key',
        part,
      );
      for (const row of rows) {
        found.set(row.profile_key ?? '', fromAccessListRow(row));
      }
    }
    return found;
  }

  /** The rows of users in a domain, by user id. */
  async findByUsers(query: {
    domainId: string;
    userIds: string[];
  }): Promise<Map<string, ListedAccess>> {
    const found = new Map<string, ListedAccess>();
    for (const part of chunk([...new Set(query.userIds)], BATCH)) {
      const rows = await this.#rows({ domainId: query.domainId }).whereIn(
        'subject',
        part.map(userId => `user:${userId}`),
      );
      for (const row of rows) {
        found.set(row.user_id ?? '', fromAccessListRow(row));
      }
    }
    return found;
  }

  #rows(query: AccessQuery): Knex.QueryBuilder<AccessListRow, AccessListRow[]> {
    const { domainId, people, diagnosis, search } = query;
    const rows = this.#knex<AccessListRow>(
      people ? this.#rowsOf(people) : ACCESS_LIST,
    ).select('*');
    if (domainId && people) {
      // An expression, since no index of domains is to be chosen for a few people.
      rows.whereRaw(`?? || '' = ?`, ['domain_id', domainId]);
    } else if (domainId) {
      rows.where('domain_id', domainId);
    }
    if (diagnosis) {
      rows.whereIn('diagnosis', diagnosis);
    }
    if (search) {
      rows.whereRaw(`?? like ? escape '!'`, [
        'search_text',
        `%${foldText(search).replace(/[!%_]/g, '!$&')}%`,
      ]);
    }
    return rows;
  }

  /** Looks rows up by three indexes at once; one condition with `or` would read the whole list. */
  #rowsOf(people: NonNullable<AccessQuery['people']>): Knex.QueryBuilder {
    const { userIds, entityRefs, grantTeam } = people;
    const rows = () => this.#knex(ACCESS_LIST).select('*');
    return rows()
      .whereIn('user_id', userIds)
      .union([
        rows().whereIn('entity_ref', entityRefs),
        ...(grantTeam ? [rows().whereIn('grant_team', keysOf(grantTeam))] : []),
      ])
      .as(ACCESS_LIST);
  }
}
