/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ActionsOptions } from './ActionsOptions';
import { READS } from './attributes';
import { requestSchema, toRequestOutput } from './requestOutput';

export function addGetRequest(options: ActionsOptions): void {
  const { registry, calls } = options;
  registry.register({
    name: 'get-request',
    title: 'State of a request',
    description: `
Says what has become of a request for SageMaker Studio access: whether it was decided and by whom, who can decide it, and for each person how far
AWS is. Access is there once the status in "access" is "active". A decision can take days, so do not poll more often than
once a minute.`.trim(),
    attributes: READS,
    schema: {
      input: z =>
        z
          .object({ requestId: z.string().describe('Id of the request') })
          .strict(),
      output: requestSchema,
    },
    async action({ input, credentials }) {
      const caller = await calls.person(credentials);
      const request = await caller.client.getRequest(
        input.requestId,
        caller.options,
      );
      return { output: toRequestOutput(request, options) };
    },
  });
}
