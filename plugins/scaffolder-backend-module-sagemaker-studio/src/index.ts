/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Scaffolder actions that onboard people and teams into SageMaker Studio, and create domains.
 *
 * @packageDocumentation
 */
export { scaffolderModuleSagemakerStudio as default } from './module';
export {
  createDomainAction,
  createOnboardTeamAction,
  createPlanAction,
  type CreateDomainActionOptions,
  type StudioActionOptions,
} from './actions';
export type { Clock } from './onboarding/Clock';
