/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Plan,
  PlanItem,
  PlanStep,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** A profile that was made for somebody else, and passes to the person of a grant by an approval that said so. */
export type TakenOver = Omit<
  Extract<PlanStep, { do: 'take-over-profile' }>,
  'do'
>;

/** The profile that somebody takes over by a plan. */
export function takenOverBy({
  steps,
}: Pick<PlanItem, 'steps'>): TakenOver | undefined {
  const step = steps.find(each => each.do === 'take-over-profile');
  if (step?.do !== 'take-over-profile') {
    return undefined;
  }
  const { do: _, ...takenOver } = step;
  return takenOver;
}

/** Whether somebody takes over what was another's, which no policy decides. */
export function takesOver({ items }: Pick<Plan, 'items'>): boolean {
  return items.some(item => takenOverBy(item) !== undefined);
}
