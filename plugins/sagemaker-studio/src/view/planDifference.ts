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
    addedWarnings: addedWarnings(before, after),
  };
}

/** Sentences are compared by their messages, since the words of one may change with a version. */
function addedWarnings(before: Plan, after: Plan): string[] {
  const earlier = new Set(warningKeys(before));
  const keys = warningKeys(after);
  return after.warnings.filter(
    (warning, index) => !earlier.has(keys[index] ?? warning),
  );
}

/** Plans of earlier versions have no messages. */
function warningKeys({ warnings, messages }: Plan): string[] {
  return warnings.map((warning, index) => {
    const message = messages?.warnings?.[index];
    return message ? stableJson(message) : warning;
  });
}

function comparisonKey({
  steps,
  changes,
  sentence,
  ...item
}: PlanItem): string {
  return stableJson([
    steps,
    changes,
    item.messages?.sentence ?? sentence,
    item.obstacle?.code,
    item.obstacle?.messages?.message,
  ]);
}

/** The same text for the same data, whatever the order of its keys; a database may change that. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  );
}

/** Whether the plan for a person has no effect. An extension changes nothing in AWS, yet has an effect. */
export function changesNothing(item: PlanItem): boolean {
  return (
    !item.changes &&
    !item.obstacle &&
    !item.steps.some(step => step.do === 'extend')
  );
}
