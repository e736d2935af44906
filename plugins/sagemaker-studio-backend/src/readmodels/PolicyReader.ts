/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PolicyList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { viewPolicy } from '../settings/policyViews';
import type { Settings } from '../settings/Settings';

type Options = {
  settings: Pick<Settings, 'policies' | 'originOfPolicy'>;
  config: Pick<StudioConfig, 'domainCreation'>;
};

/** The policies in force, each with its source, for whoever wants to know who decides what. */
export class PolicyReader {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  list(): PolicyList {
    const { settings } = this.#options;
    const { domainCreation } = this.#options.config;
    return {
      policies: settings.policies.map((policy, index) => ({
        ...viewPolicy(policy),
        ...settings.originOfPolicy(index),
      })),
      domainCreation: domainCreation.approval
        ? {
            stages: domainCreation.approval.stages,
            fallbackApprovers: domainCreation.approval.fallbackApprovers,
            requestExpiry: domainCreation.approval.requestExpiry,
          }
        : undefined,
    };
  }
}
