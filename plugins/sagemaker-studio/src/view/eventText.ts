/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessEvent,
  AccessRequest,
  OperationStepName,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

const KNOWN_TYPES = [
  'request.submitted',
  'request.approved',
  'request.rejected',
  'request.withdrawn',
  'request.expired',
  'request.invalidated',
  'request.plan-changed',
  'grant.provisioning',
  'grant.provision-blocked',
  'grant.active',
  'grant.reused',
  'operation.started',
  'operation.retried',
  'operation.succeeded',
  'step.done',
  'step.blocked',
  'step.failed',
  'step.redone',
] as const;

export type KnownEventType = (typeof KNOWN_TYPES)[number];

/** What an event is about, as far as it can be told in words. */
export type EventSubject = {
  type: KnownEventType | undefined;
  person?: string;
  step?: OperationStepName;
  /** What the event itself says: a comment, an error with its remedy, what a step found. */
  notes: string[];
};

/** Whether an event says more than the steps of a person's progress say already. */
export function isMilestone(event: AccessEvent): boolean {
  return (
    !event.type.startsWith('step.') &&
    event.type !== 'operation.started' &&
    event.type !== 'operation.succeeded'
  );
}

const NOTE_KEYS = ['comment', 'message', 'remedy', 'detail', 'reason'];

export function subjectOfEvent(
  event: AccessEvent,
  request: Pick<AccessRequest, 'grants'>,
): EventSubject {
  const { detail } = event;
  const grant = request.grants.find(({ grantId }) => grantId === event.grantId);
  const step = textOf(detail.step) ?? textOf(detail.name);
  const difference = Array.isArray(detail.difference) ? detail.difference : [];
  return {
    type: KNOWN_TYPES.find(type => type === event.type),
    person: grant?.displayName ?? textOf(detail.person),
    step: step as OperationStepName | undefined,
    notes: [...NOTE_KEYS.map(key => detail[key]), ...difference]
      .map(textOf)
      .filter(note => note !== undefined),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
