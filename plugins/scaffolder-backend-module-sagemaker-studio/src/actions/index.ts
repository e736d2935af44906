/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export {
  createConfigureDomainAction,
  type ConfigureDomainActionOptions,
} from './configureDomain';
export {
  createConfigureTeamAction,
  type ConfigureTeamActionOptions,
} from './configureTeam';
export {
  createDomainAction,
  type CreateDomainActionOptions,
} from './createDomain';
export { createOffboardTeamAction } from './offboardTeam';
export { createOnboardTeamAction } from './onboardTeam';
export type { StudioActionOptions } from './options';
export { createPlanAction } from './plan';
export { createRequestAccessAction } from './requestAccess';
export {
  createSetTeamRuleAction,
  type SetTeamRuleActionOptions,
} from './setTeamRule';
export {
  createWaitForAccessAction,
  type WaitForAccessActionOptions,
} from './waitForAccess';
