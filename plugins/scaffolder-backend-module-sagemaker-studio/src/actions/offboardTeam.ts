/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { offboardTeam } from '../offboarding/offboardTeam';
import { withoutStack } from '../onboarding/errors';
import { summaryTable } from '../onboarding/summary';
import {
  accessFields,
  justificationField,
  peopleOutput,
  summaryOutput,
  timeoutField,
  type Zod,
} from './fields';
import { fullRef, sourceOf } from './input';
import { examples } from './offboardTeam.examples';
import type { StudioActionOptions } from './options';
import { taskOf } from './taskOf';

/**
 * Creates the action `sagemaker-studio:team:offboard`, which asks for the access of a team to be taken back and follows the
 * request until it is. Running it again changes nothing and says so.
 *
 * @public
 */
export function createOffboardTeamAction(options: StudioActionOptions) {
  return createTemplateAction({
    id: 'sagemaker-studio:team:offboard',
    description:
      'Takes the access of a team to a SageMaker Studio domain back: asks for it, waits for a decision where one is needed, and follows AWS until nobody can sign in any more. Profiles and files stay unless their deletion is asked for.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        team: accessFields.team,
        domainId: accessFields.domainId,
        people: (z: Zod) =>
          z
            .array(z.string(), {
              description:
                'Entity references of the people; everybody who has access with the team when absent',
            })
            .optional(),
        deleteSpaces: (z: Zod) =>
          z
            .boolean({
              description:
                'Whether the spaces of the people are deleted, with the data on their volumes. Default: false',
            })
            .optional(),
        deleteProfiles: (z: Zod) =>
          z
            .boolean({
              description:
                'Whether their profiles are deleted, after which they no longer reach their home directories; needs deleteSpaces. Default: false',
            })
            .optional(),
        justification: justificationField,
        timeoutMinutes: timeoutField,
      },
      output: {
        requestId: (z: Zod) =>
          z
            .string({
              description:
                'Id of the request; absent when there was nothing to take back',
            })
            .optional(),
        requestPath: (z: Zod) =>
          z.string({
            description:
              "Path of the request's page within the portal, or of all requests",
          }),
        planHash: (z: Zod) =>
          z
            .string({ description: 'Hash of the plan that was carried out' })
            .optional(),
        changed: (z: Zod) =>
          z.boolean({ description: 'Whether anything was taken back' }),
        people: peopleOutput,
        summary: summaryOutput,
      },
    },
    async handler(ctx) {
      await withoutStack(async () => {
        const { input } = ctx;
        const task = await taskOf(options, ctx, input.timeoutMinutes);
        const people = input.people?.map(ref => fullRef(ref, 'people', 'user'));
        const { deleteSpaces = false, deleteProfiles = false } = input;
        const result = await offboardTeam({
          ...task,
          studio: options.studio,
          people: people?.length ? people : undefined,
          input: {
            team: fullRef(input.team, 'team', 'group'),
            domainId: input.domainId.trim(),
            justification: input.justification,
            offboarding:
              deleteSpaces || deleteProfiles
                ? { deleteSpaces, deleteProfile: deleteProfiles }
                : undefined,
            source: sourceOf(task.credentials),
          },
        });
        ctx.output('requestId', result.requestId);
        ctx.output('requestPath', result.requestPath);
        ctx.output('planHash', result.planHash);
        ctx.output('changed', result.changed);
        ctx.output('people', result.people);
        ctx.output('summary', summaryTable(result.people));
      });
    },
  });
}
