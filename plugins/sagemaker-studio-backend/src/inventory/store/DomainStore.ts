/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedDomain } from '../../aws/observed';
import { invalidateAccess } from '../../database/accessInvalidations';
import { chunk, inTransaction } from '../../database/transaction';
import { studioLane } from '../../scheduling/Lane';
import type { ReplaceOptions } from './Inventory';
import { replaceRows, upsertRows } from './replaceRows';
import { replaceAppRows, replaceRowsOfDomain } from './spaceRows';
import { toDomainRow } from './studioRows';
import { assignmentsScope, domainScope, SYNCS, usageScope } from './syncRows';
import {
  APPS,
  ASSIGNMENTS,
  BATCH,
  DOMAINS,
  HELD_REMOVALS,
  PROFILES,
  SPACES,
} from './tables';

type Place = { accountId: string; region: string };

/** Writes which domains there are; what belongs to a domain goes with it. */
export class DomainStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async record(domain: ObservedDomain): Promise<void> {
    const rows = [toDomainRow(domain)];
    await upsertRows(this.#knex, { table: DOMAINS, rows });
  }

  /**
   * Replaces the domains of an account and Region.
   *
   * @param options - `gone`: domains of which AWS has said that they do not exist; the change threshold holds none of them
   */
  async replace(
    place: Place,
    domains: ObservedDomain[],
    options: ReplaceOptions & { gone?: ReadonlySet<string> } = {},
  ): Promise<void> {
    const { gone = new Set(), checkRemovals } = options;
    const { accountId, region } = place;
    await inTransaction(this.#knex, async transaction => {
      const within = { account_id: accountId, region };
      const known: string[] = await transaction(DOMAINS)
        .where(within)
        .pluck('domain_id');
      await replaceRows(
        transaction,
        {
          table: DOMAINS,
          what: `domains of account ${accountId} in ${region}`,
          within,
          rows: domains.map(toDomainRow),
        },
        {
          ...options,
          checkRemovals:
            checkRemovals &&
            (({ keys, ...removals }, inside) =>
              checkRemovals(
                { ...removals, keys: keys.filter(key => !gone.has(key)) },
                inside,
              )),
        },
      );
      const seen = new Set(domains.map(domain => domain.domainId));
      for (const domainId of known.filter(id => !seen.has(id))) {
        const { startedAt } = options;
        const none = { domainId, rows: [] };
        const checked = gone.has(domainId) ? { startedAt } : options;
        await replaceRowsOfDomain(
          transaction,
          { ...none, kind: 'profiles' },
          checked,
        );
        // Of what goes with a domain, only profiles count for the threshold.
        await replaceRowsOfDomain(
          transaction,
          { ...none, kind: 'spaces' },
          { startedAt },
        );
        await replaceAppRows(transaction, { domainId }, [], checked);
      }
    });
  }

  /** Removes what lies in accounts and Regions that the configuration no longer names. */
  async removePlacesExcept(places: Place[]): Promise<void> {
    await inTransaction(this.#knex, async transaction => {
      await removeDomainsExcept(transaction, places);
      await transaction(ASSIGNMENTS)
        .whereNotIn(
          'application_arn',
          transaction(DOMAINS)
            .whereNotNull('application_arn')
            .select('application_arn'),
        )
        .delete();
      await transaction(HELD_REMOVALS)
        .where('lane', 'like', 'sagemaker:%')
        .whereNotIn('lane', places.map(studioLane))
        .delete();
      await removeSyncsExcept(transaction, places);
    });
  }
}

async function removeDomainsExcept(
  transaction: Knex.Transaction,
  places: Place[],
): Promise<void> {
  const gone: string[] = await transaction(DOMAINS)
    .whereNotIn(
      ['account_id', 'region'],
      places.map(({ accountId, region }) => [accountId, region]),
    )
    .pluck('domain_id');
  for (const batch of chunk(gone, BATCH)) {
    for (const table of [APPS, SPACES, PROFILES, DOMAINS]) {
      await transaction(table).whereIn('domain_id', batch).delete();
    }
    await invalidateAccess(
      transaction,
      batch.map(scope => ({ scope, subject: '*' })),
    );
  }
}

async function removeSyncsExcept(
  transaction: Knex.Transaction,
  places: Place[],
): Promise<void> {
  const known: { domain_id: string; application_arn: string | null }[] =
    await transaction(DOMAINS).select('domain_id', 'application_arn');
  const kept = new Set<string>([
    'identity-center',
    ...places.map(studioLane),
    ...known.flatMap(row => [
      domainScope(row.domain_id),
      usageScope(row.domain_id),
      assignmentsScope(row.application_arn ?? ''),
    ]),
  ]);
  const scopes: string[] = await transaction(SYNCS).pluck('scope');
  const gone = scopes.filter(scope => !kept.has(scope));
  for (const batch of chunk(gone, BATCH)) {
    await transaction(SYNCS).whereIn('scope', batch).delete();
  }
}
