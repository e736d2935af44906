/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Plan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { planDifference } from '../../view';
import type { PlanDifference } from '../../view';

/** Which plan the reader has read, since an approval binds to that one. */
export type PlanReview = {
  /** What is different from the plan that was read before; stays once that is read. */
  difference?: PlanDifference;
  isRead: boolean;
  setRead: (isRead: boolean) => void;
  /** Hash of the plan that was read last. */
  hash: string;
};

/** The plan that was on the screen first counts as read; any that comes later does once the reader says so. */
export function usePlanReview(request: AccessRequest): PlanReview {
  const current = request.plan;
  const [{ before, read }, setPlans] = useState<{ before: Plan; read: Plan }>({
    before: current,
    read: current,
  });
  const isRead = read.hash === current.hash;
  const base = isRead ? before : read;
  return {
    difference:
      base.hash === current.hash ? undefined : planDifference(base, current),
    isRead,
    setRead: wanted =>
      setPlans({ before: base, read: wanted ? current : base }),
    hash: read.hash,
  };
}
