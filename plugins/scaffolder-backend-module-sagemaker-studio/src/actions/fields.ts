/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { z as zod } from 'zod/v3';

/** The version of zod that the scaffolder passes in. */
export type Zod = typeof zod;

// Within the hour that a Backstage sign-in lasts: a task acts with the credentials it was started with.
export const DEFAULT_TIMEOUT_MINUTES = 30;

/** How long an action that changes settings waits for the back end. */
export const SETTINGS_MINUTES = 1;

/** The input of every action that requests or plans access. */
export const accessFields = {
  team: (z: Zod) =>
    z.string({
      description:
        'Entity reference of the team, such as group:default/forecasting',
    }),
  domainId: (z: Zod) =>
    z.string({ description: 'Id of the Studio domain, d-…' }),
  executionRole: (z: Zod) =>
    z
      .string({
        description:
          "ARN of the execution role; the domain's default when absent",
      })
      .optional(),
  people: (z: Zod) =>
    z
      .array(z.string(), {
        description:
          'Entity references of the people; every member of the team when absent',
      })
      .optional(),
  assignThrough: (z: Zod) =>
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
  duration: (z: Zod) =>
    z
      .string({
        description:
          'How long the access lasts, an ISO 8601 duration such as P90D; as long as the policies give when absent',
      })
      .optional(),
  startsAt: (z: Zod) =>
    z
      .string({
        description:
          'When the access is to begin, an ISO 8601 time such as 2026-12-01T08:00:00Z; once it is approved when absent',
      })
      .optional(),
  handOver: (z: Zod) =>
    z
      .boolean({
        description:
          'Whether people take over profiles that carry their login and were made for somebody else, with the home directories; a person then has to approve it',
      })
      .optional(),
};

/** For plans that are made before a later step names the leads. */
export function leadsField(z: Zod) {
  return z
    .array(z.string(), {
      description:
        'Entity references of those who are to lead the team by then, for a plan made before a step names them; those who lead it now when absent',
    })
    .optional();
}

export function justificationField(z: Zod) {
  return z.string({
    description: 'Why the access is needed; those who decide read it',
  });
}

export function timeoutField(z: Zod) {
  return z
    .number({
      description: `How long to wait for a decision and for AWS. Default: ${DEFAULT_TIMEOUT_MINUTES}`,
    })
    .positive()
    .optional();
}

export const requestOutput = {
  requestId: (z: Zod) => z.string({ description: 'Id of the request' }),
  requestPath: (z: Zod) =>
    z.string({ description: "Path of the request's page within the portal" }),
  planHash: (z: Zod) =>
    z.string({ description: 'Hash of the plan that was carried out' }),
};

/** The result for each person. */
export function peopleOutput(z: Zod) {
  return z.array(
    z.object({
      ref: z.string(),
      displayName: z.string(),
      status: z.string(),
      profileName: z.string().optional(),
      startsAt: z.string().optional(),
    }),
    { description: 'What became of each person' },
  );
}

export function summaryOutput(z: Zod) {
  return z.string({ description: 'A Markdown table with a row per person' });
}

/** Output of the actions that change settings of a team or a domain. */
export const changedOutput = {
  changed: (z: Zod) =>
    z.boolean({ description: 'Whether anything was changed' }),
  summary: (z: Zod) =>
    z.string({
      description: 'A Markdown list of what changed and whom it affects',
    }),
};
