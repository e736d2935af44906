/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Button } from '@backstage/ui';
import { useFailureText, useStudioText } from '../../hooks';
import type { LiveData } from '../../hooks';

/** Says that the data on the page was loaded earlier because the last update failed. */
export function StaleNotice(props: {
  source: Pick<LiveData<unknown>, 'error' | 'reload'>;
}) {
  const { error, reload } = props.source;
  const t = useStudioText();
  const failureText = useFailureText();
  if (!error) {
    return null;
  }
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('age.stale', { message: failureText(error) })}
      customActions={
        <Button variant="secondary" onPress={() => void reload()}>
          {t('errors.retry')}
        </Button>
      }
    />
  );
}
