/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, TablePagination, Text, VisuallyHidden } from '@backstage/ui';
import type {
  AccessSort,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo, useState } from 'react';
import { useActionDialog } from '../../components/ActionDialog';
import { LiveContent, StaleNotice } from '../../components/Feedback';
import { usePeopleColumns } from '../../components/PeopleColumns';
import { ResponsiveTable } from '../../components/ResponsiveTable';
import { reloadDomain, useDebouncedValue, useStudioText } from '../../hooks';
import { codesOfFilter, toPersonRows } from '../../view';
import type { DiagnosisFilter } from '../../view';
import styles from './Domain.module.css';
import { DomainPeopleToolbar } from './DomainPeopleToolbar';
import { PAGE_SIZE, useAccessPages } from './useAccessPages';

const SORTS: Record<
  string,
  'name' | 'diagnosis' | 'expiresAt' | 'lastActivityAt'
> = {
  person: 'name',
  state: 'diagnosis',
  until: 'expiresAt',
  lastUse: 'lastActivityAt',
};

/** Everyone who holds access to a domain. The backend searches, filters, sorts and pages. */
export function DomainPeople(props: {
  domain: StudioDomain;
  filter: DiagnosisFilter;
  onFilter: (filter: DiagnosisFilter) => void;
}) {
  const { domain, filter, onFilter } = props;
  const t = useStudioText();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<AccessSort>('name');
  const wanted = useDebouncedValue(search.trim());
  const pages = useAccessPages({
    domainId: domain.domainId,
    diagnosis: codesOfFilter(filter),
    search: wanted || undefined,
    sort,
  });
  const { isUpdating } = pages;
  const { propose, proposeRepair, dialog } = useActionDialog(domain, {
    onSent: () => void reloadDomain(domain.domainId),
  });
  const peopleColumns = usePeopleColumns({
    domain,
    onRepair: proposeRepair,
    onAct: propose,
  });
  const columns = useMemo(
    () =>
      peopleColumns.map(column => ({
        ...column,
        isSortable: column.id in SORTS,
      })),
    [peopleColumns],
  );
  const rows = useMemo(
    () => toPersonRows(pages.data?.items ?? []),
    [pages.data],
  );
  const [column] =
    Object.entries(SORTS).find(([, by]) => sort.endsWith(by)) ?? [];
  return (
    <LiveContent source={pages} rows={8} rowHeight={56}>
      {data => (
        <Flex direction="column" gap="3">
          <StaleNotice source={pages} />
          <DomainPeopleToolbar
            counts={data.counts}
            search={search}
            onSearch={setSearch}
            filter={filter}
            onFilter={onFilter}
          />
          <VisuallyHidden role="status">
            {isUpdating
              ? t('domain.updating')
              : t('domain.everybody', { number: String(data.total) })}
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
              totalCount={data.total}
              hasNextPage={Boolean(pages.next)}
              hasPreviousPage={Boolean(pages.previous)}
              onNextPage={() => pages.next?.()}
              onPreviousPage={() => pages.previous?.()}
            />
          )}
          {dialog}
        </Flex>
      )}
    </LiveContent>
  );
}
