/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type {
  ApplicationSeen,
  InstanceSeen,
  Observation,
  PassRoleSeen,
  QuotaResource,
  QuotasSeen,
  RolesSeen,
  SettingsSeen,
} from '../../diagnosis/readinessFacts';
import { invalidateAccess } from '../../database/accessInvalidations';
import { inTransaction } from '../../database/transaction';
import { now } from '../../util/now';
import {
  APPS,
  DOMAINS,
  GROUPS,
  PROFILES,
  SPACES,
  USERS,
} from '../store/tables';

const READINESS = 'inventory_readiness';

/** What is looked at beyond the inventory, each by itself. */
export type ReadinessObservations = {
  instance: Observation<InstanceSeen>;
  application: Observation<ApplicationSeen>;
  settings: Observation<SettingsSeen>;
  roles: Observation<RolesSeen>;
  passRole: Observation<PassRoleSeen>;
  quotas: Observation<QuotasSeen>;
};

/** One of the things that are looked at. */
export type ReadinessSubject = keyof ReadinessObservations;

/** A domain and what of it is to be looked at. */
export type DueRead = { domainId: string; subject: ReadinessSubject };

type Row = {
  domain_id: string;
  subject: ReadinessSubject;
  observation: string;
  seen_at: string;
  due_at: string;
};

/** What was seen of the readiness of domains, and when to look again. */
export class ReadinessStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** What was seen of a domain, and when the oldest of it was. */
  async read(domainId: string): Promise<{
    observations: Partial<ReadinessObservations>;
    seenAt?: string;
  }> {
    const rows: Row[] = await this.#knex(READINESS)
      .where({ domain_id: domainId })
      .orderBy('seen_at');
    return {
      observations: Object.fromEntries(
        rows.map(({ subject, observation }) => [
          subject,
          JSON.parse(observation),
        ]),
      ),
      seenAt: rows[0]?.seen_at,
    };
  }

  /** domainId → the application, of the domains whose application could be looked at. */
  async listApplications(
    domainId?: string,
  ): Promise<Map<string, ApplicationSeen>> {
    const rows: Row[] = await this.#knex(READINESS).where({
      subject: 'application',
      ...(domainId === undefined ? {} : { domain_id: domainId }),
    });
    return new Map(
      rows.flatMap(row => {
        const seen: Observation<ApplicationSeen> = JSON.parse(row.observation);
        return seen.outcome === 'seen' ? [[row.domain_id, seen] as const] : [];
      }),
    );
  }

  /** Something that is to be looked at now, in domains of some places or in those with an application. */
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
   * Records what was seen. If somebody has asked for a look since this one began, the next is due at once.
   *
   * @param options - `startedAt`: ISO 8601; when the look began
   */
  async record<S extends ReadinessSubject>(
    look: { domainId: string; subject: S },
    observation: ReadinessObservations[S],
    options: { startedAt: string; dueAt: string },
  ): Promise<void> {
    await inTransaction(this.#knex, async transaction => {
      if (look.subject === 'application') {
        await markWhomItConcerns(transaction, look.domainId, observation);
      }
      await this.#upsert(transaction, look, observation, options);
    });
  }

  /** Puts a look off that could not be done; what was seen before stays. */
  async postpone(
    look: DueRead,
    reason: { outcome: 'failed'; message: string },
    options: { startedAt: string; dueAt: string },
  ): Promise<void> {
    const updated = await this.#knex(READINESS)
      .where({ domain_id: look.domainId, subject: look.subject })
      .update({ due_at: this.#laterDue(options) });
    if (updated === 0) {
      await this.#upsert(this.#knex, look, reason, options);
    }
  }

  /** Has everything looked at again as soon as may be. */
  async requestAll(): Promise<void> {
    await this.#knex(READINESS).update({ due_at: now() });
  }

  /** Forgets domains that are gone. */
  async removeGone(): Promise<void> {
    await this.#knex(READINESS)
      .whereNotIn('domain_id', this.#knex(DOMAINS).select('domain_id'))
      .delete();
  }

  /** How large the directory is. */
  async countDirectory(): Promise<{
    users: number;
    provisioned: number;
    groups: number;
  }> {
    return {
      users: await count(this.#knex(USERS)),
      provisioned: await count(
        this.#knex(USERS).whereNot({ external_ids: '[]' }),
      ),
      groups: await count(this.#knex(GROUPS)),
    };
  }

  /** How much of what quotas count an account has in a Region, as far as the inventory holds it. */
  async countUsed(place: {
    accountId: string;
    region: string;
  }): Promise<Record<QuotaResource, number>> {
    const here = () =>
      this.#knex(DOMAINS)
        .where({ account_id: place.accountId, region: place.region })
        .select('domain_id');
    const within = (table: string) =>
      this.#knex(table).whereIn('domain_id', here());
    return {
      userProfiles: await count(within(PROFILES)),
      spaces: await count(within(SPACES)),
      runningApps: await count(
        within(APPS).whereIn('status', ['Pending', 'InService']),
      ),
    };
  }

  async #upsert(
    knex: Knex,
    look: DueRead,
    observation: object,
    options: { startedAt: string; dueAt: string },
  ): Promise<void> {
    const seen = {
      observation: JSON.stringify(observation),
      seen_at: now(),
    };
    await knex(READINESS)
      .insert({
        domain_id: look.domainId,
        subject: look.subject,
        ...seen,
        due_at: options.dueAt,
      } satisfies Row)
      .onConflict(['domain_id', 'subject'])
      .merge({ ...seen, due_at: this.#laterDue(options) });
  }

  /** A row that is looked at was due when the look began; one that is due later has been asked for since. */
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

/** An application that shuts people out, or lets everybody in, is told of each of them. */
async function markWhomItConcerns(
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
  if (whatItTells(seenBefore) !== whatItTells(observation)) {
    await invalidateAccess(transaction, [{ scope: domainId, subject: '*' }]);
  }
}

/** Empty where the application is as everybody takes it to be until somebody looks. */
function whatItTells(observation: object): string {
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

async function count(query: Knex.QueryBuilder): Promise<number> {
  const row = await query.count({ count: '*' }).first();
  return Number(row?.count ?? 0);
}
