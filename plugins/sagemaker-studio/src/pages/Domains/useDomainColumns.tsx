/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useMemo } from 'react';
import { EntityNames } from '../../components/EntityLink';
import type { TableColumn } from '../../components/ResponsiveTable';
import { useStudioText } from '../../hooks';
import type { DomainColumn, DomainRow } from '../../view';
import {
  DomainMode,
  DomainName,
  DomainPlace,
  DomainReadinessCell,
  LinkedNumber,
} from './domainCells';
import styles from './Domains.module.css';

/** The columns of the table of domains. */
export function useDomainColumns(): TableColumn<DomainRow>[] {
  const t = useStudioText();
  return useMemo(() => {
    const column = (
      id: DomainColumn,
      cell: TableColumn<DomainRow>['cell'],
      width?: TableColumn<DomainRow>['width'],
    ): TableColumn<DomainRow> => ({
      id,
      width,
      label: t(`domains.columns.${id}`),
      isSortable: true,
      cell,
    });
    const number = (
      id: 'people' | 'ready' | 'attention' | 'running' | 'idle',
      query: string,
    ) =>
      column(
        id,
        row => (
          <LinkedNumber row={row} value={row[id]} query={query} column={id} />
        ),
        'number',
      );
    return [
      column('name', row => <DomainName row={row} />),
      column('place', row => <DomainPlace row={row} />, 'word'),
      column('mode', row => <DomainMode row={row} />, 'word'),
      number('people', 'view=people'),
      number('ready', 'view=people&show=ready'),
      number('attention', 'view=people&show=attention'),
      number('running', 'view=apps'),
      number('idle', 'view=apps'),
      column('readiness', row => <DomainReadinessCell row={row} />, 'word'),
      column('owners', ({ domain }) =>
        domain.owners?.length ? (
          <EntityNames entityRefs={domain.owners} />
        ) : (
          <span className={styles.none}>–</span>
        ),
      ),
    ];
  }, [t]);
}
