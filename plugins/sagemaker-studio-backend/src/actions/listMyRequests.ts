/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ActionsOptions } from './ActionsOptions';
import { READS } from './attributes';
import { requestSchema, toRequestOutput } from './requestOutput';

const PAGE_SIZE = 20;

export function addListMyRequests(options: ActionsOptions): void {
  const { registry, calls } = options;
  registry.register({
    name: 'list-my-requests',
    title: 'List my requests',
    description: `
Lists the requests for SageMaker Studio access that the signed-in person filed or that are for them, the latest first, ${PAGE_SIZE} at a
time. Send "nextCursor" back as "cursor" for more.`.trim(),
    attributes: READS,
    schema: {
      input: z =>
        z
          .object({
            status: z
              .enum([
                'in-review',
                'approved',
                'rejected',
                'withdrawn',
                'expired',
                'invalidated',
              ])
              .optional(),
            domainId: z.string().optional(),
            cursor: z.string().optional(),
          })
          .strict(),
      output: z =>
        z.object({
          requests: z.array(requestSchema(z)),
          nextCursor: z.string().optional(),
        }),
    },
    async action({ input, credentials }) {
      const caller = await calls.person(credentials);
      const { items, nextCursor } = await caller.client.listRequests(
        { ...input, view: 'mine', limit: PAGE_SIZE },
        caller.options,
      );
      return {
        output: {
          requests: items.map(item => toRequestOutput(item, options)),
          nextCursor,
        },
      };
    },
  });
}
