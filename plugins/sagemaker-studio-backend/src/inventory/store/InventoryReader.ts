/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Reads the inventory from the plugin's database, for every page and decision; nothing here calls AWS. sync/ sweeps
 * whole lanes, refresh/ reads the resources that events name, readiness/ reads the rest.
 */
import type { Usage } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type {
  IdentityCenterInstance,
  ObservedApp,
  ObservedAssignment,
  ObservedDomain,
  ObservedGroup,
  ObservedProfile,
  ObservedSpace,
  ObservedUser,
} from '../../aws/observed';
import { fromRow } from '../../database/fromRow';
import {
  chunk,
  countRows,
  inSnapshot,
  readInChunks,
} from '../../database/transaction';
import { caseKey } from '../../util/caseKey';
import {
  readDirectoryRows,
  type ObservedDirectory,
  readGroupRows,
} from './directoryReads';
import {
  fromUserRow,
  type AssignmentRow,
  type GroupRow,
  type UserRow,
} from './identityCenterRows';
import type { Observed, OwnedApp } from './Inventory';
import {
  fromAppRow,
  fromDomainRow,
  fromProfileRow,
  fromSpaceRow,
  type AppRow,
  type DomainRow,
  type ProfileRow,
  type SpaceRow,
} from './studioRows';
import { SYNCS, type SyncRow, type SyncState } from './syncRows';
import {
  APPS,
  ASSIGNMENTS,
  BATCH,
  DOMAINS,
  EXTERNAL_IDS,
  GROUPS,
  INSTANCE,
  MEMBERSHIPS,
  PROFILES,
  SPACES,
  USERS,
} from './tables';
import { readOwnedApps, readUsage } from './usage';
import type { EntityRef } from '../../model/names';

/** Searches in one statement; SQLite allows few variables in it. */
const SEARCH_BATCH = 4;

/** The reads that concern the directory as a whole. */
export type DirectoryReader = Pick<
  InventoryReader,
  'getIdentityCenterInstance' | 'readDirectory'
>;

