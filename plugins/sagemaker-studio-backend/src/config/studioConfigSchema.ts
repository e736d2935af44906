/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Duration } from 'luxon';
import { z } from 'zod';
import {
  EVERY_TEAM,
  groupNameFor,
  LEAD_WORDS,
  splitLeads,
  TEAM_PLACEHOLDER,
} from '../model/leads';
import {
  contact,
  domainDuration,
  offeredRole,
  splitRoles,
} from './domainParts';
import { approvalSchema, policySchema } from './policySchema';
import {
  accountId,
  accountOf,
  anyDuration,
  anyList,
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
  policyArn,
  region,
  roleArn,
  share,
  shownText,
  text,
  userOrGroupRef,
  wholeNumber,
  wordOr,
} from './schemaParts';

const leadError = {
  error: `expected ${LEAD_WORDS.join(
    ', ',
  )}, a name with more than ${TEAM_PLACEHOLDER} in it such as ${TEAM_PLACEHOLDER}-leads, or the ref of a catalog user or group such as user:default/jane.doe`,
};

/** A pattern for the names of groups whose members lead. */
const leadPattern = z
  .string(leadError)
  .trim()
  .max(128, leadError)
  .refine(
    value =>
      value.includes(TEAM_PLACEHOLDER) &&
      groupNameFor(value, '').length > 0 &&
      // A colon would make it look like a ref.
      !value.includes(':'),
    leadError,
  );

const lead = z.union(
  [z.enum(LEAD_WORDS), leadPattern, userOrGroupRef],
  leadError,
);

/** A key that signs events, or signed them before. */
const signingKey = block({
  id: text(
    /^[A-Za-z0-9._-]{1,64}$/,
    'a name for the key such as 2026-11, which events carry: letters, digits, dots, dashes and underscores',
  ),
  secret: z.string({ error: 'expected a random text' }).min(32, {
    error:
      'expected a random text of 32 characters or more, such as openssl rand -base64 32 makes',
  }),
});

