/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, TablePagination, Text } from '@backstage/ui';
import type { TableRootProps } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components/Feedback';
import { usePeopleColumns } from '../../components/PeopleColumns';
import { ResponsiveTable } from '../../components/ResponsiveTable';
import { useLocale, useStudioText } from '../../hooks';
import { filterPeople, PEOPLE_COLUMNS, sortPeople } from '../../view';
import type {
  ActionProposal,
  PeopleFilter,
  PeopleSort,
  PersonRow,
} from '../../view';
import { PeopleToolbar } from './PeopleToolbar';
import styles from './TeamAccess.module.css';

const PAGE_SIZE = 25;
/** A size that is none of the options is ignored by TablePagination, which then counts by its smallest. */
const PAGE_SIZES = [PAGE_SIZE];

/** A table of people with search, filters, sorting and pages. */
export function PeopleTable(props: {
  label: string;
  domain: StudioDomain;
  people: PersonRow[];
  filter: PeopleFilter;
  onFilter: (filter: PeopleFilter) => void;
  /** Ids of the selected rows on all pages. Absent: rows cannot be selected. */
  selected?: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onRepair?: (row: PersonRow) => void;
  onAct: (proposal: ActionProposal) => void;
  /** Renders the actions above the table, given the people who match. */
  renderActions: (found: PersonRow[]) => ReactNode;
}) {
  const { domain, people, filter, onFilter, selected, onSelect, onRepair } =
    props;
  const t = useStudioText();
  const locale = useLocale();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<PeopleSort>({
    column: 'person',
    isDescending: false,
  });
  const [offset, setOffset] = useState(0);
  const found = useMemo(
    () => sortPeople(filterPeople(people, { search, filter }), sort, locale),
    [people, search, filter, sort, locale],
  );
  const start = offset < found.length ? offset : 0;
  const page = useMemo(
    () => found.slice(start, start + PAGE_SIZE),
    [found, start],
  );
  const columns = usePeopleColumns({ domain, onRepair, onAct: props.onAct });

  const select: TableRootProps['onSelectionChange'] = keys =>
    onSelect(
      keys === 'all'
        ? new Set([...(selected ?? []), ...found.map(({ id }) => id)])
        : new Set([...keys].map(String)),
    );
  return (
    <Flex direction="column" gap="3">
      <PeopleToolbar
        people={people}
        onSearch={next => {
          setSearch(next);
          setOffset(0);
        }}
        filter={filter}
        onFilter={next => {
          onFilter(next);
          setOffset(0);
        }}
        sort={sort}
        onSort={setSort}
      />
      {props.renderActions(found)}
      <ResponsiveTable
        // A table cannot drop its selection, so it is replaced when the permission to select turns out to be missing.
        key={selected ? 'selectable' : 'plain'}
        label={props.label}
        columns={columns}
        rows={page}
        sort={{
          sortDescriptor: {
            column: sort.column,
            direction: sort.isDescending ? 'descending' : 'ascending',
          },
          onSortChange: ({ column, direction }) => {
            const next = PEOPLE_COLUMNS.find(each => each === column);
            if (next) {
              setSort({
                column: next,
                isDescending: direction === 'descending',
              });
            }
          },
        }}
        selection={
          selected && { selectedKeys: selected, onSelectionChange: select }
        }
        emptyState={
          search.trim() ? (
            <Text as="p" color="secondary" className={styles.nobody}>
              {t('team.searchEmpty', { search })}
            </Text>
          ) : (
            <EmptyState
              title={t('people.nobodyTitle')}
              description={t('people.nobodyShown')}
              action={
                <Button variant="secondary" onPress={() => onFilter('all')}>
                  {t('people.showEverybody')}
                </Button>
              }
            />
          )
        }
      />
      {found.length > PAGE_SIZE && (
        <TablePagination
          pageSize={PAGE_SIZE}
          pageSizeOptions={PAGE_SIZES}
          showPageSizeOptions={false}
          offset={start}
          totalCount={found.length}
          hasNextPage={start + PAGE_SIZE < found.length}
          hasPreviousPage={start > 0}
          onNextPage={() => setOffset(start + PAGE_SIZE)}
          onPreviousPage={() => setOffset(Math.max(0, start - PAGE_SIZE))}
        />
      )}
    </Flex>
  );
}
