/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Offboarding,
  OperationStepName,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { GrantRecord, OperationRecord, StepRecord } from './records';

/** The steps of giving access, in order. */
export const PROVISION_STEPS: readonly OperationStepName[] = [
  'resolve-identity',
  'ensure-assignment',
  'ensure-profile',
  'wait-in-service',
  'ensure-execution-role',
  'tag',
  'verify',
];

/** The steps of changing the role of an existing profile, in order. */
export const CHANGE_ROLE_STEPS: readonly OperationStepName[] = [
  'ensure-execution-role',
  'tag',
  'verify',
];

/**
 * The steps of taking access away, in order. Those that delete data are there only if that was asked for.
 *
 * @param facts - `isOver`: the access has ended before, and an assignment that is there now is not the grant's
 */
export function deprovisionSteps(
  offboarding?: Offboarding,
  facts: { isOver: boolean } = { isOver: false },
): OperationStepName[] {
  const steps: [OperationStepName, boolean][] = [
    ['remove-assignment', !facts.isOver],
    ['stop-apps', true],
    ['cool-off', deletesSpaces(offboarding)],
    ['delete-spaces', deletesSpaces(offboarding)],
    ['delete-profile', Boolean(offboarding?.deleteProfile)],
    ['verify-removed', true],
  ];
  return steps.flatMap(([step, isNeeded]) => (isNeeded ? step : []));
}

/** Whether spaces are deleted; AWS deletes no profile that still owns some. */
export function deletesSpaces(offboarding: Offboarding | undefined): boolean {
  return Boolean(offboarding?.deleteSpaces || offboarding?.deleteProfile);
}

/** The lane of a step's next call. */
export type LaneOf = (step: OperationStepName, grant: GrantRecord) => string;

/** The steps of an operation of some kind, in order. */
export function stepsOf(
  grant: GrantRecord,
  facts: { kind: OperationRecord['kind']; offboarding?: Offboarding },
): readonly OperationStepName[] {
  switch (facts.kind) {
    case 'deprovision':
      return deprovisionSteps(facts.offboarding, {
        isOver: grant.endedAt !== undefined,
      });
    case 'change-role':
      // Without a profile all steps are needed, with the new role.
      return grant.profileName ? CHANGE_ROLE_STEPS : PROVISION_STEPS;
    default:
      return PROVISION_STEPS;
  }
}

/** A step that has not been tried. */
export function waiting(name: OperationStepName): StepRecord {
  return { name, status: 'waiting', attempts: 0 };
}

/** The step that comes next; absent when all are done. */
export function nextStep(
  operation: Pick<OperationRecord, 'steps'>,
): StepRecord | undefined {
  return operation.steps.find(step => step.status !== 'done');
}

/** Steps that come when neither the assignment nor running apps are left. */
const DELETING: readonly OperationStepName[] = [
  'cool-off',
  'delete-spaces',
  'delete-profile',
];

/** When the operation had taken the access away, if only deletions are left; absent otherwise. */
export function removedAt(operation: OperationRecord): string | undefined {
  const next = nextStep(operation);
  return next && DELETING.includes(next.name)
    ? operation.steps.find(({ name }) => name === 'remove-assignment')?.endedAt
    : undefined;
}

/** When the operation deleted the assignment of the grant; absent when it has not, or found none. */
export function unassignedAt(operation: OperationRecord): string | undefined {
  const step = operation.steps.find(({ name }) => name === 'remove-assignment');
  return step?.status === 'done' && step.changed ? step.endedAt : undefined;
}

/** The steps with the next one changed. */
export function replaceNext(
  operation: OperationRecord,
  change: (step: StepRecord) => StepRecord,
): StepRecord[] {
  const next = nextStep(operation);
  return operation.steps.map(step => (step === next ? change(step) : step));
}
