/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Grant,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Whether an offboarding is in its cool-off period: nothing is deleted yet, and it can be undone. */
export function isCoolingOff({ status, operation }: Grant): boolean {
  return (
    status === 'deprovisioning' &&
    operation?.steps.find(step => step.status !== 'done')?.name === 'cool-off'
  );
}

/** When the earliest cool-off period among a request's grants ends; undefined if there is none. */
export function endOfCoolingOff({ grants }: AccessRequest): string | undefined {
  return grants
    .filter(isCoolingOff)
    .flatMap(({ operation }) => operation?.nextTryAt ?? [])
    .sort()[0];
}
