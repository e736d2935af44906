/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ResponseError } from '@backstage/errors';
import type {
  Amendment,
  AssignmentChange,
  AssignmentRemovalInput,
  UnmanagedAccessBulkRemovalInput,
  UnmanagedAccessRemovalInput,
  CommentInput,
  DecisionInput,
  DomainSettingsInput,
  PolicySettingsInput,
  SettingsImportInput,
  IdentityLinkInput,
  MassChangeDecision,
  PlanInput,
  RequestInput,
  RequestSource,
  RefDecisionInput,
  TeamLinkInput,
  TeamRuleInput,
  TeamSettingsInput,
} from '../generated/types';
import type { Answer, Input, PathWith, Query } from './calls';
import { createIdempotencyKey } from './createIdempotencyKey';
import type { RequestOptions, WriteOptions } from './options';

/**
 * Filter and sort order of the access list.
 *
 * @public
 */
export type AccessFilter = Query<'ListAccess'>;

/**
 * The client of the HTTP API, for frontend, scaffolder and tests alike. Each method is the operation of the same name in
 * the API document; docs/api.md describes them. A 4xx or 5xx is thrown as `ResponseError` from `@backstage/errors`, whose
 * message names the thing concerned and says what to do. People and teams are given by full catalog ref, such as
 * `group:default/forecasting`.
 *
 * @public
 */
