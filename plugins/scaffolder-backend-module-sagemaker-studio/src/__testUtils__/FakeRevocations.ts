/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// The revocations of a back end in memory: grants that end, a step further at each look. It answers as the HTTP API promises.

import type {
  AccessRequest,
  Grant,
  Plan,
  PlanInput,
  RequestInput,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioActionOptions } from '../actions/options';
import { apiError, DOMAIN, FakeStudio, PEOPLE } from './FakeStudio';

const AT = '2026-11-20T09:00:00.000Z';
const TEAM = 'group:default/forecasting';

export class FakeRevocations {
  /** Everybody in the team has access at first. */
  readonly grants: Grant[] = Object.entries(PEOPLE).map(
    ([person, displayName], index) => ({
      grantId: `g-${index + 1}`,
      requestId: 'r-0',
      person,
      displayName,
      team: TEAM,
      domainId: DOMAIN.domainId,
      executionRole: DOMAIN.defaultExecutionRole,
      status: 'active',
    }),
  );
  readonly requests: (AccessRequest & { key: string })[] = [];
  status: AccessRequest['status'] = 'approved';
  /** Whether somebody takes the revocation back. */
  isUndone = false;
  /** Called at each look, before anything moves on. */
  onLook: () => void = () => {};

  readonly service: StudioActionOptions['studio'] = {
    ...new FakeStudio(() => AT).service,
    getTeamAccess: async () => this.#team(),
    planRequest: async input => this.#plan(input),
    createRequest: async (input, { idempotencyKey }) =>
      this.#create(input, idempotencyKey),
    getRequest: async requestId => this.#look(requestId),
    listRequests: async ({ status } = {}) => ({
      items: this.requests.filter(each => !status || each.status === status),
    }),
  };

  #team(): TeamAccess {
    return {
      team: { entityRef: TEAM, displayName: 'forecasting' },
      domains: [DOMAIN],
      viewer: { isMember: true, isLead: true },
      pendingRequests: [],
      people: this.grants.map(grant => ({
        person: { entityRef: grant.person, displayName: grant.displayName },
        domainId: grant.domainId,
        membership: 'member',
        assignment: { direct: true, throughGroups: [] },
        grant: grant.status === 'ended' ? undefined : grant,
        diagnosis: { code: 'ready', sentence: '' },
      })),
    };
  }

  #plan({ grantIds = [] }: PlanInput): Plan {
    const waiting = this.requests.find(({ status }) => status === 'in-review');
    const items = this.grants
      .filter(({ grantId }) => grantIds.includes(grantId))
      .map(({ person, displayName }) => ({
        person,
        displayName,
        steps: [{ do: 'remove-assignment' as const }],
        changes: true,
        sentence: `${displayName} can no longer sign in.`,
      }));
    return {
      domainId: DOMAIN.domainId,
      executionRole: DOMAIN.defaultExecutionRole,
      items,
      warnings: [],
      hash: `hash-${items.length}`,
      waiting: waiting?.people.map(person => ({
        person,
        displayName: PEOPLE[person] ?? person,
        requestId: waiting.requestId,
      })),
    };
  }

  #create(input: RequestInput, key: string): AccessRequest {
    const existing = this.requests.find(request => request.key === key);
    if (existing) {
      return existing;
    }
    const plan = this.#plan(input);
    const request = {
      key,
      requestId: `r-${this.requests.length + 1}`,
      kind: 'revoke' as const,
      status: this.status,
      team: input.team,
      domainId: DOMAIN.domainId,
      executionRole: plan.executionRole,
      people: plan.items.map(({ person }) => person),
      requester: 'user:default/mira.santos',
      justification: input.justification,
      source: 'template' as const,
      plan,
      policy: { name: 'research-lab', version: '1' },
      approvers: ['user:default/ingrid.larsen'],
      grants: this.grants.filter(({ grantId }) =>
        input.grantIds?.includes(grantId),
      ),
      grantIds: input.grantIds,
      offboarding: input.offboarding,
      stages: [],
      createdAt: AT,
      updatedAt: AT,
    };
    this.requests.push(request);
    return request;
  }

  async #look(requestId: string): Promise<AccessRequest> {
    this.onLook();
    const request = this.requests.find(each => each.requestId === requestId);
    if (!request) {
      throw await apiError(404, `There is no request '${requestId}'`);
    }
    if (request.status !== 'approved') {
      return request;
    }
    const seen = request.grants.map(grant => ({ ...grant }));
    for (const grant of request.grants) {
      if (!this.isUndone) {
        grant.status = grant.status === 'active' ? 'deprovisioning' : 'ended';
      }
    }
    const working = seen.filter(({ status }) => status !== 'ended').length;
    return {
      ...request,
      grants: seen,
      outcome: this.isUndone ? { undone: seen.length } : { working },
    };
  }
}
