/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useStudioText } from '../../hooks';
import type { CsvValue, DomainRow } from '../../view';

/** The rows of the table as values, with a header. */
export function useDomainCsv(): (rows: DomainRow[]) => CsvValue[][] {
  const t = useStudioText();
  return rows => [
    [
      t('facts.domain'),
      t('domains.columns.name'),
      t('facts.account'),
      t('facts.region'),
      t('domains.columns.mode'),
      t('domains.columns.people'),
      t('domains.columns.ready'),
      t('domains.columns.attention'),
      t('domains.columns.running'),
      t('domains.columns.idle'),
      t('domains.columns.readiness'),
      t('domains.columns.owners'),
      t('domains.columns.syncedAt'),
    ],
    ...rows.map(({ domain, standing, readiness, ...row }) => [
      row.id,
      domain.name,
      domain.accountId,
      domain.region,
      t(`domains.standing.${standing}`),
      row.people,
      row.ready,
      row.attention,
      row.running,
      row.idle,
      readiness && t(`readiness.${readiness.status}`),
      domain.owners?.join(' '),
      domain.syncedAt,
    ]),
  ];
}
