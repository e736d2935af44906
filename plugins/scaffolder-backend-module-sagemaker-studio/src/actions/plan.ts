/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { Duration } from 'luxon';
import { systemClock } from '../onboarding/Clock';
import { toTaskError, withoutStack } from '../onboarding/errors';
import { logPlan } from '../onboarding/logPlan';
import { patiently } from '../onboarding/patiently';
import { accessFields } from './fields';
import { toPlanInput } from './input';
import type { StudioActionOptions } from './options';
import { examples } from './plan.examples';

const PATIENCE = Duration.fromObject({ minutes: 1 });

/**
 * Creates the action `sagemaker-studio:plan`, which says what onboarding a team would do and changes nothing.
 *
 * @public
 */
export function createPlanAction(options: StudioActionOptions) {
  const { studio, clock = systemClock } = options;
  return createTemplateAction({
    id: 'sagemaker-studio:plan',
    description:
      'Says what onboarding a team into a SageMaker Studio domain would do for each person. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: accessFields,
      output: {
        planHash: z =>
          z.string({
            description: 'Hash of the plan; an approval binds to it',
          }),
        executionRole: z =>
          z.string({ description: 'ARN of the role the people would get' }),
        changes: z =>
          z.boolean({ description: 'Whether AWS would be written to at all' }),
        people: z =>
          z.array(
            z.object({
              ref: z.string(),
              displayName: z.string(),
              changes: z.boolean(),
              sentence: z.string(),
              obstacle: z.string().optional(),
            }),
            { description: 'What would be done for each person' },
          ),
        warnings: z => z.array(z.string()),
      },
    },
    async handler(ctx) {
      await withoutStack(async () => {
        const credentials = await ctx.getInitiatorCredentials();
        const input = toPlanInput(ctx.input, credentials);
        try {
          const plan = await patiently(
            () =>
              studio.planRequest(input, { credentials, signal: ctx.signal }),
            {
              clock,
              deadline: clock.now().plus(PATIENCE),
              pause:
                options.pollInterval ?? Duration.fromObject({ seconds: 2 }),
              logger: ctx.logger,
              signal: ctx.signal,
            },
          );
          logPlan(plan, ctx.logger);
          ctx.output('planHash', plan.hash);
          ctx.output('executionRole', plan.executionRole);
          ctx.output(
            'changes',
            plan.items.some(item => item.changes),
          );
          ctx.output(
            'people',
            plan.items.map(item => ({
              ref: item.person,
              displayName: item.displayName,
              changes: item.changes,
              sentence: item.sentence,
              obstacle:
                item.obstacle &&
                `${item.obstacle.message} ${item.obstacle.remedy}`,
            })),
          );
          ctx.output('warnings', plan.warnings);
        } catch (error) {
          throw toTaskError(error);
        }
      });
    },
  });
}
