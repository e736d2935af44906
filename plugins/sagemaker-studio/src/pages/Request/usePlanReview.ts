/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Plan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { planDifference } from '../../view';
import type { PlanDifference } from '../../view';

/** Which plan the viewer has read. An approval is for that plan. */
export type PlanReview = {
  /** The changes since the plan that was read before. They stay after the new plan is read. */
  difference?: PlanDifference;
  isRead: boolean;
  setRead: (isRead: boolean) => void;
  /** The hash of the plan that was read last. */
  hash: string;
};

/** The first plan on the page counts as read. Later ones count once the viewer confirms it. */
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
