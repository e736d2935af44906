/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Which plans the frontend describes itself. The steps do not tell what a removal leaves behind, nor whether an
 * assignment existed before; for such plans the backend's sentence is shown.
 */
import type {
  PlanItem,
  PlanStep,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** A step that grants or extends access, or changes a role. */
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

/** The steps that describe the plan for a person; undefined if they do not describe all of it. */
export function describableSteps({
  steps,
  obstacle,
}: PlanItem): DescribableStep[] | undefined {
  const known = steps.filter((step): step is DescribableStep =>
    DESCRIBABLE.includes(step.do),
  );
  const [first, ...others] = known;
  if (!first || known.length !== steps.length || obstacle) {
    return undefined;
  }
  // A single kept group or profile is the rest of another request, and the steps do not tell the reason.
  const isRest =
    others.length === 0 &&
    (first.do === 'keep-group-assignment' || first.do === 'adopt-profile');
  return isRest ? undefined : known;
}
