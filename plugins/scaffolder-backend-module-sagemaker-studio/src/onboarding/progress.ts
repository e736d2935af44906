/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Describes the progress of a request between two polls. Pure: two answers of the backend in, log lines out.

import type {
  AccessRequest,
  Grant,
  GrantStatus,
  OperationStep,
  OperationStepName,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { isSettled } from './outcome';

/** A line for the task log. */
export type Line = { level: 'info' | 'warn'; text: string };

// For steps of which the back end says nothing itself.
const DONE: Record<OperationStepName, string> = {
  'resolve-identity': 'Found in IAM Identity Center.',
  'ensure-assignment': 'Assigned to the domain.',
  'ensure-profile': 'The profile is there.',
  'wait-in-service': 'The profile is InService.',
  'ensure-execution-role': 'The execution role is right.',
  tag: 'The profile is tagged.',
  verify: 'Read back from AWS.',
  'remove-assignment': 'No longer assigned to the domain.',
  'stop-apps': 'The apps are stopped.',
  'cool-off': 'The cooling-off period is over.',
  'delete-spaces': 'The spaces are deleted.',
  'delete-profile': 'The profile is deleted.',
  'verify-removed': 'The removal is read back from AWS.',
};

const DOING: Record<OperationStepName, string> = {
  'resolve-identity': 'looking for the Identity Center user',
  'ensure-assignment': 'assigning to the domain',
  'ensure-profile': 'creating the profile',
  'wait-in-service': 'waiting for InService',
  'ensure-execution-role': 'setting the execution role',
  tag: 'tagging the profile',
  verify: 'reading back from AWS',
  'remove-assignment': 'removing the assignment',
  'stop-apps': 'stopping apps',
  'cool-off': 'cooling off; can be taken back',
  'delete-spaces': 'deleting spaces',
  'delete-profile': 'deleting the profile',
  'verify-removed': 'reading the removal back from AWS',
};

const STATES: Partial<Record<GrantStatus, string>> = {
  'provision-blocked': 'blocked',
  'deprovision-blocked': 'blocked while access is taken back',
  degraded: 'different in AWS from what was granted',
};

/** Lines for everything that changed since the last look. */
export function describeProgress(
  before: AccessRequest | undefined,
  now: AccessRequest,
): Line[] {
  return now.grants.flatMap(grant =>
    describeGrant(
      before?.grants.find(({ grantId }) => grantId === grant.grantId),
      grant,
    ),
  );
}

/** One line on who is still under way and how far they are. */
export function describeWait(request: AccessRequest): string {
  const open = request.grants.filter(grant => !isSettled(grant));
  const settled = request.grants.length - open.length;
  return `Still waiting, ${settled} of ${request.grants.length} done: ${open
    .map(grant => `${grant.displayName} (${doing(currentStep(grant))})`)
    .join(', ')}`;
}

function describeGrant(before: Grant | undefined, now: Grant): Line[] {
  const lines: Line[] = [];
  const say = (level: Line['level'], text: string) =>
    lines.push({ level, text: `${now.displayName}: ${text}` });

  const finished = (now.operation?.steps ?? []).filter(
    step => step.status === 'done' && stepOf(before, step)?.status !== 'done',
  );
  const words = finished.map(done);
  const current = isSettled(now) ? undefined : currentStep(now);
  const moved = current && currentStep(before)?.name !== current.name;
  if (words.length > 0 || moved) {
    say(
      'info',
      [...words, ...(current ? [`Now ${doing(current)}.`] : [])].join(' '),
    );
  }

  const error = current?.error;
  const known = current && stepOf(before, current)?.error;
  if (
    error &&
    (error.name !== known?.name || error.message !== known.message)
  ) {
    say(
      'warn',
      `${error.name}: ${error.message}${
        error.kind === 'blocked' ? '' : ' It is tried again by itself.'
      }`,
    );
  }

  if (before?.status !== now.status && isSettled(now)) {
    const isWell =
      now.status === 'active' || now.status === 'scheduled' || isTakenBack(now);
    say(
      isWell ? 'info' : 'warn',
      isWell ? readyWords(now) : notReadyWords(now),
    );
  }
  return lines;
}

/** Whether it has ended because that was asked for. */
function isTakenBack({ status, operation }: Grant): boolean {
  return status === 'ended' && operation?.kind === 'deprovision';
}

function readyWords(grant: Grant): string {
  if (isTakenBack(grant)) {
    return 'no longer has access';
  }
  if (grant.status === 'scheduled') {
    return `begins on ${grant.startsAt}`;
  }
  return grant.profileName
    ? `ready, with the profile ${grant.profileName}`
    : 'ready';
}

const HOW_ENDED: Record<string, string> = {
  revoked: 'was revoked',
  expired: 'has expired',
  left: 'was removed, since they had left',
  'target-gone': 'ended with the domain',
};

/** How access that was given has ended since; absent: it has not. */
export function endedWords({
  status,
  endedReason = '',
}: Pick<Grant, 'status' | 'endedReason'>): string | undefined {
  return status === 'ended' || status === 'deprovisioning'
    ? HOW_ENDED[endedReason] ?? 'has ended'
    : undefined;
}

/** Why a person did not get in, and what to do about it. */
export function notReadyWords(grant: Grant): string {
  const state = STATES[grant.status] ?? grant.status;
  const error = grant.operation?.steps.find(step => step.error)?.error;
  return error
    ? `${state}: ${error.name}: ${error.message}${
        error.remedy ? ` ${error.remedy}` : ''
      }`
    : state;
}

function done(step: OperationStep): string {
  return step.detail ?? DONE[step.name];
}

function doing(step: OperationStep | undefined): string {
  return step ? DOING[step.name] : 'waiting for its turn';
}

function currentStep(grant: Grant | undefined): OperationStep | undefined {
  return grant?.operation?.steps.find(step => step.status !== 'done');
}

function stepOf(
  grant: Grant | undefined,
  step: OperationStep,
): OperationStep | undefined {
  return grant?.operation?.steps.find(({ name }) => name === step.name);
}
