/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// A back end in memory that keeps requests, grants and what "AWS" holds, and takes every operation one step further each
// time somebody looks at its request. It answers as the HTTP API promises, errors included.

import { ResponseError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  AccessRequest,
  Grant,
  Operation,
  OperationError,
  OperationStepName,
  PersonOverview,
  Plan,
  PlanItem,
  PlanInput,
  RequestInput,
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioActionOptions } from '../actions/options';

const STEPS: OperationStepName[] = [
  'resolve-identity',
  'ensure-assignment',
  'ensure-profile',
  'wait-in-service',
  'ensure-execution-role',
  'tag',
  'verify',
];

export const DOMAIN: StudioDomain = {
  domainId: 'd-researchlab1',
  domainArn: 'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-researchlab1',
  name: 'research-lab',
  accountId: '222222222222',
  region: 'eu-west-1',
  authMode: 'SSO',
  status: 'InService',
  url: 'https://d-researchlab1.studio.eu-west-1.sagemaker.aws',
  defaultExecutionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
  mode: 'manage',
  executionRoles: [
    'arn:aws:iam::222222222222:role/StudioDataScientist',
    'arn:aws:iam::222222222222:role/StudioMlEngineer',
  ],
  seenAt: '2026-11-20T09:00:00.000Z',
};

const TEAM = 'group:default/forecasting';
const LEAD = 'user:default/ingrid.larsen';
export const PEOPLE: Record<string, string> = {
  'user:default/mira.santos': 'Mira Santos',
  'user:default/jonas.weber': 'Jonas Weber',
  'user:default/aiko.tanaka': 'Aiko Tanaka',
  'user:default/priya.nair': 'Priya Nair',
};

function displayNameOf(person: string): string {
  const displayName = PEOPLE[person];
  if (displayName === undefined) {
    throw new Error(`There is no person '${person}'`);
  }
  return displayName;
}

export function profileNameOf(person: string): string {
  return person.replace(/^.*\//, '').replace('.', '-');
}

export async function apiError(
  statusCode: number,
  message: string,
  details: JsonObject = {},
): Promise<ResponseError> {
  const names: Record<number, string> = {
    400: 'InputError',
    401: 'AuthenticationError',
    403: 'NotAllowedError',
    404: 'NotFoundError',
    409: 'ConflictError',
    503: 'ServiceUnavailableError',
  };
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: names[statusCode] ?? 'Error', message, ...details },
        response: { statusCode },
      }),
      { status: statusCode, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}

function overTheWire<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

type Filed = AccessRequest & { key: string; input: string };

export class FakeStudio {
  /** Every call, by method. */
  readonly calls: string[] = [];
  /** Errors to throw from the next calls of a method, in order; `undefined` lets a call through. */
  readonly failures: Record<string, (Error | undefined)[]> = {};
  /** The error of each person's step, once it is reached. */
  readonly errors = new Map<string, OperationError>();
  /** The kind of decision: by the policy at once, by a person after some polls, or none. */
  decision:
    | 'automatic'
    | { afterLooks: number; outcome: 'approved' | 'rejected' }
    | 'never' = 'automatic';
  /** Whether nobody can decide what the policy does not approve at once. */
  nobodyDecides = false;
  readonly obstacles = new Map<string, NonNullable<PlanItem['obstacle']>>();
  /** Called at each look, before anything moves on. */
  onLook: () => void = () => {};

  readonly #requests: Filed[] = [];
  readonly #profiles = new Map<string, string>();
  #looks = 0;
  readonly #now: () => string;

  constructor(now: () => string) {
    this.#now = now;
  }

  /** Lets somebody have access already, without a grant of ours. */
  giveAccess(person: string): void {
    this.#profiles.set(person, DOMAIN.defaultExecutionRole);
  }

  get requests(): Filed[] {
    return this.#requests;
  }

