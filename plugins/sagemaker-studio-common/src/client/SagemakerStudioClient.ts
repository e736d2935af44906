/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ResponseError } from '@backstage/errors';
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
  ListedEvent,
  OffboardingPreview,
  PolicySimulation,
  Operation,
  PersonOverview,
  Plan,
  PlanInput,
  RequestInput,
  RequestSource,
  TeamAccess,
} from '../model';
import { createIdempotencyKey } from './createIdempotencyKey';
import type {
  RequestOptions,
  SagemakerStudioApi,
  WriteOptions,
} from './SagemakerStudioApi';

type Query = Record<string, string | number | undefined>;

/**
 * The one client of the HTTP API, for front end, scaffolder and tests alike.
 *
 * @public
 */
export class SagemakerStudioClient implements SagemakerStudioApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };
  readonly #source: RequestSource | undefined;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
    /** By which way people come in here, for the record of what they do. */
    source?: RequestSource;
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: globalThis.fetch };
    this.#source = options.source;
  }

  async listDomains(options?: RequestOptions): Promise<DomainList> {
    return this.#get('/domains', options);
  }

  async getTeamAccess(
    team: string,
    options?: RequestOptions,
  ): Promise<TeamAccess> {
    return this.#get(`/teams/${refPath(team)}`, options);
  }

  async getPersonOverview(
    person: string,
    options?: RequestOptions,
  ): Promise<PersonOverview> {
    return this.#get(`/people/${refPath(person)}`, options);
  }

  async planRequest(input: PlanInput, options?: RequestOptions): Promise<Plan> {
    return this.#send('POST', '/plans', { body: input, ...options });
  }

  async createRequest(
    input: RequestInput,
    options: RequestOptions & { idempotencyKey: string },
  ): Promise<AccessRequest> {
    return this.#send('POST', '/requests', { body: input, ...options });
  }

  async listRequests(
    filter?: Parameters<SagemakerStudioApi['listRequests']>[0],
    options?: RequestOptions,
  ): Promise<{ items: AccessRequest[]; nextCursor?: string }> {
    return this.#get('/requests', options, filter);
  }

  async getRequest(
    requestId: string,
    options?: RequestOptions,
  ): Promise<AccessRequest> {
    return this.#get(`/requests/${encodeURIComponent(requestId)}`, options);
  }

  async listRequestEvents(
    requestId: string,
    filter?: Parameters<SagemakerStudioApi['listRequestEvents']>[1],
    options?: RequestOptions,
  ): Promise<{ items: AccessEvent[]; nextCursor?: string }> {
    return this.#get(
      `/requests/${encodeURIComponent(requestId)}/events`,
      options,
      filter,
    );
  }

  async decideRequest(
    requestId: string,
    decision: {
      outcome: 'approved' | 'rejected';
      planHash: string;
      comment?: string;
    },
    options?: WriteOptions,
  ): Promise<AccessRequest> {
    return this.#write(`/requests/${encodeURIComponent(requestId)}/decision`, {
      body: decision,
      ...options,
    });
  }

  async withdrawRequest(
    requestId: string,
    options?: WriteOptions,
  ): Promise<AccessRequest> {
    return this.#write(
      `/requests/${encodeURIComponent(requestId)}/withdrawal`,
      options,
    );
  }

  async retryOperation(
    operationId: string,
    options?: WriteOptions,
  ): Promise<Operation> {
    return this.#write(
      `/operations/${encodeURIComponent(operationId)}/retry`,
      options,
    );
  }

  async refresh(
    options?: Parameters<SagemakerStudioApi['refresh']>[0],
  ): Promise<void> {
    const { acceptRemovals, ...write } = options ?? {};
    await this.#request('POST', '/refresh', {
      ...withKey(write),
      query: acceptRemovals ? { acceptRemovals: 'true' } : undefined,
    });
  }

  async simulateRequest(
    input: PlanInput,
    options?: RequestOptions,
  ): Promise<PolicySimulation> {
    return this.#send('POST', '/simulations', { body: input, ...options });
  }

  async listGrants(
    filter?: Parameters<SagemakerStudioApi['listGrants']>[0],
    options?: RequestOptions,
  ): Promise<{ items: Grant[]; nextCursor?: string }> {
    return this.#get('/grants', options, filter);
  }

  async getGrant(grantId: string, options?: RequestOptions): Promise<Grant> {
    return this.#get(`/grants/${encodeURIComponent(grantId)}`, options);
  }

  async previewOffboarding(
    grantId: string,
    options?: RequestOptions,
  ): Promise<OffboardingPreview> {
    return this.#get(
      `/grants/${encodeURIComponent(grantId)}/offboarding`,
      options,
    );
  }

  async undoOffboarding(
    grantId: string,
    options?: WriteOptions,
  ): Promise<Grant> {
    return this.#write(`/grants/${encodeURIComponent(grantId)}/undo`, options);
  }

  async acceptLeavers(options?: WriteOptions): Promise<{ suspended: number }> {
    return this.#write('/leavers/acceptance', options);
  }

  async acceptInvalidations(
    options?: WriteOptions,
  ): Promise<{ invalidated: number }> {
    return this.#write('/leavers/requests/acceptance', options);
  }

  async listEvents(
    filter?: Parameters<SagemakerStudioApi['listEvents']>[0],
    options?: RequestOptions,
  ): Promise<{ items: ListedEvent[]; nextCursor?: string }> {
    return this.#get('/events', options, filter);
  }

  async exportEvents(
    format: 'jsonl' | 'csv',
    options?: RequestOptions,
  ): Promise<Response> {
    return this.#request('GET', '/events/export', {
      ...options,
      query: { format },
    });
  }

  async verifyEvents(options?: RequestOptions): Promise<EventVerification> {
    return this.#get('/events/verification', options);
  }

  async listAccess(
    filter: AccessFilter = {},
    options?: RequestOptions,
  ): Promise<AccessList> {
    const { diagnosis, ...others } = filter;
    return this.#get('/access', options, {
      ...others,
      diagnosis: diagnosis?.join(','),
    });
  }

  async getDomain(
    domainId: string,
    options?: RequestOptions,
  ): Promise<DomainOverview> {
    return this.#get(`/domains/${encodeURIComponent(domainId)}`, options);
  }

  async getReadiness(
    domainId: string,
    options?: RequestOptions,
  ): Promise<DomainReadiness> {
    return this.#get(
      `/domains/${encodeURIComponent(domainId)}/readiness`,
      options,
    );
  }

  async getEffectiveAccess(
    domainId: string,
    filter?: { team?: string; person?: string },
    options?: RequestOptions,
  ): Promise<EffectiveAccess> {
    return this.#get(
      `/domains/${encodeURIComponent(domainId)}/effective-access`,
      options,
      filter,
    );
  }

  async previewAssignment(
    change: AssignmentChange,
    options?: RequestOptions,
  ): Promise<EffectiveAccessPreview> {
    return this.#send('POST', '/effective-access/previews', {
      body: change,
      ...options,
    });
  }

  async explainEntry(
    person: string,
    domainId: string,
    options?: RequestOptions,
  ): Promise<EntryExplanation> {
    return this.#get(`/people/${refPath(person)}/entry`, options, { domainId });
  }

  async getHistory(
    filter: { domainId?: string; team?: string; days?: number },
    options?: RequestOptions,
  ): Promise<{ items: DailyCount[] }> {
    return this.#get('/history', options, filter);
  }

  async getDirectory(options?: RequestOptions): Promise<Directory> {
    return this.#get('/directory', options);
  }

  async #get<T>(
    path: string,
    options?: RequestOptions,
    query?: Query,
  ): Promise<T> {
    const response = await this.#request('GET', path, { ...options, query });
    return response.json();
  }

  async #write<T>(
    path: string,
    options?: WriteOptions & { body?: unknown },
  ): Promise<T> {
    return this.#send('POST', path, withKey(options));
  }

  async #send<T>(
    method: string,
    path: string,
    options: RequestOptions & { body?: unknown; idempotencyKey?: string },
  ): Promise<T> {
    const response = await this.#request(method, path, options);
    return response.json();
  }

  async #request(
    method: string,
    path: string,
    options: RequestOptions & {
      body?: unknown;
      idempotencyKey?: string;
      query?: Query;
    },
  ): Promise<Response> {
    const url = new URL(
      (await this.#discoveryApi.getBaseUrl('sagemaker-studio')) + path,
    );
    for (const [key, value] of Object.entries(options.query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(key, String(value));
      }
    }
    const response = await this.#fetchApi.fetch(url.toString(), {
      method,
      signal: options.signal,
      headers: {
        ...(options.body === undefined
          ? {}
          : { 'Content-Type': 'application/json' }),
        ...(options.idempotencyKey
          ? { 'Idempotency-Key': options.idempotencyKey }
          : {}),
        ...(this.#source ? { 'Studio-Access-Source': this.#source } : {}),
        ...(options.token ? { Authorization: `Bearer ${options.token}` } : {}),
      },
      body:
        options.body === undefined ? undefined : JSON.stringify(options.body),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

/** What every write is sent with, so that whoever repeats it does it once. */
function withKey<T extends WriteOptions>(options?: T) {
  return {
    ...options,
    idempotencyKey: options?.idempotencyKey ?? createIdempotencyKey(),
  };
}

/** `group:default/forecasting` → `group/default/forecasting` */
function refPath(entityRef: string): string {
  const match = /^([^:/]+):([^:/]+)\/([^:/]+)$/.exec(entityRef);
  if (!match) {
    throw new TypeError(
      `'${entityRef}' is no full entity reference; write it as kind:namespace/name, such as group:default/forecasting`,
    );
  }
  return match.slice(1).map(encodeURIComponent).join('/');
}
