/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioRequestCreatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ActionsOptions } from './ActionsOptions';
import { askSchema, toPlanInput } from './askInput';
import { READS } from './attributes';
import {
  plannedPeopleSchema,
  stagesSchema,
  toPlannedPeople,
  toStages,
} from './planOutput';

export function addPlanRequest({ registry, calls }: ActionsOptions): void {
  registry.register({
    name: 'plan-request',
    title: 'Plan a request',
    description: `
Says what a request for SageMaker Studio access would do in AWS for each person, how long it may last, how long a justification has to be,
and who would decide. Files nothing and changes nothing. Show the plan to the person before you call file-request with the
same input.`.trim(),
    attributes: READS,
    visibilityPermission: studioRequestCreatePermission,
    schema: {
      input: askSchema,
      output: z =>
        z.object({
          domainId: z.string(),
          executionRole: z.string(),
          people: plannedPeopleSchema(z),
          warnings: z.array(z.string()),
          waiting: z
            .array(
              z.object({
                person: z.string(),
                requestId: z.string().optional(),
              }),
            )
            .describe('People for whom the same is in review already'),
          minJustificationLength: z.number().optional(),
          duration: z
            .object({
              usual: z.string(),
              max: z.string().optional(),
              mayHaveNoEnd: z.boolean(),
              planned: z.string().optional().describe('Absent means no end'),
            })
            .optional(),
          decidedBy: stagesSchema(z),
        }),
    },
    async action({ input, credentials }) {
      const caller = await calls.person(credentials);
      const plan = await caller.client.planRequest(
        toPlanInput(input),
        caller.options,
      );
      const { terms } = plan;
      return {
        output: {
          domainId: plan.domainId,
          executionRole: plan.executionRole,
          people: toPlannedPeople(plan),
          warnings: plan.warnings,
          waiting: (plan.waiting ?? []).map(({ person, requestId }) => ({
            person,
            requestId,
          })),
          minJustificationLength: plan.minJustificationLength,
          duration: terms && {
            usual: terms.usual,
            max: terms.max,
            mayHaveNoEnd: terms.mayHaveNoEnd,
            planned: terms.planned,
          },
          decidedBy: toStages(plan.decision?.stages ?? []),
        },
      };
    },
  });
}
