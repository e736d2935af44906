/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { fromJson, toJson } from '../database/json';
import { chunk } from '../database/transaction';
import type { IdentifiedTeam } from '../model/teamKey';
import { teamKey } from '../model/teamKey';
import type { RulePerson, TeamRule } from '../model/teamRule';
import type { HeldByRule } from '../model/teamRuleThreshold';
import { IDS_PER_STATEMENT } from './readRecords';
import { quote } from '../util/say';

const RULES = 'team_rules';
const PEOPLE = 'team_rule_people';

/** A rule as it is stored, with how it fares. */
export type StoredTeamRule = TeamRule & {
  changedAt: string;
  /** Whom somebody has seen before the rule asks for them. */
  accepted: string[];
  held?: HeldByRule & { since: string };
  /** Whether who has set it may do so no longer. */
  isLapsed: boolean;
  problem?: Message;
};

type RuleRow = Omit<ReturnType<typeof toRow>, 'no_end' | 'is_lapsed'> & {
  /** SQLite gives 0 and 1. */
  no_end: boolean | number;
  is_lapsed: boolean | number;
};

type PersonRow = Omit<
  ReturnType<typeof toPersonRow>,
  'is_member' | 'is_settled'
> & {
  is_member: boolean | number;
  is_settled: boolean | number;
};

export class TeamRuleStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** By team and domain; those that are off and being cleaned up are among them. */
  async list(): Promise<StoredTeamRule[]> {
    const rows: RuleRow[] = await this.#knex(RULES).orderBy([
      'team',
      'domain_id',
    ]);
    return rows.map(fromRuleRow);
  }

  /** A rule as it is now; `undefined` once it has been removed. */
  async get(ruleId: string): Promise<StoredTeamRule | undefined> {
    const rows: RuleRow[] = await this.#knex(RULES).where({ rule_id: ruleId });
    return rows.map(fromRuleRow)[0];
  }

  async find(
    team: IdentifiedTeam,
    domainId: string,
  ): Promise<StoredTeamRule | undefined> {
    const rows: RuleRow[] = await this.#knex(RULES)
      .where({ domain_id: domainId })
      // It may have been set before the team was linked to its group.
      .whereIn('team_key', [teamKey(team), teamKey({ ref: team.ref })])
      .orderBy('team_key');
    return rows.map(fromRuleRow)[0];
  }

  /** Notes how a rule fares, unless something else has been set meanwhile. */
  async noteState({
    ruleId,
    version,
    isLapsed,
    problem,
    team,
  }: StoredTeamRule): Promise<void> {
    await this.#knex(RULES)
      .where({ rule_id: ruleId, version })
      .update({
        is_lapsed: isLapsed,
        ...problemColumns(problem),
        team: team.ref,
      });
  }

  /** Keeps these of the acceptances, unless somebody has accepted more meanwhile. */
  async keepAcceptances(
    { ruleId, version, accepted }: StoredTeamRule,
    kept: string[],
  ): Promise<void> {
    await this.#knex(RULES)
      .where({ rule_id: ruleId, version, accepted: JSON.stringify(accepted) })
      .update({ accepted: JSON.stringify(kept) });
  }

  /** Forgets a rule that is off and has cleaned up. */
  async remove({ ruleId, version }: TeamRule): Promise<void> {
    await this.#knex(RULES).where({ rule_id: ruleId, version }).delete();
  }

  async listPeople(ruleId: string): Promise<Map<string, RulePerson>> {
    const rows: PersonRow[] = await this.#knex(PEOPLE).where({
      rule_id: ruleId,
    });
    return new Map(rows.map(row => [row.user_id, fromPersonRow(row)]));
  }

  /** Ids of the requests of a rule that are in review. */
  async listOpen(ruleId: string): Promise<Set<string>> {
    const ids: string[] = await this.#openOf()
      .where('rule_id', ruleId)
      .pluck('access_requests.request_id');
    return new Set(ids);
  }

  /** ruleId → how many of its requests are in review. */
  async countWaiting(): Promise<Map<string, number>> {
    const rows: { rule_id: string; count: number | string }[] =
      await this.#openOf()
        .groupBy('rule_id')
        .select('rule_id')
        .count({ count: '*' });
    return new Map(rows.map(row => [row.rule_id, Number(row.count)]));
  }

  #openOf(): Knex.QueryBuilder {
    return this.#knex(PEOPLE)
      .join(
        'access_requests',
        'access_requests.request_id',
        `${PEOPLE}.request_id`,
      )
      .where('access_requests.status', 'in-review');
  }

  async remember(ruleId: string, people: RulePerson[]): Promise<void> {
    for (const part of chunk(people, IDS_PER_STATEMENT)) {
      await this.#knex(PEOPLE)
        .insert(part.map(person => toPersonRow(ruleId, person)))
        .onConflict(['rule_id', 'user_id'])
        .merge();
    }
  }

  async forget(ruleId: string, userIds: string[]): Promise<void> {
    for (const part of chunk(userIds, IDS_PER_STATEMENT)) {
      await this.#knex(PEOPLE)
        .where({ rule_id: ruleId })
        .whereIn('user_id', part)
        .delete();
    }
  }
}

