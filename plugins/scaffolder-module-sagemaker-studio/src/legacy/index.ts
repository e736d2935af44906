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
export { scaffolderSagemakerStudioTranslationRef } from '../translation';
