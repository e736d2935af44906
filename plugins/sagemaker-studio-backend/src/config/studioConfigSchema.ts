/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { z } from 'zod';
import { policySchema } from './policySchema';
import {
  accountId,
  block,
  callsPerSecond,
  domainId,
  duration,
  groupRef,
  httpUrl,
  identityStoreId,
  instanceArn,
  list,
  oneOf,
  region,
  roleArn,
  userOrGroupRef,
} from './schemaParts';

/** The shape of the block. */
export const studioConfigSchema = z.object(
  {
    aws: block({ endpoint: httpUrl.optional() }).optional(),
    identityCenter: block({
      accountId,
      region,
      instanceArn: instanceArn.optional(),
      identityStoreId: identityStoreId.optional(),
      accessPortalUrl: httpUrl.optional(),
      identityProviderUrl: httpUrl.optional(),
    }),
    accounts: list(
      block({ accountId, regions: list(region, 'AWS Regions') }),
      'accounts, each with accountId and regions',
    ).default([]),
    domains: z
      .record(
        z.string(),
        block({
          mode: oneOf(['observe', 'manage']),
          accountId: accountId.optional(),
          region: region.optional(),
          executionRoles: z
            .array(roleArn, { error: 'expected a list of role ARNs' })
            .default([]),
          owners: list(userOrGroupRef, 'refs of users or groups').default([]),
        }),
        { error: 'expected an object with domain ids as keys' },
      )
      .default({})
      .superRefine((domains, context) => {
        for (const [key, domain] of Object.entries(domains)) {
          if (!domain.accountId !== !domain.region) {
            context.addIssue({
              code: 'custom',
              path: [key],
              message: 'expected accountId and region both, or neither',
            });
          }
          if (!domainId.safeParse(key).success) {
            context.addIssue({
              code: 'custom',
              path: [key],
              message: `the key is no id of a SageMaker Studio domain; expected one such as d-abc123def456`,
            });
          }
        }
      }),
    teams: z
      .array(
        block({
          team: groupRef,
          leads: list(userOrGroupRef, 'refs of users or groups'),
        }),
        { error: 'expected a list of objects with team and leads' },
      )
      .default([]),
    unusedAfter: duration.default('P60D'),
    sync: block({
      // Backstage's own reader takes it.
      frequency: z.unknown().optional(),
      fullFrequency: duration.default('PT1H'),
      removalLimit: block({
        share: z
          .number({ error: 'expected a number from 0 to 1' })
          .min(0, { error: 'expected a number from 0 to 1' })
          .max(1, { error: 'expected a number from 0 to 1' })
          .default(0.5),
        count: z
          .int({ error: 'expected a whole number' })
          .min(0, { error: 'expected 0 or more' })
          .default(10),
      }).prefault({}),
    }).prefault({}),
    identityMapping: list(
      z.string({ error: 'expected the name of a way to find people' }),
      'ways to find people',
    ).optional(),
    identity: block({
      trustedOrigins: z
        .array(
          z
            .string({ error: 'expected the beginning of an origin' })
            .regex(/^[^\s:]+:/, {
              error:
                'expected the beginning of an origin with its scheme, such as msgraph: or url:https://gitlab.example/org/',
            }),
          { error: 'expected a list of beginnings of origins' },
        )
        .default([]),
    }).prefault({}),
    cloudTrail: block({
      topic: z
        .string({ error: 'expected the name of an events topic' })
        .min(1, { error: 'expected the name of an events topic' })
        .default('aws-cloudtrail'),
    }).prefault({}),
    pace: block({
      identityCenter: block({ callsPerSecond: callsPerSecond.optional() }),
      sageMaker: block({ callsPerSecond: callsPerSecond.optional() }),
    })
      .partial()
      .optional(),
    policies: z
      .array(policySchema, { error: 'expected a list of policies' })
      .default([]),
  },
  { error: 'expected an object with identityCenter and accounts' },
);

/** The block as it was read. */
export type StudioConfigBlock = z.infer<typeof studioConfigSchema>;
