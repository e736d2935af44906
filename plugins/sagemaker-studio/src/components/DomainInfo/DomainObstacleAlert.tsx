/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import { studioSettingsUpdatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useApiText, useGranted, useStudioText } from '../../hooks';

/** Says what prevents a domain from being managed, and the remedy. */
export function DomainObstacleAlert(props: { domain: StudioDomain }) {
  const { obstacle } = props.domain;
  const t = useStudioText();
  const { say } = useApiText();
  const maySet = useGranted(studioSettingsUpdatePermission);
  if (!obstacle) {
    return null;
  }
  return (
    <Alert
      role="note"
      // To observe a domain is a choice, and nothing is wrong with one that cannot be managed.
      status={obstacle.code === 'not-in-service' ? 'warning' : 'info'}
      icon
      title={say(obstacle, 'message')}
      description={t('domains.remedy', {
        remedy:
          maySet && obstacle.code === 'observe-only'
            ? t('domains.manageIt', { domainId: props.domain.domainId })
            : say(obstacle, 'remedy'),
      })}
    />
  );
}
