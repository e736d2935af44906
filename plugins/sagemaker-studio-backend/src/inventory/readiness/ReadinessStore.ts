/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { DomainSetup } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type {
  ApplicationSeen,
  Observation,
  QuotaResource,
  ReadinessFacts,
  SettingsSeen,
  Unseen,
} from '../../diagnosis/readinessFacts';
import { invalidateAccess } from '../../database/accessInvalidations';
import { given } from '../../database/given';
import { chunk, countRows, inTransaction } from '../../database/transaction';
import { inMilliseconds, now } from '../../util/now';
import {
  APPS,
  BATCH,
  DOMAINS,
  GROUPS,
  PROFILES,
  SPACES,
  USERS,
} from '../store/tables';
import { RUNNING } from '../store/usage';

const READINESS = 'inventory_readiness';
/** How old the quotas may be that a warning rests on. */
const QUOTA_AGE_MS = 60_000;

/** Observations beyond the inventory, each read separately. */
export type ReadinessObservations = Required<
  Pick<
    ReadinessFacts,
    | 'instance'
    | 'application'
    | 'settings'
    | 'roles'
    | 'rolePermissions'
    | 'passRole'
    | 'quotas'
  >
>;

export type ReadinessSubject = keyof ReadinessObservations;

/** The observations of a domain, and the time of the oldest one. */
export type DomainObservations = {
  observations: Partial<ReadinessObservations>;
  seenAt?: string;
};

/** A domain, and what is to be read of it. */
export type DueRead = { domainId: string; subject: ReadinessSubject };

type Row = {
  domain_id: string;
  subject: ReadinessSubject;
  observation: string;
  seen_at: string;
  due_at: string;
};

