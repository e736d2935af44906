/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Amendment,
  AmendmentPlan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Domains } from '../facts/Domains';
import { checkRoleChoice, hasDuration, withTerms } from '../model/amendment';
import type { Viewer } from '../model/caller';
import { checkDecider } from '../model/decideRequest';
import { findRoleConflict } from '../model/grantsOfApproval';
import { isRefusal, refuse, type Refusal } from '../model/outcome';
import type { RequestRecord } from '../model/records';
import { changePolicy } from '../model/requestRevision';
import { hasSameStages } from '../model/stages';
import type { AccessStore } from '../store/AccessStore';
import { now } from '../util/now';
import { assertMet, unlessRefused } from '../util/refusals';
import { currentStage, isApprover } from './currentStage';
import { checkRole } from './domainChecks';
import { checkOtherRole } from './GrantRequestPreparer';
import type { RequestReader } from './RequestReader';
import type {
  CurrentPolicy,
  RequestRevalidator,
  RequestSituation,
} from './RequestRevalidator';
import { conflictError } from '../util/errors';
import { say } from '../util/say';

/** A request as an approver would approve it, with everything checked again. */
type Amended = {
  request: RequestRecord;
  policy: CurrentPolicy;
  situation: RequestSituation;
};

/** Plans what an approver would approve instead of what was asked for. */
export class AmendmentPlanner {
  readonly #options: AmendmentPlannerOptions;

  constructor(options: AmendmentPlannerOptions) {
    this.#options = options;
  }

  /**
   * The plan with other terms, and what the approver may choose. Nothing is decided.
   *
   * @throws NotFoundError; NotAllowedError to somebody who may not decide; InputError naming the field; ConflictError
   */
  async plan(
    requestId: string,
    amendment: Amendment,
    viewer: Viewer,
  ): Promise<AmendmentPlan> {
    const { reader, revalidator } = this.#options;
    const request = await reader.find(requestId);
    const at = now();
    const policy = await revalidator.policyOf(request);
    const stage = currentStage(request, { ...policy, at });
    assertMet(
      checkDecider(request, 'approve', {
        at,
        actor: viewer,
        actorIsApprover: isApprover(stage, viewer),
        letIn: stage?.letIn,
      }),
    );
    if (changePolicy(request, { ...policy, at })) {
      throw conflictError(say('refused.policy-since'));
    }
    const amended = await this.amend(request, amendment, viewer);
    return {
      plan: amended.situation.plan,
      executionRole: amended.request.executionRole,
      duration: amended.request.duration,
      executionRoles: await this.#listRoles(amended.request, request, viewer),
      mayShorten: hasDuration(request),
    };
  }

  /**
   * The request with other terms, its policy and its plan now.
   *
   * @throws InputError naming the field; ConflictError
   */
  async amend(
    request: RequestRecord,
    amendment: Amendment,
    viewer: Viewer,
  ): Promise<Amended> {
    const { revalidator, store, domains } = this.#options;
    const amended = unlessRefused(withTerms(request, amendment, viewer));
    const isOtherRole = amended.executionRole !== request.executionRole;
    const domain = await domains.find(request.domainId);
    if (isOtherRole && domain) {
      assertMet(checkRole(amended.executionRole, domain));
    }
    const policy = unlessRefused(
      await this.#policyOf(amended, request, viewer),
    );
    const situation = await revalidator.situationOf(amended);
    assertMet(situation.requesterProblem);
    assertMet(situation.domainProblem);
    if (isOtherRole) {
      assertMet(await this.#checkHeld(amended, store));
    }
    return { request: amended, policy, situation };
  }

  /** The policy for the new terms, if it leaves the decision to the same stages and to this approver. */
  async #policyOf(
    amended: RequestRecord,
    request: RequestRecord,
    viewer: Viewer,
  ): Promise<CurrentPolicy | Refusal> {
    const policy = await this.#options.revalidator.policyOf(amended, {
      isAmended: true,
    });
    if (policy.policyProblem) {
      return policy.policyProblem;
    }
    const index = request.stages.findIndex(
      ({ status }) => status === 'in-review',
    );
    return hasSameStages(request.stages, policy.stages) &&
      isApprover(policy.stages[index], viewer)
      ? policy
      : refuse(
          'invalid',
          say('refused.amend-role-others', {
            role: amended.executionRole,
            policy: policy.policy.name,
          }),
        );
  }

  /** Refuses a role that the people already have, or that differs from the role of another grant for the same domain. */
  async #checkHeld(
    amended: RequestRecord,
    store: AmendmentPlannerOptions['store'],
  ): Promise<Refusal | undefined> {
    const live = await store.listLiveGrants({
      userIds: amended.people.map(({ userId }) => userId),
      domainId: amended.domainId,
    });
    return amended.grantIds
      ? checkOtherRole(
          amended.executionRole,
          live.filter(({ grantId }) => amended.grantIds?.includes(grantId)),
        )
      : findRoleConflict(amended, live);
  }

  /** The roles that the approver may choose, the present one first. */
  async #listRoles(
    amended: RequestRecord,
    request: RequestRecord,
    viewer: Viewer,
  ): Promise<string[]> {
    const present = request.executionRole;
    const domain = await this.#options.domains.find(request.domainId);
    if (!domain || checkRoleChoice(request, viewer)) {
      return [present];
    }
    const allowed = [present];
    for (const executionRole of domain.executionRoles) {
      const chosen = { ...amended, executionRole };
      if (
        executionRole !== present &&
        !checkRole(executionRole, domain) &&
        !isRefusal(await this.#policyOf(chosen, request, viewer)) &&
        !(await this.#checkHeld(chosen, this.#options.store))
      ) {
        allowed.push(executionRole);
      }
    }
    return allowed;
  }
}

type AmendmentPlannerOptions = {
  reader: Pick<RequestReader, 'find'>;
  revalidator: RequestRevalidator;
  domains: Pick<Domains, 'find'>;
  store: Pick<AccessStore, 'listLiveGrants'>;
};
