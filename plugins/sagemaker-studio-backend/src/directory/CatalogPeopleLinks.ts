/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { isUserEntity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { invalidateAccess, PROJECTION } from '../database/accessInvalidations';
import { chunk, inTransaction } from '../database/transaction';
import type { IdentityResolver } from './IdentityResolver';
import type { ResolvedIdentity } from './ResolvedIdentity';
import type { ConflictRow } from './IdentityConflicts';
import { LINK_CONFLICTS } from '../store/writeIdentityLink';
import { BATCH } from '../inventory/store/tables';
import type { ReadableCatalog } from './TeamCatalog';
import { now } from '../util/now';
import { CATALOG_LINKS } from '../store/readNamesToday';
import type { LinkRow } from './CatalogLinkStore';
import { toLinkRow, whoIs, type Who } from './linkRows';
import { nameStandings, settleName, type NameClaim } from './nameMatches';

const PAGE_SIZE = 500;
const ROWS_PER_INSERT = 100;

/**
 * Which catalog user is which Identity Center user, for all of them: pages that begin with what AWS holds need the way
 * back, which the resolver has not.
 */
export class CatalogPeopleLinks {
  readonly #options: CatalogPeopleLinksOptions;

  constructor(options: CatalogPeopleLinksOptions) {
    this.#options = options;
  }

  /** When the whole catalog was last looked through, ISO 8601. */
  async linkedAt(): Promise<string | undefined> {
    const row = await this.#options.knex(PROJECTION).first('linked_at');
    return row?.linked_at ?? undefined;
  }

  /** Looks through the whole catalog. One that is cut off changes nothing. */
  async renew(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { catalog, auth, identities, knex, logger } = this.#options;
    const startedAt = now();
    const wanted = new Map<string, LinkRow>();
    const conflicts: ConflictRow[] = [];
    const keep = (who: Who, identity: ResolvedIdentity) => {
      if (identity.outcome === 'found') {
        wanted.set(who.entityRef, toLinkRow(who, identity.user.userId));
      } else if (identity.outcome !== 'none') {
        conflicts.push(toConflictRow(who, identity, startedAt));
      }
    };
    const claims: (NameClaim & { who: Who })[] = [];
    for await (const page of catalog.streamEntities(
      { filter: { kind: 'User' }, pageSize: PAGE_SIZE },
      { credentials: await auth.getOwnServiceCredentials() },
    )) {
      if (options.signal?.aborted) {
        return;
      }
      const users = page.filter(isUserEntity);
      const examined = await identities.examine(users);
      await identities.recordOwn(users, examined);
      for (const user of users) {
        const who = whoIs(user);
        const each = examined.get(who.entityRef);
        if (each?.byName.length) {
          claims.push({ entityRef: who.entityRef, examined: each, who });
        } else if (each) {
          keep(who, each.identity);
        }
      }
    }
    for (const { claim, identity } of await this.#settle(claims, wanted)) {
      keep(claim.who, identity);
    }
    const found = await inTransaction(knex, async transaction => {
      await replaceLinks(transaction, wanted, startedAt);
      return replaceConflicts(transaction, conflicts);
    });
    for (const each of found) {
      logger.warn(
        `The catalog user ${each.entity_ref} leads to several Identity Center users, not to the same as before, or by its name alone to one that may be another's; the platform team can decide who it is with POST /identity/links`,
      );
    }
  }

  /** Says whose the users are that are matched by name alone, now that everybody in the catalog is known. */
  async #settle<T extends NameClaim>(
    claims: T[],
    wanted: ReadonlyMap<string, LinkRow>,
  ): Promise<{ claim: T; identity: ResolvedIdentity }[]> {
    if (claims.length === 0) {
      return [];
    }
    const { identities } = this.#options;
    const rows = Map.groupBy(wanted.values(), row => row.user_id);
    const standingOf = nameStandings(claims, {
      sure: new Map(
        [...rows].map(([userId, ofUser]) => [
          userId,
          ofUser.map(row => row.entity_ref),
        ]),
      ),
      first: await identities.findHolders(
        claims.flatMap(({ examined }) =>
          examined.byName.map(({ userId }) => userId),
        ),
      ),
    });
    const settled = claims.map(claim => ({
      claim,
      identity: settleName(claim.examined, userId =>
        standingOf(claim.entityRef, userId),
      ),
    }));
    await identities.recordNames(settled);
    return settled;
  }
}

