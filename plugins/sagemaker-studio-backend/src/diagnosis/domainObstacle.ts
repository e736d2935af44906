/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainMode,
  DomainObstacle,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
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
  const named = `The domain '${domain.name}' (${domain.domainId})`;
  if (domain.unifiedStudio) {
    return {
      code: 'unified-studio',
      message: `${named} belongs to SageMaker Unified Studio, which decides who enters.`,
      remedy:
        'Ask the owners of the Unified Studio project to add the person there.',
    };
  }
  if (domain.authMode === 'IAM') {
    return {
      code: 'iam-mode',
      message: `${named} lets people in by IAM, not through IAM Identity Center.`,
      remedy: `AWS cannot change that on an existing domain. Choose a domain that signs in through Identity Center, or ask the administrators of account ${domain.accountId} for access by IAM.`,
    };
  }
  if (!domain.applicationArn) {
    return {
      code: 'legacy',
      message: `${named} is from before October 2023: AWS shows no Identity Center application for it, so people cannot be assigned by API.`,
      remedy: `An administrator of account ${domain.accountId} can assign people in the SageMaker console; to have it done here, move to a newer domain.`,
    };
  }
  if (domain.status !== 'InService') {
    return {
      code: 'not-in-service',
      message: `${named} has the status ${domain.status}${
        domain.failureReason ? `: ${domain.failureReason}` : ''
      }.`,
      remedy: `Try again when the domain is InService; the administrators of account ${domain.accountId} can see to it.`,
    };
  }
  if (domain.mode !== 'manage') {
    return {
      code: 'observe-only',
      message: `${named} is only observed by this portal.`,
      remedy: `The people who run this portal can set sagemakerStudio.domains.${domain.domainId}.mode to 'manage' in app-config.`,
    };
  }
  return undefined;
}
