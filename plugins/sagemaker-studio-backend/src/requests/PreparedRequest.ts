/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Message,
  Offboarding,
  Plan,
  PlanInput,
  RequestSource,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { isPersonOrTemplate, type Viewer } from '../model/caller';
import type { Refusal } from '../model/outcome';
import type { AssignedGroup, Beneficiary } from '../model/records';
import type { RequestVisibility } from '../model/visibility';
import type { Team } from '../directory/TeamCatalog';
import type { Waiting } from './OpenRequests';
import type { EvaluatedRequest, Verdict } from './PolicyEvaluator';
import type { EntityRef } from '../model/names';
import { say } from '../util/say';

/** A request that has passed every check but those of its people. */
export type PreparedRequest = Verdict & {
  team: EntityRef;
  /** Identity Center group of the team, when one is known. */
  teamGroupId?: string;
  domainId: string;
  /** Absent only for a revocation in a domain that is gone. */
  domain?: StudioDomain;
  executionRole: string;
  people: Beneficiary[];
  plan: Plan;
  grantIds?: string[];
  offboarding?: Offboarding;
  throughGroup?: AssignedGroup;
  /** ISO 8601 in UTC; absent means once it is approved. */
  startsAt?: string;
  waiting: Waiting;
  /** Why nobody is to decide it: everybody holds what is asked for. It can be planned, and not be filed. */
  alreadyHeld?: Refusal;
  /** For an automatic approval: whether the plan still fits the quota, in the transaction that stores it. */
  stillFits?: (transaction: Knex.Transaction) => Promise<boolean>;
};

/** Who would decide it, for a plan. */
export function expectedDecision({
  automatic,
  stages,
}: Pick<Verdict, 'automatic' | 'stages'>): NonNullable<Plan['decision']> {
  return {
    automatic,
    stages: automatic
      ? []
      : stages.map(({ name, approvers, quorum, fallback, eligible }) => ({
          name,
          approvers,
          quorum,
          fallback,
          canBeDecided: eligible.length >= quorum,
        })),
  };
}

/** Rights of the requester that neither policies nor the configuration give. */
export type CurrentStanding = {
  /** Whether a permission lets them take away the access of all the grants concerned. */
  mayRevoke?: boolean;
  /** Whether they may name the leads of teams, so that a plan may go by leads who are not named yet. */
  mayNameLeads?: boolean;
  /** Which requests they may see; default: none. */
  visible?: () => Promise<RequestVisibility>;
};

/**
 * The source that the caller names counts only where nothing else is known. That it is an agent counts always, since it only
 * takes rights away.
 */
export function sourceOf(
  input: Pick<PlanInput, 'source'>,
  viewer: Viewer,
): RequestSource {
  const { source, through } = viewer.origin;
  const isKnown = through.length > 0 || source === 'agent';
  return input.source === 'agent' || !isKnown ? input.source ?? source : source;
}

/** Whether nobody but a person may decide, since the request comes from an agent or from a service on somebody's behalf. */
export function waitsForPerson(
  input: Pick<PlanInput, 'source'>,
  viewer: Viewer,
): boolean {
  if (viewer.rule) {
    return !viewer.rule.isAutomatic;
  }
  const source = sourceOf(input, viewer);
  return !isPersonOrTemplate({ origin: { ...viewer.origin, source } });
}

/** Who asks, for the policies: a person, or the rule that somebody has set. */
export function askedBy({
  ref,
  userId,
  refs,
  rule,
}: Viewer): Pick<EvaluatedRequest, 'requester' | 'requesterRefs' | 'ofRule'> {
  return {
    requester: rule?.setBy ?? { ref, userId },
    requesterRefs: refs,
    ofRule: rule && { ruleId: rule.ruleId, setBy: rule.setBy },
  };
}

/** Warnings for requesters about stages that too few people can decide now. */
export function stageWarnings(
  { automatic, stages }: Pick<Verdict, 'automatic' | 'stages'>,
  { entityRef }: Pick<Team, 'entityRef'>,
): Message[] {
  return (automatic ? [] : stages).flatMap(stage => {
    const { name, approvers, quorum, eligible } = stage;
    if (eligible.length >= quorum) {
      return [];
    }
    if (approvers.length === 0) {
      return say('decision.no-lead', { team: entityRef });
    }
    return eligible.length
      ? say('decision.too-few', {
          number: eligible.length,
          quorum,
          stage: name,
          approvers,
        })
      : say('decision.nobody', { stage: name, approvers });
  });
}
