/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Directory,
  Usage,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { DateTime } from 'luxon';
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
import { invalidateAccess } from '../../database/accessInvalidations';
import { chunk, inSnapshot, inTransaction } from '../../database/transaction';
import type {
  DirectoryReader,
  InventoryReader,
  InventoryWriter,
  OwnedApp,
  ReplaceOptions,
  Observed,
} from './Inventory';
import {
  readDirectoryRows,
  readGroupRows,
  replaceDirectoryRows,
  replaceExternalIds,
} from './directoryRows';
import { invalidationsOfReads } from './invalidationsOfReads';
import { removePlacesExcept } from './removePlaces';
import { deleteRows, replaceRows, upsertRows } from './replaceRows';
import {
  caseKey,
  fromAssignmentRow,
  fromDomainRow,
  fromGroupRow,
  fromProfileRow,
  fromUserRow,
  toAssignmentRow,
  toDomainRow,
  toProfileRow,
  toUserRow,
  type AssignmentRow,
  type DomainRow,
  type GroupRow,
  type ProfileRow,
  type UserRow,
} from './inventoryRows';
import { replaceAppRows, replaceSpaceRows } from './spaceRows';
import { fromAppRow } from './inventoryRows';
import { fromSpaceRow } from './inventoryRows';
import { type AppRow } from './inventoryRows';
import { type SpaceRow } from './inventoryRows';
import {
  SYNCS,
  toSyncState,
  type SyncRow,
  type SyncState,
} from '../sync/syncRows';
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
import { readOwnedApps, readUsage } from './usageRows';

/** Searches that one statement takes; SQLite allows few variables in it. */
const SEARCHES_AT_ONCE = 4;

