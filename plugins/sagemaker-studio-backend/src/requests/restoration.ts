/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What was approved and went missing in AWS is set up again without another decision, as long as a lead or an owner asks:
 * the grant says who, where, with which role and until when, and the request changes nothing of that.
 */
import type {
  Plan,
  PlanItem,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { countLetIn } from '../diagnosis/groupAssignmentPlan';
import { identifiedTeam, type Team } from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';
import { refuse, type Refusal } from '../model/outcome';
import { isProvisionedAgain } from '../model/grantsOfApproval';
import { isSameHuman } from '../model/personKey';
import { holdsOneOf, leadsOf } from '../model/policy';
import {
  isPlannedFor,
  isSamePerson,
  type AssignedGroup,
  type Beneficiary,
  type GrantRecord,
  type RequestRecord,
} from '../model/records';
import { isStillTeam, teamOf } from '../model/teamKey';
import { stableHash } from '../util/hash';
import type { Verdict } from './PolicyEvaluator';
import { say } from '../util/say';

/** The rule that approves it. */
export const RESTORATION: Pick<Verdict, 'policy' | 'automatic' | 'stages'> = {
  policy: {
    name: 'built-in:restoration',
    version: stableHash(
      'a live grant of the same team, role and way, of which AWS lacks something and which lets in nobody else, asked by a lead of the team or an owner of the domain for others',
    ),
  },
  automatic: true,
  stages: [],
};

/** Whether AWS lacks something of the grant that the person holds. */
function isLost(
  item: PlanItem,
  { people, held }: { people: Beneficiary[]; held: GrantRecord[] },
): boolean {
  const grant = heldFor(item, people, held);
  return grant !== undefined && isProvisionedAgain(grant, item);
}

function heldFor(
  item: PlanItem,
  people: Beneficiary[],
  held: GrantRecord[],
): GrantRecord | undefined {
  const person = people.find(each => isPlannedFor(item, each));
  return person && held.find(each => isSamePerson(each, person));
}

/** Whether a request only sets up again what live grants of other people say already. */
export function restoresGrants(
  asked: {
    kind: string;
    team: Pick<Team, 'entityRef' | 'groupId'>;
    domainId: string;
    throughGroup?: AssignedGroup;
  },
  found: { plan: Plan; people: Beneficiary[]; held: GrantRecord[] },
  asking: {
    viewer: Pick<Viewer, 'ref' | 'refs' | 'userId'>;
    config: Pick<StudioConfig, 'teams' | 'domains'>;
  },
): boolean {
  const { plan, people, held } = found;
  const { viewer, config } = asking;
  const hasStanding = holdsOneOf(viewer.refs, [
    ...leadsOf(config.teams, asked.team.entityRef),
    ...(config.domains[asked.domainId]?.owners ?? []),
  ]);
  return (
    asked.kind === 'grant' &&
    hasStanding &&
    people.length > 0 &&
    // Whom a group lets in besides was never decided.
    countLetIn(plan.items) === 0 &&
    plan.items.some(item => isLost(item, found)) &&
    plan.items.length === people.length &&
    plan.items.every(item => {
      const grant = heldFor(item, people, held);
      return (
        !item.obstacle &&
        grant !== undefined &&
        (grant.status === 'active' || grant.status === 'degraded') &&
        isStillTeam(teamOf(grant), identifiedTeam(asked.team)) &&
        grant.throughGroup?.groupId === asked.throughGroup?.groupId &&
        // Nobody decides for themselves.
        !isSameHuman(viewer, { ref: grant.person, userId: grant.userId })
      );
    })
  );
}

/** A grant that ended meanwhile is not made anew, since nobody has decided about that. */
export function checkRestoresOnly(
  request: Pick<RequestRecord, 'policy'>,
  created: GrantRecord[],
): Refusal | undefined {
  const [grant] = created;
  return request.policy.name === RESTORATION.policy.name && grant
    ? refuse(
        'conflict',
        say('refused.restore-ended', { person: grant.displayName }),
      )
    : undefined;
}
