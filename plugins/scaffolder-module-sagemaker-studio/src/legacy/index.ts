/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * The form fields for apps on the old frontend system.
 *
 * @packageDocumentation
 */
export {
  StudioDomainPickerFieldExtension,
  StudioExecutionRolePickerFieldExtension,
  StudioNetworkPickerFieldExtension,
  StudioPeoplePickerFieldExtension,
  StudioPlanPreviewFieldExtension,
  StudioTeamPickerFieldExtension,
} from './fields';
export type { PlanPreviewOptions } from '../fields/planInput';
export type { DomainPickerOptions } from '../fields/StudioDomainPicker';
export type { ExecutionRoleOptions } from '../fields/StudioExecutionRolePicker';
export type {
  ChosenNetwork,
  NetworkPickerOptions,
} from '../fields/StudioNetworkPicker';
export type { TeamPickerOptions } from '../fields/StudioTeamPicker';
export { scaffolderSagemakerStudioTranslationRef } from '../translation';
