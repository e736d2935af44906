/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  createIdempotencyKey,
  studioRequestCreatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ActionsOptions } from './ActionsOptions';
import { askSchema, toPlanInput } from './askInput';
import { requestSchema, toRequestOutput } from './requestOutput';

export function addFileRequest(options: ActionsOptions): void {
  const { registry, calls } = options;
  registry.register({
    name: 'file-request',
    title: 'File a request',
    description: `
Asks for SageMaker Studio access on behalf of the signed-in person. People decide: the request waits for one of its approvers, who see that
an agent filed it. Nothing is granted by this call. Call plan-request first and file only what the person has agreed to,
with a justification in their words.`.trim(),
    attributes: { readOnly: false, destructive: false, idempotent: false },
    visibilityPermission: studioRequestCreatePermission,
    schema: {
      input: z =>
        askSchema(z)
          .extend({
            justification: z
              .string()
              .describe('Why; the people who decide read it'),
            idempotencyKey: z
              .string()
              .max(255)
              .optional()
              .describe(
                'Any text of your own. Send the same again to repeat a call whose answer was lost: nothing is filed twice',
              ),
          })
          .strict(),
      output: requestSchema,
    },
    async action({ input, credentials }) {
      const { justification, idempotencyKey, ...asked } = input;
      const caller = await calls.person(credentials);
      const request = await caller.client.createRequest(
        { ...toPlanInput(asked), justification },
        {
          ...caller.options,
          idempotencyKey: idempotencyKey ?? createIdempotencyKey(),
        },
      );
      return { output: toRequestOutput(request, options) };
    },
  });
}
