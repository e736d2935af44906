/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import { useStudioText } from '../../hooks';

export function PlanChangedAlert() {
  const t = useStudioText();
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('plan.changedTitle')}
      description={t('plan.changedDescription')}
    />
  );
}
