/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Scaffolder actions that ask for access to SageMaker Studio for people and teams, take it back, name leads and rules of teams, and create and configure
 * domains.
 *
 * @packageDocumentation
 */
export { scaffolderModuleSagemakerStudio as default } from './module';
export {
  createConfigureDomainAction,
  createConfigureTeamAction,
  createDomainAction,
  createOffboardTeamAction,
  createOnboardTeamAction,
  createPlanAction,
  createRequestAccessAction,
  createSetTeamRuleAction,
  createWaitForAccessAction,
  type ConfigureDomainActionOptions,
  type ConfigureTeamActionOptions,
  type CreateDomainActionOptions,
  type SetTeamRuleActionOptions,
  type StudioActionOptions,
  type WaitForAccessActionOptions,
} from './actions';
export type { Clock } from './onboarding/Clock';
