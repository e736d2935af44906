/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// The pickers offer only valid values, but a link can prefill a form with others.

import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { FieldTexts, Translate } from './loadTexts';

/** Why a domain cannot be selected; `undefined` if it can. */
export function domainProblem(
  domainId: string | undefined,
  domains: StudioDomain[],
  { t, messages }: FieldTexts,
): string | undefined {
  if (!domainId) {
    return undefined;
  }
  const domain = domains.find(each => each.domainId === domainId);
  if (!domain) {
    return t('domain.unknown', { domainId });
  }
  return domain.obstacle && messages.reason(domain.obstacle);
}

/** Why an execution role cannot be selected for a domain; `undefined` if it can. */
export function roleProblem(
  role: string | undefined,
  domain: StudioDomain | undefined,
  t: Translate,
): string | undefined {
  if (!role || !domain || domain.executionRoles.includes(role)) {
    return undefined;
  }
  return domain.executionRoles.length > 0
    ? t('role.notOffered', {
        domain: domain.name,
        role,
        roles: domain.executionRoles.join(', '),
      })
    : t('role.noneOffered', { domain: domain.name });
}
