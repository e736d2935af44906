/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { StudioConfig } from '../config/StudioConfig';
import { groupByRef, isCalled, type BoundRef } from '../directory/boundRefs';
import { boundAt } from '../directory/refBindings';
import { invalidateAccess } from '../database/accessInvalidations';
import { EVERY_TEAM, waysOf, type LeadWays } from '../model/leads';
import type { EntityRef } from '../model/names';
import { stableHash } from '../util/hash';
import { emptyStored, readStored, type StoredSettings } from './readStored';
import type { StoredTeamSettings } from './teamSettingsRows';
import { originOfPolicy, type PolicyOrigin } from './originOfPolicy';
import { namedRefs, type SettingRef } from './namedRefs';
import { settingsInForce, type SettableConfig } from './settingsInForce';

/** What app-config and modules say. */
type FixedConfig = SettableConfig & Pick<StudioConfig, 'modulePolicies'>;

/** Each replica reads the settings this often. */
const POLL_INTERVAL_MS = 2_000;

/**
 * What holds for domains, teams and policies, and from which source: app-config, or the portal's own settings. Where both
 * speak of a domain, a team or a policy, app-config holds. The settings are kept in memory, since every page and every decision asks for them.
 */
export class Settings {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #configured: FixedConfig;
  #stored: StoredSettings = emptyStored();
  #current: SettableConfig;
  /** For which rows of the access list were last made again; behind `#current` when that failed. */
  #invalidatedFor: SettableConfig;
  #meant: ReadonlyMap<string, readonly BoundRef[]> = new Map();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> = Promise.resolve();
  #isFailing = false;
  /** Names of the policies that could not be read the last time. */
  #unreadable: readonly string[] = [];

  constructor(options: {
    knex: Knex;
    logger: LoggerService;
    config: FixedConfig;
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#configured = options.config;
    this.#current = options.config;
    this.#invalidatedFor = options.config;
  }

  /** By domain id; a domain that is not here is in mode `observe`. */
  get domains(): StudioConfig['domains'] {
    return this.#current.domains;
  }

  get teams(): StudioConfig['teams'] {
    return this.#current.teams;
  }

  /**
   * Those of app-config, of modules and of the portal, in this order, with the ids of the domains that the words for the
   * portal's settings stand for.
   */
  get policies(): StudioConfig['policies'] {
    return this.#current.policies;
  }

  /** The platform team as app-config means it. */
  get platformTeams(): string[] {
    return this.#current.platformTeams;
  }

  /** Everybody and every team whom app-config, a policy module or the portal's own settings name, as it is written there. */
  named(): SettingRef[] {
    return namedRefs(this.#configured, this.#current, this.#stored);
  }

  /** Whom the refs mean that have an id, under the refs of today: somebody else with such a ref is not meant. */
  meant(): ReadonlyMap<string, readonly BoundRef[]> {
    return this.#meant;
  }

  /** The settings in app-config, which nobody can change in the portal. */
  get configured(): FixedConfig {
    return this.#configured;
  }

  /** The portal's own settings as they were last read. */
  get stored(): StoredSettings {
    return this.#stored;
  }

  /** The source of a policy in force, by its place among all. */
  originOfPolicy(index: number): PolicyOrigin {
    return originOfPolicy(this.#configured, index);
  }

  /** Key of the team in app-config; `undefined` when that does not name it. */
  keyOfTeam(ref: string): string | undefined {
    const { bindings, refsToday } = this.#stored;
    const index = this.#configured.teams.findIndex(({ team }) => {
      const place = { kind: 'team' as const, team };
      return isCalled(boundAt(bindings, { ref: team, place }), ref, refsToday);
    });
    return index < 0 ? undefined : `sagemakerStudio.teams[${index}]`;
  }

  /** Key of what app-config says of every team that nothing else names. */
  get keyOfEveryTeam(): string | undefined {
    const index = this.#configured.teams.findIndex(
      ({ team }) => team === EVERY_TEAM,
    );
    return index < 0 ? undefined : `sagemakerStudio.teams[${index}]`;
  }

