/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import { useStudioText } from '../../hooks';

/** Says that nothing was read from AWS yet. */
export function BeforeFirstSync() {
  const t = useStudioText();
  return (
    <Alert
      role="status"
      status="info"
      isPending
      title={t('beforeFirstSync.title')}
      description={t('beforeFirstSync.description')}
    />
  );
}
