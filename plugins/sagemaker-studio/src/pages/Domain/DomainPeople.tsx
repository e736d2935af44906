/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, TablePagination, Text, VisuallyHidden } from '@backstage/ui';
import type {
  AccessSort,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo, useState } from 'react';
import { useDebouncedValue, useStudioText } from '../../hooks';
import { codesOfFilter, toPersonRows } from '../../view';
import type { DiagnosisFilter } from '../../view';
import { LoadFailure, Loading, StaleNotice } from '../../components/Feedback';
import { ResponsiveTable } from '../../components/ResponsiveTable';
import { usePeopleColumns } from '../../components/PeopleColumns';
import styles from './Domain.module.css';
import { DomainPeopleToolbar } from './DomainPeopleToolbar';
import { PAGE_SIZE, useAccessPages } from './useAccessPages';
import { useRepair } from './useRepair';

const SORTS: Record<
  string,
  'name' | 'diagnosis' | 'expiresAt' | 'lastActivityAt'
> = {
  person: 'name',
  state: 'diagnosis',
  until: 'expiresAt',
  lastUse: 'lastActivityAt',
};

/** Everybody who holds anything in a domain; searched, narrowed down and sorted by the back end, page by page. */
export function DomainPeople(props: {
  domain: StudioDomain;
  shown: DiagnosisFilter;
  onShow: (shown: DiagnosisFilter) => void;
}) {
  const { domain, shown, onShow } = props;
  const t = useStudioText();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<AccessSort>('name');
  const wanted = useDebouncedValue(search.trim());
  const pages = useAccessPages({
    domainId: domain.domainId,
    diagnosis: codesOfFilter(shown),
    search: wanted || undefined,
    sort,
  });
  const { list, error, isUpdating } = pages;
  const reload = () => void pages.reload();
  const { repair, revoke, dialog } = useRepair(domain, pages.reload);
  const peopleColumns = usePeopleColumns({
    domain,
    onRepair: repair,
    onRevoke: revoke,
  });
  const columns = useMemo(
    () =>
      peopleColumns.map(column => ({
        ...column,
        isSortable: column.id in SORTS,
      })),
    [peopleColumns],
  );
  const rows = useMemo(() => toPersonRows(list?.items ?? []), [list]);
  if (!list) {
    return error === undefined ? (
      <Loading rows={8} rowHeight={56} />
    ) : (
      <LoadFailure error={error} onRetry={reload} />
    );
  }
  const [column] =
    Object.entries(SORTS).find(([, by]) => sort.endsWith(by)) ?? [];
  return (
    <Flex direction="column" gap="3">
      <StaleNotice error={error} onRetry={reload} />
      <DomainPeopleToolbar
        counts={list.counts}
        search={search}
        onSearch={setSearch}
        shown={shown}
        onShow={onShow}
      />
      <VisuallyHidden role="status">
        {isUpdating
          ? t('domain.updating')
          : t('domain.everybody', { number: String(list.total) })}
      </VisuallyHidden>
      <div className={isUpdating ? styles.updating : undefined}>
        <ResponsiveTable
          label={t('domain.peopleLabel', { domain: domain.name })}
          columns={columns}
          rows={rows}
          sort={{
            sortDescriptor: {
              column: column ?? 'person',
              direction: sort.startsWith('-') ? 'descending' : 'ascending',
            },
            onSortChange: ({ column: by, direction }) => {
              const name = SORTS[String(by)] ?? 'name';
              setSort(direction === 'descending' ? `-${name}` : name);
            },
          }}
          emptyState={
            <Text as="p" color="secondary">
              {wanted
                ? t('team.searchEmpty', { search: wanted })
                : t('people.nobodyShown')}
            </Text>
          }
        />
      </div>
      {(pages.next || pages.previous) && (
        <TablePagination
          pageSize={PAGE_SIZE}
          showPageSizeOptions={false}
          offset={pages.offset}
          totalCount={list.total}
          hasNextPage={Boolean(pages.next)}
          hasPreviousPage={Boolean(pages.previous)}
          onNextPage={() => pages.next?.()}
          onPreviousPage={() => pages.previous?.()}
        />
      )}
      {dialog}
    </Flex>
  );
}
