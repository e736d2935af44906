/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import { useStudioText } from '../../hooks';

/** Says why a request could not be sent, and that nothing entered is lost. */
export function SendFailureAlert(props: { reason: string }) {
  const t = useStudioText();
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('dialog.failed')}
      description={`${props.reason} ${t('dialog.kept')}`}
    />
  );
}
