/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Scaffolder actions that ask for access to SageMaker Studio for people and teams, take it back, and create and configure domains.
 *
 * @packageDocumentation
 */
export { scaffolderModuleSagemakerStudio as default } from './module';
export {
  createConfigureDomainAction,
  createDomainAction,
  createOffboardTeamAction,
  createOnboardTeamAction,
  createPlanAction,
  createRequestAccessAction,
  createWaitForAccessAction,
  type ConfigureDomainActionOptions,
  type CreateDomainActionOptions,
  type StudioActionOptions,
  type WaitForAccessActionOptions,
} from './actions';
export type { Clock } from './onboarding/Clock';
