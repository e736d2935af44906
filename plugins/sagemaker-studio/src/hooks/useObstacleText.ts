/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  DomainObstacle,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from './useStudioText';

/**
 * What stands in the way of managing a domain, and what to do about it, in the reader's language. Why a domain is not in
 * service only AWS's words tell, so there the back end's stand.
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
