/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Checkbox, SearchField, Select } from '@backstage/ui';
import { Toolbar, toolbarField } from '../../components/Toolbar';
import { useStudioText } from '../../hooks';
import { DOMAIN_COLUMNS, DOMAIN_STANDINGS, valuesOf } from '../../view';
import type { DomainRow, DomainSort, DomainTableFilter } from '../../view';
import styles from './Domains.module.css';

const ANY = 'any';

/** Search and filters above the table of domains, and sorting where the table has no headers. */
export function DomainFilters(props: {
  rows: DomainRow[];
  filter: DomainTableFilter;
  sort: DomainSort;
  onChange: (changes: Record<string, string | undefined>) => void;
}) {
  const { rows, filter, sort, onChange } = props;
  const t = useStudioText();
  const choose = (name: string) => (key: unknown) =>
    onChange({ [name]: key === ANY ? undefined : String(key) });
  const plain = (values: string[], chosen: string | undefined) =>
    // The current value stays available even if no domain has it any more.
    [...new Set([...values, ...(chosen ? [chosen] : [])])].map(value => ({
      id: value,
      label: value,
    }));
  return (
    <Toolbar>
      <SearchField
        className={toolbarField}
        aria-label={t('domains.search')}
        placeholder={t('domains.search')}
        value={filter.search}
        onChange={search => onChange({ search: search || undefined })}
      />
      <Select
        className={toolbarField}
        label={t('facts.account')}
        options={[
          { id: ANY, label: t('domains.anyAccount') },
          ...plain(valuesOf(rows, 'accountId'), filter.accountId),
        ]}
        value={filter.accountId ?? ANY}
        onChange={choose('account')}
      />
      <Select
        className={toolbarField}
        label={t('facts.region')}
        options={[
          { id: ANY, label: t('domains.anyRegion') },
          ...plain(valuesOf(rows, 'region'), filter.region),
        ]}
        value={filter.region ?? ANY}
        onChange={choose('region')}
      />
      <Select
        className={toolbarField}
        label={t('domains.columns.mode')}
        options={[
          { id: ANY, label: t('domains.anyMode') },
          ...DOMAIN_STANDINGS.map(standing => ({
            id: standing,
            label: t(`domains.standing.${standing}`),
          })),
        ]}
        value={filter.standing ?? ANY}
        onChange={choose('mode')}
      />
      <Select
        className={`${toolbarField} ${styles.sort}`}
        label={t('people.sort')}
        options={DOMAIN_COLUMNS.map(column => ({
          id: column,
          label: t(`domains.columns.${column}`),
        }))}
        value={sort.column}
        onChange={key => onChange({ sort: String(key) })}
      />
      <Checkbox
        isSelected={filter.needsAttention}
        onChange={isSelected =>
          onChange({ attention: isSelected ? 'yes' : undefined })
        }
      >
        {t('domains.attentionOnly')}
      </Checkbox>
    </Toolbar>
  );
}
