/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  englishOf,
  type DomainSummary,
  type StudioDomain,
  type SyncFailure,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

export const DATA_SCIENTIST =
  'arn:aws:iam::222222222222:role/StudioDataScientist';
export const ML_ENGINEER = 'arn:aws:iam::222222222222:role/StudioMlEngineer';
export const ANALYST = 'arn:aws:iam::333333333333:role/StudioAnalyst';

export function researchLab(overrides?: Partial<StudioDomain>): StudioDomain {
  return {
    domainId: 'd-researchlab1',
    domainArn: 'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-researchlab1',
    name: 'research-lab',
    accountId: '222222222222',
    region: 'eu-west-1',
    authMode: 'SSO',
    status: 'InService',
    url: 'http://localhost:4566/studio/d-researchlab1',
    applicationArn:
      'arn:aws:sso::111111111111:application/ssoins-72237f0e1c9a4b5d/apl-5f2c8b1e9d3a7460',
    defaultExecutionRole: DATA_SCIENTIST,
    mode: 'manage',
    executionRoles: [DATA_SCIENTIST, ML_ENGINEER],
    seenAt: new Date(Date.now() - 130_000).toISOString(),
    ...overrides,
  };
}

/** A part of a domain that AWS refused to be read. */
export function syncFailure(overrides?: Partial<SyncFailure>): SyncFailure {
  return {
    part: 'assignments',
    at: new Date(Date.now() - 5 * 60_000).toISOString(),
    message: 'User is not authorized to perform this action',
    action: 'sso:ListApplicationAssignments',
    remedy: 'Allow it for the role BackstageStudioAccess.',
    ...overrides,
  };
}

function obstacleText(
  code: string,
  domain: string,
  domainId: string,
  account: string,
) {
  const message = { code: `domain.${code}`, params: { domain, domainId } };
  const remedy = { code: `domain.${code}.remedy`, params: { account } };
  return {
    message: englishOf(message),
    remedy: englishOf(remedy),
    messages: { message, remedy },
  };
}

export function legacyLab(): StudioDomain {
  return researchLab({
    domainId: 'd-legacylab01',
    domainArn: 'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-legacylab01',
    name: 'legacy-lab',
    applicationArn: undefined,
    executionRoles: [DATA_SCIENTIST],
    obstacle: {
      code: 'legacy',
      ...obstacleText('legacy', 'legacy-lab', 'd-legacylab01', '222222222222'),
    },
  });
}

export function production(): StudioDomain {
  return researchLab({
    domainId: 'd-production1',
    domainArn: 'arn:aws:sagemaker:eu-west-1:333333333333:domain/d-production1',
    name: 'production',
    accountId: '333333333333',
    authMode: 'IAM',
    applicationArn: undefined,
    defaultExecutionRole: ANALYST,
    executionRoles: [ANALYST],
    obstacle: {
      code: 'iam-mode',
      ...obstacleText(
        'iam-mode',
        'production',
        'd-production1',
        '333333333333',
      ),
    },
  });
}

/** A managed domain that was read, with its sums. */
export function domainSummary(
  overrides?: Partial<DomainSummary>,
): DomainSummary {
  return {
    domain: researchLab({
      owners: ['group:default/ml-platform'],
      syncedAt: new Date(Date.now() - 130_000).toISOString(),
    }),
    counts: { 'profile-without-assignment': 2, unused: 6, ready: 41 },
    apps: { running: 5, idle: 2 },
    readiness: { status: 'attention', failed: 0, attention: 2, notChecked: 1 },
    ...overrides,
  };
}
