/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessEvent,
  AccessFilter,
  AccessList,
  AccessRequest,
  AssignmentChange,
  DailyCount,
  Directory,
  DomainList,
  DomainOverview,
  DomainReadiness,
  EffectiveAccess,
  EffectiveAccessPreview,
  EntryExplanation,
  EventVerification,
  Grant,
  GrantStatus,
  ListedEvent,
  OffboardingPreview,
  PolicySimulation,
  Operation,
  PersonOverview,
  Plan,
  PlanInput,
  RequestInput,
  RequestKind,
  RequestStatus,
  TeamAccess,
} from '../model';

/**
 * Options of every call.
 *
 * @public
 */
export type RequestOptions = {
  /** A Backstage token; the front end leaves it out, since its fetch adds one. */
  token?: string;
  signal?: AbortSignal;
};

/**
 * Options of calls that write, other than a new request.
 *
 * @public
 */
export type WriteOptions = RequestOptions & {
  /**
   * Sent as `Idempotency-Key`: whoever repeats the call with the same key gets the same answer, and nothing is done a
   * second time; with another input it is a conflict (409). Default: a new key for each call.
   */
  idempotencyKey?: string;
};

/**
 * What the back end offers over HTTP. Every method throws `ResponseError` from `@backstage/errors` on a 4xx or 5xx,
 * whose message names the thing concerned and says what to do.
 *
 * @public
 */
export interface SagemakerStudioApi {
  /** GET /domains */
  listDomains(options?: RequestOptions): Promise<DomainList>;

  /** GET /teams/{kind}/{namespace}/{name}; `team` is a catalog ref. */
  getTeamAccess(team: string, options?: RequestOptions): Promise<TeamAccess>;

  /** GET /people/{kind}/{namespace}/{name}; `person` is a catalog ref. */
  getPersonOverview(
    person: string,
    options?: RequestOptions,
  ): Promise<PersonOverview>;

  /** POST /plans: what a request would do; files nothing. */
  planRequest(input: PlanInput, options?: RequestOptions): Promise<Plan>;

  /**
   * POST /requests. The same `idempotencyKey` with the same input answers with the request that exists;
   * with another input it is a conflict (409).
   */
  createRequest(
    input: RequestInput,
    options: RequestOptions & { idempotencyKey: string },
  ): Promise<AccessRequest>;

  /** GET /requests, newest first unless `sort` says otherwise. */
  listRequests(
    filter?: {
      /** `mine`: I asked or it is for me; `to-decide`: I may decide it now; `all` is the default. */
      view?: 'mine' | 'to-decide' | 'all';
      team?: string;
      status?: RequestStatus;
      kind?: RequestKind;
      domainId?: string;
      /** Catalog ref of who asked. */
      requester?: string;
      /** Catalog ref of a beneficiary. */
      person?: string;
      /** By which time; a leading dash puts the latest first. Default: `-createdAt`. A cursor is good for one order. */
      sort?: '-createdAt' | 'createdAt' | '-updatedAt' | 'updatedAt';
      limit?: number;
      cursor?: string;
    },
    options?: RequestOptions,
  ): Promise<{ items: AccessRequest[]; nextCursor?: string }>;

  /** GET /requests/{requestId} */
  getRequest(
    requestId: string,
    options?: RequestOptions,
  ): Promise<AccessRequest>;

  /** GET /requests/{requestId}/events: the request's part of the record, page by page. */
  listRequestEvents(
    requestId: string,
    filter?: {
      /** `milestones` leaves out the types in `STEP_EVENT_TYPES`. Default: `all`. */
      view?: 'all' | 'milestones';
      /** A leading dash puts the latest first. Default: `sequence`. A cursor is good for one order of one request. */
      sort?: 'sequence' | '-sequence';
      limit?: number;
      cursor?: string;
    },
    options?: RequestOptions,
  ): Promise<{ items: AccessEvent[]; nextCursor?: string }>;

  /**
   * POST /requests/{requestId}/decision. `planHash` is that of the plan one saw; if the plan has changed since, the
   * call answers 409 and the request carries the new plan. Somebody else's earlier decision is a 409 naming them; one's
   * own earlier decision, said again, answers the same as before. A request with further stages, or whose quorum is not
   * reached, stays in review.
   */
  decideRequest(
    requestId: string,
    decision: {
      outcome: 'approved' | 'rejected';
      planHash: string;
      comment?: string;
    },
    options?: WriteOptions,
  ): Promise<AccessRequest>;

  /** POST /requests/{requestId}/withdrawal: by the requester, while in review; again answers the same. */
  withdrawRequest(
    requestId: string,
    options?: WriteOptions,
  ): Promise<AccessRequest>;

  /** POST /operations/{operationId}/retry: tries a blocked operation again at once. */
  retryOperation(
    operationId: string,
    options?: WriteOptions,
  ): Promise<Operation>;

