/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RequestKind } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/**
 * A length of time: ISO 8601 such as `P90D`, or an object such as `{ days: 90 }`.
 *
 * @public
 */
export type SagemakerStudioPolicyDuration =
  | string
  | {
      years?: number;
      months?: number;
      weeks?: number;
      days?: number;
      hours?: number;
      minutes?: number;
      seconds?: number;
      milliseconds?: number;
    };

/**
 * A policy for requests, with the same keys as an entry of `sagemakerStudio.policies` in app-config, where each key is
 * described.
 *
 * @public
 */
export type SagemakerStudioPolicy = {
  /** Lower case letters, digits and dashes; unique among all policies. */
  name: string;
  /** Refs of catalog groups, or `*`. */
  teams: string[];
  /** Domain ids, `*`, or `created` for those that were created in the portal. */
  domains: string[];
  /** ARNs. Default: every role of the domain. */
  executionRoles?: string[];
  requesters: 'anyone' | 'members';
  /** Which requesters may ask for others: leads of the team and owners of the domain, or anyone. Default: leads. */
  onBehalfOf?: 'leads' | 'anyone';
  /** Default: user. */
  assignment?: 'user' | 'group' | 'either';
  /** Short for one stage with a quorum of 1: `team-leads`, `domain-owners`, `parent-group`, `manager`, or refs. */
  approvers?: string[];
  stages?: {
    /** Unique in the policy. */
    name: string;
    approvers: string[];
    /** Default: 1. */
    quorum?: number;
  }[];
  /** When the policy approves by itself: if one of these holds. Default: never. */
  automatic?: (
    | 'lead-onboards-own-team'
    | {
        'lead-onboards-own-team'?: true;
        'requester-in'?: string[];
        'duration-at-most'?: SagemakerStudioPolicyDuration;
        'extension-of-used-access'?: {
          usedWithin: SagemakerStudioPolicyDuration;
        };
        'role-in'?: string[];
        kinds?: RequestKind[];
      }
  )[];
  duration?: {
    default?: SagemakerStudioPolicyDuration;
    max?: SagemakerStudioPolicyDuration;
    untilRevoked?: boolean;
  };
  /** Default: 7 days. */
  requestExpiry?: SagemakerStudioPolicyDuration;
  /** Ascending. Default: never. */
  reminders?: SagemakerStudioPolicyDuration[];
  /** How many visible characters a justification needs. Default: 10. */
  minJustificationLength?: number;
  /** Default: nobody. */
  fallbackApprovers?: string[];
};
