/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Offboarding,
  Plan,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Policy } from '../model/policy';
import type { AssignedGroup, Beneficiary } from '../model/records';
import type { ResolvedStage } from '../model/stages';
import type { Verdict } from './PolicyEvaluator';
import type { Team } from '../directory/TeamCatalog';

/** A request that has passed every check but those that concern its people. */
export type PreparedRequest = {
  team: string;
  domainId: string;
  /** Absent only for a revocation in a domain that is gone. */
  domain?: StudioDomain;
  executionRole: string;
  people: Beneficiary[];
  plan: Plan;
  policy: { name: string; version: string };
  waits: Pick<Policy, 'requestExpiry' | 'reminders'>;
  automatic: boolean;
  stages: ResolvedStage[];
  duration?: string;
  grantIds?: string[];
  offboarding?: Offboarding;
  throughGroup?: AssignedGroup;
  /** ISO 8601 in UTC; absent means once it is approved. */
  startsAt?: string;
};

/** By what rights somebody asks that neither policies nor the configuration give. */
export type CurrentStanding = {
  /** Whether a permission lets them take away the access of all the grants concerned. */
  mayRevoke?: boolean;
};

/** What a verdict contributes to a prepared request. */
export function fromVerdict(
  verdict: Verdict,
): Pick<
  PreparedRequest,
  'policy' | 'waits' | 'automatic' | 'stages' | 'duration'
> {
  return {
    policy: { name: verdict.policy.name, version: verdict.version },
    waits: verdict.policy,
    automatic: verdict.automatic,
    stages: verdict.stages,
    duration: verdict.duration,
  };
}

/** What those who ask should know of stages that nobody could decide now. */
export function stageWarnings(verdict: Verdict, team: Team): string[] {
  if (verdict.automatic) {
    return [];
  }
  return verdict.stages.flatMap(({ name, approvers, quorum, eligible }) => {
    if (eligible.length >= quorum) {
      return [];
    }
    if (approvers.length === 0) {
      return [
        `Nobody can approve this: the configuration names no lead of '${team.entityRef}' in sagemakerStudio.teams.`,
      ];
    }
    const few = eligible.length
      ? `Only ${eligible.length} of the ${quorum} people who have to approve`
      : 'Nobody who can approve';
    return [
      `${few} this at the stage '${name}' can be found now behind ${approvers.join(
        ', ',
      )}; who asks and for whom it is do not count. The request waits until somebody can, or until it expires.`,
    ];
  });
}
