/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ActionsOptions } from './ActionsOptions';
import { READS } from './attributes';

export function addListDomains(options: ActionsOptions): void {
  const { registry, calls, addressOf } = options;
  registry.register({
    name: 'list-domains',
    title: 'List SageMaker Studio domains',
    description: `
Lists the SageMaker Studio domains in all accounts and Regions that the portal reads, with the execution roles that may be asked for.
A domain with an "obstacle" takes no requests now; the obstacle says why and what to do.`.trim(),
    attributes: READS,
    visibilityPermission: studioAccessReadPermission,
    schema: {
      input: z => z.object({}).strict(),
      output: z =>
        z.object({
          domains: z.array(
            z.object({
              domainId: z.string(),
              name: z.string(),
              accountId: z.string(),
              region: z.string(),
              status: z.string(),
              mode: z
                .enum(['observe', 'manage'])
                .describe('observe: the portal only reports on it'),
              defaultExecutionRole: z.string().describe('An ARN'),
              executionRoles: z
                .array(z.string())
                .describe('ARNs of the roles that may be asked for'),
              contact: z.string().optional().describe('Whom to ask about it'),
              owners: z.array(z.string()),
              obstacle: z
                .object({ message: z.string(), remedy: z.string() })
                .optional(),
              page: z.string().describe('Its page in the portal'),
            }),
          ),
          readAt: z.string().optional().describe('When AWS was read last'),
        }),
    },
    async action({ credentials }) {
      const caller = await calls.person(credentials);
      const { items, syncedAt } = await caller.client.listDomains(
        caller.options,
      );
      return {
        output: {
          domains: items.map(domain => ({
            domainId: domain.domainId,
            name: domain.name,
            accountId: domain.accountId,
            region: domain.region,
            status: domain.status,
            mode: domain.mode,
            defaultExecutionRole: domain.defaultExecutionRole,
            executionRoles: domain.executionRoles,
            contact: domain.contact,
            owners: domain.owners ?? [],
            obstacle: domain.obstacle && {
              message: domain.obstacle.message,
              remedy: domain.obstacle.remedy,
            },
            page: addressOf(`/sagemaker-studio/domains/${domain.domainId}`),
          })),
          readAt: syncedAt,
        },
      };
    },
  });
}
