/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { DurationField } from './DurationField';
export { JustificationField } from './JustificationField';
export { PlanPreview } from './PlanPreview';
export { RequestSent } from './RequestResult';
export { RoleSelect } from './RoleSelect';
export { NotSent } from './SendFailureAlert';
export { usePlan } from './usePlanPreview';
