/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { SagemakerStudioPolicy } from './SagemakerStudioPolicy';

/**
 * Lets a module of the plugin bring policies of its own.
 *
 * @public
 */
export interface SagemakerStudioPolicyExtensionPoint {
  /**
   * Adds policies after those of app-config and those that were added before. They are checked with all the others as the
   * plugin starts; a back end with a wrong one does not start.
   */
  addPolicies(...policies: SagemakerStudioPolicy[]): void;
}

/**
 * Policies that come from a module rather than from app-config, since they are shared by several portals, say, or made
 * from another system's data.
 *
 * @public
 */
export const sagemakerStudioPolicyExtensionPoint =
  createExtensionPoint<SagemakerStudioPolicyExtensionPoint>({
    id: 'sagemaker-studio.policies',
  });
