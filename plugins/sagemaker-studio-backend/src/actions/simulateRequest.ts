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

export function addSimulateRequest({ registry, calls }: ActionsOptions): void {
  registry.register({
    name: 'simulate-request',
    title: 'Simulate the policies for a request',
    description: `
Says which policy would apply to a request for SageMaker Studio access that is filed by this agent, which people would decide it in which order, and who
would be notified at once. Files nothing and changes nothing. What an agent files always waits for a person.`.trim(),
    attributes: READS,
    visibilityPermission: studioRequestCreatePermission,
    schema: {
      input: askSchema,
      output: z =>
        z.object({
          policy: z.string(),
          automatic: z
            .boolean()
            .describe('Whether it would be approved without a person'),
          decidedBy: stagesSchema(z),
          notified: z.array(z.string()),
          duration: z.string().optional().describe('Absent means no end'),
          people: plannedPeopleSchema(z),
        }),
    },
    async action({ input, credentials }) {
      const caller = await calls.person(credentials);
      const found = await caller.client.simulateRequest(
        toPlanInput(input),
        caller.options,
      );
      return {
        output: {
          policy: found.policy.name,
          automatic: found.automatic,
          decidedBy: toStages(found.stages),
          notified: found.notified,
          duration: found.duration,
          people: toPlannedPeople(found.plan),
        },
      };
    },
  });
}