export class SagemakerStudioClient {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };
  readonly #source: RequestSource | undefined;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
    /** Where its requests come from, for the audit log. */
    source?: RequestSource;
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: globalThis.fetch };
    this.#source = options.source;
  }

  /** `GET /domains` */
  async listDomains(options?: RequestOptions) {
    return this.#get('/domains', { ...options });
  }

  /** `GET /domain-summaries`: the domains with their sums. */
  async listDomainSummaries(options?: RequestOptions) {
    return this.#get('/domain-summaries', { ...options });
  }

  /** `GET /networks/{accountId}/{region}`: the networks that a new domain can be in. */
  async listNetworks(
    place: { accountId: string; region: string },
    options?: RequestOptions,
  ) {
    return this.#get('/networks/{accountId}/{region}', {
      path: place,
      ...options,
    });
  }

  /** `GET /identity-center-users`: people of Identity Center, in the catalog or not. */
  async listIdentityCenterUsers(
    filter?: Query<'ListIdentityCenterUsers'>,
    options?: RequestOptions,
  ) {
    return this.#get('/identity-center-users', { query: filter, ...options });
  }

  /** `GET /domains/{domainId}` */
  async getDomain(domainId: string, options?: RequestOptions) {
    return this.#get('/domains/{domainId}', { path: { domainId }, ...options });
  }

  /** `GET /domains/{domainId}/readiness` */
  async getReadiness(domainId: string, options?: RequestOptions) {
    return this.#get('/domains/{domainId}/readiness', {
      path: { domainId },
      ...options,
    });
  }

  /** `GET /domains/{domainId}/orphaned-assignments`: those of users and groups that are gone. */
  async listOrphanedAssignments(domainId: string, options?: RequestOptions) {
    return this.#get('/domains/{domainId}/orphaned-assignments', {
      path: { domainId },
      ...options,
    });
  }

  /** `POST /domains/{domainId}/orphaned-assignments/removals`: has one of them removed. */
  async removeOrphanedAssignment(
    domainId: string,
    input: AssignmentRemovalInput,
    options?: WriteOptions,
  ) {
    return this.#post('/domains/{domainId}/orphaned-assignments/removals', {
      path: { domainId },
      body: input,
      ...withKey(options),
    });
  }

  /** `GET /domains/{domainId}/unmanaged-access`: who is assigned in AWS without a grant. */
  async listUnmanagedAccess(
    domainId: string,
    filter?: Query<'ListUnmanagedAccess'>,
    options?: RequestOptions,
  ) {
    return this.#get('/domains/{domainId}/unmanaged-access', {
      path: { domainId },
      query: filter,
      ...options,
    });
  }

  /** `POST /domains/{domainId}/unmanaged-access/removals`: removes a direct assignment that no grant covers. */
  async removeUnmanagedAccess(
    domainId: string,
    input: UnmanagedAccessRemovalInput,
    options?: WriteOptions,
  ) {
    return this.#post('/domains/{domainId}/unmanaged-access/removals', {
      path: { domainId },
      body: input,
      ...withKey(options),
    });
  }

  /** `POST /domains/{domainId}/unmanaged-access/bulk-removals`: removes assignments of users and groups that no grant covers. */
  async removeUnmanagedAccessInBulk(
    domainId: string,
    input: UnmanagedAccessBulkRemovalInput,
    options?: WriteOptions,
  ) {
    return this.#post('/domains/{domainId}/unmanaged-access/bulk-removals', {
      path: { domainId },
      body: input,
      ...withKey(options),
    });
  }

  /** `GET /domains/{domainId}/effective-access`: who may sign in and in which ways. */
  async getEffectiveAccess(
    domainId: string,
    filter?: Query<'GetEffectiveAccess'>,
    options?: RequestOptions,
  ) {
    return this.#get('/domains/{domainId}/effective-access', {
      path: { domainId },
      query: filter,
      ...options,
    });
  }

  /** `POST /effective-access/previews`: what a change of an assignment would do; changes nothing. */
  async previewAssignment(change: AssignmentChange, options?: RequestOptions) {
    return this.#post('/effective-access/previews', {
      body: change,
      ...options,
    });
  }

  /** `GET /access`: who holds what where. */
  async listAccess(filter?: AccessFilter, options?: RequestOptions) {
    return this.#get('/access', { query: filter, ...options });
  }

  /** `GET /teams/{kind}/{namespace}/{name}` */
  async getTeamAccess(team: string, options?: RequestOptions) {
    return this.#get('/teams/{kind}/{namespace}/{name}', {
      path: refParts(team),
      ...options,
    });
  }

  /** `GET /people/{kind}/{namespace}/{name}` */
  async getPersonOverview(person: string, options?: RequestOptions) {
    return this.#get('/people/{kind}/{namespace}/{name}', {
      path: refParts(person),
      ...options,
    });
  }

  /** `GET /people/{kind}/{namespace}/{name}/entry`: why somebody can or cannot open Studio. */
  async explainEntry(
    person: string,
    domainId: string,
    options?: RequestOptions,
  ) {
    return this.#get('/people/{kind}/{namespace}/{name}/entry', {
      path: refParts(person),
      query: { domainId },
      ...options,
    });
  }

  /** `GET /history`: the counts of each day. */
  async getHistory(filter: Query<'GetHistory'>, options?: RequestOptions) {
    return this.#get('/history', { query: filter, ...options });
  }

  /** `POST /plans`: what a request would do; files nothing. */
  async planRequest(input: PlanInput, options?: RequestOptions) {
    return this.#post('/plans', { body: input, ...options });
  }

  /** `POST /simulations`: who would decide a request; files nothing. */
  async simulateRequest(input: PlanInput, options?: RequestOptions) {
    return this.#post('/simulations', { body: input, ...options });
  }

  /** `POST /requests`: the same key with the same input gives the request that exists. */
  async createRequest(
    input: RequestInput,
    options: RequestOptions & { idempotencyKey: string },
  ) {
    return this.#post('/requests', { body: input, ...options });
  }

  /** `GET /requests` */
  async listRequests(filter?: Query<'ListRequests'>, options?: RequestOptions) {
    return this.#get('/requests', { query: filter, ...options });
  }

  /** `GET /requests/{requestId}` */
  async getRequest(requestId: string, options?: RequestOptions) {
    return this.#get('/requests/{requestId}', {
      path: { requestId },
      ...options,
    });
  }

  /** `GET /requests/{requestId}/events`: what is recorded of a request. */
  async listRequestEvents(
    requestId: string,
    filter?: Query<'ListRequestEvents'>,
    options?: RequestOptions,
  ) {
    return this.#get('/requests/{requestId}/events', {
      path: { requestId },
      query: filter,
      ...options,
    });
  }

  /** `POST /requests/{requestId}/decision`: approves or rejects the plan that was shown; 409 when it has changed. */
  async decideRequest(
    requestId: string,
    decision: DecisionInput,
    options?: WriteOptions,
  ) {
    return this.#post('/requests/{requestId}/decision', {
      path: { requestId },
      body: decision,
      ...withKey(options),
    });
  }

  /** `POST /requests/{requestId}/plan`: the plan of an approval for a shorter time or with another role; decides nothing. */
  async planAmendment(
    requestId: string,
    amendment: Amendment,
    options?: RequestOptions,
  ) {
    return this.#post('/requests/{requestId}/plan', {
      path: { requestId },
      body: amendment,
      ...options,
    });
  }

  /** `POST /requests/{requestId}/creation/retry` */
  async retryDomainCreation(requestId: string, options?: WriteOptions) {
    return this.#post('/requests/{requestId}/creation/retry', {
      path: { requestId },
      ...withKey(options),
    });
  }

  /** `POST /requests/{requestId}/creation/cancellation` */
  async cancelDomainCreation(requestId: string, options?: WriteOptions) {
    return this.#post('/requests/{requestId}/creation/cancellation', {
      path: { requestId },
      ...withKey(options),
    });
  }

  /** `POST /requests/{requestId}/comments`: listed by `listRequestEvents` with the view `comments`. */
  async commentOnRequest(
    requestId: string,
    body: CommentInput,
    options?: WriteOptions,
  ) {
    return this.#post('/requests/{requestId}/comments', {
      path: { requestId },
      body,
      ...withKey(options),
    });
  }

  /** `POST /requests/{requestId}/withdrawal` */
  async withdrawRequest(requestId: string, options?: WriteOptions) {
    return this.#post('/requests/{requestId}/withdrawal', {
      path: { requestId },
      ...withKey(options),
    });
  }

  /** `GET /grants`: live ones unless `status` says otherwise. */
  async listGrants(filter?: Query<'ListGrants'>, options?: RequestOptions) {
    return this.#get('/grants', { query: filter, ...options });
  }

  /** `GET /grants/{grantId}` */
  async getGrant(grantId: string, options?: RequestOptions) {
    return this.#get('/grants/{grantId}', { path: { grantId }, ...options });
  }

  /** `GET /grants/{grantId}/offboarding`: what a full offboarding would delete. */
  async previewOffboarding(grantId: string, options?: RequestOptions) {
    return this.#get('/grants/{grantId}/offboarding', {
      path: { grantId },
      ...options,
    });
  }

  /** `POST /grants/{grantId}/undo`: takes a revocation back; 409 once something irreversible has begun. */
  async undoOffboarding(grantId: string, options?: WriteOptions) {
    return this.#post('/grants/{grantId}/undo', {
      path: { grantId },
      ...withKey(options),
    });
  }

  /** `POST /operations/{operationId}/retry`: tries a blocked operation again at once. */
  async retryOperation(operationId: string, options?: WriteOptions) {
    return this.#post('/operations/{operationId}/retry', {
      path: { operationId },
      ...withKey(options),
    });
  }

  /** `GET /mass-changes`: changes beyond a change threshold, which wait for a person. */
  async listMassChanges(options?: RequestOptions) {
    return this.#get('/mass-changes', { ...options });
  }

  /** `POST /mass-changes/acceptance`: carries out what was shown; 409 when something else is held back by now. */
  async acceptMassChange(decision: MassChangeDecision, options?: WriteOptions) {
    return this.#post('/mass-changes/acceptance', {
      body: decision,
      ...withKey(options),
    });
  }

  /** `POST /mass-changes/rejection`: says that what was shown is a fault; 409 when something else is held back by now. */
  async rejectMassChange(decision: MassChangeDecision, options?: WriteOptions) {
    return this.#post('/mass-changes/rejection', {
      body: decision,
      ...withKey(options),
    });
  }

  /** `GET /settings`: what is set for domains and teams, with the source of each. */
  async getSettings(options?: RequestOptions) {
    return this.#get('/settings', { ...options });
  }

  /** `GET /policies`: who may ask for what, and who decides. */
  async listPolicies(options?: RequestOptions) {
    return this.#get('/policies', { ...options });
  }

  /** `GET /settings/export`: the portal's own settings as YAML for app-config. */
  async exportSettings(options?: RequestOptions) {
    return this.#get('/settings/export', { ...options });
  }

  /** `POST /settings/import`: sets what an export says, all of it or nothing; 409 when it was simulated with other settings. */
  async importSettings(input: SettingsImportInput, options?: WriteOptions) {
    return this.#post('/settings/import', {
      body: input,
      ...withKey(options),
    });
  }

  /** `POST /settings/import/simulation`: what an import would do; changes nothing. */
  async simulateSettingsImport(
    input: SettingsImportInput,
    options?: RequestOptions,
  ) {
    return this.#post('/settings/import/simulation', {
      body: input,
      ...options,
    });
  }

  /** `PUT /settings/domains/{domainId}`; 409 when somebody has changed it since `version`. */
  async setDomain(
    domainId: string,
    input: DomainSettingsInput,
    options?: WriteOptions,
  ) {
    return this.#put('/settings/domains/{domainId}', {
      path: { domainId },
      body: input,
      ...withKey(options),
    });
  }

  /** `POST /settings/domains/{domainId}/simulation`: what a change would do; changes nothing. */
  async simulateDomainSettings(
    domainId: string,
    input: DomainSettingsInput,
    options?: RequestOptions,
  ) {
    return this.#post('/settings/domains/{domainId}/simulation', {
      path: { domainId },
      body: input,
      ...options,
    });
  }

  /** `PUT /settings/policies/{policyName}`; 409 when somebody has changed it since `version`. */
  async setPolicy(
    policyName: string,
    input: PolicySettingsInput,
    options?: WriteOptions,
  ) {
    return this.#put('/settings/policies/{policyName}', {
      path: { policyName },
      body: input,
      ...withKey(options),
    });
  }

  /** `POST /settings/policies/{policyName}/simulation`: what a change would do; changes nothing. */
  async simulatePolicySettings(
    policyName: string,
    input: PolicySettingsInput,
    options?: RequestOptions,
  ) {
    return this.#post('/settings/policies/{policyName}/simulation', {
      path: { policyName },
      body: input,
      ...options,
    });
  }

  /** `PUT /settings/teams/{kind}/{namespace}/{name}`; 409 when somebody has changed it since `version`. */
  async setTeam(
    team: string,
    input: TeamSettingsInput,
    options?: WriteOptions,
  ) {
    return this.#put('/settings/teams/{kind}/{namespace}/{name}', {
      path: refParts(team),
      body: input,
      ...withKey(options),
    });
  }

  /** `POST /settings/teams/{kind}/{namespace}/{name}/simulation`: what a change would do; changes nothing. */
  async simulateTeamSettings(
    team: string,
    input: TeamSettingsInput,
    options?: RequestOptions,
  ) {
    return this.#post('/settings/teams/{kind}/{namespace}/{name}/simulation', {
      path: refParts(team),
      body: input,
      ...options,
    });
  }

  /** `GET /team-rules`: rules that keep the access of teams in step with their members. */
  async listTeamRules(
    filter?: Query<'ListTeamRules'>,
    options?: RequestOptions,
  ) {
    return this.#get('/team-rules', { query: filter, ...options });
  }

  /** `PUT /teams/{kind}/{namespace}/{name}/rules/{domainId}`; 409 when somebody has changed it since `version`. */
  async setTeamRule(
    team: string,
    domainId: string,
    input: TeamRuleInput,
    options?: WriteOptions,
  ) {
    return this.#put('/teams/{kind}/{namespace}/{name}/rules/{domainId}', {
      path: { ...refParts(team), domainId },
      body: input,
      ...withKey(options),
    });
  }

  /** `POST /teams/{kind}/{namespace}/{name}/rules/{domainId}/simulation`: whom the rule would ask for; changes nothing. */
  async simulateTeamRule(
    team: string,
    domainId: string,
    input: TeamRuleInput,
    options?: RequestOptions,
  ) {
    return this.#post(
      '/teams/{kind}/{namespace}/{name}/rules/{domainId}/simulation',
      { path: { ...refParts(team), domainId }, body: input, ...options },
    );
  }

  /** `GET /events`: the audit log, latest first. */
  async listEvents(filter?: Query<'ListEvents'>, options?: RequestOptions) {
    return this.#get('/events', { query: filter, ...options });
  }

  /** `GET /events/export`: all events, oldest first, as a stream. */
  async exportEvents(
    format: Query<'ExportEvents'>['format'],
    {
      team,
      ...options
    }: RequestOptions & {
      /** Only what is recorded of this team. */
      team?: string;
    } = {},
  ): Promise<Response> {
    return this.#send('GET', '/events/export', {
      query: { format, team },
      ...options,
    });
  }

  /** `GET /events/verification`: reads the whole audit log and the rows that it describes, and reports what does not agree. */
  async verifyEvents(
    /** An event whose hash is known from elsewhere, to learn whether the log still contains it. */
    given: Query<'VerifyEvents'> = {},
    options?: RequestOptions,
  ) {
    return this.#get('/events/verification', { ...options, query: given });
  }

  /** `POST /refresh`: asks for a sync now; answers when it is queued, not when it has ended. */
  async refresh(options?: WriteOptions): Promise<void> {
    await this.#send('POST', '/refresh', { ...withKey(options) });
  }

  /** `GET /directory`, for other plugins only (service credentials); 503 before the first complete sync. */
  async getDirectory(options?: RequestOptions) {
    return this.#get('/directory', { ...options });
  }

  /** `GET /domain-teams`, for other plugins only (service credentials): which teams have access to which domain. */
  async listDomainTeams(options?: RequestOptions) {
    return this.#get('/domain-teams', { ...options });
  }

  /** `GET /request-documents`, for other plugins only (service credentials): what a search finds requests by. */
  async listRequestDocuments(
    filter?: Query<'ListRequestDocuments'>,
    options?: RequestOptions,
  ) {
    return this.#get('/request-documents', { query: filter, ...options });
  }

  /** `GET /standing`, for other plugins only (service credentials): which groups a catalog user is in. */
  async getStanding(user: string, options?: RequestOptions) {
    return this.#get('/standing', { query: { user }, ...options });
  }

  /** `GET /identity/conflicts`: catalog users of whom a person has to decide who they are. */
  async listIdentityConflicts(options?: RequestOptions) {
    return this.#get('/identity/conflicts', { ...options });
  }

  /** `POST /identity/links`: decides which Identity Center user a catalog user is, and that it is none of the others. */
  async confirmIdentityLink(input: IdentityLinkInput, options?: WriteOptions) {
    return this.#post('/identity/links', { body: input, ...withKey(options) });
  }

  /** `GET /identity/report`: refs without effect, disputed groups and untrusted claims. */
  async getIdentityReport(options?: RequestOptions) {
    return this.#get('/identity/report', { ...options });
  }

  /** `POST /identity/refs`: decides whom a ref of the configuration means that has passed to somebody else. */
  async decideRef(input: RefDecisionInput, options?: WriteOptions) {
    return this.#post('/identity/refs', { body: input, ...withKey(options) });
  }

  /** `POST /identity/teams`: decides which group of Identity Center a catalog group is. */
  async confirmTeamLink(input: TeamLinkInput, options?: WriteOptions) {
    return this.#post('/identity/teams', { body: input, ...withKey(options) });
  }

  async #get<P extends PathWith<'get'>>(
    path: P,
    call: Call & Input<'get', P>,
  ): Promise<Answer<'get', P>> {
    const response = await this.#send('GET', path, call);
    return response.json();
  }

  async #post<P extends PathWith<'post'>>(
    path: P,
    call: Call & Input<'post', P>,
  ): Promise<Answer<'post', P>> {
    const response = await this.#send('POST', path, call);
    return response.json();
  }

  async #put<P extends PathWith<'put'>>(
    path: P,
    call: Call & Input<'put', P>,
  ): Promise<Answer<'put', P>> {
    const response = await this.#send('PUT', path, call);
    return response.json();
  }

  async #send(method: string, path: string, call: Call): Promise<Response> {
    const { body, idempotencyKey, token, signal } = call;
    const parts = new Map<string, unknown>(Object.entries(call.path ?? {}));
    const url = new URL(
      (await this.#discoveryApi.getBaseUrl('sagemaker-studio')) +
        path.replace(/\{(\w+)\}/g, (_, name) =>
          encodeURIComponent(String(parts.get(name))),
        ),
    );
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) {
        // A list becomes its values with commas between them, as the document has it.
        url.searchParams.set(name, String(value));
      }
    }
    const response = await this.#fetchApi.fetch(url.toString(), {
      method,
      signal,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
        ...(this.#source ? { 'Studio-Access-Source': this.#source } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

/**
 * The interface of the client, for replacements such as in tests.
 *
 * @public
 */
export type SagemakerStudioApi = Pick<
  SagemakerStudioClient,
  keyof SagemakerStudioClient
>;

type Call = WriteOptions & { path?: object; query?: object; body?: unknown };

/** Every write is sent with a key, so that repeating it does it once. */
function withKey<T extends WriteOptions>(options?: T) {
  return {
    ...options,
    idempotencyKey: options?.idempotencyKey ?? createIdempotencyKey(),
  };
}

/** `group:default/forecasting` → group, default, forecasting */
function refParts(entityRef: string) {
  const match = /^([^:/]+):([^:/]+)\/([^:/]+)$/.exec(entityRef);
  if (!match) {
    throw new TypeError(
      `'${entityRef}' is not a full entity reference; write it as kind:namespace/name, such as group:default/forecasting`,
    );
  }
  const [, kind = '', namespace = '', name = ''] = match;
  return { kind, namespace, name };
}
