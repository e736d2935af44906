/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { withoutStack } from '../onboarding/errors';
import { onboardTeam } from '../onboarding/onboardTeam';
import { summaryTable } from '../onboarding/summary';
import {
  accessFields,
  leadsField,
  justificationField,
  peopleOutput,
  requestOutput,
  summaryOutput,
  timeoutField,
} from './fields';
import { leadsOf, toRequestInput } from './input';
import { examples } from './onboardTeam.examples';
import type { StudioActionOptions } from './options';
import { taskOf } from './taskOf';

/**
 * Creates the action `sagemaker-studio:team:onboard`, which asks for access for a team and follows the request until
 * everybody is in. Running it again changes nothing and says so.
 *
 * @public
 */
export function createOnboardTeamAction(options: StudioActionOptions) {
  return createTemplateAction({
    id: 'sagemaker-studio:team:onboard',
    description:
      'Onboards the people of a team into a SageMaker Studio domain: asks for access, waits for a decision where one is needed, and follows each person until they can sign in, or until it is certain when they can.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...accessFields,
        leads: leadsField,
        justification: justificationField,
        timeoutMinutes: timeoutField,
      },
      output: {
        ...requestOutput,
        changed: z =>
          z.boolean({ description: 'Whether anything was changed in AWS' }),
        people: peopleOutput,
        links: z =>
          z.object({
            studio: z.string().optional(),
            accessPortal: z.string().optional(),
            identityProvider: z.string().optional(),
          }),
        summary: summaryOutput,
      },
    },
    async handler(ctx) {
      await withoutStack(async () => {
        const task = await taskOf(options, ctx, ctx.input.timeoutMinutes);
        const result = await onboardTeam({
          ...task,
          studio: options.studio,
          input: toRequestInput(ctx.input, task.credentials),
          leads: leadsOf(ctx.input),
        });
        ctx.output('requestId', result.requestId);
        ctx.output('requestPath', result.requestPath);
        ctx.output('planHash', result.planHash);
        ctx.output('changed', result.changed);
        ctx.output('people', result.people);
        ctx.output('links', result.links);
        ctx.output('summary', summaryTable(result.people));
      });
    },
  });
}
