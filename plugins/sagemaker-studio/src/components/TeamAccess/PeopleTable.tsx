/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Flex,
  SearchField,
  TablePagination,
  Text,
  useTable,
} from '@backstage/ui';
import type { PersonAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import { useStudioText } from '../../hooks';
import { personKey } from '../../view';
import { RoleName } from '../RoleName';
import { StackedTable } from '../StackedTable';
import type { StackedColumn } from '../StackedTable';
import { AssignmentText, PersonName, PersonState, ProfileText } from './cells';
import styles from './TeamAccess.module.css';

const SEARCHES_FROM = 10;
const PAGE_SIZE = 50;

type PersonRow = PersonAccess & { id: string };

/** Who holds what in one domain. */
export function PeopleTable(props: { label: string; people: PersonAccess[] }) {
  const { label, people } = props;
  const t = useStudioText();
  const rows = useMemo(
    () => people.map(access => ({ ...access, id: personKey(access) })),
    [people],
  );
  const { tableProps, search } = useTable<PersonRow>({
    mode: 'complete',
    data: rows,
    searchFn: findPeople,
    paginationOptions: { pageSize: PAGE_SIZE, showPageSizeOptions: false },
  });
  const { data = [], pagination } = tableProps;
  const columns: StackedColumn<PersonRow>[] = [
    {
      id: 'person',
      label: t('team.person'),
      width: 'narrow',
      cell: access => <PersonName access={access} />,
    },
    {
      id: 'state',
      label: t('team.state'),
      width: 'wide',
      cell: access => <PersonState access={access} />,
    },
    {
      id: 'assignment',
      label: t('team.assignment'),
      width: 'narrow',
      cell: access => <AssignmentText access={access} />,
    },
    {
      id: 'profile',
      label: t('team.profile'),
      width: 'narrow',
      cell: access => <ProfileText access={access} />,
    },
    {
      id: 'role',
      label: t('team.role'),
      cell: access => <RoleName arn={access.profile?.executionRole} />,
    },
  ];
  return (
    <Flex direction="column" gap="3">
      {rows.length > SEARCHES_FROM && (
        <SearchField
          className={styles.search}
          aria-label={t('team.search')}
          placeholder={t('team.search')}
          value={search.value}
          onChange={search.onChange}
        />
      )}
      <StackedTable
        label={label}
        columns={columns}
        rows={data}
        emptyState={
          <Text as="p" color="secondary" className={styles.nobody}>
            {t('team.searchEmpty', { search: search.value })}
          </Text>
        }
      />
      {pagination.type === 'page' && rows.length > PAGE_SIZE && (
        <TablePagination {...pagination} />
      )}
    </Flex>
  );
}

function findPeople(rows: PersonRow[], search: string): PersonRow[] {
  const wanted = search.trim().toLocaleLowerCase();
  return rows.filter(({ person }) =>
    [person.displayName, person.email, person.entityRef].some(text =>
      text?.toLocaleLowerCase().includes(wanted),
    ),
  );
}
