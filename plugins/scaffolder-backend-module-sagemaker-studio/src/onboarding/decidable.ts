/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Whether anybody can decide what is planned. A request that nobody can decide would be waited for until it expires.

import { ConflictError } from '@backstage/errors';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Why nobody can decide a planned request, and what to do; `undefined` where somebody can, or nobody has to. */
export function undecidableWords({
  decision,
}: Pick<Plan, 'decision'>): string | undefined {
  const stage = decision?.stages.find(({ canBeDecided }) => !canBeDecided);
  if (!stage) {
    return undefined;
  }
  const { name, approvers, quorum } = stage;
  const few =
    quorum === 1 ? 'Nobody' : `Fewer than the ${quorum} people needed`;
  const why =
    approvers.length > 0
      ? `those who may decide are ${approvers.join(
          ', ',
        )}, and nobody decides about what they ask for or get themselves`
      : 'the policy leaves it to leads, and the team has none';
  return `${few} could decide about this access at the stage '${name}': ${why}. Name a lead who is none of them, or have the platform team name fallback approvers in the policy; then run the template again`;
}

/** @throws ConflictError with those words, before anything is asked for */
export function assertDecidable(plan: Pick<Plan, 'decision'>): void {
  const words = undecidableWords(plan);
  if (words !== undefined) {
    throw new ConflictError(`${words}. Nothing was asked for`);
  }
}
