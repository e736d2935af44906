/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  PlanInput,
  PolicyView,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Approvers that a policy names by their part, and not by a catalog ref. */
export const APPROVER_WORDS = [
  'team-leads',
  'domain-owners',
  'parent-group',
  'manager',
] as const;

export type ApproverWord = (typeof APPROVER_WORDS)[number];

export function approverWordOf(approver: string): ApproverWord | undefined {
  return APPROVER_WORDS.find(word => word === approver);
}

/** Whether a list of a policy is for every team or domain. */
export function isForAll(values: string[]): boolean {
  return values.includes('*');
}

/** A condition of a policy; every part has a message of its own. */
export function conditionParts(
  condition: PolicyView['automatic'][number],
): (keyof PolicyView['automatic'][number])[] {
  const parts = [
    'leadOnboardsOwnTeam',
    'kinds',
    'requesterIn',
    'roleIn',
    'durationAtMost',
    'extensionOfUsedWithin',
  ] as const;
  return parts.filter(part => condition[part] !== undefined && condition[part]);
}

/** The request that is simulated, filed by the viewer. */
export type SimulatorDraft = {
  team: string;
  domainId: string;
  executionRole: string;
  /** Catalog ref; empty: the reader. */
  person: string;
  kind: 'grant' | 'onboard-team';
};

export function simulatorDraftOf(params: URLSearchParams): SimulatorDraft {
  return {
    team: params.get('team') ?? '',
    domainId: params.get('domain') ?? '',
    executionRole: params.get('role') ?? '',
    person: params.get('person') ?? '',
    kind: params.get('kind') === 'onboard-team' ? 'onboard-team' : 'grant',
  };
}

/** The input of the simulation; undefined as long as something is missing. */
export function simulatorInput({
  team,
  domainId,
  executionRole,
  person,
  kind,
}: SimulatorDraft): PlanInput | undefined {
  return team && domainId
    ? {
        kind,
        team,
        domainId,
        executionRole: executionRole || undefined,
        people: kind === 'grant' && person ? [person] : undefined,
      }
    : undefined;
}

/** The policy that an actor of the record is; undefined for people and other actors. */
export function policyIn(actor: string): string | undefined {
  return /^policy:(.+)$/.exec(actor)?.[1];
}

/** Whether a rule of the product itself decided, such as that whoever may take access away needs nobody's decision. */
export function isBuiltIn(policy: string): boolean {
  return policy.startsWith('built-in:');
}
