/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Button } from '@backstage/ui';
import { useFailureText, useStudioText } from '../../hooks';

/** What is shown was loaded earlier; the last attempt to update it failed. */
export function StaleNotice(props: { error: unknown; onRetry: () => void }) {
  const t = useStudioText();
  const failureText = useFailureText();
  if (!props.error) {
    return null;
  }
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('age.stale', { message: failureText(props.error) })}
      customActions={
        <Button variant="secondary" onPress={props.onRetry}>
          {t('errors.retry')}
        </Button>
      }
    />
  );
}