/**
 * Sets a rule, in a transaction with its event.
 *
 * @param before - as it was read; absent: there was none. Tells whether that is still so.
 */
export async function writeTeamRule(
  transaction: Knex.Transaction,
  rule: StoredTeamRule,
  before: Pick<StoredTeamRule, 'version'> | undefined,
): Promise<boolean> {
  const row = toRow(rule);
  if (before) {
    const updated = await transaction(RULES)
      .where({ rule_id: rule.ruleId, version: before.version })
      .update(row);
    return updated === 1;
  }
  const written: unknown[] = await transaction(RULES)
    .insert(row)
    .onConflict(['team_key', 'domain_id'])
    .ignore()
    .returning('rule_id');
  return written.length === 1;
}

/** Holds back something else than before, in a transaction with its event. Tells whether it was still the same before. */
export async function writeHeldByRule(
  transaction: Knex.Transaction,
  rule: Pick<StoredTeamRule, 'ruleId' | 'version' | 'accepted' | 'held'>,
  before: StoredTeamRule['held'],
): Promise<boolean> {
  const rows = transaction(RULES).where({
    rule_id: rule.ruleId,
    version: rule.version,
  });
  const updated = await (before
    ? rows.where('held', JSON.stringify(before))
    : rows.whereNull('held')
  ).update({
    accepted: JSON.stringify(rule.accepted),
    held: toJson(rule.held),
  });
  return updated === 1;
}

function toRow(rule: StoredTeamRule) {
  return {
    rule_id: rule.ruleId,
    version: rule.version,
    team_key: teamKey(rule.team),
    domain_id: rule.domainId,
    team: rule.team.ref,
    group_id: rule.team.groupId ?? null,
    execution_role: rule.executionRole ?? null,
    duration: rule.duration ?? null,
    no_end: rule.noEnd,
    joiners: rule.joiners,
    leavers: rule.leavers,
    justification: rule.justification,
    set_as: rule.setAs,
    set_by: toJson(rule.setBy),
    changed_at: rule.changedAt,
    accepted: JSON.stringify(rule.accepted),
    held: toJson(rule.held),
    is_lapsed: rule.isLapsed,
    ...problemColumns(rule.problem),
  };
}

/** In English for those who read the database, and as a message for pages. */
function problemColumns(problem: Message | undefined) {
  return {
    problem: problem ? englishOf(problem) : null,
    problem_message: toJson(problem),
  };
}

function fromRuleRow(row: RuleRow): StoredTeamRule {
  return {
    ruleId: row.rule_id,
    version: row.version,
    team: { ref: row.team, groupId: row.group_id ?? undefined },
    domainId: row.domain_id,
    executionRole: row.execution_role ?? undefined,
    duration: row.duration ?? undefined,
    noEnd: Boolean(row.no_end),
    joiners: row.joiners,
    leavers: row.leavers,
    justification: row.justification,
    setAs: row.set_as,
    setBy: fromJson(row.set_by),
    changedAt: row.changed_at,
    accepted: JSON.parse(row.accepted),
    held: fromJson(row.held),
    isLapsed: Boolean(row.is_lapsed),
    problem:
      fromJson(row.problem_message) ??
      (row.problem === null ? undefined : quote(row.problem)),
  };
}

function toPersonRow(ruleId: string, person: RulePerson) {
  return {
    rule_id: ruleId,
    user_id: person.userId,
    rule_version: person.ruleVersion,
    is_member: person.isMember,
    since: person.since,
    is_settled: person.isSettled,
    group_ids: toJson(person.groupIds),
    request_id: person.requestId ?? null,
    try_at: person.tryAt ?? null,
  };
}

function fromPersonRow(row: PersonRow): RulePerson {
  return {
    userId: row.user_id,
    ruleVersion: row.rule_version,
    isMember: Boolean(row.is_member),
    since: row.since,
    isSettled: Boolean(row.is_settled),
    groupIds: fromJson(row.group_ids),
    requestId: row.request_id ?? undefined,
    tryAt: row.try_at ?? undefined,
  };
}
