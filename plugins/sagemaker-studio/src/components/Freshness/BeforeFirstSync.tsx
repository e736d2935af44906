/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import { useStudioText } from '../../hooks';

/** Nothing was read from AWS yet, which is not the same as nothing being there. */
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
