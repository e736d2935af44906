/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Plans in words of the front end's own. What taking access away leaves behind, and whether an assignment was there before,
 * is not among the steps, so that of such plans the back end's sentence stands.
 */
import type {
  PlanItem,
  PlanStep,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** A step of what brings somebody in, keeps them in or changes their role. */
export type DescribableStep = Extract<
  PlanStep,
  {
    do:
      | 'assign'
      | 'keep-assignment'
      | 'keep-group-assignment'
      | 'assign-group'
      | 'create-profile'
      | 'adopt-profile'
      | 'change-role'
      | 'extend';
  }
>;

const DESCRIBABLE: PlanStep['do'][] = [
  'assign',
  'keep-assignment',
  'keep-group-assignment',
  'assign-group',
  'create-profile',
  'adopt-profile',
  'change-role',
  'extend',
];

/** The steps by which the plan for a person is told; undefined where they do not tell all of it. */
export function describableSteps({
  steps,
  obstacle,
}: PlanItem): DescribableStep[] | undefined {
  const told = steps.filter((step): step is DescribableStep =>
    DESCRIBABLE.includes(step.do),
  );
  const isWhole = told.length === steps.length && told.length > 0 && !obstacle;
  // Alone, keeping a group or a profile is what remains of another request, and the reason is not among the steps.
  const isRemnant =
    told.length === 1 &&
    (told[0].do === 'keep-group-assignment' || told[0].do === 'adopt-profile');
  return isWhole && !isRemnant ? told : undefined;
}
