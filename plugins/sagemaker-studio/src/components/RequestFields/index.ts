/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { DurationField } from './DurationField';
export { JustificationField } from './JustificationField';
export { PlanPreview } from './PlanPreview';
export { RequestResult } from './RequestResult';
export { RoleSelect } from './RoleSelect';
export { SendFailureAlert } from './SendFailureAlert';
export { usePlanPreview } from './usePlanPreview';
