/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { DurationField } from './DurationField';
export { JustificationField } from './JustificationField';
export { PlanPreview } from './PlanPreview';
export { RequestFormLayout } from './RequestFormLayout';
export { RequestResult } from './RequestResult';
export { RoleSelect } from './RoleSelect';
export { StudioPlanPreview } from './StudioPlanPreview';
export { usePlanPreview } from './usePlanPreview';
export type { PlanPreviewState } from './usePlanPreview';
