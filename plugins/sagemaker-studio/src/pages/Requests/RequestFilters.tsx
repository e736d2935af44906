/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Select } from '@backstage/ui';
import { EntityPicker } from '../../components/EntityPicker';
import { useDomains, useStudioText } from '../../hooks';
import { REQUEST_KINDS, REQUEST_SORTS, REQUEST_STATUSES } from '../../view';
import type { RequestFilter } from '../../view';
import styles from './Requests.module.css';

const ANY = 'any';

/** Filters and sorting of the list of requests. */
export function RequestFilters(props: {
  filter: RequestFilter;
  onChange: (changes: Record<string, string | undefined>) => void;
}) {
  const { filter, onChange } = props;
  const t = useStudioText();
  const { data: domains = [] } = useDomains();
  const choose = (name: string) => (key: unknown) =>
    onChange({ [name]: key === ANY ? undefined : String(key) });
  return (
    <div className={styles.toolbar}>
      {filter.view !== 'to-decide' && (
        <Select
          className={styles.field}
          label={t('requests.status')}
          options={[
            { id: ANY, label: t('requestFilter.anyStatus') },
            ...REQUEST_STATUSES.map(status => ({
              id: status,
              label: t(`requestStatus.${status}`),
            })),
          ]}
          value={filter.status ?? ANY}
          onChange={choose('status')}
        />
      )}
      <Select
        className={styles.field}
        label={t('requestFilter.kind')}
        options={[
          { id: ANY, label: t('requestFilter.anyKind') },
          ...REQUEST_KINDS.map(kind => ({
            id: kind,
            label: t(`asked.kind.${kind}`),
          })),
        ]}
        value={filter.kind ?? ANY}
        onChange={choose('kind')}
      />
      <Select
        className={styles.field}
        label={t('facts.domain')}
        options={[
          { id: ANY, label: t('requestFilter.anyDomain') },
          ...domains.map(({ domainId, name }) => ({
            id: domainId,
            label: name,
          })),
        ]}
        value={filter.domainId ?? ANY}
        onChange={choose('domain')}
      />
      <EntityPicker
        className={styles.field}
        kind="Group"
        label={t('pick.team')}
        placeholder={t('pick.anyTeam')}
        value={filter.team ?? ''}
        onChange={team => onChange({ team: team || undefined })}
      />
      <Select
        className={styles.field}
        label={t('people.sort')}
        options={REQUEST_SORTS.map(sort => ({
          id: sort,
          label: t(`requestFilter.sort.${sort}`),
        }))}
        value={filter.sort}
        onChange={choose('sort')}
      />
    </div>
  );
}
