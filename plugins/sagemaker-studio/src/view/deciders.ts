/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Plan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

type Concerned = Pick<AccessRequest, 'requester' | 'people'>;

/** Of the approvers, those who may decide: neither who asked nor those for whom it is. Catalog refs. */
export function decidersAmong(
  approvers: string[],
  { requester, people }: Concerned,
): string[] {
  return approvers.filter(
    approver => approver !== requester && !people.includes(approver),
  );
}

/** Whether too few can decide some stage of a planned request, so that it would wait for nobody. */
export function isUndecidable({ decision }: Pick<Plan, 'decision'>): boolean {
  return decision?.stages.some(({ canBeDecided }) => !canBeDecided) ?? false;
}

/** Whether everybody of a request waits for a decision on another one, so that it is refused. */
export function isAskedAlready({
  items,
  waiting,
}: Pick<Plan, 'items' | 'waiting'>): boolean {
  const people = new Set(waiting?.map(({ person }) => person));
  return items.length > 0 && items.every(({ person }) => people.has(person));
}

/** The plan with those warnings that the form does not say itself, next to who decides. */
export function withoutDecisionWarnings(plan: Plan): Plan {
  const { decision, warnings, messages } = plan;
  if (!decision) {
    return plan;
  }
  const isShown = (_: unknown, index: number) =>
    !messages?.warnings?.[index]?.code.startsWith('decision.');
  return {
    ...plan,
    warnings: warnings.filter(isShown),
    messages: { ...messages, warnings: messages?.warnings?.filter(isShown) },
  };
}
