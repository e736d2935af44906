/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  DomainObstacle,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from './useStudioText';

/**
 * Describes what prevents a domain from being managed, and the remedy, in the viewer's language. Why a domain is not
 * in service is known from AWS only, so there the backend's text is shown.
 */
export function useObstacleText() {
  const t = useStudioText();
  return (
    domain: Pick<StudioDomain, 'name' | 'domainId' | 'accountId'>,
    obstacle: DomainObstacle,
  ): Pick<DomainObstacle, 'message' | 'remedy'> => {
    const { code } = obstacle;
    if (code === 'not-in-service') {
      return obstacle;
    }
    const words = {
      domain: domain.name,
      domainId: domain.domainId,
      account: domain.accountId,
    };
    return {
      message: t(`domainObstacle.${code}.message`, words),
      remedy: t(`domainObstacle.${code}.remedy`, words),
    };
  };
}
