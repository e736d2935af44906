/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { z } from 'zod';

/* Parameters of the rules. Refs have to be full and in lower case. */

export const userParams = z.object({
  userRefs: z
    .array(z.string())
    .describe('Catalog refs of users, such as user:default/jane.doe'),
});

export const teamParams = z.object({
  teams: z
    .array(z.string())
    .describe('Catalog refs of groups, such as group:default/forecasting'),
});

export const domainParams = z.object({
  domainIds: z
    .array(z.string())
    .describe('Ids of SageMaker Studio domains, such as d-abc123def456'),
});

export const claimParams = z.object({
  claims: z
    .array(z.string())
    .describe('The refs that somebody holds: their own, and those of groups'),
});
