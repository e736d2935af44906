/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { SagemakerStudioService } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { createDomain } from '../domains/createDomain';
import { withoutStack } from '../onboarding/errors';
import { examples } from './createDomain.examples';
import { toDomainRequest } from './domainInput';
import { requestOutput, timeoutField } from './fields';
import type { StudioActionOptions } from './options';
import { taskOf } from './taskOf';

/**
 * Options of the action that creates a domain.
 *
 * @public
 */
export type CreateDomainActionOptions = Omit<StudioActionOptions, 'studio'> & {
  studio: Pick<
    SagemakerStudioService,
    | 'createRequest'
    | 'getRequest'
    | 'listRequests'
    | 'planRequest'
    | 'retryDomainCreation'
  >;
};

/**
 * Creates the action `sagemaker-studio:domain:create`, which asks for a new domain and follows the request until it is in
 * service. A domain that is there already with the same settings is adopted.
 *
 * @public
 */
export function createDomainAction(options: CreateDomainActionOptions) {
  return createTemplateAction({
    id: 'sagemaker-studio:domain:create',
    description:
      'Creates a SageMaker Studio domain that people sign in to through IAM Identity Center: says what will be done, waits for a decision where one is needed, and follows AWS until the domain is in service and managed by the portal.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        owner: z =>
          z.string({
            description:
              'Entity reference of the team that owns the domain, such as group:default/forecasting',
          }),
        name: z => z.string({ description: 'Name of the domain' }),
        accountId: z => z.string({ description: 'AWS account, 12 digits' }),
        region: z =>
          z.string({ description: 'Region, that of IAM Identity Center' }),
        executionRole: z =>
          z
            .string({
              description:
                'ARN of the default execution role; instead of createRole',
            })
            .optional(),
        createRole: z =>
          z
            .string({
              description:
                'Name of an execution role to create; instead of executionRole',
            })
            .optional(),
        networkAccess: z =>
          z
            .enum(['internet', 'vpc-only'])
            .describe(
              'Whether apps reach the internet, or the VPC alone. Default: internet',
            )
            .optional(),
        vpcId: z => z.string({ description: 'Id of the VPC' }),
        subnetIds: z =>
          z.array(z.string(), { description: 'Ids of subnets of the VPC' }),
        securityGroupIds: z =>
          z
            .array(z.string(), {
              description:
                'Ids of security groups of apps; vpc-only needs at least one',
            })
            .optional(),
        sharing: z =>
          z
            .object({
              s3OutputPath: z.string().optional(),
              kmsKey: z.string().optional(),
            })
            .describe(
              'Where the output of shared notebooks goes, s3://…; nobody can share notebooks when absent',
            )
            .optional(),
        kmsKey: z =>
          z
            .string({
              description:
                'Key of home directories and volumes; one of AWS when absent',
            })
            .optional(),
        storage: z =>
          z
            .object({
              defaultSpaceGb: z.number().int(),
              maximumSpaceGb: z.number().int(),
            })
            .describe('Sizes of spaces')
            .optional(),
        idleMinutes: z =>
          z
            .number({
              description:
                'Minutes after which idle apps are shut down, 60 or more; never when absent',
            })
            .int()
            .optional(),
        attributeSessions: z =>
          z
            .boolean({
              description:
                'Whether sessions of the execution role carry the name of the profile. Default: true',
            })
            .optional(),
        tags: z =>
          z
            .record(z.string(), z.string())
            .describe('Tags of the domain')
            .optional(),
        mode: z =>
          z
            .enum(['observe', 'manage'])
            .describe('Whether the portal manages the domain. Default: manage')
            .optional(),
        executionRoles: z =>
          z
            .array(z.string(), {
              description:
                'ARNs of the roles that may be asked for, besides the default one',
            })
            .optional(),
        contact: z =>
          z
            .string({ description: 'Whom to ask about the domain, in words' })
            .optional(),
        justification: z =>
          z.string({ description: 'Why the domain is needed' }),
        timeoutMinutes: timeoutField,
      },
      output: {
        ...requestOutput,
        domainId: z =>
          z
            .string({ description: 'Id of the domain; absent in a dry run' })
            .optional(),
        domainPath: z =>
          z
            .string({
              description: "Path of the domain's page; absent in a dry run",
            })
            .optional(),
        summary: z =>
          z.string({ description: 'A Markdown list of what was done' }),
      },
    },
    async handler(ctx) {
      await withoutStack(async () => {
        const task = await taskOf(options, ctx, ctx.input.timeoutMinutes);
        const result = await createDomain({
          ...task,
          studio: options.studio,
          input: toDomainRequest(ctx.input, task.credentials),
        });
        ctx.output('requestId', result.requestId);
        ctx.output('requestPath', result.requestPath);
        ctx.output('domainId', result.domainId);
        ctx.output('domainPath', result.domainPath);
        ctx.output('planHash', result.planHash);
        ctx.output('summary', result.summary);
      });
    },
  });
}