/** Reads the inventory. All lists take and give whole sets for the keys asked, never a page. */
export class InventoryReader {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async listDomains(): Promise<Observed<ObservedDomain>[]> {
    const rows: DomainRow[] = await this.#knex(DOMAINS).orderBy([
      'name',
      'domain_id',
    ]);
    return rows.map(fromDomainRow);
  }

  async getDomain(
    domainId: string,
  ): Promise<Observed<ObservedDomain> | undefined> {
    const row: DomainRow | undefined = await this.#knex(DOMAINS)
      .where({ domain_id: domainId })
      .first();
    return row && fromDomainRow(row);
  }

  /** Profiles of a domain, all or of the given names or usernames (compared without case). */
  async listProfiles(query: {
    domainId: string;
    names?: string[];
    userNames?: string[];
  }): Promise<Observed<ObservedProfile>[]> {
    const within = () =>
      this.#knex<ProfileRow>(PROFILES)
        .where({ domain_id: query.domainId })
        .orderBy('name_key');
    const { names, userNames } = query;
    const wanted = names ?? userNames;
    const rows = wanted
      ? await readInChunks(wanted.map(caseKey), BATCH, values =>
          within().whereIn(names ? 'name_key' : 'user_name_key', values),
        )
      : await within();
    return rows.map(fromProfileRow);
  }

  /** One of the profiles that have the role as their own, if any has. */
  async findProfileOfRole(
    executionRole: string,
  ): Promise<Observed<ObservedProfile> | undefined> {
    const row: ProfileRow | undefined = await this.#knex(PROFILES)
      .where({ execution_role: executionRole })
      .orderBy(['domain_id', 'name_key'])
      .first();
    return row && fromProfileRow(row);
  }

  /** Whether a name is taken in the domain; names are not case sensitive. */
  async listProfileNames(domainId: string): Promise<string[]> {
    return await this.#knex(PROFILES)
      .where({ domain_id: domainId })
      .orderBy('name_key')
      .pluck('name');
  }

  /** Assignments of an application, all or of the given users and groups, or of one type. */
  async listAssignments(query: {
    applicationArn: string;
    principalIds?: string[];
    principalType?: ObservedAssignment['principalType'];
  }): Promise<Observed<ObservedAssignment>[]> {
    const { applicationArn, principalType } = query;
    const within = () =>
      this.#knex<AssignmentRow>(ASSIGNMENTS)
        .where({
          application_arn: applicationArn,
          ...(principalType && { principal_type: principalType }),
        })
        .orderBy('principal_id');
    const rows = query.principalIds
      ? await readInChunks(query.principalIds, BATCH, values =>
          within().whereIn('principal_id', values),
        )
      : await within();
    return rows.map(row => fromRow(row));
  }

  async countAssignments(applicationArn: string): Promise<number> {
    return countRows(
      this.#knex(ASSIGNMENTS).where({ application_arn: applicationArn }),
    );
  }

  /** Spaces of a domain that the given profiles own (names compared without case). */
  async listSpaces(query: {
    domainId: string;
    owners: EntityRef[];
  }): Promise<Observed<ObservedSpace>[]> {
    const rows = await readInChunks(query.owners.map(caseKey), BATCH, values =>
      this.#knex<SpaceRow>(SPACES)
        .where({ domain_id: query.domainId })
        .whereIn('owner_key', values)
        .orderBy('name_key'),
    );
    return rows.map(fromSpaceRow);
  }

  /** Names of the spaces of a domain to which remote IDEs may connect. */
  async listRemoteSpaces(domainId: string): Promise<string[]> {
    return await this.#knex(SPACES)
      .where({ domain_id: domainId, remote_access: true })
      .orderBy('name_key')
      .pluck('name');
  }

  /** domainId → as `listRemoteSpaces`; domains without such spaces are absent. */
  async listAllRemoteSpaces(): Promise<Map<string, string[]>> {
    const rows: Pick<SpaceRow, 'domain_id' | 'name'>[] = await this.#knex(
      SPACES,
    )
      .where({ remote_access: true })
      .orderBy(['domain_id', 'name_key'])
      .select('domain_id', 'name');
    const spaces = new Map<string, string[]>();
    for (const { domain_id: domainId, name } of rows) {
      spaces.set(domainId, [...(spaces.get(domainId) ?? []), name]);
    }
    return spaces;
  }

  /** Apps of a domain that belong to the given profiles or spaces (names compared without case). */
  async listApps(query: {
    domainId: string;
    profileNames: string[];
    spaceNames: string[];
  }): Promise<Observed<ObservedApp>[]> {
    const within = () =>
      this.#knex<AppRow>(APPS)
        .where({ domain_id: query.domainId })
        .orderBy('app_key');
    const rows = [
      ...(await readInChunks(query.profileNames.map(caseKey), BATCH, values =>
        within().whereNull('space_key').whereIn('profile_key', values),
      )),
      ...(await readInChunks(query.spaceNames.map(caseKey), BATCH, values =>
        within().whereIn('space_key', values),
      )),
    ];
    return rows.map(fromAppRow);
  }

  /** All apps of a domain, each with the profile it belongs to: its own, or that of the owner of its space. */
  listAppsOfDomain(domainId: string): Promise<OwnedApp[]> {
    return readOwnedApps(this.#knex, domainId);
  }

  /** Name of a profile → its spaces, what runs, and when it was last at work; those who never used anything are absent. */
  listUsage(query: {
    domainId: string;
    profileNames: string[];
  }): Promise<Map<string, Usage>> {
    return readUsage(this.#knex, query);
  }

  async findUsers(query: {
    userIds?: string[];
    userNames?: string[];
    emails?: string[];
    externalIds?: string[];
  }): Promise<Observed<ObservedUser>[]> {
    const users = () => this.#knex<UserRow>(USERS).select('*');
    const searches = [
      ...searchesOf(query.userIds, values =>
        users().whereIn('user_id', values),
      ),
      ...searchesOf(query.userNames?.map(caseKey), values =>
        users().whereIn('user_name_key', values),
      ),
      ...searchesOf(query.emails?.map(caseKey), values =>
        users().whereIn('email_key', values),
      ),
      ...searchesOf(query.externalIds, values =>
        users().whereIn(
          'user_id',
          this.#knex(EXTERNAL_IDS)
            .whereIn('external_id', values)
            .select('user_id'),
        ),
      ),
    ];
    const rows: UserRow[] = [];
    // Together, as every page is of people of whom several things are known.
    for (const [first, ...others] of chunk(searches, SEARCH_BATCH)) {
      const found = others.length ? first?.union(others) : first;
      rows.push(...((await found) ?? []));
    }
    return [...new Map(rows.map(row => [row.user_id, row])).values()].map(
      fromUserRow,
    );
  }

  /** Users with the text in a name or address, by display name; all of them where it is empty. */
  async searchUsers(query: {
    text: string;
    limit: number;
  }): Promise<Observed<ObservedUser>[]> {
    const pattern = `%${caseKey(query.text).replace(/[!%_]/g, '!$&')}%`;
    const found = this.#knex<UserRow>(USERS)
      .orderBy(['display_name', 'user_id'])
      .limit(query.limit);
    if (query.text) {
      found.where(matching =>
        matching
          .whereRaw(`lower(display_name) like ? escape '!'`, [pattern])
          // lower() of SQLite leaves letters beyond ASCII as they are, so that 'Ö' would not find 'Ö'.
          .orWhereRaw(`display_name like ? escape '!'`, [
            `%${query.text.replace(/[!%_]/g, '!$&')}%`,
          ])
          .orWhereRaw(`user_name_key like ? escape '!'`, [pattern])
          .orWhereRaw(`email_key like ? escape '!'`, [pattern]),
      );
    }
    return (await found).map(fromUserRow);
  }

  /** Groups by their ids and by their exact names, without their members. */
  async findGroups(query: {
    groupIds?: string[];
    displayNames?: string[];
  }): Promise<Pick<ObservedGroup, 'groupId' | 'displayName'>[]> {
    const groups = new Map<
      string,
      Pick<ObservedGroup, 'groupId' | 'displayName'>
    >();
    for (const [column, values = []] of [
      ['group_id', query.groupIds],
      ['display_name', query.displayNames],
    ] as const) {
      const rows = await readInChunks(
        [...new Set(values)],
        BATCH,
        (part): Promise<GroupRow[]> =>
          this.#knex<GroupRow>(GROUPS).whereIn(column, part),
      );
      rows.forEach(row =>
        groups.set(row.group_id, {
          groupId: row.group_id,
          displayName: row.display_name,
        }),
      );
    }
    return [...groups.values()];
  }

  /** The groups of the given users: userId → groups. */
  async listGroupsOfUsers(
    userIds: string[],
  ): Promise<Map<string, ObservedGroup[]>> {
    const rows = await readInChunks(userIds, BATCH, values =>
      this.#knex(MEMBERSHIPS)
        .join(GROUPS, `${MEMBERSHIPS}.group_id`, `${GROUPS}.group_id`)
        .whereIn(`${MEMBERSHIPS}.user_id`, values)
        .orderBy(`${GROUPS}.display_name`)
        .select<(Omit<GroupRow, 'seen_at'> & { user_id: string })[]>(
          `${MEMBERSHIPS}.user_id`,
          `${GROUPS}.group_id`,
          `${GROUPS}.display_name`,
          `${GROUPS}.description`,
        ),
    );
    const groups = new Map<string, ObservedGroup[]>(
      userIds.map(userId => [userId, []]),
    );
    for (const { user_id: userId, ...group } of rows) {
      groups.get(userId)?.push(fromRow(group));
    }
    return groups;
  }

  /** Groups with their members, all or the given ones. */
  async listGroups(query?: {
    groupIds: string[];
  }): Promise<(Observed<ObservedGroup> & { memberUserIds: string[] })[]> {
    return inSnapshot(this.#knex, transaction =>
      readGroupRows(transaction, query?.groupIds),
    );
  }

  async listUsers(): Promise<Observed<ObservedUser>[]> {
    const rows: UserRow[] = await this.#knex(USERS).orderBy('user_name_key');
    return rows.map(fromUserRow);
  }

  /** When the last complete sync of each lane ended, ISO 8601; lanes that never completed are absent. */
  async lastCompleteSyncs(): Promise<Record<string, string>> {
    const rows: SyncRow[] = await this.#knex(SYNCS)
      .whereNotNull('completed_at')
      .where(lane =>
        lane
          .where('scope', 'identity-center')
          .orWhere('scope', 'like', 'sagemaker:%'),
      );
    return Object.fromEntries(rows.map(row => [row.scope, row.completed_at!]));
  }

  /** How far every sync is: of lanes, and of single applications. */
  async listSyncs(): Promise<SyncState[]> {
    const rows: SyncRow[] = await this.#knex(SYNCS).orderBy('scope');
    return rows.map(row => fromRow(row));
  }

  /** The instance that the last directory sync read; `undefined` before the first. */
  async getIdentityCenterInstance(): Promise<
    IdentityCenterInstance | undefined
  > {
    return await this.#knex(INSTANCE).first({
      instanceArn: 'instance_arn',
      identityStoreId: 'identity_store_id',
    });
  }

  /** Users, groups and members as of one moment; `undefined` before the first complete sync. */
  async readDirectory(): Promise<ObservedDirectory | undefined> {
    return inSnapshot(this.#knex, readDirectoryRows);
  }
}

function searchesOf<Search>(
  values: string[] | undefined,
  search: (values: string[]) => Search,
): Search[] {
  return chunk([...new Set(values)], BATCH).map(search);
}
