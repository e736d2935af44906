/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PlanInput } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { PlanPreview } from './PlanPreview';
import { usePlanPreview } from './usePlanPreview';

/**
 * Shows what a request would do and who would decide it, before it is filed. Files nothing.
 *
 * @public
 */
export function StudioPlanPreview(props: {
  /** The request as it is so far; absent while it is incomplete, then nothing is shown. */
  input?: PlanInput;
}) {
  return <PlanPreview state={usePlanPreview(props.input)} />;
}
