/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The shape of a policy, and contradictions within one policy. Contradictions between policies, or with the rest of the
 * configuration, are in checkPolicies.ts.
 */
import { z } from 'zod';
import { isLonger } from '../model/durations';
import type { AutomaticRule, Policy, PolicyStage } from '../model/policy';
import {
  block,
  domainId,
  duration,
  groupRef,
  list,
  oneOf,
  roleArn,
  text,
  userOrGroupRef,
  wholeNumber,
  wordOr,
} from './schemaParts';

const DEFAULT_REQUEST_EXPIRY = 'P7D';

const name = text(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'a name in lower case letters, digits and dashes',
);
const approvers = list(
  wordOr(
    ['team-leads', 'domain-owners', 'parent-group', 'manager'],
    userOrGroupRef,
  ),
  'approvers: team-leads, domain-owners, parent-group, manager, or refs of users and groups',
);
const conditions = block({
  'lead-onboards-own-team': z
    .literal(true, { error: 'expected true, or leave the condition out' })
    .optional(),
  'requester-in': list(userOrGroupRef, 'refs of users or groups').optional(),
  'duration-at-most': duration.optional(),
  'extension-of-used-access': block({ usedWithin: duration }).optional(),
  'role-in': list(roleArn, 'role ARNs').optional(),
  kinds: list(
    oneOf(['grant', 'onboard-team', 'extend', 'change-role', 'revoke']),
    'kinds of requests',
  ).optional(),
}).refine(rule => Object.values(rule).some(value => value !== undefined), {
  error: 'expected at least one condition; without any it would always hold',
});
const stage = block({
  name,
  approvers,
  quorum: wholeNumber(1, 'a whole number of people').default(1),
});

const shape = block({
  name,
  teams: list(wordOr(['*'], groupRef), 'group refs, or *'),
  domains: list(wordOr(['*'], domainId), 'domain ids, or *'),
  executionRoles: list(roleArn, 'role ARNs').optional(),
  requesters: oneOf(['anyone', 'members']),
  onBehalfOf: oneOf(['leads', 'anyone']).default('leads'),
  assignment: oneOf(['user', 'group', 'either']).default('user'),
  approvers: approvers.optional(),
  stages: list(stage, 'stages, each with name and approvers').optional(),
  automatic: z
    .array(wordOr(['lead-onboards-own-team'], conditions), {
      error: 'expected a list of conditions',
    })
    .default([]),
  duration: block({
    default: duration.optional(),
    max: duration.optional(),
    untilRevoked: z.boolean({ error: 'expected true or false' }).optional(),
  }).optional(),
  requestExpiry: duration.default(DEFAULT_REQUEST_EXPIRY),
  reminders: z
    .array(duration, { error: 'expected a list of durations' })
    .default([]),
  fallbackApprovers: list(userOrGroupRef, 'refs of users or groups').default(
    [],
  ),
});

/** A policy as the configuration writes it, taken apart into what decides. */
export const policySchema = shape
  .superRefine((policy, context) => {
    for (const { path, message } of contradictions(policy)) {
      context.addIssue({ code: 'custom', path, message });
    }
  })
  .transform(toPolicy);

type PolicyInput = z.output<typeof shape>;
type Problem = { path: (string | number)[]; message: string };

function contradictions(policy: PolicyInput): Problem[] {
  return [
    ...stageProblems(policy),
    ...durationProblems(policy),
    ...automaticProblems(policy),
    ...reminderProblems(policy),
  ];
}

function stageProblems(policy: PolicyInput): Problem[] {
  if (policy.approvers && policy.stages) {
    return [
      {
        path: ['approvers'],
        message:
          'approvers and stages contradict each other, since approvers is short for one stage; keep one of the two',
      },
    ];
  }
  if (!policy.approvers && !policy.stages) {
    return [
      {
        path: [],
        message: 'expected approvers or stages; there is nobody to decide',
      },
    ];
  }
  const names = new Map<string, number>();
  return (policy.stages ?? []).flatMap((each, index) => {
    const problems: Problem[] = [];
    const earlier = names.get(each.name);
    if (earlier !== undefined) {
      problems.push({
        path: ['stages', index, 'name'],
        message: `${each.name} is there already, in stages[${earlier}].name`,
      });
    }
    names.set(each.name, index);
    const users = new Set(
      each.approvers.filter(approver => approver.startsWith('user:')),
    );
    if (
      each.approvers.every(approver => users.has(approver)) &&
      each.quorum > users.size
    ) {
      problems.push({
        path: ['stages', index, 'quorum'],
        message: `${each.quorum} people have to approve, but approvers names ${users.size}`,
      });
    }
    return problems;
  });
}