async function replaceLinks(
  transaction: Knex.Transaction,
  wanted: Map<string, LinkRow>,
  startedAt: string,
): Promise<void> {
  const existing: LinkRow[] = await transaction(CATALOG_LINKS);
  const before = new Map(existing.map(row => [row.entity_ref, row]));
  const gone = existing.filter(row => !wanted.has(row.entity_ref));
  const changed = [...wanted.values()].filter(row => {
    const old = before.get(row.entity_ref);
    return (
      old?.user_id !== row.user_id ||
      old.display_name !== row.display_name ||
      old.email !== row.email
    );
  });
  for (const part of chunk(gone, BATCH)) {
    await transaction(CATALOG_LINKS)
      .whereIn(
        'entity_ref',
        part.map(row => row.entity_ref),
      )
      .delete();
  }
  for (const part of chunk(changed, ROWS_PER_INSERT)) {
    await transaction(CATALOG_LINKS)
      .insert(part)
      .onConflict('entity_ref')
      .merge();
  }
  await invalidateAccess(
    transaction,
    [
      ...gone,
      ...changed,
      ...changed.flatMap(row => before.get(row.entity_ref) ?? []),
    ].map(row => ({ scope: '*', subject: `user:${row.user_id}` })),
  );
  await transaction(PROJECTION).update({ linked_at: startedAt });
}

/** @returns those that were not there before */
async function replaceConflicts(
  transaction: Knex.Transaction,
  conflicts: ConflictRow[],
): Promise<ConflictRow[]> {
  const existing: ConflictRow[] = await transaction(LINK_CONFLICTS);
  const before = new Map(existing.map(row => [row.entity_ref, row]));
  const current = conflicts.map(row => ({
    ...row,
    found_at: before.get(row.entity_ref)?.found_at ?? row.found_at,
  }));
  const open = new Set(current.map(row => row.entity_ref));
  // Rows of the access list show a ref as long as nobody else may have it.
  await invalidateAccess(
    transaction,
    [
      ...existing.filter(row => !open.has(row.entity_ref)),
      ...current.filter(row => !before.has(row.entity_ref)),
    ].flatMap(row =>
      row.recorded_user_id === null
        ? []
        : { scope: '*', subject: `user:${row.recorded_user_id}` },
    ),
  );
  if (existing.length) {
    await transaction(LINK_CONFLICTS).delete();
  }
  for (const part of chunk(current, ROWS_PER_INSERT)) {
    await transaction(LINK_CONFLICTS).insert(part);
  }
  return current.filter(
    row => before.get(row.entity_ref)?.candidates !== row.candidates,
  );
}

function toConflictRow(
  { entityRef, displayName }: Who,
  identity: Extract<
    ResolvedIdentity,
    { outcome: 'ambiguous' } | { outcome: 'conflict' }
  >,
  at: string,
): ConflictRow {
  return {
    entity_ref: entityRef,
    display_name: displayName,
    recorded_user_id:
      (identity.outcome === 'conflict' && identity.recordedUserId) || null,
    candidates: JSON.stringify(
      identity.users.map(({ userId }) => userId).sort(),
    ),
    namesakes:
      identity.outcome === 'conflict' && identity.namesakes
        ? JSON.stringify(identity.namesakes)
        : null,
    found_at: at,
  };
}

type CatalogPeopleLinksOptions = {
  catalog: Pick<ReadableCatalog, 'streamEntities'>;
  auth: AuthService;
  identities: IdentityResolver;
  knex: Knex;
  logger: LoggerService;
};
