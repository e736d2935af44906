/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { SagemakerStudioService } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { withoutStack } from '../onboarding/errors';
import { setTeamRule } from '../teams/setTeamRule';
import {
  accessFields,
  changedOutput,
  SETTINGS_MINUTES,
  type Zod,
} from './fields';
import { fullRef } from './input';
import type { StudioActionOptions } from './options';
import { examples } from './setTeamRule.examples';
import { taskOf } from './taskOf';

/**
 * Options of the action that sets a team rule.
 *
 * @public
 */
export type SetTeamRuleActionOptions = Omit<StudioActionOptions, 'studio'> & {
  studio: Pick<
    SagemakerStudioService,
    'listTeamRules' | 'setTeamRule' | 'simulateTeamRule'
  >;
};

const modeField = (who: string) => (z: Zod) =>
  z
    .enum(['off', 'propose', 'automatic'])
    .describe(`What happens when somebody ${who} the team. Default: propose`)
    .optional();

/**
 * Creates the action `sagemaker-studio:team:rule`, which sets the rule that keeps the access of a team in step with its members,
 * as a person may on the page of the team. Agents may not run it.
 *
 * @public
 */
export function createSetTeamRuleAction(options: SetTeamRuleActionOptions) {
  return createTemplateAction({
    id: 'sagemaker-studio:team:rule',
    description:
      'Sets the rule that keeps the access of a team to a SageMaker Studio domain in step with its members: whoever joins is asked for, and the access of whoever leaves ends. With both off, the rule ends.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        team: accessFields.team,
        domainId: accessFields.domainId,
        executionRole: accessFields.executionRole,
        duration: accessFields.duration,
        joiners: modeField('joins'),
        leavers: modeField('leaves'),
        check: (z: Zod) =>
          z
            .boolean({
              description:
                'Whether only to say what the rule would do, and to fail where the policies refuse it; nothing is set',
            })
            .optional(),
        justification: (z: Zod) =>
          z.string({
            description:
              'What the team needs the access for; those who decide read it in each request',
          }),
      },
      output: changedOutput,
    },
    async handler(ctx) {
      await withoutStack(async () => {
        const { input } = ctx;
        const task = await taskOf(options, ctx, SETTINGS_MINUTES);
        const result = await setTeamRule({
          ...task,
          dryRun: task.dryRun || input.check === true,
          studio: options.studio,
          team: fullRef(input.team, 'team', 'group'),
          domainId: input.domainId.trim(),
          rule: {
            // A form gives empty texts for what nobody has filled in.
            executionRole: input.executionRole?.trim() || undefined,
            duration: input.duration?.trim() || undefined,
            joiners: input.joiners ?? 'propose',
            leavers: input.leavers ?? 'propose',
            justification: input.justification.trim(),
          },
        });
        ctx.output('changed', result.changed);
        ctx.output('summary', result.summary);
      });
    },
  });
}