  /** The ways in which a team has leads besides those who are named, and where app-config says so. */
  waysOf(team: EntityRef): (LeadWays & { isOfEveryTeam: boolean }) | undefined {
    const ways = waysOf(this.#current.teams, team);
    return ways && { ...ways, isOfEveryTeam: !this.keyOfTeam(team) };
  }

  /** Whether a policy or the leads of a team leave decisions to the managers of people. */
  hasManagersDecide(): boolean {
    const { policies, teams, domainCreation } = this.#current;
    const stages = [
      ...policies.flatMap(policy => policy.stages),
      ...(domainCreation.approval?.stages ?? []),
    ];
    return (
      stages.some(({ approvers }) => approvers.includes('manager')) ||
      teams.some(({ ways }) => ways?.byManager)
    );
  }

  /** The portal's own settings of the team that the ref names now. */
  findTeam(ref: string): StoredTeamSettings | undefined {
    const { teams, refsToday } = this.#stored;
    return teams.find(({ team }) => isCalled(team, ref, refsToday));
  }

  /** The configuration with what is set at the moment. */
  over(config: StudioConfig): StudioConfig {
    const current = () => this.#current;
    return {
      ...config,
      get domains() {
        return current().domains;
      },
      get teams() {
        return current().teams;
      },
      get policies() {
        return current().policies;
      },
      get lifecycle() {
        return current().lifecycle;
      },
      get domainCreation() {
        return current().domainCreation;
      },
      get platformTeams() {
        return current().platformTeams;
      },
      get teamRules() {
        return current().teamRules;
      },
    };
  }

  /** Reads the settings, which others may have changed; one read after the other, so that the latest stays. */
  async read(): Promise<void> {
    const reading = this.#reading.then(() => this.#readNow());
    // Whoever asked for it hears that it failed; the next one reads all the same.
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  async #readNow(): Promise<void> {
    this.#stored = await readStored(this.#knex);
    this.#current = settingsInForce(this.#configured, this.#stored);
    this.#meant = groupByRef(
      this.named().map(({ bound }) => bound),
      this.#stored.refsToday,
    );
    this.#reportUnreadable();
    await this.#invalidate(this.#invalidatedFor, this.#current);
    this.#invalidatedFor = this.#current;
  }

  /** A policy that cannot be read is not in force, which nobody may miss. */
  #reportUnreadable(): void {
    const found = this.#stored.policies.filter(
      ({ problems }) => problems.length > 0,
    );
    for (const { name, problems } of found) {
      if (!this.#unreadable.includes(name)) {
        this.#logger.error(
          `The policy ${name} of the portal's settings is not in force, since it cannot be read: ${problems.join(
            '; ',
          )}`,
        );
      }
    }
    this.#unreadable = found.map(({ name }) => name);
  }

  /** Reads them now, and every few seconds from then on. */
  async start(): Promise<void> {
    await this.read();
    this.#timer = setInterval(() => void this.#poll(), POLL_INTERVAL_MS);
    this.#timer.unref();
  }

  /** Resolves once nothing is being read. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#reading;
  }

  /** While the database does not answer, the settings stay as they were last read. */
  async #poll(): Promise<void> {
    try {
      await this.read();
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) {
        this.#isFailing = true;
        this.#logger.warn(
          'The settings could not be read and stay as they were',
          toError(error),
        );
      }
    }
  }

  /** The rows of the access list that this replica may have made by what was set before are made again. */
  async #invalidate(
    { domains: before }: SettableConfig,
    { domains: after }: SettableConfig,
  ): Promise<void> {
    const changed = [
      ...new Set([...Object.keys(before), ...Object.keys(after)]),
    ].filter(id => stableHash([before[id]]) !== stableHash([after[id]]));
    if (changed.length > 0) {
      await this.#knex.transaction(transaction =>
        invalidateAccess(
          transaction,
          changed.map(scope => ({ scope, subject: '*' })),
        ),
      );
    }
  }
}
