/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Checks again, before a decision, everything that was true when the request was filed. */
import type {
  StudioDomain,
  Message,
  Plan,
  PlanItem,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { countLetIn } from '../diagnosis/groupAssignmentPlan';
import {
  identifiedTeam,
  personOf,
  teamWithoutMembers,
  type Team,
  type TeamCatalog,
} from '../directory/TeamCatalog';
import type { Domains } from '../facts/Domains';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import type { RecordedPeople } from '../facts/RecordedPeople';
import type { CatalogSubject } from '../facts/subjects';
import {
  checkEnabled,
  checkGrantStatus,
  checkNoSuccessor,
} from '../grants/grantChecks';
import { personPlaceholder, type Identified } from '../model/personKey';
import type { DecisionFacts } from '../model/decisionFacts';
import { bindDuration } from '../model/amendment';
import { excludedSetter } from '../model/mayDecide';
import { isRefusal, refuse, type Refusal } from '../model/outcome';
import {
  identifiedBy,
  type GrantRecord,
  type RequestRecord,
} from '../model/records';
import {
  approvalsOf,
  type Candidate,
  type ResolvedStage,
} from '../model/stages';
import type { AccessStore } from '../store/AccessStore';
import { isStillTeam, teamOf } from '../model/teamKey';
import { takesOver } from '../model/takeOver';
import { now } from '../util/now';
import type { AccessPlanner } from './AccessPlanner';
import type { Approvers } from './Approvers';
import { isGrantRequestKind } from './inputFields';
import { checkNewDomain } from './domainChecks';
import type { NewDomainPlanner } from './NewDomainPlanner';
import type { PolicyEvaluator, Verdict } from './PolicyEvaluator';
import { say, sayAll, messageOf, remedyOf } from '../util/say';

/** The current approvers of a request, and why the policy no longer allows it, if so. */
export type CurrentPolicy = Pick<DecisionFacts, 'policy' | 'policyProblem'> & {
  stages: ResolvedStage[];
};

/** Facts besides the policy that an approval depends on. */
export type RequestSituation = Pick<
  DecisionFacts,
  'plan' | 'people' | 'requesterProblem' | 'domainProblem'
> & { domain?: StudioDomain };

export class RequestRevalidator {
  readonly #options: RequestRevalidatorOptions;

  constructor(options: RequestRevalidatorOptions) {
    this.#options = options;
  }

  /**
   * Evaluates the current policies for a request, with its approvers.
   *
   * @param options - `isAmended`: an approver has just chosen its terms, so a refusal is about them and not about a change of policy
   */
  async policyOf(
    request: RequestRecord,
    { isAmended = false }: { isAmended?: boolean } = {},
  ): Promise<CurrentPolicy> {
    const { catalog, domains, policyEvaluator } = this.#options;
    const found = await catalog.findTeam(request.team);
    const team =
      found && isStillTeam(teamOf(request), identifiedTeam(found))
        ? found
        : teamWithoutMembers(teamOf(request));
    if (request.kind === 'create-domain') {
      const { policy, stages } = await policyEvaluator.evaluateNewDomain(
        { team, requester: requesterOf(request) },
        approvedBy(request),
      );
      // Without an approval in the configuration, those who were asked still decide.
      return stages.length ? { policy, stages } : this.#recorded(request, team);
    }
    const grants = (await this.#grantsOf(request)).flatMap(
      ({ grant }) => grant ?? [],
    );
    const domain = await domains.find(request.domainId);
    const asking = askingPerson(request);
    // Policies speak of members, whom the catalog names by the refs of today.
    const today = await this.#options.recordedPeople.find([
      asking,
      ...request.people.map(identifiedBy),
    ]);
    const verdict = await policyEvaluator.evaluate(
      {
        kind: request.kind,
        team,
        domainId: request.domainId,
        domainName: domain?.name,
        executionRoles: rolesOf(request, grants),
        requester: { ...asking, ref: today(asking).ref },
        ofRule: request.teamRule && {
          ruleId: request.teamRule.ruleId,
          setBy: request.teamRule.setBy,
        },
        people: request.people.map(person => ({
          ...person,
          person: today(identifiedBy(person)).ref,
        })),
        duration: request.duration,
        grants,
        throughGroup: request.throughGroup && {
          ...request.throughGroup,
          letsIn: countLetIn(request.plan.items),
        },
      },
      approvedBy(request),
    );
    // A revocation depends on no policy.
    const isRevocation = request.kind === 'revoke';
    if (isRefusal(verdict)) {
      const problem = isAmended ? verdict : notAnyMore(verdict);
      return {
        ...(await this.#recorded(request, team)),
        policyProblem: isRevocation ? undefined : problem,
      };
    }
    return {
      policy: verdict.policy,
      stages: verdict.stages,
      policyProblem: isRevocation
        ? undefined
        : checkVerdict(verdict, request, domain),
    };
  }

  /** The plan as of now, and what stands in its way. */
  async situationOf(request: RequestRecord): Promise<RequestSituation> {
    const { domains, planner } = this.#options;
    if (request.kind === 'create-domain') {
      return this.#newDomain(request);
    }
    const domain = await domains.find(request.domainId);
    if (request.kind === 'revoke') {
      return this.#againstGrants(request, domain);
    }
    if (!domain) {
      return {
        plan: request.plan,
        people: request.people,
        domainProblem: refuse(
          'conflict',
          say('refused.domain-unseen-reject', { domain: request.domainId }),
        ),
      };
    }
    const { obstacle } = domain;
    const shared = {
      domain,
      requesterProblem: await this.checkRequester(request),
      domainProblem:
        obstacle &&
        refuse('conflict', sayAll([messageOf(obstacle), remedyOf(obstacle)])),
    };
    if (request.grantIds) {
      const against = await this.#againstGrants(request, domain);
      return {
        ...shared,
        ...against,
        domainProblem: shared.domainProblem ?? against.domainProblem,
      };
    }
    const { plan, people } = await planner.planAccess({
      subjects: await this.#subjectsOf(request),
      domain,
      executionRole: request.executionRole,
      throughGroup: request.throughGroup,
      handOver: takesOver(request.plan),
    });
    const lost = findLost(request.plan, plan);
    if (lost) {
      // Stored without their user ids, they would be whoever has their refs.
      return {
        ...shared,
        plan: request.plan,
        people: request.people,
        domainProblem:
          shared.domainProblem ??
          refuse('conflict', sayAll([messageOf(lost), remedyOf(lost)])),
      };
    }
    return { plan: bindDuration(plan, request), people, ...shared };
  }

  /** Those for whom it was asked, whoever has their refs by now. */
  async #subjectsOf({ plan }: RequestRecord): Promise<CatalogSubject[]> {
    const { items } = plan;
    const today = await this.#options.recordedPeople.find(
      items.map(identifiedBy),
    );
    return items.map(item => {
      const { ref: entityRef, entity } = today(identifiedBy(item));
      const { displayName, userId } = item;
      return {
        person: entity ? personOf(entity) : { entityRef, displayName },
        entity,
        userId,
      };
    });
  }

  async #newDomain(request: RequestRecord): Promise<RequestSituation> {
    const { people, team, requestId } = request;
    const planned = request.plan.newDomain;
    const plan = planned
      ? await this.#options.newDomainPlanner.plan(planned.domain, {
          owner: team,
          requestId,
        })
      : request.plan;
    return {
      plan,
      people,
      requesterProblem: await this.checkRequester(request),
      domainProblem: checkNewDomain(plan),
    };
  }

  /** Whether the requester may still ask. */
  async checkRequester(request: RequestRecord): Promise<Refusal | undefined> {
    const { requesterUserId, teamRule } = request;
    if (teamRule) {
      // Its requests wait for people in any case.
      return undefined;
    }
    const gone = (problem: Message) =>
      refuse('conflict', say('refused.requester-problem', { problem }));
    const recorded: Identified = requesterOf(request);
    const asker = personPlaceholder(recorded);
    const { recordedPeople } = this.#options;
    const { ref, entity, identity, hasPassed } = (
      await recordedPeople.find([recorded])
    )(recorded);
    if (!entity) {
      return gone(
        say(
          hasPassed ? 'refused.requester-another' : 'refused.requester-gone',
          { person: asker },
        ),
      );
    }
    const found = identity?.outcome === 'found' ? identity : undefined;
    if (found?.status === 'DISABLED') {
      return gone(
        say('refused.requester-disabled', {
          user: found.userName,
          person: asker,
        }),
      );
    }
    if (identity?.outcome === 'conflict') {
      return gone(say('refused.requester-unclear', { person: ref }));
    }
    // A requester without an Identity Center user may ask for others; one who has lost it has left.
    return requesterUserId && found?.userId !== requesterUserId
      ? gone(say('refused.requester-another', { person: asker }))
      : undefined;
  }

  async #againstGrants(
    request: RequestRecord,
    domain: StudioDomain | undefined,
  ): Promise<RequestSituation> {
    const { store, planner, personFacts } = this.#options;
    const { kind, people, executionRole, duration, offboarding } = request;
    const at = now();
    const problems: (Refusal | undefined)[] = [];
    const grants: GrantRecord[] = [];
    for (const { grantId, grant } of await this.#grantsOf(request)) {
      if (grant) {
        grants.push(grant);
        problems.push(
          checkGrantStatus(request, grant, at) ??
            (await checkNoSuccessor(grant, store)),
        );
      } else {
        problems.push(
          refuse(
            'conflict',
            say('refused.no-grant-any-more', { grant: grantId }),
          ),
        );
      }
    }
    if (kind !== 'revoke') {
      problems.push(await checkEnabled(grants, personFacts));
    }
    const found = problems.flatMap(
      each => each?.refusal.messages.message ?? [],
    );
    return {
      people,
      domain,
      domainProblem: found.length
        ? refuse('conflict', sayAll(found))
        : undefined,
      plan:
        found.length || !isGrantRequestKind(kind)
          ? request.plan
          : await planner.planAgainst(grants, {
              kind,
              domain,
              executionRole,
              duration,
              offboarding,
            }),
    };
  }

  #grantsOf({
    grantIds = [],
  }: RequestRecord): Promise<{ grantId: string; grant?: GrantRecord }[]> {
    return Promise.all(
      grantIds.map(async grantId => ({
        grantId,
        grant: await this.#options.store.getGrant(grantId),
      })),
    );
  }

  /** The stages as they were filed: without a policy their approvers may still reject. */
  async #recorded(request: RequestRecord, team: Team): Promise<CurrentPolicy> {
    const { policy, stages, domainId, people, throughGroup } = request;
    return {
      policy,
      stages: await this.#options.approvers.resolve(
        stages,
        {
          team,
          domainId,
          requester: request.teamRule
            ? excludedSetter(request)
            : requesterOf(request),
          people,
          throughGroup,
        },
        { fallbackApprovers: [], approvedBy: approvedBy(request) },
      ),
    };
  }
}

