/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// A back end in memory that creates domains, a step further at each look. It answers as the HTTP API promises.

import type {
  AccessRequest,
  DomainCreation,
  Plan,
  PlanInput,
  PlannedDomain,
  RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { CreateDomainActionOptions } from '../actions/createDomain';
import { apiError } from './FakeStudio';

const AT = '2026-11-20T09:00:00.000Z';
const DETAILS = {
  'ensure-role': 'The execution role is there.',
  'ensure-domain': 'AWS creates the domain d-new.',
  'wait-for-domain': 'The domain d-new is in service.',
  register: 'The domain d-new is known and managed.',
};

export class FakeDomains {
  readonly requests: (AccessRequest & { key: string; input: RequestInput })[] =
    [];
  problems: PlannedDomain['problems'] = [];
  /** Whether the domain is blocked until somebody retries. */
  isBlocked = false;
  status: AccessRequest['status'] = 'approved';
  retries = 0;
  /** Called at each look, before anything moves on. */
  onLook: () => void = () => {};

  readonly service: CreateDomainActionOptions['studio'] = {
    planRequest: async input => this.#plan(input),
    createRequest: async (input, { idempotencyKey }) =>
      this.#create(input, idempotencyKey),
    getRequest: async requestId => this.#look(requestId),
    listRequests: async () => ({ items: this.requests }),
    retryDomainCreation: async requestId => {
      this.retries += 1;
      this.isBlocked = false;
      return this.#look(requestId);
    },
  };

  #plan({ newDomain }: PlanInput): Plan {
    if (!newDomain) {
      throw new Error('There is no domain in the input');
    }
    return {
      domainId: '',
      executionRole: newDomain.executionRole ?? '',
      items: [],
      warnings: [],
      newDomain: {
        domain: newDomain,
        steps: [
          { do: 'create-domain', sentence: `Create ${newDomain.name}.` },
          { do: 'manage', sentence: 'Manage it.' },
        ],
        undo: ['Delete it in AWS.'],
        problems: this.problems,
      },
      hash: 'hash',
    };
  }

  async #create(input: RequestInput, key: string): Promise<AccessRequest> {
    const existing = this.requests.find(request => request.key === key);
    if (existing) {
      return existing;
    }
    const plan = this.#plan(input);
    const [problem] = this.problems;
    if (problem) {
      throw await apiError(409, `${problem.message} ${problem.remedy}`);
    }
    const request = {
      key,
      input,
      requestId: `r-${this.requests.length + 1}`,
      kind: 'create-domain' as const,
      status: this.status,
      team: input.team,
      domainId: '',
      executionRole: plan.executionRole,
      people: [],
      requester: 'user:default/ingrid.larsen',
      justification: input.justification,
      source: 'template' as const,
      plan,
      policy: { name: 'create-domain', version: '1' },
      approvers: ['user:default/mira.santos'],
      grants: [],
      stages: [],
      creation: this.status === 'approved' ? this.#begin(input) : undefined,
      createdAt: AT,
      updatedAt: AT,
    };
    this.requests.push(request);
    return request;
  }

  #begin({ newDomain }: RequestInput): DomainCreation {
    return {
      status: 'running',
      name: newDomain?.name ?? '',
      accountId: newDomain?.accountId ?? '',
      region: newDomain?.region ?? '',
      steps: (
        ['ensure-role', 'ensure-domain', 'wait-for-domain', 'register'] as const
      ).map(name => ({ name, status: 'waiting', attempts: 0 })),
      startedAt: AT,
    };
  }

  async #look(requestId: string): Promise<AccessRequest> {
    this.onLook();
    const request = this.requests.find(each => each.requestId === requestId);
    if (!request) {
      throw await apiError(404, `There is no request '${requestId}'`);
    }
    const { creation } = request;
    const step = creation?.steps.find(({ status }) => status !== 'done');
    if (creation && step?.name === 'ensure-domain' && this.isBlocked) {
      creation.status = 'blocked';
      step.status = 'blocked';
      step.error = {
        kind: 'blocked',
        name: 'AccessDenied',
        message: 'sagemaker:CreateDomain is missing.',
        remedy: 'Allow it.',
      };
    } else if (creation && step) {
      step.status = 'done';
      step.error = undefined;
      step.detail = DETAILS[stepOf(step.name)];
      creation.status = step.name === 'register' ? 'succeeded' : 'running';
      creation.domainId = 'd-new';
    }
    return JSON.parse(JSON.stringify(request));
  }
}

function stepOf(name: string): keyof typeof DETAILS {
  const found = (Object.keys(DETAILS) as (keyof typeof DETAILS)[]).find(
    each => each === name,
  );
  if (!found) {
    throw new Error(`There is no step '${name}'`);
  }
  return found;
}
