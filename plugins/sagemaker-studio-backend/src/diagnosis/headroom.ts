/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Message,
  PlanItem,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { say } from '../util/say';
import type { DomainFacts } from './facts';

/** How many more profiles an account may have in a Region, and the quota that says so. */
export type ProfileHeadroom = {
  left: number;
  /** Of Service Quotas, `L-…`. */
  code: string;
  region: string;
};

/** Whether a plan exceeds the quota of profiles, as far as that is known. */
export function exceedsHeadroom(
  items: PlanItem[],
  headroom: ProfileHeadroom | undefined,
): headroom is ProfileHeadroom {
  return headroom !== undefined && newProfilesOf(items) > headroom.left;
}

/** Warnings before a plan exceeds the quota of profiles; none while the quota is unknown. */
export function headroomWarnings(
  items: PlanItem[],
  domain: DomainFacts,
  headroom: ProfileHeadroom | undefined,
): Message[] {
  if (!exceedsHeadroom(items, headroom)) {
    return [];
  }
  const { left, code, region } = headroom;
  return [
    say('warning.headroom', {
      count: newProfilesOf(items),
      quota: code,
      account: domain.accountId,
      region,
      left,
    }),
  ];
}

function newProfilesOf(items: PlanItem[]): number {
  return items.filter(({ steps }) =>
    steps.some(step => step.do === 'create-profile'),
  ).length;
}
