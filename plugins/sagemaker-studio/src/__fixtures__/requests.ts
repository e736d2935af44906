/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  englishOf,
  STEP_EVENT_TYPES,
  type AccessEvent,
  type AccessRequest,
  type Grant,
  type OperationStep,
  type OperationStepName,
  type Plan,
  type PlanItem,
  type RequestOutcome,
  type RequestOutcomeState,
  type SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DATA_SCIENTIST } from './domains';
import { person } from './people';

export const STEP_NAMES: OperationStepName[] = [
  'resolve-identity',
  'ensure-assignment',
  'ensure-profile',
  'wait-in-service',
  'ensure-execution-role',
  'tag',
  'verify',
];

export function planItem(
  displayName: string,
  overrides?: Partial<PlanItem>,
): PlanItem {
  const profileName = displayName.toLowerCase().replace(' ', '-');
  const sentence = {
    code: 'plan.does',
    params: {
      person: displayName,
      steps: [
        { code: 'plan.assign' },
        {
          code: 'plan.create-profile',
          params: { profile: profileName, role: 'StudioDataScientist' },
        },
      ],
    },
  };
  return {
    person: person(displayName).entityRef ?? '',
    displayName,
    steps: [{ do: 'assign' }, { do: 'create-profile', profileName }],
    changes: true,
    sentence: englishOf(sentence),
    // A sentence of a test's own stands for one that was stored before there were messages.
    ...(overrides?.sentence ? {} : { messages: { sentence } }),
    ...overrides,
  };
}

export function plan(items: PlanItem[], overrides?: Partial<Plan>): Plan {
  return {
    domainId: 'd-researchlab1',
    executionRole: DATA_SCIENTIST,
    items,
    warnings: [],
    hash: 'a'.repeat(64),
    ...overrides,
  };
}

/** A grant with `done` finished steps; the next one is running, or blocked. */
export function grant(
  displayName: string,
  done: number,
  overrides?: Partial<Grant>,
): Grant {
  const isDone = done >= STEP_NAMES.length;
  const isBlocked = overrides?.status === 'provision-blocked';
  const steps = STEP_NAMES.map((name, index): OperationStep => {
    if (index < done) {
      return { name, status: 'done', attempts: 1, changed: name !== 'verify' };
    }
    if (index > done) {
      return { name, status: 'waiting', attempts: 0 };
    }
    return isBlocked
      ? {
          name,
          status: 'blocked',
          attempts: 2,
          error: {
            kind: 'blocked',
            name: 'AccessDeniedException',
            message:
              'User: arn:aws:sts::222222222222:assumed-role/BackstageStudioAccess/studio-access is not authorized to perform: sagemaker:CreateUserProfile',
            remedy:
              'Allow sagemaker:CreateUserProfile for the role BackstageStudioAccess in account 222222222222.',
          },
        }
      : { name, status: 'running', attempts: 1 };
  });
  return {
    grantId: `grant-${displayName}`,
    requestId: 'req-1',
    person: person(displayName).entityRef ?? '',
    displayName,
    team: 'group:default/forecasting',
    domainId: 'd-researchlab1',
    executionRole: DATA_SCIENTIST,
    status: isDone ? 'active' : 'provisioning',
    profileName:
      done > 2 ? displayName.toLowerCase().replace(' ', '-') : undefined,
    operation: {
      operationId: `op-${displayName}`,
      kind: 'provision',
      status: operationStatus(isDone, isBlocked),
      steps,
      startedAt: new Date().toISOString(),
    },
    ...overrides,
  };
}

function operationStatus(isDone: boolean, isBlocked: boolean) {
  if (isBlocked) {
    return 'blocked' as const;
  }
  return isDone ? ('succeeded' as const) : ('running' as const);
}

/** As long as no later request has changed the grants. */
function outcomeOf(grants: Grant[]): RequestOutcome {
  const outcome: RequestOutcome = {};
  for (const each of grants) {
    const state = outcomeStateOf(each);
    outcome[state] = (outcome[state] ?? 0) + 1;
  }
  return outcome;
}

function outcomeStateOf({ status, operation }: Grant): RequestOutcomeState {
  if (status === 'scheduled') {
    return 'scheduled';
  }
  switch (operation?.status) {
    case 'succeeded':
      return 'done';
    case 'blocked':
      return 'blocked';
    default:
      return operation?.steps.find(step => step.status !== 'done')?.name ===
        'cool-off'
        ? 'cooling-off'
        : 'working';
  }
}

export function request(overrides?: Partial<AccessRequest>): AccessRequest {
  const items = overrides?.plan?.items ?? [planItem('Ben Carter')];
  return {
    requestId: 'req-1',
    kind: 'grant',
    status: 'in-review',
    team: 'group:default/forecasting',
    domainId: 'd-researchlab1',
    executionRole: DATA_SCIENTIST,
    people: items.map(item => item.person),
    requester: 'user:default/ben.carter',
    justification:
      'I join the load forecast for the winter and need the shared notebooks.',
    source: 'page',
    plan: plan(items),
    policy: { name: 'research-lab', version: '3f2a9c10d4' },
    approvers: ['user:default/mira.santos'],
    stages: [],
    grants: [],
    outcome:
      overrides?.status === 'approved'
        ? outcomeOf(overrides.grants ?? [])
        : undefined,
    createdAt: new Date(Date.now() - 12 * 60_000).toISOString(),
    updatedAt: new Date(Date.now() - 12 * 60_000).toISOString(),
    ...overrides,
  };
}

export function events(of: AccessRequest): AccessEvent[] {
  const common = { requestId: of.requestId, at: of.createdAt, detail: {} };
  return [
    {
      ...common,
      sequence: 1,
      type: 'request.submitted',
      actor: of.requester,
      detail: { justification: of.justification },
    },
    ...(of.decision
      ? [
          {
            ...common,
            sequence: 2,
            type: `request.${of.decision.outcome}`,
            actor: of.decision.by,
            at: of.decision.at,
            detail: of.decision.comment ? { comment: of.decision.comment } : {},
          },
        ]
      : []),
    ...of.grants.flatMap((each, index) => [
      ...(each.operation?.steps ?? [])
        .filter(step => step.status === 'done')
        .map((step, at) => ({
          ...common,
          sequence: 100 * (index + 1) + at,
          grantId: each.grantId,
          type: 'step.done',
          actor: 'system',
          at: of.updatedAt,
          detail: { step: step.name },
        })),
      {
        ...common,
        sequence: 100 * (index + 1) + 99,
        grantId: each.grantId,
        type: `grant.${each.status}`,
        actor: 'system',
        at: of.updatedAt,
      },
    ]),
  ];
}

/** The page of events, given oldest first, that the backend would return. */
export function eventPage(
  of: AccessEvent[],
  filter: Parameters<SagemakerStudioApi['listRequestEvents']>[1] = {},
): { items: AccessEvent[]; nextCursor?: string } {
  const { view, sort, limit = 100, cursor } = filter;
  const wanted = of.filter(({ type }) =>
    view === 'comments'
      ? type === 'request.commented'
      : view !== 'milestones' || !STEP_EVENT_TYPES.some(each => each === type),
  );
  const ordered = sort === '-sequence' ? [...wanted].reverse() : wanted;
  const rest = ordered.slice(
    ordered.findIndex(({ sequence }) => String(sequence) === cursor) + 1,
  );
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && rest.length > limit ? String(last.sequence) : undefined,
  };
}
