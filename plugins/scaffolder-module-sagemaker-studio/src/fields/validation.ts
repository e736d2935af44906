/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// What a form refuses. The pickers offer only what is allowed, but a form can also be filled from a link.

import { ResponseError, toError } from '@backstage/errors';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Texts } from './textsOf';

/** Why a domain cannot be chosen; `undefined` when it can. */
export function domainProblem(
  domainId: string | undefined,
  domains: StudioDomain[],
  t: Texts,
): string | undefined {
  if (!domainId) {
    return undefined;
  }
  const domain = domains.find(each => each.domainId === domainId);
  if (!domain) {
    return t('domain.unknown', { domainId });
  }
  return (
    domain.obstacle && `${domain.obstacle.message} ${domain.obstacle.remedy}`
  );
}

/** Why an execution role cannot be chosen for a domain; `undefined` when it can. */
export function roleProblem(
  role: string | undefined,
  domain: StudioDomain | undefined,
  t: Texts,
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

/** The back end's own sentence where there is one. */
export function sentenceOf(error: unknown): string {
  return ResponseError.is(error)
    ? error.body.error.message
    : toError(error).message;
}
