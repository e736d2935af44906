/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';

/** What stands in the way of managing a domain, and what to do about it. */
export function DomainObstacleAlert(props: { domain: StudioDomain }) {
  const { obstacle } = props.domain;
  const t = useStudioText();
  return obstacle ? (
    <Alert
      role="note"
      status="warning"
      icon
      title={obstacle.message}
      description={t('domains.remedy', { remedy: obstacle.remedy })}
    />
  ) : null;
}
