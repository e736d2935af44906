/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  escapeControls,
  type AccessRequest,
  type DecisionInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import { isRefusal, refuse } from '../model/outcome';
import { amendRequest, changesTerms } from '../model/amendment';
import { checkDecider, decideRequest } from '../model/decideRequest';
import type { RevisingRefusal } from '../model/decisionFacts';
import { voteOf } from '../model/mayDecide';
import { changePolicy } from '../model/requestRevision';
import { now } from '../util/now';
import type { AmendmentPlanner } from './AmendmentPlanner';
import type { ApprovalHandler } from './ApprovalHandler';
import { currentStage, isApprover } from './currentStage';
import type {
  RequestRevalidator,
  RequestSituation,
} from './RequestRevalidator';
import { assertMet, toRefusalError } from '../util/refusals';
import type { RequestReader } from './RequestReader';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import type { Viewer } from '../model/caller';
import { inputError } from '../util/errors';
import { say } from '../util/say';

const REJECTS_ALL = refuse('invalid', say('refused.rejects-all'));

/** Approves and rejects requests, with everything checked again. */
export class DecisionService {
  readonly #options: DecisionServiceOptions;

  constructor(options: DecisionServiceOptions) {
    this.#options = options;
  }

  /**
   * Decides a request; the approval that completes it creates or changes its grants in the same transaction. The same
   * person may repeat it and gets the same answer. An approver may approve less than was asked for.
   *
   * @throws NotFoundError, NotAllowedError; InputError naming the field that asks for more; ConflictError when it was decided before, or when the plan or the policy has
   * changed, in which case the request carries the new one
   */
  async decide(
    requestId: string,
    decision: DecisionInput,
    viewer: Viewer,
  ): Promise<AccessRequest> {
    const { store, reader, revalidator, amendments, approvalHandler, wake } =
      this.#options;
    const comment = escapeControls(decision.comment?.trim() ?? '') || undefined;
    const actor = { ref: viewer.ref, userId: viewer.userId };
    return retryOnConflict(async () => {
      const request = await reader.find(requestId);
      const isAmended = changesTerms(request, decision);
      if (
        voteOf(request, actor)?.outcome === decision.outcome &&
        !(isAmended && request.status === 'in-review')
      ) {
        return reader.show(request, viewer);
      }
      const at = now();
      const policy = await revalidator.policyOf(request);
      const stage = currentStage(request, { ...policy, at });
      const decider = {
        at,
        actor,
        actorIsApprover: isApprover(stage, viewer),
        letIn: stage?.letIn,
      };
      const command =
        decision.outcome === 'approved'
          ? ({ type: 'approve', planHash: decision.planHash, comment } as const)
          : ({ type: 'reject', comment } as const);
      const early = checkDecider(request, command.type, decider);
      if (early) {
        throw await this.#refused(early);
      }
      if (command.type === 'reject' && !comment) {
        throw inputError(say('refused.reason-missing'));
      }
      if (command.type === 'reject') {
        assertMet(isAmended ? REJECTS_ALL : undefined);
      }
      // A request whose policy has changed goes back to those who decide now.
      const amended =
        isAmended && !changePolicy(request, { ...policy, at })
          ? await amendments.amend(request, decision, viewer)
          : undefined;
      const situation: RequestSituation =
        amended?.situation ??
        (command.type === 'approve'
          ? await revalidator.situationOf(request)
          : { plan: request.plan, people: request.people });
      const facts = {
        ...decider,
        ...(amended?.policy ?? policy),
        ...situation,
      };
      const change = amended && amendRequest(request, amended.request, facts);
      const result = decideRequest(change?.state ?? request, command, facts);
      if (isRefusal(result)) {
        // A refused decision amends nothing.
        throw change ? toRefusalError(result) : await this.#refused(result);
      }
      const approval =
        result.state.status === 'approved'
          ? await approvalHandler.changesOf(result.state, {
              domain: situation.domain,
              actor: viewer.ref,
              at,
            })
          : undefined;
      const committed = await store.commit({
        ...approval?.changes,
        update: { ...approval?.changes.update, requests: [result.state] },
        events: [
          ...(change?.events ?? []),
          ...result.events,
          ...(approval?.changes.events ?? []),
        ],
        origin: viewer.origin,
      });
      if (committed !== 'stored') {
        return CONFLICT;
      }
      await wake(approval?.lanes ?? []);
      return reader.get(requestId, viewer);
    });
  }

  async #refused(refusal: RevisingRefusal): Promise<Error> {
    const { revised } = refusal;
    if (revised) {
      // After a conflict another replica has stored the same revision.
      await this.#options.store.commit({
        update: { requests: [revised.state] },
        events: revised.events,
      });
    }
    return toRefusalError(refusal);
  }
}

type DecisionServiceOptions = {
  store: AccessStore;
  revalidator: RequestRevalidator;
  amendments: AmendmentPlanner;
  approvalHandler: ApprovalHandler;
  reader: RequestReader;
  wake: (lanes: string[]) => Promise<void>;
};
