/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError } from '@backstage/errors';
import type {
  AccessRequest,
  Plan,
  PlanInput,
  PolicySimulation,
  RequestInput,
  RequestSource,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { randomUUID } from 'node:crypto';
import type { AccessStore } from '../store/AccessStore';
import { stableHash } from '../util/hash';
import { isRefusal } from '../model/outcome';
import { submitRequest, withdrawRequest } from '../model/requestMachine';
import type { RequestRecord } from '../model/records';
import { now } from '../util/now';
import type { ApprovalHandler } from './ApprovalHandler';
import { checkPeople } from './domainChecks';
import { checkJustification } from './inputFields';
import type { PreparedRequest, CurrentStanding } from './PreparedRequest';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import { toRefusalError } from '../util/refusals';
import type { RequestPreparer } from './RequestPreparer';
import type { RequestReader } from './RequestReader';
import type { Viewer } from '../model/caller';

/** How often a change is tried again when somebody else's came in between. */
/** Files requests and takes them back. */
export class RequestService {
  readonly #options: RequestServiceOptions;

  static create(options: RequestServiceOptions): RequestService {
    return new RequestService(options);
  }

  private constructor(options: RequestServiceOptions) {
    this.#options = options;
  }

  /** What a request would do; files nothing. */
  async plan(
    input: PlanInput,
    viewer: Viewer,
    options?: CurrentStanding,
  ): Promise<Plan> {
    const { preparer } = this.#options;
    return (await preparer.prepare(input, viewer, options)).plan;
  }

  /** Who would decide a request, and what it would do; files nothing. */
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
            .map(({ person }) => person)
            .filter(person => person !== viewer.ref)
        : first?.eligible.map(({ ref }) => ref) ?? [],
      duration,
      plan,
    };
  }

  /**
   * Files a request. The same key with the same input answers with the request that exists.
   *
   * @returns the request, and whether it is new
   * @throws ConflictError when the key was used with another input
   */
  async create(
    input: RequestInput,
    options: { idempotencyKey: string; viewer: Viewer } & CurrentStanding,
  ): Promise<{ request: AccessRequest; isNew: boolean }> {
    const { store, preparer, reader, wake } = this.#options;
    const { idempotencyKey, viewer } = options;
    const inputHash = hashInput(input);
    return retryOnConflict(async () => {
      const existing = await store.findRequestByKey({
        requester: viewer.ref,
        idempotencyKey,
      });
      if (existing) {
        if (existing.inputHash !== inputHash) {
          throw new ConflictError(
            `The Idempotency-Key '${idempotencyKey}' was already used for the request '${existing.requestId}' with another input; use a new key for a new request`,
          );
        }
        return { request: await reader.show(existing, viewer), isNew: false };
      }
      const justification = checkJustification(input);
      const prepared = await preparer.prepare(input, viewer, options);
      checkPeople(prepared.plan);
      const { changes, lanes } = await this.#submission(prepared, {
        input,
        justification,
        inputHash,
        idempotencyKey,
        viewer,
      });
      // A duplicate means that the key, or a grant for one of the people, has come in between: look again.
      const [{ source }] = changes.insert.requests;
      const committed = await store.commit({
        ...changes,
        origin: { ...viewer.origin, source },
      });
      if (committed !== 'stored') {
        return CONFLICT;
      }
      await wake(lanes);
      return {
        request: await reader.get(changes.insert.requests[0].requestId, viewer),
        isNew: true,
      };
    });
  }

  /**
   * Takes a request back.
   *
   * @throws NotFoundError, NotAllowedError, ConflictError
   */
  async withdraw(requestId: string, viewer: Viewer): Promise<AccessRequest> {
    const { store, reader } = this.#options;
    return retryOnConflict(async () => {
      const request = await reader.find(requestId);
      if (request.status === 'withdrawn' && request.requester === viewer.ref) {
        return reader.show(request, viewer);
      }
      const result = withdrawRequest(request, {
        at: now(),
        actor: { ref: viewer.ref, userId: viewer.userId },
      });
      if (isRefusal(result)) {
        throw toRefusalError(result);
      }
      const committed = await store.commit({
        update: { requests: [result.state] },
        events: result.events,
        origin: viewer.origin,
      });
      return committed === 'stored' ? reader.get(requestId, viewer) : CONFLICT;
    });
  }

  async #submission(
    prepared: PreparedRequest,
    context: {
      input: RequestInput;
      justification: string;
      inputHash: string;
      idempotencyKey: string;
      viewer: Viewer;
    },
  ) {
    const { input, justification, inputHash, idempotencyKey, viewer } = context;
    const at = now();
    const submitted = submitRequest(
      {
        requestId: randomUUID(),
        kind: input.kind,
        team: prepared.team,
        domainId: prepared.domainId,
        executionRole: prepared.executionRole,
        people: prepared.people,
        requester: viewer.ref,
        requesterUserId: viewer.userId,
        justification,
        source: sourceOf(input, viewer),
        plan: prepared.plan,
        policy: prepared.policy,
        duration: prepared.duration,
        grantIds: prepared.grantIds,
        offboarding: prepared.offboarding,
        throughGroup: prepared.throughGroup,
        startsAt: prepared.startsAt,
        idempotencyKey,
        inputHash,
        createdAt: at,
      },
      prepared,
    );
    const requests: RequestRecord[] = [submitted.state];
    if (submitted.commands.length === 0) {
      return {
        changes: { insert: { requests }, events: submitted.events },
        lanes: [],
      };
    }
    const { lanes, ...approval } =
      await this.#options.approvalHandler.changesOf(submitted.state, {
        domain: prepared.domain,
        actor: submitted.state.decision?.by ?? 'system',
        at,
      });
    return {
      changes: {
        ...approval,
        insert: { ...approval.insert, requests },
        events: [...submitted.events, ...approval.events],
      },
      lanes,
    };
  }
}

type RequestServiceOptions = {
  store: AccessStore;
  preparer: RequestPreparer;
  approvalHandler: ApprovalHandler;
  reader: RequestReader;
  /** Tells the lanes that they have work. */
  wake: (lanes: string[]) => Promise<void>;
};

function hashInput(input: RequestInput): string {
  return stableHash({
    ...input,
    people: input.people && [...input.people].sort(),
    grantIds: input.grantIds && [...input.grantIds].sort(),
  });
}

/** What a caller says of itself counts only where nothing else is known of it. */
function sourceOf(input: RequestInput, viewer: Viewer): RequestSource {
  const { source, through } = viewer.origin;
  return through.length ? source : input.source ?? source;
}
