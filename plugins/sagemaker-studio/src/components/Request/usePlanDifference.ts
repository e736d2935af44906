/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRef } from 'react';
import { planDifference } from '../../view';
import type { PlanDifference } from '../../view';

/** What has changed in the plan since the page was opened, since an approval binds to what the approver read. */
export function usePlanDifference(
  request: AccessRequest,
): PlanDifference | undefined {
  const first = useRef(request.plan);
  return first.current.hash === request.plan.hash
    ? undefined
    : planDifference(first.current, request.plan);
}
