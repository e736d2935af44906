/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Applies a command to a grant and its operations: the grant changes, the operation under way is cancelled, and a new one
 * starts. Stored in one transaction, so that no grant lacks its operation or has two.
 */
import type { Offboarding } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { changeGrant } from './grantMachine';
import { type GrantCommand } from './grantTransitions';
import {
  cancelOperation,
  isUnderWay,
  startOperation,
} from './operationMachine';
import { nextStep, type LaneOf } from './operationSteps';
import { isRefusal, refuse, type Refusal } from './outcome';
import type { GrantRecord, NewEvent, OperationRecord } from './records';
import type { EntityRef } from './names';
import { say } from '../util/say';
import { statusOf } from './statusWords';

/** The commands of people and scheduled tasks; the others come from operations. */
export type RequestedGrantCommand = Exclude<
  GrantCommand,
  { type: 'activate' | 'block' | 'retry' | 'degrade' | 'end' }
>;

/** A grant after a command, with the operations to insert and to update. */
export type GrantChange = {
  grant: GrantRecord;
  started?: OperationRecord;
  cancelled?: OperationRecord;
  events: NewEvent[];
};

/** Steps that cannot be undone once they have begun. */
const IRREVERSIBLE = new Set(['delete-spaces', 'delete-profile']);

/**
 * @param facts - `latest`: the grant's newest operation; `requestId`: the request that brings the change about, when it
 * is not the one that created the grant
 */
export function applyGrantCommand(
  grant: GrantRecord,
  command: RequestedGrantCommand,
  facts: {
    at: string;
    actor: EntityRef;
    requestId?: string;
    latest: OperationRecord | undefined;
    newId: () => string;
    laneOf: LaneOf;
  },
): GrantChange | Refusal {
  const { latest } = facts;
  if (command.type === 'undo') {
    const tooLate = checkUndo(grant, latest, facts);
    if (tooLate) {
      return tooLate;
    }
  }
  // An undo stands on the record of what it takes back.
  const undone = command.type === 'undo' ? latest?.requestId : undefined;
  const changed = changeGrant(grant, command, {
    ...facts,
    requestId: facts.requestId ?? undone,
  });
  if (isRefusal(changed)) {
    return changed;
  }
  if (command.type === 'extend') {
    return { grant: changed.state, events: changed.events };
  }
  const cancelled =
    latest && isUnderWay(latest)
      ? cancelOperation(latest, { ...facts, reason: command.type })
      : undefined;
  // Whether AWS has to be made to follow.
  const started = ['provisioning', 'deprovisioning'].includes(
    changed.state.status,
  )
    ? operationOf(command)
    : undefined;
  const operation =
    started &&
    startOperation(changed.state, {
      ...facts,
      ...started,
      operationId: facts.newId(),
    });
  return {
    grant: changed.state,
    cancelled: cancelled?.operation,
    started: operation?.operation,
    events: [
      ...changed.events,
      ...(cancelled?.events ?? []),
      ...(operation?.events ?? []),
    ],
  };
}

function operationOf(
  command: RequestedGrantCommand,
): { kind: OperationRecord['kind']; offboarding?: Offboarding } | undefined {
  switch (command.type) {
    case 'revoke':
    case 'offboard':
      return { kind: 'deprovision', offboarding: command.offboarding };
    case 'expire':
      return { kind: 'deprovision' };
    case 'change-role':
      return { kind: 'change-role' };
    case 'provision':
    case 'resume':
    case 'undo':
      return { kind: 'provision' };
    default:
      return undefined;
  }
}

function checkUndo(
  grant: GrantRecord,
  latest: OperationRecord | undefined,
  facts: { at: string },
): Refusal | undefined {
  const begun = latest?.steps.find(
    step =>
      IRREVERSIBLE.has(step.name) &&
      // A step that is run again has no start, but keeps the before-image of its first run.
      (step.startedAt !== undefined || step.before !== undefined),
  );
  if (begun) {
    return refuse(
      'conflict',
      say('refused.undo-begun', {
        person: grant.displayName,
        step: begun.name,
      }),
    );
  }
  if (
    latest?.kind !== 'deprovision' ||
    !isUnderWay(latest) ||
    nextStep(latest)?.name === 'verify-removed'
  ) {
    return refuse(
      'conflict',
      say('refused.nothing-to-undo', {
        person: grant.displayName,
        status: statusOf(grant),
      }),
    );
  }
  if (!grant.endedAt && grant.expiresAt && grant.expiresAt <= facts.at) {
    return refuse(
      'conflict',
      say('refused.undo-over', {
        person: grant.displayName,
        at: { time: grant.expiresAt },
      }),
    );
  }
  return undefined;
}
