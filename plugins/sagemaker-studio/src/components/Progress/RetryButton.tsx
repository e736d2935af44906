/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { studioGrantOperatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { useStudioText } from '../../hooks';
import { GrantButton } from './GrantButton';

/** Retries a blocked operation now. */
export function RetryButton(props: {
  grantId: string;
  operationId: string;
  person: string;
  onRetried?: () => void;
}) {
  const { grantId, operationId, person, onRetried } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  return (
    <GrantButton
      grantId={grantId}
      permission={studioGrantOperatePermission}
      label={t('progress.retry')}
      fullLabel={t('progress.retryLabel', { person })}
      act={() => api.retryOperation(operationId)}
      failedText={message => t('progress.retryFailed', { message })}
      onSettled={onRetried}
    />
  );
}
