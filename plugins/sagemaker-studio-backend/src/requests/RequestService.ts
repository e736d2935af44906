/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AccessRequest,
  Plan,
  PlanInput,
  PolicySimulation,
  RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { randomUUID } from 'node:crypto';
import type { AccessStore } from '../store/AccessStore';
import { stableHash } from '../util/hash';
import { isSameHuman } from '../model/personKey';
import { identifiedBy } from '../model/records';
import { submitRequest, withdrawRequest } from '../model/requestMachine';
import { now } from '../util/now';
import type { ApprovalHandler } from './ApprovalHandler';
import { checkNewDomain, checkPeople } from './domainChecks';
import { checkJustification } from './inputFields';
import {
  expectedDecision,
  sourceOf,
  type CurrentStanding,
} from './PreparedRequest';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import { assertMet, unlessRefused } from '../util/refusals';
import type { FilingLimit } from './FilingLimit';
import type { OpenRequests } from './OpenRequests';
import type { RequestPreparer } from './RequestPreparer';
import type { RequestReader } from './RequestReader';
import type { Viewer } from '../model/caller';
import type { RequestVisibility } from '../model/visibility';
import { conflictError, inputError } from '../util/errors';
import { say } from '../util/say';

/** Plans, files and withdraws requests. */
export class RequestService {
  readonly #options: RequestServiceOptions;

  constructor(options: RequestServiceOptions) {
    this.#options = options;
  }

  /** Plans a request without filing it. */
  async plan(
    input: PlanInput,
    viewer: Viewer,
    options?: CurrentStanding,
  ): Promise<Plan> {
    const { preparer, openRequests } = this.#options;
    const prepared = await preparer.prepare(input, viewer, options);
    const { plan, minJustificationLength, waiting, terms, alreadyHeld } =
      prepared;
    const shown = await openRequests.show(waiting, visibleTo(options));
    return {
      ...plan,
      minJustificationLength,
      ...(terms ? { terms: { ...terms, planned: prepared.duration } } : {}),
      decision: expectedDecision(prepared),
      ...(alreadyHeld ? { alreadyHeld: true } : {}),
      ...(shown.length ? { waiting: shown } : {}),
    };
  }

  /** Simulates a request, with its plan and approvers, without filing it. */
  async simulate(
    input: PlanInput,
    viewer: Viewer,
    options?: CurrentStanding,
  ): Promise<PolicySimulation> {
    const { preparer } = this.#options;
    const prepared = await preparer.prepare(input, viewer, options);
    const { policy, automatic, plan, duration, people } = prepared;
    const [first] = prepared.stages;
    return {
      policy,
      automatic,
      stages: automatic
        ? []
        : prepared.stages.map(({ name, approvers, quorum, fallback }) => ({
            name,
            approvers,
            quorum,
            fallback,
          })),
      notified: automatic
        ? people
            .filter(person => !isSameHuman(identifiedBy(person), viewer))
            .map(({ person }) => person)
        : first?.eligible.map(({ ref }) => ref) ?? [],
      duration,
      plan,
    };
  }

  /**
   * Files a request. The same key with the same input answers with the request that exists.
   *
   * @returns the request, and whether it is new
   * @throws ConflictError when the key was used with another input; TooManyRequestsError
   */
  async create(
    input: RequestInput,
    options: FilingOptions,
  ): Promise<{ request: AccessRequest; isNew: boolean }> {
    return retryOnConflict(async () => {
      const earlier = await this.#findRepeated(input, options);
      if (earlier) {
        return earlier;
      }
      try {
        return await this.#file(input, options);
      } catch (error) {
        // The same call may have been stored meanwhile, and its own request is what stands against this one.
        const meanwhile = await this.#findRepeated(input, options);
        if (meanwhile) {
          return meanwhile;
        }
        throw error;
      }
    });
  }

