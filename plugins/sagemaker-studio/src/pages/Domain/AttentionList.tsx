/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Text } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import { useActionDialog } from '../../components/ActionDialog';
import { LiveContent, StaleNotice } from '../../components/Feedback';
import { PersonName, PersonState } from '../../components/PeopleColumns';
import { ResponsiveTable } from '../../components/ResponsiveTable';
import type { TableColumn } from '../../components/ResponsiveTable';
import { reloadDomain, useAccessList, useStudioText } from '../../hooks';
import { ATTENTION_CODES, isWhollyRead, toPersonRows } from '../../view';
import type { PersonRow } from '../../view';

const MAX_ROWS = 5;

/** The people whose access needs attention, most urgent first, each with the request that would repair it. */
export function AttentionList(props: {
  domain: StudioDomain;
  onShowAll: () => void;
}) {
  const { domain, onShowAll } = props;
  const t = useStudioText();
  const list = useAccessList({
    domainId: domain.domainId,
    diagnosis: ATTENTION_CODES,
    sort: 'diagnosis',
    limit: MAX_ROWS,
  });
  const { propose, proposeRepair, dialog } = useActionDialog(domain, {
    onSent: () => void reloadDomain(domain.domainId),
  });
  const rows = useMemo(() => toPersonRows(list.data?.items ?? []), [list.data]);
  const columns = useMemo(
    (): TableColumn<PersonRow>[] => [
      {
        id: 'person',
        label: t('team.person'),
        cell: row => <PersonName access={row} isNamesake={row.isNamesake} />,
      },
      {
        id: 'state',
        label: t('team.state'),
        width: 'wide',
        cell: row => (
          <PersonState
            access={row}
            domain={domain}
            onRepair={proposeRepair && (() => proposeRepair(row))}
            onRevoke={propose}
          />
        ),
      },
    ],
    [t, domain, propose, proposeRepair],
  );
  return (
    <LiveContent source={list} rows={3} rowHeight={64}>
      {data => (
        <Flex direction="column" gap="3">
          <StaleNotice source={list} />
          {rows.length === 0 ? (
            <Text as="p" color="secondary">
              {t(nothingHere(domain, data.syncedAt))}
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
      )}
    </LiveContent>
  );
}

/** Access in domains that are observed or cannot be managed was not granted here. */
function nothingHere(domain: StudioDomain, syncedAt: string | undefined) {
  if (!syncedAt) {
    return 'age.never';
  }
  if (!isWhollyRead(domain)) {
    return 'domain.attentionNotKnown';
  }
  return domain.obstacle ? 'domain.notManaged' : 'domain.nothingToDo';
}
