/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { requestAccess } from '../access/requestAccess';
import { withoutStack } from '../onboarding/errors';
import {
  accessFields,
  justificationField,
  requestOutput,
  type Zod,
} from './fields';
import { toRequestInput } from './input';
import type { StudioActionOptions } from './options';
import { examples } from './requestAccess.examples';
import { taskOf } from './taskOf';

// It waits for answers only, and for no decision.
const PATIENCE_MINUTES = 1;

/**
 * Creates the action `sagemaker-studio:access:request`, which asks for access for people, by default for who runs the
 * template, and does not wait for the decision.
 *
 * @public
 */
export function createRequestAccessAction(options: StudioActionOptions) {
  return createTemplateAction({
    id: 'sagemaker-studio:access:request',
    description:
      'Asks for access to a SageMaker Studio domain for people, by default for whoever runs the template, and does not wait for the decision: sagemaker-studio:access:wait does.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...accessFields,
        people: (z: Zod) =>
          z
            .array(z.string(), {
              description:
                'Entity references of the people; who runs the template when absent',
            })
            .optional(),
        justification: justificationField,
      },
      output: {
        ...requestOutput,
        waits: (z: Zod) =>
          z.boolean({ description: 'Whether somebody has to decide it' }),
      },
    },
    async handler(ctx) {
      await withoutStack(async () => {
        const task = await taskOf(options, ctx, PATIENCE_MINUTES);
        const result = await requestAccess({
          ...task,
          studio: options.studio,
          input: toRequestInput(ctx.input, task.credentials, 'grant'),
        });
        ctx.output('requestId', result.requestId);
        ctx.output('requestPath', result.requestPath);
        ctx.output('planHash', result.planHash);
        ctx.output('waits', result.waits);
      });
    },
  });
}
