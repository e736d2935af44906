/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { SagemakerStudioService } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { configureDomain } from '../domains/configureDomain';
import { withoutStack } from '../onboarding/errors';
import { examples } from './configureDomain.examples';
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
 * Options of the action that changes the settings of a domain.
 *
 * @public
 */
export type ConfigureDomainActionOptions = Omit<
  StudioActionOptions,
  'studio'
> & {
  studio: Pick<
    SagemakerStudioService,
    'getSettings' | 'setDomain' | 'simulateDomainSettings'
  >;
};

/**
 * Creates the action `sagemaker-studio:domain:configure`, which changes settings of a domain, as a person may on the page
 * Settings. Agents may not run it.
 *
 * @public
 */
export function createConfigureDomainAction(
  options: ConfigureDomainActionOptions,
) {
  return createTemplateAction({
    id: 'sagemaker-studio:domain:configure',
    description:
      'Changes settings of a SageMaker Studio domain: mode, owners, roles, durations, contact. What is absent stays as it is. Says before it saves which requests and which access the change affects.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        domainId: accessFields.domainId,
        mode: (z: Zod) =>
          z
            .enum(['observe', 'manage'])
            .describe('Whether the portal manages the domain or only reports')
            .optional(),
        owners: (z: Zod) =>
          z
            .array(z.string(), {
              description:
                'Entity references of users, or of groups whose members own it; group:default/… unless the kind is written',
            })
            .optional(),
        roles: (z: Zod) =>
          z
            .array(
              z.object({
                role: z.string(),
                name: z.string().optional(),
                purpose: z.string().optional(),
              }),
              {
                description:
                  'Execution roles that may be asked for besides the default one: ARN, a name for people, a purpose',
              },
            )
            .optional(),
        defaultDuration: (z: Zod) =>
          z
            .string({
              description:
                'Duration that is offered first, ISO 8601 such as P30D',
            })
            .optional(),
        maxDuration: (z: Zod) =>
          z
            .string({
              description: 'Longest duration, ISO 8601 such as P90D',
            })
            .optional(),
        contact: (z: Zod) =>
          z
            .string({ description: 'Whom to ask about the domain, in words' })
            .optional(),
      },
      output: {
        ...changedOutput,
        fields: (z: Zod) =>
          z.array(z.string(), { description: 'The fields that changed' }),
        domainPath: (z: Zod) =>
          z.string({
            description: "Path of the domain's page within the portal",
          }),
      },
    },
    async handler(ctx) {
      await withoutStack(async () => {
        const { input } = ctx;
        const domainId = input.domainId.trim();
        const result = await configureDomain({
          ...(await taskOf(options, ctx, SETTINGS_MINUTES)),
          studio: options.studio,
          domainId,
          settings: {
            mode: input.mode,
            owners: input.owners?.map(ref => fullRef(ref, 'owners', 'group')),
            roles: input.roles,
            // A form gives empty texts for what nobody has filled in.
            defaultDuration: input.defaultDuration?.trim() || undefined,
            maxDuration: input.maxDuration?.trim() || undefined,
            contact: input.contact?.trim() || undefined,
          },
        });
        ctx.output('changed', result.changed);
        ctx.output('fields', result.fields);
        ctx.output(
          'domainPath',
          `/sagemaker-studio/domains/${encodeURIComponent(domainId)}`,
        );
        ctx.output('summary', result.summary);
      });
    },
  });
}
