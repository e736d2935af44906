/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { studioLane, type LaneId } from '../lanes/Lane';

/**
 * The oldest of the syncs behind an answer about domains: the directory's, and that of each domain's place. Absent when
 * one of them has not completed yet, since then part of the answer is a guess.
 */
export function oldestSync(
  syncs: Record<string, string>,
  domains: StudioDomain[],
): string | undefined {
  const lanes = new Set<LaneId>([
    'identity-center',
    ...domains.map(studioLane),
  ]);
  const times = [...lanes].map(lane => syncs[lane]);
  return times.every(time => time !== undefined)
    ? times.reduce((a, b) => (a < b ? a : b))
    : undefined;
}
