/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  DomainSummary,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { countOfFilter } from './diagnoses';

/** How a domain stands to the portal. */
export type DomainStanding = 'manage' | 'observe' | 'not-manageable';

export const DOMAIN_STANDINGS = [
  'manage',
  'observe',
  'not-manageable',
] as const satisfies readonly DomainStanding[];

export const DOMAIN_COLUMNS = [
  'name',
  'place',
  'mode',
  'people',
  'ready',
  'attention',
  'running',
  'idle',
  'readiness',
  'owners',
] as const;

export type DomainColumn = (typeof DOMAIN_COLUMNS)[number];

/** A domain in the table of all. Absent numbers are unknown, or cannot be said of such a domain. */
export type DomainRow = {
  id: string;
  domain: StudioDomain;
  standing: DomainStanding;
  people?: number;
  ready?: number;
  attention?: number;
  running?: number;
  idle?: number;
  readiness?: NonNullable<DomainSummary['readiness']>;
};

export type DomainTableFilter = {
  search: string;
  accountId?: string;
  region?: string;
  standing?: DomainStanding;
  needsAttention: boolean;
};

export type DomainSort = { column: DomainColumn; isDescending: boolean };

/** Obstacles that no setting of the portal removes. */
const LASTING = ['unified-studio', 'iam-mode', 'legacy'];

export function standingOf({
  mode,
  obstacle,
}: Pick<StudioDomain, 'mode' | 'obstacle'>): DomainStanding {
  return obstacle && LASTING.includes(obstacle.code) ? 'not-manageable' : mode;
}

export function toDomainRow(summary: DomainSummary): DomainRow {
  const { domain, counts, apps, readiness } = summary;
  const standing = standingOf(domain);
  const isRead = domain.syncedAt !== undefined;
  const isManaged = standing === 'manage';
  const areAppsRead = !domain.unread?.includes('usage');
  return {
    id: domain.domainId,
    domain,
    standing,
    people: isRead ? countOfFilter(counts, 'all') : undefined,
    // Access that nobody granted here is neither ready nor wrong.
    ready:
      isRead && isManaged
        ? (counts.ready ?? 0) + (counts['ready-after-first-sign-in'] ?? 0)
        : undefined,
    attention:
      isRead && isManaged ? countOfFilter(counts, 'attention') : undefined,
    running: areAppsRead ? apps.running : undefined,
    idle: areAppsRead ? apps.idle : undefined,
    readiness: standing === 'not-manageable' ? undefined : readiness,
  };
}

/** Whether somebody should act: people of it need attention, or it is managed and not ready for them. */
export function needsDomainAttention(row: DomainRow): boolean {
  return (
    (row.attention ?? 0) > 0 ||
    (row.standing === 'manage' &&
      (row.readiness?.status === 'not-ready' ||
        row.domain.failure !== undefined))
  );
}

export function domainFilterOf(params: URLSearchParams): DomainTableFilter {
  return {
    search: params.get('search') ?? '',
    accountId: params.get('account') ?? undefined,
    region: params.get('region') ?? undefined,
    standing: DOMAIN_STANDINGS.find(each => each === params.get('mode')),
    needsAttention: params.get('attention') === 'yes',
  };
}

export function domainSortOf(params: URLSearchParams): DomainSort {
  const sort = params.get('sort') ?? '';
  const isDescending = sort.startsWith('-');
  const by = isDescending ? sort.slice(1) : sort;
  return {
    column: DOMAIN_COLUMNS.find(each => each === by) ?? 'name',
    isDescending,
  };
}

export function filterDomains(
  rows: DomainRow[],
  filter: DomainTableFilter,
): DomainRow[] {
  const search = filter.search.trim().toLocaleLowerCase();
  const { accountId, region, standing } = filter;
  return rows.filter(
    row =>
      [row.domain.name, row.id, row.domain.contact ?? ''].some(text =>
        text.toLocaleLowerCase().includes(search),
      ) &&
      (!accountId || row.domain.accountId === accountId) &&
      (!region || row.domain.region === region) &&
      (!standing || row.standing === standing) &&
      (!filter.needsAttention || needsDomainAttention(row)),
  );
}

/** Unknown values are last in either direction. */
export function sortDomains(
  rows: DomainRow[],
  sort: DomainSort,
  locale: string,
): DomainRow[] {
  const order = new Intl.Collator(locale, { numeric: true });
  const direction = sort.isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [first, second] = [a, b].map(row => valueOf(row, sort.column));
    if (first === undefined || second === undefined) {
      return (
        Number(first === undefined) - Number(second === undefined) ||
        order.compare(a.domain.name, b.domain.name)
      );
    }
    const compared =
      typeof first === 'number' && typeof second === 'number'
        ? first - second
        : order.compare(String(first), String(second));
    return direction * compared || order.compare(a.domain.name, b.domain.name);
  });
}

/** The values of a field that occur, for a filter. */
export function valuesOf(
  rows: DomainRow[],
  field: 'accountId' | 'region',
): string[] {
  return [...new Set(rows.map(({ domain }) => domain[field]))].sort();
}

const READINESS_ORDER = { 'not-ready': 0, attention: 1, ready: 2 };

function valueOf(
  row: DomainRow,
  column: DomainColumn,
): string | number | undefined {
  switch (column) {
    case 'name':
      return row.domain.name;
    case 'place':
      return `${row.domain.accountId} ${row.domain.region}`;
    case 'mode':
      return DOMAIN_STANDINGS.indexOf(row.standing);
    case 'owners':
      return row.domain.owners?.join(' ');
    case 'readiness':
      return row.readiness && READINESS_ORDER[row.readiness.status];
    default:
      return row[column];
  }
}