  get service(): StudioActionOptions['studio'] {
    const guarded =
      <TArgs extends unknown[], T>(
        method: string,
        act: (...args: TArgs) => Promise<T>,
      ) =>
      async (...args: TArgs): Promise<T> => {
        this.calls.push(method);
        const failure = this.failures[method]?.shift();
        if (failure) {
          throw failure;
        }
        return overTheWire(await act(...args));
      };
    return {
      listDomains: guarded('listDomains', async () => ({ items: [DOMAIN] })),
      listRequests: guarded('listRequests', async () => ({
        items: this.requests,
      })),
      planRequest: guarded('planRequest', async input => this.#plan(input)),
      getTeamAccess: guarded('getTeamAccess', async () => this.#team()),
      getPersonOverview: guarded('getPersonOverview', async person =>
        this.#overview(person),
      ),
      createRequest: guarded('createRequest', async (input, options) =>
        this.#create(input, options.idempotencyKey),
      ),
      getRequest: guarded('getRequest', async requestId =>
        this.#look(requestId),
      ),
      retryOperation: guarded('retryOperation', async operationId =>
        this.#retry(operationId),
      ),
    };
  }

  async #plan(input: PlanInput): Promise<Plan> {
    if (input.domainId !== DOMAIN.domainId) {
      throw await apiError(
        404,
        `There is no Studio domain '${input.domainId}'; the known ones are ${DOMAIN.domainId}`,
      );
    }
    if (input.team !== TEAM) {
      throw await apiError(404, `There is no team '${input.team}'`);
    }
    const executionRole = input.executionRole ?? DOMAIN.defaultExecutionRole;
    const items = (input.people ?? Object.keys(PEOPLE)).map(
      (person): PlanItem => {
        const displayName = displayNameOf(person);
        const obstacle = this.obstacles.get(person);
        const profileName = profileNameOf(person);
        if (obstacle) {
          return {
            person,
            displayName,
            steps: [],
            changes: false,
            sentence: `${displayName} cannot be onboarded: ${obstacle.message}`,
            obstacle,
          };
        }
        return this.#profiles.get(person) === executionRole
          ? {
              person,
              displayName,
              steps: [
                { do: 'keep-assignment' },
                { do: 'adopt-profile', profileName },
              ],
              changes: false,
              sentence: `${displayName} keeps the profile '${profileName}'.`,
            }
          : {
              person,
              displayName,
              steps: [{ do: 'assign' }, { do: 'create-profile', profileName }],
              changes: true,
              sentence: `${displayName} is assigned and gets the new profile '${profileName}'.`,
            };
      },
    );
    return {
      domainId: input.domainId,
      executionRole,
      items,
      warnings: [],
      decision: {
        automatic: this.decision === 'automatic',
        stages:
          this.decision === 'automatic'
            ? []
            : [
                {
                  name: 'approval',
                  approvers: [LEAD],
                  quorum: 1,
                  fallback: false,
                  canBeDecided: !this.nobodyDecides,
                },
              ],
      },
      hash: `hash-${items.filter(item => item.changes).length}`,
    };
  }

  #liveGrants(): Grant[] {
    const grants = this.#requests.flatMap(request => request.grants);
    return [...new Map(grants.map(grant => [grant.person, grant])).values()];
  }

