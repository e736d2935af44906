/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * AWS and Okta on your own machine, for demos and tests.
 *
 * @packageDocumentation
 */
export { startSandbox, PortTakenError } from './server';
export * from './Sandbox';
export * from './world/World';
export { DEFAULT_SWITCHES, SWITCH_VALUES } from './world/switches';
export type { AccountPolicies } from './policies/AccountPolicies';
export { PolicyError } from './policies/compilePolicy';
export {
  type PolicyValues,
  fillPolicy,
  policyValues,
  portalPolicies,
  PORTAL_EXTERNAL_ID,
  PORTAL_ROLE,
} from './world/seeds/policies';
export { visitStudio } from './portal/studioAccess';
export { findUserByUserName } from './world/identityCenterUsers';
export { isAssigned } from './world/assignments';
export { findProfile, profileOf } from './world/userProfiles';