  /** The request that was filed with the same key. @throws ConflictError when it had another input */
  async #findRepeated(
    input: RequestInput,
    { idempotencyKey, viewer }: FilingOptions,
  ): Promise<{ request: AccessRequest; isNew: false } | undefined> {
    const { store, reader } = this.#options;
    const existing = await store.findRequestByKey({
      requester: viewer,
      idempotencyKey,
    });
    if (!existing) {
      return undefined;
    }
    if (existing.inputHash !== hashInput(input)) {
      throw conflictError(
        say('refused.key-of-request', { key: idempotencyKey }),
      );
    }
    return { request: await reader.show(existing, viewer), isNew: false };
  }

  async #file(
    input: RequestInput,
    options: FilingOptions,
  ): Promise<{ request: AccessRequest; isNew: true } | typeof CONFLICT> {
    const {
      store,
      limit,
      preparer,
      openRequests,
      approvalHandler,
      reader,
      wake,
    } = this.#options;
    const { idempotencyKey, viewer } = options;
    if (input.leads) {
      throw inputError(say('refused.leads-of-plan'));
    }
    // Nothing keeps anybody from taking access away, and rules have a threshold of their own.
    if (input.kind !== 'revoke' && !viewer.rule) {
      await limit.check(viewer);
    }
    const prepared = await preparer.prepare(input, viewer, options);
    const {
      domain,
      automatic,
      waits,
      stages,
      minJustificationLength,
      terms: _terms,
      waiting,
      alreadyHeld,
      stillFits,
      ...draft
    } = prepared;
    await openRequests.assertNotAll(
      waiting,
      { kind: input.kind, domainId: draft.domainId },
      visibleTo(options),
    );
    assertMet(alreadyHeld);
    const justification = checkJustification(input, minJustificationLength);
    assertMet(checkNewDomain(prepared.plan) ?? checkPeople(prepared.plan));
    const { state, events } = submitRequest(
      {
        ...draft,
        requestId: randomUUID(),
        kind: input.kind,
        requester: viewer.ref,
        requesterUserId: viewer.userId,
        justification,
        source: sourceOf(input, viewer),
        idempotencyKey,
        inputHash: hashInput(input),
        createdAt: now(),
      },
      { automatic, waits, stages },
    );
    const approval =
      state.status === 'approved'
        ? await approvalHandler.changesOf(state, {
            domain,
            actor: state.decision?.by ?? 'system',
            at: state.createdAt,
          })
        : undefined;
    const committed = await store.commit({
      ...approval?.changes,
      insert: { ...approval?.changes.insert, requests: [state] },
      events: [...events, ...(approval?.changes.events ?? [])],
      // Others may have been let in since the room was counted. A person who decides may exceed it.
      stillHolds: async transaction =>
        (input.kind === 'revoke' ||
          viewer.rule !== undefined ||
          (await limit.isKept(viewer, transaction))) &&
        (!approval || !stillFits || (await stillFits(transaction))),
      origin: { ...viewer.origin, source: state.source },
    });
    // A duplicate is a conflict as well: the key, or a grant or a request for one of the people, was stored meanwhile.
    if (committed !== 'stored') {
      return CONFLICT;
    }
    await wake(approval?.lanes ?? []);
    return {
      request: await reader.get(state.requestId, viewer),
      isNew: true,
    };
  }

  /**
   * @throws NotFoundError, NotAllowedError, ConflictError
   */
  async withdraw(requestId: string, viewer: Viewer): Promise<AccessRequest> {
    const { store, reader } = this.#options;
    return retryOnConflict(async () => {
      const request = await reader.find(requestId);
      const isOwn = isSameHuman(
        { ref: request.requester, userId: request.requesterUserId },
        viewer,
      );
      if (request.status === 'withdrawn' && isOwn) {
        return reader.show(request, viewer);
      }
      const result = unlessRefused(
        withdrawRequest(request, {
          at: now(),
          actor: { ref: viewer.ref, userId: viewer.userId },
        }),
      );
      const committed = await store.commit({
        update: { requests: [result.state] },
        events: result.events,
        origin: viewer.origin,
      });
      return committed === 'stored' ? reader.get(requestId, viewer) : CONFLICT;
    });
  }
}

type FilingOptions = {
  idempotencyKey: string;
  viewer: Viewer;
} & CurrentStanding;

type RequestServiceOptions = {
  store: AccessStore;
  limit: FilingLimit;
  preparer: RequestPreparer;
  openRequests: OpenRequests;
  approvalHandler: ApprovalHandler;
  reader: RequestReader;
  wake: (lanes: string[]) => Promise<void>;
};

function visibleTo({
  visible = async () => 'none',
}: CurrentStanding = {}): () => Promise<RequestVisibility> {
  return visible;
}

function hashInput(input: RequestInput): string {
  return stableHash({
    ...input,
    people: input.people && [...input.people].sort(),
    grantIds: input.grantIds && [...input.grantIds].sort(),
  });
}
