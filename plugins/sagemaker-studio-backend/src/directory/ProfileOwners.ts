/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedProfile } from '../aws/observed';
import { isDatabaseAway } from '../database/isDatabaseAway';
import { readInChunks } from '../database/transaction';
import type { Observed } from '../inventory/store/Inventory';
import { InventoryReader } from '../inventory/store/InventoryReader';
import { BATCH, USERS } from '../inventory/store/tables';
import {
  ownerOfProfile,
  type LoginHolder,
  type ProfileOwner,
} from '../model/profileOwner';
import { listHandOvers } from '../store/listHandOvers';
import { listProfileMakers } from '../store/listProfileMakers';
import { Batcher } from '../util/Batcher';
import { caseKey } from '../util/caseKey';
import { listLastNames } from '../store/listLastNames';
import { NAMES, PRINCIPALS } from './principalRows';

/** A profile with whoever it was made for; without an owner where nobody is known to have had its login. */
export type OwnedProfile<T = ObservedProfile> = {
  profile: T;
  owner?: ProfileOwner;
};

type NamedProfile = Pick<
  ObservedProfile,
  'domainId' | 'name' | 'singleSignOnUserValue' | 'createdAt'
>;

/** Steps of many operations look at the same time; what they ask for is read together. */
const LOOKUPS_AT_ONCE = 100;
const GATHER_MILLISECONDS = 20;

/** Everybody who has or had a login, by the login in lower case. */
type Holders = ReadonlyMap<string, LoginHolder[]>;

/**
 * Tells whose profiles are. A person's are those under any login that they ever had, and of a login that several had, those
 * that were made while it was theirs. Reads the database only.
 */
