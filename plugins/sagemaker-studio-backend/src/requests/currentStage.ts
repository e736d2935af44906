/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The stage in review under the current policy, and whether somebody decides it. */
import { holdsOneOf } from '../model/policy';
import { isSameHuman } from '../model/personKey';
import type { RequestRecord } from '../model/records';
import { changePolicy } from '../model/requestRevision';
import type { ResolvedStage } from '../model/stages';
import type { Viewer } from '../model/caller';
import type { CurrentPolicy } from './RequestRevalidator';

/** The stage in review under the current policy, with those who can decide it now. */
export function currentStage(
  request: RequestRecord,
  policy: CurrentPolicy & { at: string },
): ResolvedStage | undefined {
  const { stages } = changePolicy(request, policy)?.state ?? request;
  const index = stages.findIndex(({ status }) => status === 'in-review');
  return policy.stages[index];
}

/** Both the person's session and the catalog have to say that somebody is an approver of a stage. */
export function isApprover(
  stage: ResolvedStage | undefined,
  viewer: Viewer,
): boolean {
  return (
    stage !== undefined &&
    holdsOneOf(viewer.refs, stage.approvers) &&
    stage.eligible.some(candidate => isSameHuman(candidate, viewer))
  );
}
