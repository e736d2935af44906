/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Plan,
  PlannedStage,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { z } from 'zod/v3';

/** The plan of a request, person by person. */
export function plannedPeopleSchema(zod: typeof z) {
  return zod.array(
    zod.object({
      person: zod.string(),
      displayName: zod.string(),
      changes: zod.boolean().describe('Whether anything would change in AWS'),
      sentence: zod.string(),
      obstacle: zod
        .object({ message: zod.string(), remedy: zod.string() })
        .optional()
        .describe('Why it is not possible for this person, and what to do'),
    }),
  );
}

export function toPlannedPeople({
  items,
}: Plan): z.infer<ReturnType<typeof plannedPeopleSchema>> {
  return items.map(({ person, displayName, changes, sentence, obstacle }) => ({
    person,
    displayName,
    changes,
    sentence,
    obstacle: obstacle && {
      message: obstacle.message,
      remedy: obstacle.remedy,
    },
  }));
}

/** Who decides, one stage after another. */
export function stagesSchema(zod: typeof z) {
  return zod.array(
    zod.object({
      name: zod.string(),
      approvers: zod
        .array(zod.string())
        .describe('Users, or groups whose members may decide'),
      quorum: zod.number().describe('How many of them have to approve'),
    }),
  );
}

export function toStages(
  stages: PlannedStage[],
): z.infer<ReturnType<typeof stagesSchema>> {
  return stages.map(({ name, approvers, quorum }) => ({
    name,
    approvers,
    quorum,
  }));
}
