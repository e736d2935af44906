/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { OperationStepName } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { LaneOf } from '../model/operationSteps';
import { studioLane } from '../scheduling/Lane';

const IDENTITY_CENTER = new Set<OperationStepName>([
  'resolve-identity',
  'ensure-assignment',
  'remove-assignment',
  'verify-removed',
]);

/** Which AWS rate limit a step's first call counts against. */
export const laneOfStep: LaneOf = (step, grant) =>
  IDENTITY_CENTER.has(step) ? 'identity-center' : studioLane(grant);
