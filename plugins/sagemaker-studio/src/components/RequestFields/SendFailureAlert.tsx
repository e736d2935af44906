/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import { useStudioText } from '../../hooks';
import type { SendFailure } from '../../hooks';
import { WaitingRequests } from './WaitingRequests';

/** Says why a request could not be sent, and that nothing entered is lost. */
export function SendFailureAlert(props: { failure: SendFailure }) {
  const { reason, waiting } = props.failure;
  const t = useStudioText();
  if (waiting.length > 0) {
    return (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('dialog.waiting')}
        description={<WaitingRequests waiting={waiting} />}
      />
    );
  }
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('dialog.failed')}
      description={`${reason} ${t('dialog.kept')}`}
    />
  );
}
