/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { SearchField, Select } from '@backstage/ui';
import type { AccessList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { countedDiagnoses, countOf, diagnosisFilterOf } from '../../view';
import type { DiagnosisFilter } from '../../view';
import styles from './Domain.module.css';

/** Finds people and narrows them down to a diagnosis. */
export function DomainPeopleToolbar(props: {
  counts: AccessList['counts'];
  search: string;
  onSearch: (search: string) => void;
  shown: DiagnosisFilter;
  onShow: (shown: DiagnosisFilter) => void;
}) {
  const { counts, search, onSearch, shown, onShow } = props;
  const t = useStudioText();
  const options: DiagnosisFilter[] = [
    'all',
    'attention',
    ...countedDiagnoses(counts).map(({ code }) => code),
  ];
  return (
    <div className={styles.toolbar}>
      <SearchField
        className={styles.field}
        aria-label={t('team.search')}
        placeholder={t('team.search')}
        value={search}
        onChange={onSearch}
      />
      <Select
        className={styles.field}
        aria-label={t('domain.diagnosis')}
        // What is shown stays on offer when nobody is left in it.
        options={[...new Set([...options, shown])].map(option => ({
          id: option,
          label: labelOf(option),
        }))}
        value={shown}
        onChange={key => onShow(diagnosisFilterOf(String(key)))}
      />
    </div>
  );

  function labelOf(option: DiagnosisFilter): string {
    const number = String(countOf(counts, option));
    switch (option) {
      case 'all':
        return t('domain.everybody', { number });
      case 'attention':
        return t('domain.needsAttention', { number });
      default:
        return t('domain.withDiagnosis', {
          diagnosis: t(`diagnosis.${option}`),
          number,
        });
    }
  }
}
