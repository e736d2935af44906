/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { SearchField, Select } from '@backstage/ui';
import type { AccessList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Toolbar, toolbarField } from '../../components/Toolbar';
import { useStudioText } from '../../hooks';
import { countedDiagnoses, countOfFilter, diagnosisFilterOf } from '../../view';
import type { DiagnosisFilter } from '../../view';

/** Search and filter above the table of people. */
export function DomainPeopleToolbar(props: {
  counts: AccessList['counts'];
  search: string;
  onSearch: (search: string) => void;
  filter: DiagnosisFilter;
  onFilter: (filter: DiagnosisFilter) => void;
}) {
  const { counts, search, onSearch, filter, onFilter } = props;
  const t = useStudioText();
  const options: DiagnosisFilter[] = [
    'all',
    'attention',
    ...countedDiagnoses(counts).map(({ code }) => code),
  ];
  return (
    <Toolbar>
      <SearchField
        className={toolbarField}
        aria-label={t('team.search')}
        placeholder={t('team.search')}
        value={search}
        onChange={onSearch}
      />
      <Select
        className={toolbarField}
        aria-label={t('domain.diagnosis')}
        // The current filter stays available even if nobody matches it any more.
        options={[...new Set([...options, filter])].map(option => ({
          id: option,
          label: labelOf(option),
        }))}
        value={filter}
        onChange={key => onFilter(diagnosisFilterOf(String(key)))}
      />
    </Toolbar>
  );

  function labelOf(option: DiagnosisFilter): string {
    const number = String(countOfFilter(counts, option));
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
