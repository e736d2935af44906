/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { ConfirmButton } from '../../components/ConfirmButton';
import { useStudioText, useViewer } from '../../hooks';

/** Lets the requester withdraw the request, after a confirmation. */
export function WithdrawButton(props: {
  request: AccessRequest;
  onWithdrawn: () => Promise<void>;
}) {
  const { request, onWithdrawn } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const viewer = useViewer();
  if (request.status !== 'in-review' || viewer !== request.requester) {
    return null;
  }
  return (
    <ConfirmButton
      label={t('request.withdraw')}
      title={t('request.withdrawTitle')}
      text={t('request.withdrawText')}
      confirmLabel={t('request.withdraw')}
      cancelLabel={t('request.keep')}
      failedTitle={t('request.withdrawFailed')}
      act={async () => {
        await api.withdrawRequest(request.requestId);
        await onWithdrawn();
      }}
    />
  );
}
