/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  PolicyList,
  PolicyView,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import type { Policy } from '../model/policy';

type Options = {
  config: Pick<StudioConfig, 'policies' | 'modulePolicies' | 'domainCreation'>;
};

/** The policies in force, each with its source, for whoever wants to know who decides what. */
export class PolicyReader {
  readonly #config: Options['config'];

  constructor(options: Options) {
    this.#config = options.config;
  }

  list(): PolicyList {
    const { policies, modulePolicies, domainCreation } = this.#config;
    const ofConfig = policies.length - modulePolicies;
    return {
      policies: policies.map((policy, index) => ({
        ...viewOf(policy),
        ...(index < ofConfig
          ? {
              source: 'app-config',
              key: `sagemakerStudio.policies[${index}]`,
            }
          : { source: 'module' }),
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

function viewOf(policy: Policy): Omit<PolicyView, 'source' | 'key'> {
  return {
    name: policy.name,
    teams: policy.teams,
    domains: policy.domains,
    executionRoles: policy.executionRoles,
    requesters: policy.requesters,
    onBehalfOf: policy.onBehalfOf,
    assignment: policy.assignment,
    stages: policy.stages,
    fallbackApprovers: policy.fallbackApprovers,
    automatic: policy.automatic,
    duration: policy.duration,
    requestExpiry: policy.requestExpiry,
    reminders: policy.reminders,
    minJustificationLength: policy.minJustificationLength,
  };
}
