/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { InputError } from '@backstage/errors';
import {
  escapeControls,
  type AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import { isRefusal } from '../model/outcome';
import { holdsOneOf } from '../model/policy';
import { checkDecider, decideRequest } from '../model/decideRequest';
import type { RevisingRefusal } from '../model/decisionFacts';
import { voteOf } from '../model/mayDecide';
import type { RequestRecord } from '../model/records';
import { changePolicy } from '../model/requestRevision';
import { isSameHuman } from '../model/personKey';
import type { ResolvedStage } from '../model/stages';
import { now } from '../util/now';
import type { ApprovalHandler } from './ApprovalHandler';
import type {
  RequestRevalidator,
  RequestSituation,
  CurrentPolicy,
} from './RequestRevalidator';
import { toRefusalError } from '../util/refusals';
import type { RequestReader } from './RequestReader';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import type { Viewer } from '../model/caller';

/** Approves and rejects requests, with everything checked again. */
export class DecisionService {
  readonly #options: DecisionServiceOptions;

  constructor(options: DecisionServiceOptions) {
    this.#options = options;
  }

  /**
   * Decides a request; the approval that completes it creates or changes its grants in the same transaction. The same
   * person may repeat it and gets the same answer.
   *
   * @throws NotFoundError, NotAllowedError; ConflictError when it was decided before, or when the plan or the policy has
   * changed, in which case the request carries the new one
   */
  async decide(
    requestId: string,
    decision: {
      outcome: 'approved' | 'rejected';
      planHash: string;
      comment?: string;
    },
    viewer: Viewer,
  ): Promise<AccessRequest> {
    const { store, reader, revalidator, approvalHandler, wake } = this.#options;
    const comment = escapeControls(decision.comment?.trim() ?? '') || undefined;
    const actor = { ref: viewer.ref, userId: viewer.userId };
    return retryOnConflict(async () => {
      const request = await reader.find(requestId);
      if (voteOf(request, actor)?.outcome === decision.outcome) {
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
        throw new InputError(
          'comment is missing; say why you reject the request, so that whoever asked knows what to do',
        );
      }
      const situation: RequestSituation =
        command.type === 'approve'
          ? await revalidator.situationOf(request)
          : { plan: request.plan, people: request.people };
      const result = decideRequest(request, command, {
        ...decider,
        ...policy,
        ...situation,
      });
      if (isRefusal(result)) {
        throw await this.#refused(result);
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
        events: [...result.events, ...(approval?.changes.events ?? [])],
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
  approvalHandler: ApprovalHandler;
  reader: RequestReader;
  wake: (lanes: string[]) => Promise<void>;
};

/** The stage in review under the current policy, with those who can decide it now. */
function currentStage(
  request: RequestRecord,
  policy: CurrentPolicy & { at: string },
): ResolvedStage | undefined {
  const { stages } = changePolicy(request, policy)?.state ?? request;
  const index = stages.findIndex(({ status }) => status === 'in-review');
  return policy.stages[index];
}

/** Both the person's session and the catalog have to say that somebody is an approver of a stage. */
function isApprover(stage: ResolvedStage | undefined, viewer: Viewer): boolean {
  return (
    stage !== undefined &&
    holdsOneOf(viewer.refs, stage.approvers) &&
    stage.eligible.some(candidate => isSameHuman(candidate, viewer))
  );
}
