/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  GrantRequestKind,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import { isRefusal, refuse, type Refusal } from '../model/outcome';
import type { PolicyStage } from '../model/policy';
import type { GrantRecord, RequestRecord } from '../model/records';
import type { DecisionFacts } from '../model/decisionFacts';
import {
  approvalsOf,
  type Candidate,
  type ResolvedStage,
} from '../model/stages';
import { countLetIn } from '../diagnosis/groupAssignmentPlan';
import { now } from '../util/now';
import type { AccessPlanner } from './AccessPlanner';
import type { Approvers } from './Approvers';
import type { Domains } from '../facts/Domains';
import { checkGrantStatus } from './GrantRequestPreparer';
import type { PolicyEvaluator, Verdict } from './PolicyEvaluator';
import { offboardingObstacle } from '../grants/offboardingChecks';
import type { PersonFactsReader, Subject } from '../facts/PersonFactsReader';
import {
  personOf,
  type Team,
  type TeamCatalog,
} from '../directory/TeamCatalog';
import { checkEnabled } from './enabledCheck';

/** Who decides a request as of now, and why the policy does not allow it any more, if so. */
export type CurrentPolicy = Pick<DecisionFacts, 'policy' | 'policyProblem'> & {
  stages: ResolvedStage[];
};

/** What is looked up afresh before an approval. */
export type RequestSituation = Pick<
  DecisionFacts,
  'plan' | 'people' | 'requesterProblem' | 'domainProblem'
> & { domain?: StudioDomain };

/** Looks again at everything that was true when a request was filed. */
export class RequestRevalidator {
  readonly #options: RequestRevalidatorOptions;

  static create(options: RequestRevalidatorOptions): RequestRevalidator {
    return new RequestRevalidator(options);
  }

  private constructor(options: RequestRevalidatorOptions) {
    this.#options = options;
  }

