/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useObstacleText, useStudioText } from '../../hooks';

/** Says what prevents a domain from being managed, and the remedy. */
export function DomainObstacleAlert(props: { domain: StudioDomain }) {
  const { obstacle } = props.domain;
  const t = useStudioText();
  const obstacleText = useObstacleText();
  if (!obstacle) {
    return null;
  }
  const { message, remedy } = obstacleText(props.domain, obstacle);
  return (
    <Alert
      role="note"
      status="warning"
      icon
      title={message}
      description={t('domains.remedy', { remedy })}
    />
  );
}
