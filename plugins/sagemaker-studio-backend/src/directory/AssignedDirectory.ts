/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Directory } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { inSnapshot, inTransaction } from '../database/transaction';
import {
  readDirectoryRows,
  type ObservedDirectory,
} from '../inventory/store/directoryReads';
import { assignCatalogNames, type NameSeed } from './assignCatalogNames';
import {
  DIRECTORY_KINDS,
  NAMES,
  PRINCIPALS,
  readAuthority,
  REGISTRY,
  type DirectoryKind,
} from './principalRows';
import type { Manager } from '../model/managers';
import { readManagers } from './readManagers';
import { readHeldNames, readNameSeeds } from './readNameSeeds';
import type { ReadableCatalog } from './TeamCatalog';
import { unavailableError } from '../util/errors';
import { say } from '../util/say';

/** Id of a person or team → name in the catalog. */
type Names = Record<DirectoryKind, Map<string, string>>;

type AssignedDirectoryOptions = {
  knex: Knex;
  catalog: Pick<ReadableCatalog, 'streamEntities'>;
  auth: AuthService;
  logger: LoggerService;
  trustedOrigins: readonly string[];
};

/** People and groups of Identity Center under the names that they have in the catalog for good. */
export class AssignedDirectory {
  readonly #options: AssignedDirectoryOptions;

  constructor(options: AssignedDirectoryOptions) {
    this.#options = options;
  }

  /**
   * The whole directory; who has no catalog name yet gets one.
   *
   * @throws ServiceUnavailableError while there is no whole, or nobody can be named. A part must not pass for the whole:
   * readers delete what is missing.
   */
  async read(): Promise<Directory> {
    const named = await this.#readNamed();
    if (named) {
      return named;
    }
    await this.#assign();
    const assigned = await this.#readNamed();
    if (!assigned) {
      throw unavailableError(say('refused.directory-changing'));
    }
    return assigned;
  }

  /** `undefined` if somebody has no name yet. */
  async #readNamed(): Promise<Directory | undefined> {
    const { knex } = this.#options;
    const { whole, names, managers } = await inSnapshot(
      knex,
      async transaction => ({
        whole: await readDirectoryRows(transaction),
        names: await readNames(transaction),
        managers: await readManagers(transaction),
      }),
    );
    if (!whole) {
      throw unavailableError(say('refused.directory-unread'));
    }
    return withNames(whole, names, managers);
  }

  async #assign(): Promise<void> {
    const { knex, logger } = this.#options;
    const known = await this.#readCatalog();
    const refused = await inTransaction(knex, transaction =>
      assignCatalogNames(transaction, known),
    );
    for (const { kind, subject, name } of refused) {
      logger.warn(
        `The ${kind} ${subject} is no longer called '${name}' in the catalog, since the catalog held the name or the ${kind} twice`,
      );
    }
  }

  /**
   * What the first assignment needs, and later ones: catalog names from before names were assigned, or the names that
   * untrusted entities occupy. The first assignment ignores those, since an adopter may still have files for the same
   * people; the report lists them.
   */
  async #readCatalog(): Promise<{ seeds?: NameSeed[]; held?: Set<string> }> {
    const { knex, catalog, auth, trustedOrigins } = this.#options;
    const registry = await knex(REGISTRY).first('seeded_at');
    try {
      const reading = {
        catalog,
        credentials: await auth.getOwnServiceCredentials(),
      };
      return registry.seeded_at === null
        ? { seeds: await readNameSeeds(reading) }
        : { held: await readHeldNames({ ...reading, trustedOrigins }) };
    } catch (error) {
      throw unavailableError(
        say('refused.names-unread', { problem: toError(error).message }),
      );
    }
  }
}

async function readNames(transaction: Knex.Transaction): Promise<Names> {
  const authority = await readAuthority(transaction);
  const rows: { kind: DirectoryKind; subject: string; name: string }[] =
    authority === undefined
      ? []
      : await transaction(`${NAMES} as n`)
          .join(`${PRINCIPALS} as p`, 'p.principal_id', 'n.principal_id')
          .where({ 'p.authority': authority, 'n.kind': 'catalog' })
          .whereIn('p.kind', DIRECTORY_KINDS)
          .select({ kind: 'p.kind', subject: 'p.subject', name: 'n.name' });
  const names: Names = { person: new Map(), team: new Map() };
  for (const { kind, subject, name } of rows) {
    names[kind].set(subject, name);
  }
  return names;
}

function withNames(
  whole: ObservedDirectory,
  names: Names,
  managers: ReadonlyMap<string, Manager>,
): Directory | undefined {
  const users = whole.users.flatMap(({ manager: text = '', ...user }) => {
    const catalogName = names.person.get(user.userId);
    const manager = managers.get(text);
    const managerUserId =
      manager && 'userId' in manager ? manager.userId : undefined;
    return catalogName === undefined
      ? []
      : {
          ...user,
          catalogName,
          ...(managerUserId !== undefined && { managerUserId }),
        };
  });
  const groups = whole.groups.flatMap(group => {
    const catalogName = names.team.get(group.groupId);
    return catalogName === undefined ? [] : { ...group, catalogName };
  });
  return users.length === whole.users.length &&
    groups.length === whole.groups.length
    ? { ...whole, users, groups }
    : undefined;
}
