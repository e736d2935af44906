/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Duration } from 'luxon';
import { systemClock } from '../onboarding/Clock';
import { assertDecidable, undecidableWords } from '../onboarding/decidable';
import { toTaskError, withoutStack } from '../onboarding/errors';
import { logPlan } from '../onboarding/logPlan';
import { patiently } from '../onboarding/patiently';
import { accessFields, leadsField } from './fields';
import { leadsOf, toPlanInput } from './input';
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
        ...accessFields,
        leads: leadsField,
        check: z =>
          z
            .boolean({
              description:
                'Whether the step fails where somebody cannot be onboarded, or where nobody could decide, so that the steps after it change nothing',
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
        canBeDecided: z =>
          z.boolean({
            description:
              'Whether it needs no decision, or enough people can decide it',
          }),
      },
    },
    async handler(ctx) {
      await withoutStack(async () => {
        const credentials = await ctx.getInitiatorCredentials();
        const input = {
          ...toPlanInput(ctx.input, credentials),
          leads: leadsOf(ctx.input),
        };
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
          ctx.output('canBeDecided', undecidableWords(plan) === undefined);
          if (ctx.input.check) {
            assertPossible(plan);
          }
        } catch (error) {
          throw toTaskError(error);
        }
      });
    },
  });
}

/** @throws InputError naming everybody who cannot be onboarded, ConflictError when nobody could decide */
function assertPossible(plan: Plan): void {
  const obstacles = plan.items.flatMap(({ obstacle }) => obstacle ?? []);
  if (obstacles.length > 0) {
    throw new InputError(
      obstacles.map(({ message, remedy }) => `${message} ${remedy}`).join(' '),
    );
  }
  if (!plan.alreadyHeld) {
    assertDecidable(plan);
  }
}
