/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainMode,
  DomainObstacle,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { messageAndRemedy, quote, say } from '../util/say';
import type { DomainFacts } from './facts';

/** Why a domain cannot be managed; the reason that is hardest to remove comes first. */
export function domainObstacle(
  domain: DomainFacts & {
    status: string;
    failureReason?: string;
    unifiedStudio: boolean;
    mode: DomainMode;
  },
): DomainObstacle | undefined {
  const { domainId, accountId: account } = domain;
  const named = { domain: domain.name, domainId };
  if (domain.unifiedStudio) {
    return {
      code: 'unified-studio',
      ...messageAndRemedy(
        say('domain.unified-studio', named),
        say('domain.unified-studio.remedy'),
      ),
    };
  }
  if (domain.authMode === 'IAM') {
    return {
      code: 'iam-mode',
      ...messageAndRemedy(
        say('domain.iam-mode', named),
        say('domain.iam-mode.remedy', { account }),
      ),
    };
  }
  if (!domain.applicationArn) {
    return {
      code: 'legacy',
      ...messageAndRemedy(
        say('domain.legacy', named),
        say('domain.legacy.remedy', { account }),
      ),
    };
  }
  if (domain.status !== 'InService') {
    return {
      code: 'not-in-service',
      ...messageAndRemedy(
        domain.failureReason
          ? say('domain.not-in-service-because', {
              ...named,
              status: domain.status,
              reason: quote(domain.failureReason),
            })
          : say('domain.not-in-service', { ...named, status: domain.status }),
        say('domain.not-in-service.remedy', { account }),
      ),
    };
  }
  if (domain.mode !== 'manage') {
    return {
      code: 'observe-only',
      ...messageAndRemedy(
        say('domain.observe-only', named),
        say('domain.observe-only.remedy', { domainId }),
      ),
    };
  }
  return undefined;
}
