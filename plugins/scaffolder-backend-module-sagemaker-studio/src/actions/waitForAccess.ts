/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { SagemakerStudioService } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { followRequest } from '../access/followRequest';
import {
  cancelledError,
  toTaskError,
  withoutStack,
} from '../onboarding/errors';
import { outcomesOf } from '../onboarding/outcome';
import { requestPath, REQUESTS_PATH } from '../onboarding/pages';
import { summaryTable } from '../onboarding/summary';
import {
  peopleOutput,
  requestOutput,
  summaryOutput,
  timeoutField,
  type Zod,
} from './fields';
import type { StudioActionOptions } from './options';
import { taskOf } from './taskOf';
import { examples } from './waitForAccess.examples';

/**
 * Options of the action that waits for a request.
 *
 * @public
 */
export type WaitForAccessActionOptions = Omit<StudioActionOptions, 'studio'> & {
  studio: Pick<SagemakerStudioService, 'getRequest'>;
};

/**
 * Creates the action `sagemaker-studio:access:wait`, which follows a request until everybody is in, or out, or until its time
 * is up.
 *
 * @public
 */
export function createWaitForAccessAction(options: WaitForAccessActionOptions) {
  return createTemplateAction({
    id: 'sagemaker-studio:access:wait',
    description:
      'Waits until a request is decided and carried out in AWS. When the time is up the task fails and the request stays: retry the task to go on waiting.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        requestId: (z: Zod) =>
          z.string({
            description:
              'Id of the request, as sagemaker-studio:access:request puts it out',
          }),
        timeoutMinutes: timeoutField,
      },
      output: {
        ...requestOutput,
        people: peopleOutput,
        summary: summaryOutput,
      },
    },
    async handler(ctx) {
      await withoutStack(async () => {
        const { requestId } = ctx.input;
        const task = await taskOf(options, ctx, ctx.input.timeoutMinutes);
        if (task.dryRun) {
          task.logger.info('Dry run: nothing is waited for');
          ctx.output('requestId', requestId);
          ctx.output('requestPath', REQUESTS_PATH);
          ctx.output('planHash', 'dry-run');
          ctx.output('people', []);
          ctx.output('summary', summaryTable([]));
          return;
        }
        try {
          const request = await followRequest(requestId, {
            ...task,
            studio: options.studio,
          });
          const people = outcomesOf(request.plan, request.grants);
          ctx.output('requestId', requestId);
          ctx.output('requestPath', requestPath(requestId));
          ctx.output('planHash', request.plan.hash);
          ctx.output('people', people);
          ctx.output('summary', summaryTable(people));
        } catch (error) {
          throw task.signal?.aborted
            ? cancelledError(task, requestId)
            : toTaskError(error);
        }
      });
    },
  });
}
