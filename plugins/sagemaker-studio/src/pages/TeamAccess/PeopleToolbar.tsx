/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Select } from '@backstage/ui';
import { useStudioText } from '../../hooks';
import {
  isPeopleFilter,
  PEOPLE_COLUMNS,
  peopleFilterOptions,
} from '../../view';
import type {
  PeopleColumn,
  PeopleFilter,
  PeopleSort,
  PersonRow,
} from '../../view';
import { PeopleSearch } from './PeopleSearch';
import styles from './TeamAccess.module.css';

const LABELS = {
  person: 'team.person',
  state: 'team.state',
  role: 'people.role',
  until: 'people.until',
  lastUse: 'people.lastUse',
} as const satisfies Record<PeopleColumn, string>;

/** Search and filter above the table of people, and sorting where the table has no headers. */
export function PeopleToolbar(props: {
  people: PersonRow[];
  onSearch: (search: string) => void;
  filter: PeopleFilter;
  onFilter: (filter: PeopleFilter) => void;
  sort: PeopleSort;
  onSort: (sort: PeopleSort) => void;
}) {
  const { people, onSearch, filter, onFilter, sort, onSort } = props;
  const t = useStudioText();
  const options = peopleFilterOptions(people);
  return (
    <div className={styles.toolbarRoom}>
      <div className={styles.toolbar}>
        <PeopleSearch onSearch={onSearch} />
        <Select
          className={styles.show}
          aria-label={t('people.show')}
          options={[
            ...options,
            // The current filter stays available even if nobody matches it any more.
            ...(options.some(option => option.filter === filter)
              ? []
              : [{ filter, count: 0 }]),
          ].map(option => ({
            id: option.filter,
            label: labelOf(option),
          }))}
          value={filter}
          onChange={key => {
            const next = String(key);
            if (isPeopleFilter(next)) {
              onFilter(next);
            }
          }}
        />
        <Select
          className={styles.sort}
          aria-label={t('people.sort')}
          options={PEOPLE_COLUMNS.map(column => ({
            id: column,
            label: t(LABELS[column]),
          }))}
          value={sort.column}
          onChange={key => {
            const column = PEOPLE_COLUMNS.find(each => each === key);
            if (column) {
              onSort({ column, isDescending: column === 'lastUse' });
            }
          }}
        />
      </div>
    </div>
  );

  function labelOf(option: { filter: PeopleFilter; count: number }): string {
    const number = String(option.count);
    switch (option.filter) {
      case 'all':
        return t('people.showAll', { number });
      case 'attention':
        return t('people.showAttention', { number });
      default:
        return t('people.showState', {
          state: t(`state.${option.filter}`),
          number,
        });
    }
  }
}