  /** POST /refresh: asks for a sync now; answers when it is queued, not when it has ended. */
  refresh(
    options?: WriteOptions & {
      /** Also removes what the sync refused to remove, since so much was gone from AWS at once. */
      acceptRemovals?: boolean;
    },
  ): Promise<void>;

  /** POST /simulations: who would decide, would it be automatic, who gets told; files nothing. */
  simulateRequest(
    input: PlanInput,
    options?: RequestOptions,
  ): Promise<PolicySimulation>;

  /** GET /grants, newest first unless `sort` says otherwise; live ones unless `status` asks for others. */
  listGrants(
    filter?: {
      team?: string;
      person?: string;
      domainId?: string;
      status?: GrantStatus;
      /**
       * By when it was granted, when it ends, whose it is (catalog ref) or where; a leading dash turns the order round.
       * Access without an end comes last either way. Default: `-createdAt`. A cursor is good for one order.
       */
      sort?:
        | '-createdAt'
        | 'createdAt'
        | '-expiresAt'
        | 'expiresAt'
        | '-person'
        | 'person'
        | '-domainId'
        | 'domainId';
      limit?: number;
      cursor?: string;
    },
    options?: RequestOptions,
  ): Promise<{ items: Grant[]; nextCursor?: string }>;

  /** GET /grants/{grantId} */
  getGrant(grantId: string, options?: RequestOptions): Promise<Grant>;

  /** GET /grants/{grantId}/offboarding: what a full offboarding would take away. */
  previewOffboarding(
    grantId: string,
    options?: RequestOptions,
  ): Promise<OffboardingPreview>;

  /**
   * POST /grants/{grantId}/undo: takes an offboarding back while it cools off. 409 once something irreversible has begun.
   */
  undoOffboarding(grantId: string, options?: WriteOptions): Promise<Grant>;

  /**
   * POST /leavers/acceptance: suspends those who seem to have left and were held back, because they were too many at
   * once. 409 when nobody is held back.
   */
  acceptLeavers(options?: WriteOptions): Promise<{ suspended: number }>;

  /**
   * POST /leavers/requests/acceptance: invalidates the requests whose ground is gone and that were held back, because
   * they were too many at once. 409 when none is held back.
   */
  acceptInvalidations(options?: WriteOptions): Promise<{ invalidated: number }>;

  /** GET /events: the record, newest first. */
  listEvents(
    filter?: {
      /** Only what was recorded after the event with this sequence. */
      after?: number;
      limit?: number;
      /** A type such as `request.approved`, or a family such as `grant.*`. */
      type?: string;
      /** Catalog ref of a person, `policy:<name>`, or `system`. */
      actor?: string;
      requestId?: string;
      grantId?: string;
      domainId?: string;
      cursor?: string;
    },
    options?: RequestOptions,
  ): Promise<{ items: ListedEvent[]; nextCursor?: string }>;

  /** GET /events/export: all of it, oldest first, as a stream of JSON Lines or CSV. */
  exportEvents(
    format: 'jsonl' | 'csv',
    options?: RequestOptions,
  ): Promise<Response>;

  /** GET /events/verification: reads the whole chain and tells what was altered or is missing. */
  verifyEvents(options?: RequestOptions): Promise<EventVerification>;

  /** GET /access: who holds what where, page by page. */
  listAccess(
    filter?: AccessFilter,
    options?: RequestOptions,
  ): Promise<AccessList>;

  /** GET /domains/{domainId} */
  getDomain(
    domainId: string,
    options?: RequestOptions,
  ): Promise<DomainOverview>;

  /** GET /domains/{domainId}/readiness */
  getReadiness(
    domainId: string,
    options?: RequestOptions,
  ): Promise<DomainReadiness>;

  /**
   * GET /domains/{domainId}/effective-access: who may sign in and by which ways; of all, or of one team's people, or of
   * one person.
   */
  getEffectiveAccess(
    domainId: string,
    filter?: { team?: string; person?: string },
    options?: RequestOptions,
  ): Promise<EffectiveAccess>;

  /** POST /effective-access/previews: what a change of an assignment would do; changes nothing. */
  previewAssignment(
    change: AssignmentChange,
    options?: RequestOptions,
  ): Promise<EffectiveAccessPreview>;

  /** GET /people/{kind}/{namespace}/{name}/entry: why somebody can or cannot open Studio; `person` is a catalog ref. */
  explainEntry(
    person: string,
    domainId: string,
    options?: RequestOptions,
  ): Promise<EntryExplanation>;

  /** GET /history: daily counts, oldest first, of a domain or of a team in it or in all domains; 90 days unless told. */
  getHistory(
    filter: { domainId?: string; team?: string; days?: number },
    options?: RequestOptions,
  ): Promise<{ items: DailyCount[] }>;

  /** GET /directory, for other plugins only (service credentials). 503 before the first complete sync. */
  getDirectory(options?: RequestOptions): Promise<Directory>;
}
