/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export {
  createDomainAction,
  type CreateDomainActionOptions,
} from './createDomain';
export { createOnboardTeamAction } from './onboardTeam';
export type { StudioActionOptions } from './options';
export { createPlanAction } from './plan';
