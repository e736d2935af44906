/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { chunk } from '../database/transaction';
import type { Labels } from '../events/OutboxMessage';
import { IDS_PER_STATEMENT } from './readRecords';

/** Domains as last seen in AWS; a table of the inventory. */
const DOMAINS = 'inventory_domains';

type DomainRow = { domain_id: string; name: string; url: string | null };

/** The names and URLs of the domains that were seen in AWS. */
export async function readLabels(
  knex: Knex,
  domainIds: readonly string[],
): Promise<Labels> {
  const domains = new Map<string, DomainRow>();
  for (const ids of chunk([...new Set(domainIds)], IDS_PER_STATEMENT)) {
    const rows: DomainRow[] = await knex(DOMAINS)
      .whereIn('domain_id', ids)
      .select('domain_id', 'name', 'url');
    rows.forEach(row => domains.set(row.domain_id, row));
  }
  return {
    domainName: domainId => domains.get(domainId)?.name,
    studioUrl: domainId => domains.get(domainId)?.url ?? undefined,
  };
}
