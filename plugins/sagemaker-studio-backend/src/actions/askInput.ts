/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PlanInput } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { z } from 'zod/v3';

/** The requests that agents may file. Only people revoke access, create domains or take over a profile. */
export function askSchema(zod: typeof z) {
  return zod
    .object({
      kind: zod
        .enum(['grant', 'onboard-team', 'extend', 'change-role'])
        .describe(
          'grant: access for people, by default the signed-in person; onboard-team: for the members of a team; extend: later end of access that exists; change-role: another execution role for access that exists',
        ),
      team: zod
        .string()
        .describe(
          'Entity reference of the team that the access is for, group:default/forecasting; who-am-i says with which teams the person may ask',
        ),
      domainId: zod
        .string()
        .describe('Id of the domain, d-…; see list-domains'),
      people: zod
        .array(zod.string())
        .optional()
        .describe(
          'Entity references of users; when absent, the signed-in person for grant and every member for onboard-team',
        ),
      executionRole: zod
        .string()
        .optional()
        .describe(
          "ARN of the execution role; the domain's default when absent",
        ),
      duration: zod
        .string()
        .optional()
        .describe('How long, an ISO 8601 duration such as P90D'),
      noEnd: zod
        .boolean()
        .optional()
        .describe('Until it is revoked, where the policies allow that'),
      startsAt: zod
        .string()
        .optional()
        .describe(
          'When it is to begin, an ISO 8601 time; once approved when absent',
        ),
      grantIds: zod
        .array(zod.string())
        .optional()
        .describe(
          'For extend and change-role: the access concerned, see who-am-i',
        ),
    })
    .strict();
}

export function toPlanInput(
  input: z.infer<ReturnType<typeof askSchema>>,
): PlanInput {
  return { ...input, source: 'agent' };
}