  /** What the policies of now say of a request, and who its approvers are. */
  async policyOf(request: RequestRecord): Promise<CurrentPolicy> {
    const { catalog, domains, policyEvaluator } = this.#options;
    const team: Team = (await catalog.findTeam(request.team)) ?? {
      entityRef: request.team,
      displayName: request.team,
      members: [],
    };
    const grants = await this.#grantsOf(request);
    const verdict = await policyEvaluator.policyEvaluator(
      {
        kind: request.kind,
        team,
        domainId: request.domainId,
        executionRoles: rolesOf(request, grants),
        requester: {
          ref: request.requester,
          userId: request.requesterUserId,
        },
        people: request.people,
        duration: request.duration,
        grants,
        throughGroup: request.throughGroup && {
          letsIn: countLetIn(request.plan.items),
        },
      },
      approvedBy(request),
    );
    if (isRefusal(verdict)) {
      return {
        ...(await this.#recorded(request, team)),
        // Taking access back waits for no policy.
        policyProblem:
          request.kind === 'revoke' ? undefined : notAnyMore(verdict),
      };
    }
    const domain = await domains.find(request.domainId);
    return {
      policy: { name: verdict.policy.name, version: verdict.version },
      stages: verdict.stages,
      policyProblem:
        request.kind === 'revoke'
          ? undefined
          : whyNotUnder(verdict, request, domain),
    };
  }

  /** The plan of now, and what stands in the way of carrying it out. */
  async situationOf(request: RequestRecord): Promise<RequestSituation> {
    const { domains } = this.#options;
    const domain = await domains.find(request.domainId);
    if (request.kind === 'revoke') {
      return this.#againstGrants(request, domain);
    }
    if (!domain) {
      return {
        plan: request.plan,
        people: request.people,
        domainProblem: `The domain '${request.domainId}' is not seen in AWS any more; reject the request`,
      };
    }
    const shared = {
      domain,
      requesterProblem: await this.requesterProblem(request),
      domainProblem:
        domain.obstacle &&
        `${domain.obstacle.message} ${domain.obstacle.remedy}`,
    };
    if (request.grantIds) {
      const against = await this.#againstGrants(request, domain);
      return {
        ...shared,
        ...against,
        domainProblem: shared.domainProblem ?? against.domainProblem,
      };
    }
    const planned = await this.#options.planner.planAccess({
      subjects: await this.#subjectsOf(request),
      domain,
      executionRole: request.executionRole,
      throughGroup: request.throughGroup,
    });
    return { ...planned, ...shared };
  }

  /** Why the requester can no longer ask, in words. */
  async requesterProblem(request: RequestRecord): Promise<string | undefined> {
    const { catalog, personFacts } = this.#options;
    const instead =
      'reject the request, or have somebody else of the team ask again';
    const { requester } = request;
    const entity = (await catalog.getUsers([requester])).get(requester);
    if (!entity) {
      return `'${requester}', who asked, is no longer in the catalog; ${instead}`;
    }
    const identity = (
      await personFacts.resolve([
        { person: { ...personOf(entity), entityRef: requester }, entity },
      ])
    ).get(requester);
    if (identity?.outcome === 'found' && identity.status === 'DISABLED') {
      return `The Identity Center user '${identity.userName}' of '${requester}', who asked, is disabled; ${instead}`;
    }
    // Who never had a user there may still ask for others; who had one and has it no more has left.
    if (
      request.requesterUserId &&
      (identity?.outcome !== 'found' ||
        identity.userId !== request.requesterUserId)
    ) {
      return `'${requester}', who asked, is no longer the Identity Center user they were when they asked; ${instead}`;
    }
    return undefined;
  }

  async #againstGrants(
    request: RequestRecord,
    domain: StudioDomain | undefined,
  ): Promise<RequestSituation> {
    const { store, planner, personFacts } = this.#options;
    const at = now();
    const problems: string[] = [];
    const grants = [];
    for (const grantId of request.grantIds ?? []) {
      const grant = await store.getGrant(grantId);
      const trouble = grant
        ? checkGrantStatus(request, grant, at) ??
          (await offboardingObstacle(grant, store))
        : `There is no grant '${grantId}' any more`;
      if (grant) {
        grants.push(grant);
      }
      if (trouble) {
        problems.push(trouble);
      }
    }
    const absence =
      request.kind === 'revoke'
        ? undefined
        : await checkEnabled(grants, personFacts);
    if (absence) {
      problems.push(absence);
    }
    return {
      people: request.people,
      domain,
      domainProblem: problems.length ? problems.join('. ') : undefined,
      plan: problems.length
        ? request.plan
        : await planner.planAgainst(grants, {
            kind: request.kind as GrantRequestKind,
            domain,
            executionRole:
              request.kind === 'change-role'
                ? request.executionRole
                : undefined,
            duration: request.duration,
            offboarding: request.offboarding,
          }),
    };
  }

  async #subjectsOf(request: RequestRecord): Promise<Subject[]> {
    const entities = await this.#options.catalog.getUsers(
      request.plan.items.map(({ person }) => person),
    );
    return request.plan.items.map(item => {
      const entity = entities.get(item.person);
      return {
        person: entity
          ? { ...personOf(entity), entityRef: item.person }
          : { entityRef: item.person, displayName: item.displayName },
        entity,
      };
    });
  }

  async #grantsOf({ grantIds = [] }: RequestRecord): Promise<GrantRecord[]> {
    const { store } = this.#options;
    const grants = await Promise.all(
      grantIds.map(grantId => store.getGrant(grantId)),
    );
    return grants.flatMap(grant => grant ?? []);
  }

  /** Without a policy those who were to decide may still say no. */
  async #recorded(request: RequestRecord, team: Team): Promise<CurrentPolicy> {
    const stages: PolicyStage[] = request.stages;
    return {
      policy: request.policy,
      stages: await this.#options.approvers.resolve(
        stages,
        {
          team,
          domainId: request.domainId,
          requester: {
            ref: request.requester,
            userId: request.requesterUserId,
          },
          people: request.people,
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
  planner: AccessPlanner;
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

function approvedBy(request: RequestRecord): Candidate[][] {
  return request.stages.map(stage =>
    approvalsOf(stage).map(({ by, userId }) => ({ ref: by, userId })),
  );
}

/** What was right to ask for when it was asked is no mistake of whoever decides it. */
function notAnyMore({ refusal }: Refusal): Refusal {
  return refusal.reason === 'invalid'
    ? refuse(
        'conflict',
        `The policy has changed since this was asked: ${refusal.message}. Reject the request and have it asked again`,
      )
    : { refusal };
}

function whyNotUnder(
  verdict: Verdict,
  request: RequestRecord,
  domain: StudioDomain | undefined,
): Refusal | undefined {
  if (domain && !domain.executionRoles.includes(request.executionRole)) {
    return refuse(
      'conflict',
      `The role ${request.executionRole} may no longer be asked for in '${request.domainId}'; reject the request and have it asked again with another`,
    );
  }
  return verdict.duration !== request.duration
    ? refuse(
        'conflict',
        `The policy '${verdict.policy.name}' lets nobody in without an end any more; reject the request and have it asked again with a duration`,
      )
    : undefined;
}
