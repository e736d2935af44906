/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { MassChange } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Whether a mass change is about a domain; people and groups that are gone concern every domain. */
export function concernsDomain(
  { grants, requests, removals }: MassChange,
  domainId: string,
): boolean {
  if (removals) {
    return removals.domainId === undefined || removals.domainId === domainId;
  }
  return [...(grants ?? []), ...(requests ?? [])].some(
    each => each.domainId === domainId,
  );
}