export class ProfileOwners {
  readonly #knex: Knex;
  readonly #inventory: InventoryReader;
  readonly #holders: Batcher<string[], Holders>;
  readonly #logins: Batcher<string[], Map<string, Set<string>>>;
  readonly #profiles: Batcher<ProfileQuery, Observed<ObservedProfile>[]>;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
    this.#inventory = new InventoryReader(options);
    this.#holders = new Batcher({
      maxSize: LOOKUPS_AT_ONCE,
      gatherMs: GATHER_MILLISECONDS,
      failsAll: isDatabaseAway,
      run: logins => this.#readHolders(logins.flat()),
    });
    this.#logins = new Batcher({
      maxSize: LOOKUPS_AT_ONCE,
      gatherMs: GATHER_MILLISECONDS,
      failsAll: isDatabaseAway,
      run: userIds => this.#readLogins(userIds.flat()),
    });
    this.#profiles = new Batcher({
      maxSize: LOOKUPS_AT_ONCE,
      gatherMs: GATHER_MILLISECONDS,
      failsAll: isDatabaseAway,
      run: queries => this.#readProfiles(queries),
    });
  }

  /** Every login that the users have or had, in lower case. */
  async listLogins(userIds: string[]): Promise<string[]> {
    const logins = await this.#logins.add(userIds);
    return [
      ...new Set(userIds.flatMap(userId => [...(logins.get(userId) ?? [])])),
    ];
  }

  /**
   * The profiles in a domain that carry one of the logins, each with its owner, who may be somebody else.
   *
   * @param logins - in any letter case
   */
  async list(
    domainId: string,
    logins: string[],
  ): Promise<OwnedProfile<Observed<ObservedProfile>>[]> {
    const wanted = new Set(logins.map(caseKey));
    const profiles = await this.#profiles.add({ domainId, logins });
    return this.attribute(
      profiles.filter(
        profile =>
          profile.domainId === domainId && wanted.has(loginOf(profile)),
      ),
    );
  }

  /** Each profile with its owner, in the order given. */
  async attribute<T extends NamedProfile>(
    profiles: T[],
  ): Promise<OwnedProfile<T>[]> {
    if (profiles.length === 0) {
      return [];
    }
    const holders = await this.#holders.add(profiles.map(loginOf));
    const isShared = (profile: T) =>
      new Set(holders.get(loginOf(profile))?.map(({ userId }) => userId)).size >
      1;
    const handedOver = new Map(
      (
        await listHandOvers(
          this.#knex,
          profiles.filter(isShared).map(({ name }) => name),
        )
      ).map(each => [keyOf(each), each.userId]),
    );
    const owned: OwnedProfile<T>[] = [];
    for (const profile of profiles) {
      const { createdAt } = profile;
      const theirs = holders.get(loginOf(profile)) ?? [];
      const userId = handedOver.get(keyOf(profile));
      const owner: ProfileOwner | undefined =
        userId === undefined
          ? ownerOfProfile(createdAt, theirs)
          : { outcome: 'known', userId };
      owned.push({
        profile,
        owner:
          owner?.outcome === 'unclear'
            ? ownerOfProfile(
                createdAt,
                theirs,
                await listProfileMakers(this.#knex, profile),
              )
            : owner,
      });
    }
    return owned;
  }

  /** The last known names of people by user id, including those who are gone. */
  listNames(userIds: string[]): Promise<Map<string, string>> {
    return listLastNames(this.#knex, userIds);
  }

  async #readProfiles(
    queries: ProfileQuery[],
  ): Promise<Observed<ObservedProfile>[]> {
    const found: Observed<ObservedProfile>[] = [];
    for (const [domainId, of] of Map.groupBy(
      queries,
      query => query.domainId,
    )) {
      const userNames = [...new Set(of.flatMap(({ logins }) => logins))];
      found.push(
        ...(await this.#inventory.listProfiles({ domainId, userNames })),
      );
    }
    return found;
  }

  async #readLogins(userIds: string[]): Promise<Map<string, Set<string>>> {
    const distinct = [...new Set(userIds)];
    const recorded: LoginRow[] = await readInChunks(distinct, BATCH, values =>
      this.#names()
        .whereIn('p.subject', values)
        .select({ userId: 'p.subject', key: 'n.name_key' }),
    );
    // A login that was read back by itself is recorded with the next sync.
    const present: LoginRow[] = await readInChunks(distinct, BATCH, values =>
      this.#knex(USERS)
        .whereIn('user_id', values)
        .select({ userId: 'user_id', key: 'user_name_key' }),
    );
    const logins = new Map<string, Set<string>>();
    for (const { userId, key } of [...recorded, ...present]) {
      logins.set(userId, (logins.get(userId) ?? new Set()).add(key));
    }
    return logins;
  }

  async #readHolders(logins: string[]): Promise<Holders> {
    const keys = [...new Set(logins)].filter(Boolean);
    const recorded = await readInChunks(keys, BATCH, values =>
      this.#names().whereIn('n.name_key', values).select<HolderRow[]>({
        key: 'n.name_key',
        userId: 'p.subject',
        from: 'n.valid_from',
        until: 'n.valid_until',
        seenUntil: 'n.seen_until',
      }),
    );
    const present = await readInChunks(keys, BATCH, values =>
      this.#knex(USERS)
        .whereIn('user_name_key', values)
        .select<{ key: string; userId: string; from: string }[]>({
          key: 'user_name_key',
          userId: 'user_id',
          from: 'seen_at',
        }),
    );
    const current = new Set(
      recorded
        .filter(({ until }) => until === null)
        .map(({ key, userId }) => `${key} ${userId}`),
    );
    const rows: HolderRow[] = [
      ...recorded,
      ...present
        .filter(({ key, userId }) => !current.has(`${key} ${userId}`))
        .map(row => ({ ...row, until: null, seenUntil: null })),
    ];
    const byLogin = new Map<string, LoginHolder[]>();
    for (const { key, userId, from, until, seenUntil } of rows) {
      const holder = {
        userId,
        from,
        until: until ?? undefined,
        seenUntil: seenUntil ?? undefined,
      };
      byLogin.set(key, [...(byLogin.get(key) ?? []), holder]);
    }
    return byLogin;
  }

  #names() {
    return this.#knex(`${NAMES} as n`)
      .join(`${PRINCIPALS} as p`, 'p.principal_id', 'n.principal_id')
      .where({ 'n.kind': 'login', 'p.kind': 'person' });
  }
}

type ProfileQuery = { domainId: string; logins: string[] };

type LoginRow = { userId: string; key: string };

type HolderRow = {
  key: string;
  userId: string;
  from: string;
  until: string | null;
  seenUntil: string | null;
};

/** A profile that is made anew under an old name has another creation time. */
function keyOf({
  domainId,
  name,
  createdAt,
}: Pick<NamedProfile, 'domainId' | 'name' | 'createdAt'>): string {
  return `${domainId} ${caseKey(name)} ${createdAt}`;
}

/** The login that a profile carries, in lower case; empty where it carries none. */
export function loginOf({
  singleSignOnUserValue = '',
}: Pick<ObservedProfile, 'singleSignOnUserValue'>): string {
  return caseKey(singleSignOnUserValue);
}