function durationProblems({ duration: limits }: PolicyInput): Problem[] {
  if (!limits) {
    return [];
  }
  const problems: Problem[] = [];
  if (limits.default && limits.max && isLonger(limits.default, limits.max)) {
    problems.push({
      path: ['duration', 'default'],
      message: `it is longer than duration.max (${limits.max})`,
    });
  }
  if (limits.untilRevoked && limits.max) {
    problems.push({
      path: ['duration', 'untilRevoked'],
      message: `until revoked contradicts duration.max (${limits.max})`,
    });
  }
  if (limits.untilRevoked && limits.default) {
    problems.push({
      path: ['duration', 'untilRevoked'],
      message: `until revoked contradicts duration.default (${limits.default}), which is what a request without a duration gets`,
    });
  }
  return problems;
}

function automaticProblems(policy: PolicyInput): Problem[] {
  return policy.automatic.flatMap((rule, index) => {
    if (typeof rule === 'string') {
      return [];
    }
    const problems: Problem[] = [];
    const say = (key: string, message: string) =>
      problems.push({ path: ['automatic', index, key], message });
    const atMost = rule['duration-at-most'];
    const { kinds } = rule;
    const max = policy.duration?.max;
    if (atMost && max && isLonger(atMost, max)) {
      say('duration-at-most', `it is longer than duration.max (${max})`);
    }
    if (
      atMost &&
      kinds?.every(kind => kind === 'revoke' || kind === 'change-role')
    ) {
      say(
        'duration-at-most',
        `it can never hold, since requests of kind ${kinds.join(
          ' and ',
        )} have no duration`,
      );
    }
    if (
      rule['lead-onboards-own-team'] &&
      kinds &&
      !kinds.includes('onboard-team')
    ) {
      say(
        'kinds',
        'it can never hold together with lead-onboards-own-team, which is for kind onboard-team only',
      );
    }
    if (rule['extension-of-used-access']) {
      if (kinds && !kinds.includes('extend')) {
        say(
          'kinds',
          'it can never hold together with extension-of-used-access, which is for kind extend only',
        );
      }
      if (rule['lead-onboards-own-team']) {
        say(
          'extension-of-used-access',
          'it can never hold together with lead-onboards-own-team, which is for kind onboard-team only',
        );
      }
    }
    for (const role of rule['role-in'] ?? []) {
      if (policy.executionRoles && !policy.executionRoles.includes(role)) {
        say('role-in', `${role} is not among the policy's executionRoles`);
      }
    }
    return problems;
  });
}

function reminderProblems(policy: PolicyInput): Problem[] {
  return policy.reminders.flatMap((reminder, index) => {
    const before = policy.reminders[index - 1];
    if (before && !isLonger(reminder, before)) {
      return [
        {
          path: ['reminders', index],
          message: `it comes no later than the one before (${before})`,
        },
      ];
    }
    return isLonger(policy.requestExpiry, reminder)
      ? []
      : [
          {
            path: ['reminders', index],
            message: `requests have expired by then (requestExpiry ${policy.requestExpiry})`,
          },
        ];
  });
}

function toPolicy(policy: PolicyInput): Policy {
  const { duration: limits } = policy;
  const stages: PolicyStage[] = policy.stages ?? [
    { name: 'approval', approvers: policy.approvers ?? [], quorum: 1 },
  ];
  return {
    name: policy.name,
    teams: policy.teams,
    domains: policy.domains,
    executionRoles: policy.executionRoles,
    requesters: policy.requesters,
    onBehalfOf: policy.onBehalfOf,
    assignment: policy.assignment,
    stages,
    automatic: policy.automatic.map(toRule),
    duration: {
      default: limits?.default,
      max: limits?.max,
      // A limit of the length rules out grants without an end.
      untilRevoked: limits?.untilRevoked ?? !(limits?.max || limits?.default),
    },
    requestExpiry: policy.requestExpiry,
    reminders: policy.reminders,
    fallbackApprovers: policy.fallbackApprovers,
  };
}

function toRule(rule: PolicyInput['automatic'][number]): AutomaticRule {
  return typeof rule === 'string'
    ? { leadOnboardsOwnTeam: true }
    : {
        leadOnboardsOwnTeam: rule['lead-onboards-own-team'],
        requesterIn: rule['requester-in'],
        durationAtMost: rule['duration-at-most'],
        extensionOfUsedWithin: rule['extension-of-used-access']?.usedWithin,
        roleIn: rule['role-in'],
        kinds: rule.kinds,
      };
}