/** Readiness observations of domains, and the time of their next read. */
export class ReadinessStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** The observations of a domain, and the time of the oldest. */
  async read(domainId: string): Promise<DomainObservations> {
    return (
      (await this.readEach([domainId])).get(domainId) ?? { observations: {} }
    );
  }

  /** domainId → as `read`; domains of which nothing was seen are absent. */
  async readEach(
    domainIds: readonly string[],
  ): Promise<Map<string, DomainObservations>> {
    const found = new Map<string, DomainObservations>();
    for (const part of chunk([...domainIds], BATCH)) {
      const rows: Row[] = await this.#knex(READINESS)
        .whereIn('domain_id', part)
        .orderBy('seen_at');
      for (const {
        domain_id: domainId,
        subject,
        observation,
        seen_at,
      } of rows) {
        const { observations, seenAt = seen_at } = found.get(domainId) ?? {};
        found.set(domainId, {
          observations: { ...observations, [subject]: JSON.parse(observation) },
          seenAt,
        });
      }
    }
    return found;
  }

  /** How a domain is set up; `undefined` until it was read. */
  async readSetup(domainId: string): Promise<DomainSetup | undefined> {
    const row: Row | undefined = await this.#knex(READINESS)
      .where({ domain_id: domainId, subject: 'settings' })
      .first();
    const seen: Observation<SettingsSeen> | undefined =
      row && JSON.parse(row.observation);
    return row && seen?.outcome === 'seen' && seen.setup
      ? { ...seen.setup, tags: seen.tags, seenAt: row.seen_at }
      : undefined;
  }

  /** domainId → the application, where it could be read. */
  async listApplications(
    domainId?: string,
  ): Promise<Map<string, ApplicationSeen>> {
    const rows: Row[] = await this.#knex(READINESS).where({
      subject: 'application',
      ...given({ domain_id: domainId }),
    });
    return new Map(
      rows.flatMap(row => {
        const seen: Observation<ApplicationSeen> = JSON.parse(row.observation);
        return seen.outcome === 'seen' ? [[row.domain_id, seen] as const] : [];
      }),
    );
  }

  /** Something to read now, in domains of some places or in those with an application. */
  async findDue(
    subjects: ReadinessSubject[],
    of: { accountId: string; region: string }[] | 'applications',
  ): Promise<DueRead | undefined> {
    const domains = this.#knex(DOMAINS).orderBy('domain_id');
    const domainIds: string[] = await (of === 'applications'
      ? domains.whereNotNull('application_arn')
      : domains.whereIn(
          ['account_id', 'region'],
          of.map(({ accountId, region }) => [accountId, region]),
        )
    ).pluck('domain_id');
    const seen: Pick<Row, 'domain_id' | 'subject'>[] = await this.#knex(
      READINESS,
    )
      .whereIn('subject', subjects)
      .where('due_at', '>', now())
      .select('domain_id', 'subject');
    const done = new Set(
      seen.map(({ domain_id, subject }) => `${domain_id} ${subject}`),
    );
    for (const domainId of domainIds) {
      const subject = subjects.find(each => !done.has(`${domainId} ${each}`));
      if (subject) {
        return { domainId, subject };
      }
    }
    return undefined;
  }

  /**
   * Records what was seen. When a refresh was requested since the read started, the next read is due at once.
   *
   * @param options - `startedAt`: ISO 8601; when the read started
   */
  async record<S extends ReadinessSubject>(
    due: { domainId: string; subject: S },
    observation: ReadinessObservations[S],
    options: { startedAt: string; dueAt: string },
  ): Promise<void> {
    await inTransaction(this.#knex, async transaction => {
      if (due.subject === 'application') {
        await invalidateDomain(transaction, due.domainId, observation);
      }
      await this.#upsert(transaction, due, observation, options);
    });
  }

  /** Puts off a read that failed; what was seen before stays. */
  async postpone(
    due: DueRead,
    reason: Unseen,
    options: { startedAt: string; dueAt: string },
  ): Promise<void> {
    const updated = await this.#knex(READINESS)
      .where({ domain_id: due.domainId, subject: due.subject })
      .update({ due_at: this.#laterDue(options) });
    if (updated === 0) {
      await this.#upsert(this.#knex, due, reason, options);
    }
  }

  /** Has everything read again as soon as possible. */
  async requestAll(): Promise<void> {
    await this.#knex(READINESS).update({ due_at: now() });
  }

  /** Has the quotas of a place read again, since somebody may have had them raised; not more often than once a minute. */
  async requestQuotas(place: {
    accountId: string;
    region: string;
  }): Promise<void> {
    await this.#knex(READINESS)
      .whereIn(
        'domain_id',
        this.#knex(DOMAINS)
          .where({ account_id: place.accountId, region: place.region })
          .select('domain_id'),
      )
      .where('subject', 'quotas' satisfies ReadinessSubject)
      .where('seen_at', '<', inMilliseconds(-QUOTA_AGE_MS))
      .update({ due_at: now() });
  }

  /** Removes what was seen of domains that are gone. */
  async removeGone(): Promise<void> {
    await this.#knex(READINESS)
      .whereNotIn('domain_id', this.#knex(DOMAINS).select('domain_id'))
      .delete();
  }

  async countDirectory(): Promise<{
    users: number;
    provisioned: number;
    groups: number;
  }> {
    return {
      users: await countRows(this.#knex(USERS)),
      provisioned: await countRows(
        this.#knex(USERS).whereNot({ external_ids: '[]' }),
      ),
      groups: await countRows(this.#knex(GROUPS)),
    };
  }

  /** How much of what quotas count an account has in a Region, as far as the inventory holds it. */
  async countUsed(
    place: { accountId: string; region: string },
    options: { transaction?: Knex.Transaction } = {},
  ): Promise<Record<QuotaResource, number>> {
    const { transaction: knex = this.#knex } = options;
    const here = knex(DOMAINS)
      .where({ account_id: place.accountId, region: place.region })
      .select('domain_id');
    const within = (table: string) => knex(table).whereIn('domain_id', here);
    return {
      userProfiles: await countRows(within(PROFILES)),
      spaces: await countRows(within(SPACES)),
      runningApps: await countRows(within(APPS).whereIn('status', RUNNING)),
    };
  }

  /** As `countUsed`, for every account and Region that has a domain. */
  async countUsedEverywhere(): Promise<
    (place: {
      accountId: string;
      region: string;
    }) => Record<QuotaResource, number>
  > {
    const count = async (
      table: string,
      statuses?: readonly string[],
    ): Promise<Map<string, number>> => {
      const rows: {
        account_id: string;
        region: string;
        used: number | string;
      }[] = await this.#knex(table)
        .join(DOMAINS, `${DOMAINS}.domain_id`, `${table}.domain_id`)
        .modify(query => {
          if (statuses) {
            query.whereIn(`${table}.status`, statuses);
          }
        })
        .groupBy(`${DOMAINS}.account_id`, `${DOMAINS}.region`)
        .select(`${DOMAINS}.account_id`, `${DOMAINS}.region`)
        .count({ used: '*' });
      return new Map(
        rows.map(row => [`${row.account_id} ${row.region}`, Number(row.used)]),
      );
    };
    const userProfiles = await count(PROFILES);
    const spaces = await count(SPACES);
    const runningApps = await count(APPS, RUNNING);
    return ({ accountId, region }) => {
      const place = `${accountId} ${region}`;
      return {
        userProfiles: userProfiles.get(place) ?? 0,
        spaces: spaces.get(place) ?? 0,
        runningApps: runningApps.get(place) ?? 0,
      };
    };
  }

  async #upsert(
    knex: Knex,
    due: DueRead,
    observation: object,
    options: { startedAt: string; dueAt: string },
  ): Promise<void> {
    const seen = {
      observation: JSON.stringify(observation),
      seen_at: now(),
    };
    await knex(READINESS)
      .insert({
        domain_id: due.domainId,
        subject: due.subject,
        ...seen,
        due_at: options.dueAt,
      } satisfies Row)
      .onConflict(['domain_id', 'subject'])
      .merge({ ...seen, due_at: this.#laterDue(options) });
  }

  /** When the read started its row was due; a row that is due later was requested since. */
  #laterDue(options: { startedAt: string; dueAt: string }): Knex.Raw {
    return this.#knex.raw('case when ??.?? > ? then ??.?? else ? end', [
      READINESS,
      'due_at',
      options.startedAt,
      READINESS,
      'due_at',
      options.dueAt,
    ]);
  }
}

/** An application that locks people out, or lets everybody in, shows on the row of each of them. */
async function invalidateDomain(
  transaction: Knex.Transaction,
  domainId: string,
  observation: object,
): Promise<void> {
  const before: Pick<Row, 'observation'> | undefined = await transaction(
    READINESS,
  )
    .where({ domain_id: domainId, subject: 'application' })
    .first('observation');
  const seenBefore = before ? JSON.parse(before.observation) : {};
  if (anomalyOf(seenBefore) !== anomalyOf(observation)) {
    await invalidateAccess(transaction, [{ scope: domainId, subject: '*' }]);
  }
}

/** Empty where the application is as it is assumed to be until it is read. */
function anomalyOf(observation: object): string {
  if (!('found' in observation)) {
    return '';
  }
  const { found, status, assignmentRequired } = {
    status: undefined,
    assignmentRequired: true,
    ...observation,
  };
  return found === true && status === 'ENABLED' && assignmentRequired === true
    ? ''
    : `${found} ${status} ${assignmentRequired}`;
}
