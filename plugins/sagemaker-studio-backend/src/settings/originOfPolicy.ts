/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PolicyView } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';

export type PolicyOrigin = Pick<PolicyView, 'source' | 'key'>;

/** Where a policy in force comes from, by its place among all: those of app-config, of modules, of the portal. */
export function originOfPolicy(
  {
    policies,
    modulePolicies,
  }: Pick<StudioConfig, 'policies' | 'modulePolicies'>,
  index: number,
): PolicyOrigin {
  if (index < policies.length - modulePolicies) {
    return { source: 'app-config', key: `sagemakerStudio.policies[${index}]` };
  }
  return { source: index < policies.length ? 'module' : 'portal' };
}
