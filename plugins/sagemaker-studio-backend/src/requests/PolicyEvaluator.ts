/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Evaluates the current policies for a request: whether it is allowed, its approvers, and its duration. */
import type { RequestKind } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import type { Team } from '../directory/TeamCatalog';
import { checkTimeToExtend } from '../model/timeToExtend';
import { isRefusal, type Refusal } from '../model/outcome';
import {
  checkAssignment,
  checkBeneficiaries,
  checkNoEnd,
  checkRequester,
  durationUnder,
  holdsOneOf,
  leadsOf,
  limitsOf,
  noPolicy,
  policiesFor,
  policyVersion,
  rule,
  termsUnder,
  type DurationLimit,
  type Policy,
  type Terms,
} from '../model/policy';
import type { AssignedGroup, Beneficiary, GrantRecord } from '../model/records';
import type { AskingRule } from '../model/caller';
import type { FilingRule } from '../model/records';
import { isSameHuman } from '../model/personKey';
import { type Candidate, type ResolvedStage } from '../model/stages';
import { firstOf } from '../util/firstOf';
import { stableHash } from '../util/hash';
import { now } from '../util/now';
import type { Approvers } from './Approvers';
import type { EntityRef } from '../model/names';

export type EvaluatedRequest = {
  kind: RequestKind;
  team: Team;
  domainId: string;
  /** Absent where no sync has seen the domain. */
  domainName?: string;
  /** The roles that are asked for, or that the grants concerned have. */
  executionRoles: string[];
  requester: Candidate;
  /** The requester's own ref and those of their groups; absent means: as the catalog has them. */
  requesterRefs?: string[];
  /** The team rule that asks; the requester is then who has set it, if anybody. */
  ofRule?: Pick<AskingRule, 'ruleId' | 'setBy'>;
  people: Pick<Beneficiary, 'person' | 'userId'>[];
  /** Who is to lead the team by then, for a plan; absent means those who lead it now. They decide. */
  leads?: EntityRef[];
  /** Whether those leads count as well for who may ask for others: for whoever may name them. */
  mayNameLeads?: boolean;
  /** As asked for. */
  duration?: string;
  /** Whether access without an end is asked for. */
  noEnd?: boolean;
  /** For `extend`: as long as the access was granted for before, which it is extended by unless something else is asked. */
  formerDuration?: string;
  /** For requests that create grants through a group, with how many others it lets in. */
  throughGroup?: AssignedGroup & { letsIn: number };
  /** For `extend`: what is extended. */
  grants?: GrantRecord[];
  /** For `extend`: see `leastRecentUse`. */
  leastRecentUse?: string;
};

export type Verdict = {
  /** The policy that decides; the version is a hash over all that match. */
  policy: { name: string; version: string };
  waits: Pick<Policy, 'requestExpiry' | 'reminders'>;
  automatic: boolean;
  stages: ResolvedStage[];
  /** Absent means until revoked, or that the kind has none. */
  duration?: string;
  /** Of kinds that have a duration. */
  terms?: Terms;
  /** The longest that a policy which matches asks for. */
  minJustificationLength: number;
  /** For requests of team rules. */
  teamRule?: FilingRule;
};

/** Of a request that nobody decides. */
const NO_APPROVAL = { requestExpiry: 'P7D', reminders: [] };

/** Who decides on the end of the access of somebody who has left the team. */
const LEAVER = [
  { name: 'approval', approvers: ['team-leads', 'domain-owners'], quorum: 1 },
];

export class PolicyEvaluator {
  readonly #config: StudioConfig;
  readonly #approvers: Approvers;

  constructor(options: { config: StudioConfig; approvers: Approvers }) {
    this.#config = options.config;
    this.#approvers = options.approvers;
  }

