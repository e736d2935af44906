/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Text } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import { useAccessList, useStudioText } from '../../hooks';
import { ATTENTION_CODES, toPersonRows } from '../../view';
import type { PersonRow } from '../../view';
import { LoadFailure, Loading, StaleNotice } from '../../components/Feedback';
import { ResponsiveTable } from '../../components/ResponsiveTable';
import type { TableColumn } from '../../components/ResponsiveTable';
import { PersonName, PersonState } from '../../components/PeopleColumns';
import { useRepair } from './useRepair';

const MAX_ROWS = 5;

/** Where AWS is not as it should be, most urgent first, with what would repair it. */
export function AttentionList(props: {
  domain: StudioDomain;
  onShowAll: () => void;
}) {
  const { domain, onShowAll } = props;
  const t = useStudioText();
  const { data, error, reload } = useAccessList({
    domainId: domain.domainId,
    diagnosis: ATTENTION_CODES,
    sort: 'diagnosis',
    limit: MAX_ROWS,
  });
  const { repair, revoke, dialog } = useRepair(domain, reload);
  const rows = useMemo(() => toPersonRows(data?.items ?? []), [data]);
  const columns = useMemo(
    (): TableColumn<PersonRow>[] => [
      {
        id: 'person',
        label: t('team.person'),
        cell: row => <PersonName access={row} />,
      },
      {
        id: 'state',
        label: t('team.state'),
        width: 'wide',
        cell: row => (
          <PersonState
            access={row}
            domain={domain}
            onRepair={repair && (() => repair(row))}
            onRevoke={revoke}
          />
        ),
      },
    ],
    [t, domain, repair, revoke],
  );
  if (!data) {
    return error === undefined ? (
      <Loading rows={3} rowHeight={64} />
    ) : (
      <LoadFailure error={error} onRetry={() => void reload()} />
    );
  }
  return (
    <Flex direction="column" gap="3">
      <StaleNotice error={error} onRetry={() => void reload()} />
      {rows.length === 0 ? (
        <Text as="p" color="secondary">
          {t(data.syncedAt ? 'domain.nothingToDo' : 'age.never')}
        </Text>
      ) : (
        <ResponsiveTable
          label={t('domain.attentionLabel', { domain: domain.name })}
          columns={columns}
          rows={rows}
        />
      )}
      {data.total > rows.length && (
        <Flex>
          <Button variant="secondary" onPress={onShowAll}>
            {t('domain.showAttention', { count: data.total })}
          </Button>
        </Flex>
      )}
      {dialog}
    </Flex>
  );
}