/** The shape of the block. */
export const studioConfigSchema = block(
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
          // Where it is, for a domain that is not found by listing.
          accountId: accountId.optional(),
          region: region.optional(),
          executionRoles: anyList(offeredRole, 'role ARNs').default([]),
          // For every policy, and shorter than any of them when it is.
          duration: domainDuration.optional(),
          contact: contact.optional(),
          // Default: the owner that our own catalog provider writes.
          owners: anyList(userOrGroupRef, 'refs of users or groups').optional(),
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
          domain.executionRoles.forEach(({ role }, index) => {
            if (domain.accountId && accountOf(role) !== domain.accountId) {
              context.addIssue({
                code: 'custom',
                path: [key, 'executionRoles', index],
                message: `expected a role of the account ${domain.accountId}, in which the domain is`,
              });
            }
          });
          if (!domainId.safeParse(key).success) {
            context.addIssue({
              code: 'custom',
              path: [key],
              message: `the key is not an id of a SageMaker Studio domain; expected one such as d-abc123def456`,
            });
          }
        }
      })
      .transform(domains =>
        Object.fromEntries(
          Object.entries(domains).map(([id, { executionRoles, ...domain }]) => [
            id,
            { ...domain, ...splitRoles(executionRoles) },
          ]),
        ),
      ),
    teams: anyList(
      block({
        team: wordOr([EVERY_TEAM], groupRef),
        leads: list(
          lead,
          'refs of users or groups, patterns such as {team}-leads, parent-leads, or manager',
        ),
      })
        .transform(({ team, leads }) => ({ team, ...splitLeads(leads) }))
        .refine(({ team, leads }) => team !== EVERY_TEAM || !leads.length, {
          path: ['leads'],
          error:
            'expected only patterns such as {team}-leads, parent-leads or manager for every team; name people and groups for one team',
        }),
      'objects with team and leads',
    ).default([]),
    teamRules: anyList(
      block({
        team: groupRef,
        domain: domainId,
        executionRole: roleArn.optional(),
        duration: duration.optional(),
        noEnd: z.boolean({ error: 'expected true or false' }).default(false),
        joiners: oneOf(['off', 'propose', 'automatic']),
        leavers: oneOf(['off', 'propose', 'automatic']),
        justification: shownText('what the team needs the access for'),
      }).refine(({ duration: length, noEnd }) => !(length && noEnd), {
        error: 'expected duration or noEnd, not both',
      }),
      'rules, each with team, domain, joiners and leavers',
    ).default([]),
    unusedAfter: duration.default('P60D'),
    sync: block({
      // A sweep of any company takes longer than a few seconds.
      frequency: anyDuration({ example: 'PT5M', seconds: 5 }).default('PT5M'),
      fullFrequency: duration.default('PT1H'),
      // How much of a set may vanish between two sweeps without waiting for a person.
      removalLimit: block({
        share: share.default(0.5),
        count: wholeNumber(0).default(10),
      }).prefault({}),
    }).prefault({}),
    identityMapping: list(
      z.string({ error: 'expected the name of a way to find people' }),
      'ways to find people',
    ).optional(),
    identity: block({
      trustedOrigins: anyList(
        z
          .string({ error: 'expected the beginning of an origin' })
          .regex(/^(url:https?:\/\/[^\s/]+|(?!url:)[^\s:]+:)/, {
            error:
              'expected the beginning of an origin with its scheme, and after url: with a host, such as msgraph: or url:https://gitlab.example/org/',
          }),
        'beginnings of origins',
      ).default([]),
    }).prefault({}),
    cloudTrail: block({
      topic: z
        .string({ error: 'expected the name of an events topic' })
        .min(1, { error: 'expected the name of an events topic' })
        .default('aws-cloudtrail'),
    }).prefault({}),
    // AWS's limit for Identity Center, and more than it is likely to allow for SageMaker, where the rate is measured.
    pace: block({
      identityCenter: block({
        callsPerSecond: callsPerSecond.default(20),
      }).prefault({}),
      sageMaker: block({
        callsPerSecond: callsPerSecond.default(100),
      }).prefault({}),
    }).prefault({}),
    offboarding: block({
      coolingOff: anyDuration({ example: 'P7D' }).default('P7D'),
    }).prefault({}),
    expiryNotices: anyList(duration, 'durations such as [P7D, P1D]')
      .default(['P7D', 'P1D'])
      .transform(longestFirst),
    requests: block({
      maxPerHour: wholeNumber(1).default(200),
    }).prefault({}),
    leavers: block({
      // Between the suspension of somebody who seems to have left and the removal of the access.
      grace: anyDuration({ example: 'P3D' }).default('P3D'),
      // More people at once than this wait for a person to accept it; likewise as a share of all who have access.
      maxAtOnce: wholeNumber(1).default(10),
      maxShare: share.default(0.2),
      // Recipients; default: the owners of the domains concerned.
      notify: anyList(userOrGroupRef, 'refs of users or groups').optional(),
    }).prefault({}),
    // Read where they are used; here so that no other key passes for one.
    notifications: z.boolean({ error: 'expected true or false' }).optional(),
    notificationLanguage: z
      .enum(['en', 'de'], { error: 'expected one of: en, de' })
      .default('en'),
    outbox: block({
      keep: anyDuration({ example: 'P7D' }).optional(),
    }).optional(),
    history: block({
      keep: anyDuration({ example: 'P400D' }).optional(),
    }).optional(),
    events: block({
      signingKey: signingKey.optional(),
      formerSigningKeys: anyList(
        signingKey,
        'keys, each with id and secret',
      ).default([]),
      signedFrom: wholeNumber(1, 'the number of an event').optional(),
    }).prefault({}),
    policies: anyList(policySchema, 'policies').default([]),
    domainCreation: block({
      // Absent: whoever has the permission creates a domain without a further decision.
      approval: approvalSchema.optional(),
      executionRoles: block({
        permissionsBoundary: text(
          /^[a-zA-Z0-9+=,.@_/-]{1,128}$/,
          'the name of a managed policy of the account, such as StudioExecutionBoundary',
        ),
        policies: list(policyArn, 'ARNs of managed policies').default([
          'arn:aws:iam::aws:policy/AmazonSageMakerFullAccess',
        ]),
      }).optional(),
    }).prefault({}),
  },
  'expected an object with identityCenter and accounts',
);

function longestFirst(durations: string[]): string[] {
  const milliseconds = (iso: string) => Duration.fromISO(iso).toMillis();
  return [...durations].sort((a, b) => milliseconds(b) - milliseconds(a));
}

/** The block as it was read. */
export type StudioConfigBlock = z.infer<typeof studioConfigSchema>;
