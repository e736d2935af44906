/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The creation of a domain that was approved: ordered steps, each of which looks before it writes, so that it may be run
 * again after a crash. Cancelling it replaces what is left by steps that delete what it has made.
 */
import {
  type DomainCreation,
  type NewDomain,
  type OperationError,
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { EntityRef } from './names';
import { refuse, type Refusal, type Transition } from './outcome';
import type { NewEvent } from './records';
import { say } from '../util/say';

export type CreationStep = DomainCreation['steps'][number] & {
  /** ISO 8601; when it was first tried. */
  startedAt?: string;
};

export type DomainCreationRecord = {
  requestId: string;
  version: number;
  status: DomainCreation['status'];
  accountId: string;
  region: string;
  lane: string;
  domain: NewDomain;
  /** Id of the domain that is there already and is taken over, as it was planned. Absent: one is created. */
  adopts?: string;
  /** Ref of the team. */
  owner: EntityRef;
  /** Identity Center group of the team as it was approved, when one is known; the ref may pass to another group. */
  ownerGroupId?: string;
  requestedBy: EntityRef;
  /** ARN of the default execution role, which may be still to create. */
  executionRole: string;
  domainId?: string;
  steps: CreationStep[];
  /** Absent: it is blocked or has ended. */
  nextTryAt?: string;
  startedAt: string;
  endedAt?: string;
};

/** The result of an attempt at a step. */
export type StepOutcome =
  | { done: Message; domainId?: string }
  /** AWS is still at it, or an error passes by itself. */
  | { waitUntil: string; error?: OperationError; domainId?: string }
  | { blocked: OperationError; domainId?: string };

/** The tag that says that the portal has created something; policies of IAM ask for it. */
export const CREATED_TAG = 'studio-access:created';
/** The tag with the request by which something was created. */
export const REQUEST_TAG = 'studio-access:request';

const CREATING: CreationStep['name'][] = [
  'ensure-role',
  'ensure-domain',
  'wait-for-domain',
  'register',
];

export function startCreation(
  draft: Omit<
    DomainCreationRecord,
    'version' | 'status' | 'steps' | 'nextTryAt' | 'startedAt'
  >,
  by: { actor: string; at: string },
): Transition<DomainCreationRecord> {
  const state: DomainCreationRecord = {
    ...draft,
    version: 0,
    status: 'running',
    steps: CREATING.filter(
      name => name !== 'ensure-role' || draft.domain.createRole !== undefined,
    ).map(waiting),
    nextTryAt: by.at,
    startedAt: by.at,
  };
  return {
    state,
    events: [creationEvent(state, 'domain.creation-started', by)],
  };
}

/** The step that is next; absent once it has ended. */
export function currentStep({
  steps,
}: Pick<DomainCreationRecord, 'steps'>): CreationStep | undefined {
  return steps.find(({ status }) => status !== 'done');
}

export function finishCreationStep(
  creation: DomainCreationRecord,
  outcome: StepOutcome,
  at: string,
): Transition<DomainCreationRecord> {
  const step = currentStep(creation);
  if (!step) {
    throw new TypeError(`The creation ${creation.requestId} has no step left`);
  }
  const by = { actor: 'system', at };
  const { domainId = creation.domainId } = outcome;
  const tried = {
    ...step,
    attempts: step.attempts + 1,
    startedAt: step.startedAt ?? at,
  };
  const change = (changed: CreationStep): DomainCreationRecord => ({
    ...creation,
    domainId,
    steps: creation.steps.map(each => (each === step ? changed : each)),
  });
  if ('waitUntil' in outcome) {
    const { waitUntil, error } = outcome;
    return {
      state: {
        ...change({ ...tried, status: 'running', error }),
        nextTryAt: waitUntil,
      },
      events: [],
    };
  }
  if ('blocked' in outcome) {
    const { name: error, message, remedy, messages } = outcome.blocked;
    const state: DomainCreationRecord = {
      ...change({ ...tried, status: 'blocked', error: outcome.blocked }),
      // Whoever cancels it waits for nothing else.
      status: creation.status === 'cancelling' ? 'cancelling' : 'blocked',
      nextTryAt: undefined,
    };
    return {
      state,
      events: [
        creationEvent(state, 'domain.creation-blocked', by, {
          step: step.name,
          error,
          message,
          remedy,
          messages,
        }),
      ],
    };
  }
  const { error: _, ...rest } = tried;
  const state = change({
    ...rest,
    status: 'done',
    detail: englishOf(outcome.done),
    messages: { detail: outcome.done },
  });
  const done = creationEvent(state, 'domain.creation-step-done', by, {
    step: step.name,
    message: englishOf(outcome.done),
    messages: { message: outcome.done },
  });
  if (currentStep(state)) {
    return { state: { ...state, nextTryAt: at }, events: [done] };
  }
  const isCancelled = creation.status === 'cancelling';
  const ended: DomainCreationRecord = {
    ...state,
    status: isCancelled ? 'cancelled' : 'succeeded',
    nextTryAt: undefined,
    endedAt: at,
  };
  return {
    state: ended,
    events: [
      done,
      creationEvent(
        ended,
        isCancelled ? 'domain.creation-cancelled' : 'domain.created',
        by,
        isCancelled ? {} : settingsOf(ended),
      ),
    ],
  };
}

/** With what settings the domain begins. */
function settingsOf({ domain, owner }: DomainCreationRecord) {
  const { mode = 'manage', executionRoles = [], contact } = domain;
  return { mode, owner, executionRoles, contact };
}

/** Goes on with what is blocked. What AWS failed to create is looked at again from the beginning. */
export function retryCreation(
  creation: DomainCreationRecord,
  by: { actor: string; at: string },
): Transition<DomainCreationRecord> | Refusal {
  const step = currentStep(creation);
  if (step?.status !== 'blocked') {
    return refuse(
      'conflict',
      say('refused.creation-not-blocked', { domain: creation.domain.name }),
    );
  }
  const state: DomainCreationRecord = {
    ...creation,
    status: creation.status === 'cancelling' ? 'cancelling' : 'running',
    steps: creation.steps.map(each =>
      each.status === 'done' && !isRepeated(each, step)
        ? each
        : waiting(each.name),
    ),
    nextTryAt: by.at,
  };
  return {
    state,
    events: [
      creationEvent(state, 'domain.creation-retried', by, { step: step.name }),
    ],
  };
}

function isRepeated(step: CreationStep, blocked: CreationStep): boolean {
  return blocked.name === 'wait-for-domain' && step.name === 'ensure-domain';
}

/** Steps that are not done are left out, and finished ones are undone. */
export function cancelCreation(
  creation: DomainCreationRecord,
  by: { actor: string; at: string },
): Transition<DomainCreationRecord> | Refusal {
  const { status, domain } = creation;
  if (status !== 'running' && status !== 'blocked') {
    return refuse(
      'conflict',
      say(
        status === 'succeeded'
          ? 'refused.domain-in-service'
          : 'refused.creation-cancelled',
        { domain: domain.name },
      ),
    );
  }
  const state: DomainCreationRecord = {
    ...creation,
    status: 'cancelling',
    steps: [
      ...creation.steps.filter(step => step.status === 'done'),
      waiting('delete-domain'),
      ...(domain.createRole === undefined ? [] : [waiting('delete-role')]),
    ],
    nextTryAt: by.at,
  };
  return {
    state,
    events: [creationEvent(state, 'domain.creation-cancelling', by)],
  };
}

function waiting(name: CreationStep['name']): CreationStep {
  return { name, status: 'waiting', attempts: 0 };
}

function creationEvent(
  creation: DomainCreationRecord,
  type: NewEvent['type'],
  by: { actor: string; at: string },
  detail: NewEvent['detail'] = {},
): NewEvent {
  const { requestId, domain, accountId, region, domainId } = creation;
  return {
    requestId,
    type,
    ...by,
    detail: { name: domain.name, accountId, region, domainId, ...detail },
  };
}