/** The inventory in the plugin's own database, SQLite or PostgreSQL. */
export class DatabaseInventoryStore
  implements InventoryReader, InventoryWriter, DirectoryReader
{
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

  async listProfiles(query: {
    domainId: string;
    userNames?: string[];
  }): Promise<Observed<ObservedProfile>[]> {
    const within = () =>
      this.#knex<ProfileRow>(PROFILES)
        .where({ domain_id: query.domainId })
        .orderBy('name_key');
    const rows = query.userNames
      ? await this.#byValues(query.userNames.map(caseKey), values =>
          within().whereIn('user_name_key', values),
        )
      : await within();
    return rows.map(fromProfileRow);
  }

  async listProfileNames(domainId: string): Promise<string[]> {
    return await this.#knex(PROFILES)
      .where({ domain_id: domainId })
      .orderBy('name_key')
      .pluck('name');
  }

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
      ? await this.#byValues(query.principalIds, values =>
          within().whereIn('principal_id', values),
        )
      : await within();
    return rows.map(fromAssignmentRow);
  }

  async countAssignments(applicationArn: string): Promise<number> {
    const [{ count }] = await this.#knex<AssignmentRow>(ASSIGNMENTS)
      .where({ application_arn: applicationArn })
      .count({ count: '*' });
    return Number(count);
  }

  async listSpaces(query: {
    domainId: string;
    owners: string[];
  }): Promise<Observed<ObservedSpace>[]> {
    const rows = await this.#byValues(query.owners.map(caseKey), values =>
      this.#knex<SpaceRow>(SPACES)
        .where({ domain_id: query.domainId })
        .whereIn('owner_key', values)
        .orderBy('name_key'),
    );
    return rows.map(fromSpaceRow);
  }

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
      ...(await this.#byValues(query.profileNames.map(caseKey), values =>
        within().whereNull('space_key').whereIn('profile_key', values),
      )),
      ...(await this.#byValues(query.spaceNames.map(caseKey), values =>
        within().whereIn('space_key', values),
      )),
    ];
    return rows.map(fromAppRow);
  }

  listAppsOfDomain(domainId: string): Promise<OwnedApp[]> {
    return readOwnedApps(this.#knex, domainId);
  }

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
    for (const [first, ...others] of chunk(searches, SEARCHES_AT_ONCE)) {
      rows.push(...(await (others.length ? first.union(others) : first)));
    }
    return [...new Map(rows.map(row => [row.user_id, row])).values()].map(
      fromUserRow,
    );
  }

  async listGroupsOfUsers(
    userIds: string[],
  ): Promise<Map<string, ObservedGroup[]>> {
    const rows = await this.#byValues(userIds, values =>
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
    for (const row of rows) {
      groups.get(row.user_id)?.push(fromGroupRow(row));
    }
    return groups;
  }

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

  async listSyncs(): Promise<SyncState[]> {
    const rows: SyncRow[] = await this.#knex(SYNCS).orderBy('scope');
    return rows.map(toSyncState);
  }

  async getIdentityCenterInstance(): Promise<
    IdentityCenterInstance | undefined
  > {
    const row = await this.#knex(INSTANCE).first();
    return (
      row && {
        instanceArn: row.instance_arn,
        identityStoreId: row.identity_store_id,
      }
    );
  }

  async readDirectory(): Promise<Directory | undefined> {
    return inSnapshot(this.#knex, readDirectoryRows);
  }

  async replaceDomains(
    place: { accountId: string; region: string },
    domains: ObservedDomain[],
    options?: ReplaceOptions,
  ): Promise<void> {
    const seenAt = seenAtOf(options);
    await inTransaction(this.#knex, async transaction => {
      const within = { account_id: place.accountId, region: place.region };
      const known: string[] = await transaction(DOMAINS)
        .where(within)
        .pluck('domain_id');
      await replaceRows<DomainRow>(
        transaction,
        {
          table: DOMAINS,
          what: `domains of account ${place.accountId} in ${place.region}`,
          key: ['domain_id'],
          within,
          rows: domains.map(domain => toDomainRow(domain, seenAt)),
          seenAt,
        },
        options,
      );
      const seen = new Set(domains.map(domain => domain.domainId));
      for (const domainId of known.filter(id => !seen.has(id))) {
        await replaceProfileRows(transaction, { domainId, rows: [] }, options);
        // They go with their domain, whose profiles are what counts.
        await replaceSpaceRows(
          transaction,
          { domainId, spaces: [], seenAt },
          options && { ...options, checkRemovals: undefined },
        );
        await replaceAppRows(
          transaction,
          { domainId, apps: [], seenAt },
          options,
        );
      }
    });
  }

  async replaceProfiles(
    domainId: string,
    profiles: ObservedProfile[],
    options?: ReplaceOptions,
  ): Promise<void> {
    const seenAt = seenAtOf(options);
    await inTransaction(this.#knex, transaction =>
      replaceProfileRows(
        transaction,
        { domainId, rows: profiles.map(item => toProfileRow(item, seenAt)) },
        options,
      ),
    );
  }

  async replaceSpaces(
    domainId: string,
    spaces: ObservedSpace[],
    options?: ReplaceOptions,
  ): Promise<void> {
    const seenAt = seenAtOf(options);
    await inTransaction(this.#knex, transaction =>
      replaceSpaceRows(transaction, { domainId, spaces, seenAt }, options),
    );
  }

  async replaceApps(
    domainId: string,
    apps: ObservedApp[],
    options?: ReplaceOptions,
  ): Promise<void> {
    const seenAt = seenAtOf(options);
    await inTransaction(this.#knex, transaction =>
      replaceAppRows(transaction, { domainId, apps, seenAt }, options),
    );
  }

  async replaceAssignments(
    applicationArn: string,
    assignments: ObservedAssignment[],
    options?: ReplaceOptions,
  ): Promise<void> {
    const seenAt = seenAtOf(options);
    await inTransaction(this.#knex, transaction =>
      replaceRows<AssignmentRow>(
        transaction,
        {
          table: ASSIGNMENTS,
          what: `assignments of ${applicationArn}`,
          key: ['application_arn', 'principal_id', 'principal_type'],
          within: { application_arn: applicationArn },
          rows: assignments.map(item => toAssignmentRow(item, seenAt)),
          seenAt,
        },
        options,
      ),
    );
  }

  async replaceDirectory(
    directory: {
      users: ObservedUser[];
      groups: (ObservedGroup & { memberUserIds?: string[] })[];
      instance?: IdentityCenterInstance;
    },
    options?: ReplaceOptions,
  ): Promise<void> {
    await inTransaction(this.#knex, transaction =>
      replaceDirectoryRows(
        transaction,
        { ...directory, seenAt: seenAtOf(options) },
        options,
      ),
    );
  }

  async recordProfile(profile: ObservedProfile): Promise<void> {
    await upsertRows<ProfileRow>(this.#knex, {
      table: PROFILES,
      key: ['domain_id', 'name_key'],
      rows: [toProfileRow(profile, seenAtOf())],
    });
  }

  async recordAssignment(assignment: ObservedAssignment): Promise<void> {
    await upsertRows<AssignmentRow>(this.#knex, {
      table: ASSIGNMENTS,
      key: ['application_arn', 'principal_id', 'principal_type'],
      rows: [toAssignmentRow(assignment, seenAtOf())],
    });
  }

  async recordUser(user: ObservedUser): Promise<void> {
    const seenAt = seenAtOf();
    await inTransaction(this.#knex, async transaction => {
      await upsertRows<UserRow>(transaction, {
        table: USERS,
        key: ['user_id'],
        rows: [toUserRow(user, seenAt)],
      });
      await replaceExternalIds(transaction, {
        users: [user],
        within: { user_id: user.userId },
        seenAt,
      });
    });
  }

  async forgetAssignment(assignment: ObservedAssignment): Promise<void> {
    await deleteRows<AssignmentRow>(this.#knex, {
      table: ASSIGNMENTS,
      where: {
        application_arn: assignment.applicationArn,
        principal_id: assignment.principalId,
        principal_type: assignment.principalType,
      },
    });
  }

  async forgetProfile(profile: {
    domainId: string;
    name: string;
  }): Promise<void> {
    await deleteRows<ProfileRow>(this.#knex, {
      table: PROFILES,
      where: { domain_id: profile.domainId, name_key: caseKey(profile.name) },
    });
  }

  async recordCompleteSync(
    lane: string,
    options?: { startedAt?: string },
  ): Promise<void> {
    const now = seenAtOf();
    const startedAt = options?.startedAt ?? now;
    await inTransaction(this.#knex, async transaction => {
      const before: SyncRow | undefined = await transaction(SYNCS)
        .where({ scope: lane })
        .first();
      await invalidateAccess(
        transaction,
        await invalidationsOfReads(transaction, {
          scope: lane,
          before,
          hasFailed: false,
        }),
      );
      const done = {
        completed_at: now,
        failed_at: null,
        failure: null,
        failure_action: null,
        failure_remedy: null,
        removed_since: 0,
      };
      await transaction(SYNCS)
        .insert({ scope: lane, ...done })
        .onConflict('scope')
        .merge(done);
      // A sweep first writes that it has begun, so that all it reads of AWS is read after this millisecond.
      await transaction(SYNCS)
        .where({ scope: lane })
        .where('requested_at', '<=', startedAt)
        .update({ requested_at: null });
    });
  }

  /** Forgets what lies in accounts and Regions that the configuration does not name any more. */
  async removePlacesExcept(
    places: { accountId: string; region: string }[],
  ): Promise<void> {
    await inTransaction(this.#knex, transaction =>
      removePlacesExcept(transaction, places),
    );
  }

  async #byValues<Row>(
    values: string[],
    read: (values: string[]) => PromiseLike<Row[]>,
  ): Promise<Row[]> {
    const rows: Row[] = [];
    for (const batch of chunk([...new Set(values)], BATCH)) {
      rows.push(...(await read(batch)));
    }
    return rows;
  }
}

function searchesOf<Search>(
  values: string[] | undefined,
  search: (values: string[]) => Search,
): Search[] {
  return chunk([...new Set(values)], BATCH).map(search);
}

function seenAtOf(options?: ReplaceOptions): string {
  return options?.startedAt ?? DateTime.utc().toISO();
}

async function replaceProfileRows(
  transaction: Knex.Transaction,
  set: { domainId: string; rows: ProfileRow[] },
  options?: ReplaceOptions,
): Promise<void> {
  await replaceRows<ProfileRow>(
    transaction,
    {
      table: PROFILES,
      what: `profiles of domain ${set.domainId}`,
      key: ['domain_id', 'name_key'],
      within: { domain_id: set.domainId },
      rows: set.rows,
      seenAt: seenAtOf(options),
    },
    options,
  );
}
