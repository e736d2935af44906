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

/** Finds people and narrows them down. Where the table shows no headers, they are sorted here. */
export function PeopleToolbar(props: {
  people: PersonRow[];
  onSearch: (search: string) => void;
  shown: PeopleFilter;
  onShow: (shown: PeopleFilter) => void;
  sort: PeopleSort;
  onSort: (sort: PeopleSort) => void;
}) {
  const { people, onSearch, shown, onShow, sort, onSort } = props;
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
            // What is shown stays on offer when nobody is left in it.
            ...(options.some(option => option.shown === shown)
              ? []
              : [{ shown, count: 0 }]),
          ].map(option => ({
            id: option.shown,
            label: labelOf(option),
          }))}
          value={shown}
          onChange={key => {
            const next = String(key);
            if (isPeopleFilter(next)) {
              onShow(next);
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

  function labelOf(option: { shown: PeopleFilter; count: number }): string {
    const number = String(option.count);
    switch (option.shown) {
      case 'all':
        return t('people.showAll', { number });
      case 'attention':
        return t('people.showAttention', { number });
      default:
        return t('people.showState', {
          state: t(`state.${option.shown}`),
          number,
        });
    }
  }
}
