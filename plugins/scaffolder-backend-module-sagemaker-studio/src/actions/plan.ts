/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { Duration } from 'luxon';
import { systemClock } from '../onboarding/Clock';
import { toTaskError, withoutStack } from '../onboarding/errors';
import { logPlan } from '../onboarding/logPlan';
import { patiently } from '../onboarding/patiently';
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
      input: {
        team: z =>
          z.string({
            description:
              'Entity reference of the team, such as group:default/forecasting',
          }),
        domainId: z =>
          z.string({ description: 'Id of the Studio domain, d-…' }),
        executionRole: z =>
          z
            .string({
              description:
                "ARN of the execution role; the domain's default when absent",
            })
            .optional(),
        people: z =>
          z
            .array(z.string(), {
              description:
                'Entity references of the people; every member of the team when absent',
            })
            .optional(),
        assignThrough: z =>
          z
            .object({
              group: z
                .string({
                  description:
                    'Id of a group in IAM Identity Center, as the catalog shows it in the annotation aws.amazon.com/identity-center-group-id',
                })
                .optional(),
            })
            .describe(
              'Lets the people in through the assignment of a group they are all in; by assignments of their own when absent',
            )
            .optional(),
        duration: z =>
          z
            .string({
              description:
                'How long the access lasts, an ISO 8601 duration such as P90D; as long as the policies give when absent',
            })
            .optional(),
        startsAt: z =>
          z
            .string({
              description:
                'When the access is to begin, an ISO 8601 time such as 2026-12-01T08:00:00Z; once it is approved when absent',
            })
            .optional(),
        handOver: z =>
          z
            .boolean({
              description:
                'Whether people take over profiles that carry their login and were made for somebody else, with the home directories; a person then has to approve it',
            })
            .optional(),
      },
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
