/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { chunk } from '../database/transaction';
import type { Labels } from '../events/OutboxMessage';
import { IDS_PER_STATEMENT } from './readRecords';
import { CATALOG_LINKS } from './readNamesToday';

/** Domains as last seen in AWS; a table of the inventory. */
const DOMAINS = 'inventory_domains';

type DomainRow = { domain_id: string; name: string; url: string | null };

/** What people and domains are called, as far as the catalog and AWS have been looked through. */
export async function readLabels(
  knex: Knex,
  wanted: { people: readonly string[]; domainIds: readonly string[] },
): Promise<Labels> {
  const names = new Map<string, string>();
  for (const refs of chunk([...new Set(wanted.people)], IDS_PER_STATEMENT)) {
    const rows: { entity_ref: string; display_name: string }[] = await knex(
      CATALOG_LINKS,
    )
      .whereIn('entity_ref', refs)
      .select('entity_ref', 'display_name');
    rows.forEach(row => names.set(row.entity_ref, row.display_name));
  }
  const domains = new Map<string, DomainRow>();
  for (const ids of chunk([...new Set(wanted.domainIds)], IDS_PER_STATEMENT)) {
    const rows: DomainRow[] = await knex(DOMAINS)
      .whereIn('domain_id', ids)
      .select('domain_id', 'name', 'url');
    rows.forEach(row => domains.set(row.domain_id, row));
  }
  return {
    personName: ref => names.get(ref),
    domainName: domainId => domains.get(domainId)?.name,
    studioUrl: domainId => domains.get(domainId)?.url ?? undefined,
  };
}
