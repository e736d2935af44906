/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Grant,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Whether a grant waits, with nothing deleted yet, so that its end can be taken back. */
export function isCoolingOff({ status, operation }: Grant): boolean {
  return (
    status === 'deprovisioning' &&
    operation?.steps.find(step => step.status !== 'done')?.name === 'cool-off'
  );
}

/** When the first of a request's offboardings begins to delete; absent while none cools off. */
export function endOfCoolingOff({ grants }: AccessRequest): string | undefined {
  return grants
    .filter(isCoolingOff)
    .flatMap(({ operation }) => operation?.nextTryAt ?? [])
    .sort()[0];
}
