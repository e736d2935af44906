/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** The name of the domain that a request is about; one that is still to be created has no id yet. */
export function requestDomainName(
  request: Pick<AccessRequest, 'domainId' | 'plan'>,
  nameOf: (domainId: string) => string,
): string {
  return request.plan.newDomain?.domain.name ?? nameOf(request.domainId);
}
