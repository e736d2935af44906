/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { Duration } from 'luxon';
import { systemClock } from '../onboarding/Clock';
import { withoutStack } from '../onboarding/errors';
import { onboardTeam } from '../onboarding/onboardTeam';
import { summaryTable } from '../onboarding/summary';
import { toRequestInput } from './input';
import { examples } from './onboardTeam.examples';
import type { StudioActionOptions } from './options';

// Within the hour that a Backstage sign-in lasts: the task acts with the credentials it was started with.
const DEFAULT_TIMEOUT_MINUTES = 30;

/**
 * Creates the action `sagemaker-studio:team:onboard`, which asks for access for a team and follows the request until
 * everybody is in. Running it again changes nothing and says so.
 *
 * @public
 */
export function createOnboardTeamAction(options: StudioActionOptions) {
  const {
    clock = systemClock,
    pollInterval = Duration.fromObject({ seconds: 2 }),
    reminderInterval = Duration.fromObject({ seconds: 30 }),
  } = options;
  return createTemplateAction({
    id: 'sagemaker-studio:team:onboard',
    description:
      'Onboards the people of a team into a SageMaker Studio domain: asks for access, waits for a decision where one is needed, and follows each person until they can sign in, or until it is certain when they can.',
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
        justification: z =>
          z.string({
            description: 'Why the team needs access; those who decide read it',
          }),
        timeoutMinutes: z =>
          z
            .number({
              description: `How long to wait for a decision and for AWS. Default: ${DEFAULT_TIMEOUT_MINUTES}`,
            })
            .positive()
            .optional(),
      },
      output: {
        requestId: z => z.string({ description: 'Id of the request' }),
        requestPath: z =>
          z.string({
            description: "Path of the request's page within the portal",
          }),
        planHash: z =>
          z.string({ description: 'Hash of the plan that was carried out' }),
        changed: z =>
          z.boolean({ description: 'Whether anything was changed in AWS' }),
        people: z =>
          z.array(
            z.object({
              ref: z.string(),
              displayName: z.string(),
              status: z.string(),
              profileName: z.string().optional(),
              startsAt: z.string().optional(),
            }),
            { description: 'What became of each person' },
          ),
        links: z =>
          z.object({
            studio: z.string().optional(),
            accessPortal: z.string().optional(),
            identityProvider: z.string().optional(),
          }),
        summary: z =>
          z.string({ description: 'A Markdown table with a row per person' }),
      },
    },
    async handler(ctx) {
      await withoutStack(async () => {
        const credentials = await ctx.getInitiatorCredentials();
        const result = await onboardTeam({
          ...options,
          clock,
          pollInterval,
          reminderInterval,
          credentials,
          deadline: clock.now().plus({
            minutes: ctx.input.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES,
          }),
          input: toRequestInput(ctx.input, credentials),
          logger: ctx.logger,
          signal: ctx.signal,
          dryRun: ctx.isDryRun ?? false,
          taskId: ctx.task.id,
          stepId: ctx.step?.id,
          checkpoint: opts => ctx.checkpoint(opts),
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