  async #team(): Promise<TeamAccess> {
    return {
      team: { entityRef: TEAM, displayName: 'forecasting' },
      domains: [DOMAIN],
      viewer: { isMember: true, isLead: true },
      pendingRequests: this.#requests.filter(
        ({ status }) => status === 'in-review',
      ),
      people: Object.entries(PEOPLE).map(([entityRef, displayName]) => {
        const grant = this.#liveGrants().find(
          ({ person }) => person === entityRef,
        );
        return {
          person: { entityRef, displayName },
          domainId: DOMAIN.domainId,
          membership: 'member',
          assignment: { direct: false, throughGroups: [] },
          profile: grant?.profileName
            ? { name: grant.profileName, status: 'InService' }
            : undefined,
          grant,
          diagnosis: { code: 'no-access', sentence: '' },
        };
      }),
    };
  }

  async #overview(person: string): Promise<PersonOverview> {
    const { people } = await this.#team();
    return {
      person: { entityRef: person, displayName: displayNameOf(person) },
      access: people
        .filter(row => row.person.entityRef === person)
        .map(row => ({
          ...row,
          domain: DOMAIN,
          links: {
            studio: DOMAIN.url,
            accessPortal: 'https://d-93677ab1c2.awsapps.com/start',
            identityProvider: 'https://alpenglow.okta.example',
          },
        })),
      requests: [],
    };
  }

  async #create(input: RequestInput, key: string): Promise<AccessRequest> {
    const text = JSON.stringify(input);
    const existing = this.#requests.find(request => request.key === key);
    if (existing) {
      if (existing.input !== text) {
        throw await apiError(409, 'The key belongs to another request');
      }
      return existing;
    }
    const plan = await this.#plan(input);
    const obstacles = plan.items.flatMap(({ obstacle }) => obstacle ?? []);
    if (obstacles.length > 0) {
      throw await apiError(
        400,
        obstacles
          .map(({ message, remedy }) => `${message} ${remedy}`)
          .join(' '),
      );
    }
    const automatic = this.decision === 'automatic';
    const request: Filed = {
      key,
      input: text,
      requestId: `r-${this.#requests.length + 1}`,
      kind: input.kind,
      status: 'in-review',
      team: input.team,
      domainId: input.domainId ?? '',
      executionRole: plan.executionRole,
      people: plan.items.map(({ person }) => person),
      requester: 'user:default/mira.santos',
      justification: input.justification,
      source: input.source ?? 'api',
      plan,
      policy: { name: 'research-lab', version: '1' },
      approvers: [LEAD],
      stages: [],
      grants: [],
      duration: input.duration,
      startsAt: input.startsAt,
      createdAt: this.#now(),
      updatedAt: this.#now(),
    };
    this.#requests.push(request);
    if (automatic) {
      this.#approve(request, 'policy:research-lab');
    }
    return request;
  }

  #approve(request: Filed, by: string): void {
    const live = this.#liveGrants();
    const { startsAt } = request;
    request.status = 'approved';
    request.decision = {
      outcome: 'approved',
      by,
      automatic: by.startsWith('policy:'),
      at: this.#now(),
    };
    request.grants = request.plan.items.map(item => {
      const existing = live.find(({ person }) => person === item.person);
      return (
        existing ?? {
          grantId: `g-${item.person}`,
          requestId: request.requestId,
          person: item.person,
          displayName: item.displayName,
          team: request.team,
          domainId: request.domainId,
          executionRole: request.executionRole,
          ...(startsAt
            ? { status: 'scheduled' as const, startsAt }
            : this.#begin(item.person)),
        }
      );
    });
  }

  #begin(person: string): Pick<Grant, 'status' | 'operation'> {
    return {
      status: 'provisioning',
      operation: {
        operationId: `o-${person}`,
        kind: 'provision',
        status: 'running',
        steps: STEPS.map(name => ({ name, status: 'waiting', attempts: 0 })),
        startedAt: this.#now(),
      },
    };
  }

  async #look(requestId: string): Promise<AccessRequest> {
    this.onLook();
    this.#looks += 1;
    const request = this.#requests.find(each => each.requestId === requestId);
    if (!request) {
      throw await apiError(404, `There is no request '${requestId}'`);
    }
    if (
      request.status === 'in-review' &&
      typeof this.decision === 'object' &&
      this.#looks > this.decision.afterLooks
    ) {
      if (this.decision.outcome === 'approved') {
        this.#approve(request, LEAD);
      } else {
        request.status = 'rejected';
        request.decision = {
          outcome: 'rejected',
          by: LEAD,
          automatic: false,
          comment: 'Ask in January',
          at: this.#now(),
        };
      }
      return request;
    }
    const seen = overTheWire(request);
    for (const grant of request.grants) {
      this.#advance(grant);
    }
    return seen;
  }

  #advance(grant: Grant): void {
    const { operation } = grant;
    const step = operation?.steps.find(({ status }) => status !== 'done');
    if (!operation || !step || operation.status === 'blocked') {
      return;
    }
    step.attempts += 1;
    const error = this.errors.get(`${grant.person} ${step.name}`);
    if (error) {
      step.error = error;
      step.status = error.kind === 'blocked' ? 'blocked' : 'waiting';
      if (error.kind === 'blocked') {
        operation.status = 'blocked';
        grant.status = 'provision-blocked';
      } else {
        this.errors.delete(`${grant.person} ${step.name}`);
      }
      return;
    }
    const had = this.#profiles.has(grant.person);
    step.status = 'done';
    step.error = undefined;
    step.changed =
      !had && ['ensure-assignment', 'ensure-profile'].includes(step.name);
    if (step.name === 'ensure-profile') {
      grant.profileName = profileNameOf(grant.person);
      step.detail = had
        ? `${grant.displayName} has the profile '${grant.profileName}' already, which is kept.`
        : `The profile '${grant.profileName}' was created.`;
    }
    if (step.name === 'verify') {
      operation.status = 'succeeded';
      grant.status = 'active';
      this.#profiles.set(grant.person, grant.executionRole);
    }
  }

  async #retry(operationId: string): Promise<Operation> {
    const grant = this.#liveGrants().find(
      ({ operation }) => operation?.operationId === operationId,
    );
    if (!grant?.operation) {
      throw await apiError(404, `There is no operation '${operationId}'`);
    }
    grant.status = 'provisioning';
    grant.operation.status = 'running';
    return grant.operation;
  }
}
