/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  Plan,
  PlanItem,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** How the plan for a person differs from the plan that was read before. */
export type PlanChange = { change: 'added' | 'changed'; before?: PlanItem };

/** The changed parts of a plan that an approver has to read again. */
export type PlanDifference = {
  byPerson: Map<string, PlanChange>;
  removed: PlanItem[];
  /** Warnings that are new. */
  addedWarnings: string[];
};

export function planDifference(before: Plan, after: Plan): PlanDifference {
  const earlier = new Map(before.items.map(item => [item.person, item]));
  const byPerson = new Map<string, PlanChange>();
  for (const item of after.items) {
    const old = earlier.get(item.person);
    earlier.delete(item.person);
    if (!old) {
      byPerson.set(item.person, { change: 'added' });
    } else if (comparisonKey(old) !== comparisonKey(item)) {
      byPerson.set(item.person, { change: 'changed', before: old });
    }
  }
  return {
    byPerson,
    removed: [...earlier.values()],
    addedWarnings: after.warnings.filter(
      warning => !before.warnings.includes(warning),
    ),
  };
}

function comparisonKey(item: PlanItem): string {
  return JSON.stringify([item.sentence, item.changes, item.obstacle?.code]);
}

/** Whether the plan for a person has no effect. An extension changes nothing in AWS, yet has an effect. */
export function changesNothing(item: PlanItem): boolean {
  return (
    !item.changes &&
    !item.obstacle &&
    !item.steps.some(step => step.do === 'extend')
  );
}
