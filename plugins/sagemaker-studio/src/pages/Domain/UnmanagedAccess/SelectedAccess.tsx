/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import {
  createIdempotencyKey,
  type StudioDomain,
  type UnmanagedAccessBulkRemoval,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../../api';
import { ConfirmButton } from '../../../components/ConfirmButton';
import { reloadDomain, useStudioText, useTime } from '../../../hooks';
import { countLetIn, countRecorded, recordsOf } from '../../../view';
import type { UnmanagedRow } from '../../../view';
import { RecordDialog } from './RecordDialog';

/** What can be done with the selected rows. */
export function SelectedAccess(props: {
  domain: StudioDomain;
  /** The selected ones. */
  rows: UnmanagedRow[];
  mayRecord: boolean;
  mayRemove: boolean;
  onFiled: () => void;
  onRemoved: (result: UnmanagedAccessBulkRemoval) => void;
}) {
  const { domain, rows, mayRecord, mayRemove } = props;
  const { onFiled, onRemoved } = props;
  const t = useStudioText();
  const time = useTime();
  const api = useApi(sagemakerStudioApiRef);
  const [isRecording, setRecording] = useState(false);
  const records = recordsOf(rows);
  const removable = rows.filter(({ removal }) => !removal);
  const letsIn = countLetIn(removable);
  const count = countRecorded(records);
  return (
    <section aria-label={t('unmanaged.actions')}>
      <Flex gap="3" align="center" style={{ flexWrap: 'wrap' }}>
        {rows.length === 0 && (
          <Text as="p" color="secondary">
            {t('unmanaged.choose')}
          </Text>
        )}
        {mayRecord && count > 0 && (
          <Button onPress={() => setRecording(true)}>
            {t('unmanaged.record', { count })}
          </Button>
        )}
        {mayRecord && count === 0 && rows.length > 0 && (
          <Text as="p" color="secondary">
            {t('unmanaged.noneRecordable')}
          </Text>
        )}
        {mayRemove && removable.length > 0 && (
          <ConfirmButton
            label={t('unmanaged.remove', { count: removable.length })}
            title={t('unmanaged.removeTitle', { count: removable.length })}
            text={[
              t('unmanaged.consequence', {
                names: time.list(removable.map(({ name }) => name)),
                domain: domain.name,
              }),
              ...(letsIn > 0 ? [t('unmanaged.letsIn', { count: letsIn })] : []),
            ].join(' ')}
            confirmLabel={t('unmanaged.removeConfirm')}
            failedTitle={t('unmanaged.removeFailed')}
            act={async () => {
              const result = await api.removeUnmanagedAccessInBulk(
                domain.domainId,
                { principals: removable.map(({ principal }) => principal) },
                { idempotencyKey: createIdempotencyKey() },
              );
              await reloadDomain(domain.domainId);
              onRemoved(result);
            }}
          />
        )}
      </Flex>
      {isRecording && (
        <RecordDialog
          domain={domain}
          records={records}
          onFiled={async () => {
            onFiled();
            await reloadDomain(domain.domainId);
          }}
          onClose={() => setRecording(false)}
        />
      )}
    </section>
  );
}
