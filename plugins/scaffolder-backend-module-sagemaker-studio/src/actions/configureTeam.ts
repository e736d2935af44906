/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { SagemakerStudioService } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { withoutStack } from '../onboarding/errors';
import { configureTeam } from '../teams/configureTeam';
import { examples } from './configureTeam.examples';
import {
  accessFields,
  changedOutput,
  SETTINGS_MINUTES,
  type Zod,
} from './fields';
import { fullRef } from './input';
import type { StudioActionOptions } from './options';
import { taskOf } from './taskOf';

/**
 * Options of the action that names the leads of a team.
 *
 * @public
 */
export type ConfigureTeamActionOptions = Omit<StudioActionOptions, 'studio'> & {
  studio: Pick<
    SagemakerStudioService,
    'getSettings' | 'setTeam' | 'simulateTeamSettings'
  >;
};

/**
 * Creates the action `sagemaker-studio:team:configure`, which names the leads of a team, as a person may on the page Settings.
 * Agents may not run it.
 *
 * @public
 */
export function createConfigureTeamAction(options: ConfigureTeamActionOptions) {
  return createTemplateAction({
    id: 'sagemaker-studio:team:configure',
    description:
      'Names the leads of a team, who decide about its access to SageMaker Studio. Says before it saves which requests the change affects.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        team: accessFields.team,
        leads: (z: Zod) =>
          z.array(z.string(), {
            description:
              'Entity references of users, or of groups whose members lead; user:default/… unless the kind is written',
          }),
      },
      output: changedOutput,
    },
    async handler(ctx) {
      await withoutStack(async () => {
        const { input } = ctx;
        const leads = input.leads.map(ref => fullRef(ref, 'leads', 'user'));
        if (leads.length === 0) {
          throw new InputError(
            "'leads' is empty; name at least one person, or leave the step out",
          );
        }
        const result = await configureTeam({
          ...(await taskOf(options, ctx, SETTINGS_MINUTES)),
          studio: options.studio,
          team: fullRef(input.team, 'team', 'group'),
          leads,
        });
        ctx.output('changed', result.changed);
        ctx.output('summary', result.summary);
      });
    },
  });
}