type RequestRevalidatorOptions = {
  catalog: TeamCatalog;
  domains: Domains;
  personFacts: PersonFactsReader;
  recordedPeople: Pick<RecordedPeople, 'find'>;
  planner: AccessPlanner;
  newDomainPlanner: NewDomainPlanner;
  policyEvaluator: PolicyEvaluator;
  approvers: Approvers;
  store: AccessStore;
};

/** The roles that are asked for, or that the grants concerned have. */
function rolesOf(request: RequestRecord, grants: GrantRecord[]): string[] {
  const isOfGrants =
    request.grantIds !== undefined && request.kind !== 'change-role';
  return isOfGrants && grants.length
    ? [...new Set(grants.map(({ executionRole }) => executionRole))]
    : [request.executionRole];
}

/** What is in the way of somebody whose Identity Center user is found no more. */
function findLost(before: Plan, after: Plan): PlanItem['obstacle'] {
  const found = new Set(after.items.map(({ userId }) => userId));
  const isLost = before.items.some(
    ({ userId }) => userId !== undefined && !found.has(userId),
  );
  return isLost
    ? after.items.find(({ userId }) => userId === undefined)?.obstacle
    : undefined;
}

function approvedBy(request: RequestRecord): Candidate[][] {
  return request.stages.map(stage =>
    approvalsOf(stage).map(({ by, userId }) => ({ ref: by, userId })),
  );
}

function requesterOf(request: RequestRecord): Candidate {
  return { ref: request.requester, userId: request.requesterUserId };
}

/** Who has set the rule, where one has filed the request. */
function askingPerson(request: RequestRecord): Candidate {
  return request.teamRule?.setBy ?? requesterOf(request);
}

/** The request was valid when it was filed, so the refusal is not an input error of the approver. */
function notAnyMore({ refusal }: Refusal): Refusal {
  return refusal.reason === 'invalid'
    ? refuse(
        'conflict',
        say('refused.policy-changed', { problem: messageOf(refusal) }),
      )
    : { refusal };
}

/** Whether the policy would still allow the role and the duration. */
function checkVerdict(
  verdict: Verdict,
  request: RequestRecord,
  domain: StudioDomain | undefined,
): Refusal | undefined {
  if (domain && !domain.executionRoles.includes(request.executionRole)) {
    return refuse(
      'conflict',
      say('refused.role-since', {
        role: request.executionRole,
        domain: request.domainId,
      }),
    );
  }
  return verdict.duration !== request.duration
    ? refuse(
        'conflict',
        say('refused.endless-since', { policy: verdict.policy.name }),
      )
    : undefined;
}