  /** @param approvedBy - stage by stage, who has approved it already */
  async evaluate(
    request: EvaluatedRequest,
    approvedBy?: Candidate[][],
  ): Promise<Verdict | Refusal> {
    const { kind, team, domainId, requester, people, ofRule } = request;
    if (ofRule && kind === 'revoke') {
      return this.#evaluateLeaver(request, ofRule, approvedBy);
    }
    const matching = this.#matching(request);
    if (isRefusal(matching)) {
      return matching;
    }
    const leads = leadsOf(this.#config.teams, team.entityRef);
    const owners = this.#config.domains[domainId]?.owners ?? [];
    const requesterRefs =
      request.requesterRefs ??
      (await this.#refsOf(request.requester.ref, matching, leads, owners));
    const isNew = kind === 'grant' || kind === 'onboard-team';
    const refusal = isNew
      ? (ofRule ? checkRule : checkNewAccess)(matching, {
          team,
          domainId,
          requester,
          requesterRefs,
          others: people
            .filter(
              ({ person, userId }) =>
                !isSameHuman(requester, { ref: person, userId }),
            )
            .map(({ person }) => person),
          leads: (request.mayNameLeads && request.leads) || leads,
          owners,
          throughGroup: request.throughGroup !== undefined,
        })
      : undefined;
    if (refusal) {
      return refusal;
    }
    const hasLength = isNew || kind === 'extend';
    const limits = limitsOf(
      matching,
      request.domainName ?? domainId,
      this.#config.domains[domainId]?.duration,
    );
    const terms = hasLength
      ? termsUnder(limits, request.formerDuration)
      : undefined;
    const length = hasLength ? lengthOf(request, limits) : {};
    if (isRefusal(length)) {
      return length;
    }
    const at = now();
    const tooEarly =
      kind === 'extend'
        ? checkTimeToExtend(matching, request.grants ?? [], at)
        : undefined;
    if (tooEarly) {
      return tooEarly;
    }
    const rulings = request.executionRoles.map(executionRole =>
      rule(matching, {
        kind,
        requesterRefs,
        requesterIsLead: holdsOneOf(requesterRefs, request.leads ?? leads),
        everybodyIsMember: request.people.every(({ person }) =>
          team.members.includes(person),
        ),
        executionRole,
        duration: length.duration,
        letsIn: request.throughGroup?.letsIn,
        leastRecentUse: request.leastRecentUse,
        at,
      }),
    );
    const { policy, automatic } =
      rulings.find(ruling => !ruling.automatic) ?? firstOf(rulings);
    return {
      policy: { name: policy.name, version: policyVersion(matching) },
      waits: policy,
      automatic,
      stages: await this.#approvers.resolve(
        policy.stages,
        ofRule && automatic ? { ...request, requester: undefined } : request,
        { fallbackApprovers: policy.fallbackApprovers, approvedBy },
      ),
      teamRule: ofRule && { ...ofRule, setterMayDecide: automatic },
      duration: length.duration,
      terms,
      minJustificationLength: Math.max(
        ...matching.map(each => each.minJustificationLength),
      ),
    };
  }

  /**
   * Who decides that somebody who has left the team is to lose access. The leads of the team and the owners of the domain
   * may take it away without anybody else, so one of them is enough, under whatever policy.
   */
  async #evaluateLeaver(
    request: EvaluatedRequest,
    ofRule: NonNullable<EvaluatedRequest['ofRule']>,
    approvedBy?: Candidate[][],
  ): Promise<Verdict> {
    return {
      policy: { name: 'built-in:team-rule', version: stableHash(LEAVER) },
      waits: NO_APPROVAL,
      automatic: false,
      stages: await this.#approvers.resolve(
        LEAVER,
        { ...request, requester: undefined },
        { fallbackApprovers: [], approvedBy },
      ),
      minJustificationLength: 0,
      teamRule: { ...ofRule, setterMayDecide: true },
    };
  }

  /**
   * Who decides about a new domain. No policy of access speaks of it, since it has no id yet.
   *
   * @param approvedBy - stage by stage, who has approved it already
   */
  async evaluateNewDomain(
    request: { team: Team; requester: Candidate },
    approvedBy?: Candidate[][],
  ): Promise<Verdict> {
    const { approval } = this.#config.domainCreation;
    return {
      policy: { name: 'create-domain', version: stableHash([approval]) },
      waits: approval ?? NO_APPROVAL,
      automatic: approval === undefined,
      stages: await this.#approvers.resolve(
        approval?.stages ?? [],
        { ...request, domainId: '', people: [] },
        { fallbackApprovers: approval?.fallbackApprovers ?? [], approvedBy },
      ),
      minJustificationLength: approval?.minJustificationLength ?? 0,
    };
  }

  /** The policies for all roles of the request; each role has to have one. */
  #matching(request: EvaluatedRequest): Policy[] | Refusal {
    const { policies } = this.#config;
    const found = new Set<Policy>();
    for (const executionRole of request.executionRoles) {
      const subject = {
        team: request.team.entityRef,
        domainId: request.domainId,
        executionRole,
      };
      const matching = policiesFor(policies, subject);
      if (matching.length === 0) {
        return noPolicy(policies, subject);
      }
      matching.forEach(policy => found.add(policy));
    }
    return policies.filter(policy => found.has(policy));
  }

  #refsOf(
    requester: EntityRef,
    matching: Policy[],
    leads: EntityRef[],
    owners: EntityRef[],
  ): Promise<string[]> {
    return this.#approvers.refsOf(requester, [
      ...leads,
      ...owners,
      ...matching.flatMap(({ automatic }) =>
        automatic.flatMap(({ requesterIn }) => requesterIn ?? []),
      ),
    ]);
  }
}

function lengthOf(
  { duration, noEnd, formerDuration }: EvaluatedRequest,
  limits: readonly DurationLimit[],
): { duration?: string } | Refusal {
  if (noEnd) {
    return checkNoEnd(limits) ?? {};
  }
  return durationUnder(
    limits,
    duration ?? (formerDuration && termsUnder(limits, formerDuration).usual),
  );
}

/** Who may set a rule was checked as it was set. */
function checkRule(
  matching: Policy[],
  { throughGroup }: { throughGroup: boolean },
): Refusal | undefined {
  return checkAssignment(matching, { throughGroup });
}

/** Whether the policies that match let somebody ask for new access. */
export function checkNewAccess(
  matching: Policy[],
  asked: {
    team: Team;
    domainId: string;
    requester: Pick<Candidate, 'ref'>;
    requesterRefs: string[];
    /** The people for whom it is asked, but for the requester. */
    others: string[];
    leads: EntityRef[];
    owners: EntityRef[];
    throughGroup: boolean;
  },
): Refusal | undefined {
  const { team, requester, throughGroup, ...facts } = asked;
  const asking = { requester: requester.ref, team: team.entityRef };
  return (
    checkRequester(matching, {
      ...asking,
      requesterIsMember: team.members.includes(requester.ref),
    }) ??
    checkBeneficiaries(matching, { ...asking, ...facts }) ??
    checkAssignment(matching, { throughGroup })
  );
}
