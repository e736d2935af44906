/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The shape of a policy, and contradictions within one policy. Contradictions between policies, or with the rest of the
 * configuration, are in checkPolicies.ts.
 */
import { z } from 'zod';
import { isLonger } from '../model/durations';
import {
  CREATED,
  PORTAL,
  DEFAULT_MIN_JUSTIFICATION_LENGTH,
  type AutomaticRule,
  type Policy,
} from '../model/policy';
import {
  anyList,
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
  domains: list(
    wordOr(['*', CREATED, PORTAL], domainId),
    'domain ids, created, portal, or *',
  ),
  executionRoles: list(roleArn, 'role ARNs').optional(),
  requesters: oneOf(['anyone', 'members']),
  onBehalfOf: oneOf(['leads', 'anyone']).default('leads'),
  assignment: oneOf(['user', 'group', 'either']).default('user'),
  approvers: approvers.optional(),
  stages: list(stage, 'stages, each with name and approvers').optional(),
  automatic: anyList(
    wordOr(['lead-onboards-own-team'], conditions),
    'conditions',
  ).default([]),
  duration: block({
    default: duration.optional(),
    max: duration.optional(),
    untilRevoked: z.boolean({ error: 'expected true or false' }).optional(),
  }).optional(),
  requestExpiry: duration.default(DEFAULT_REQUEST_EXPIRY),
  reminders: anyList(duration, 'durations').default([]),
  minJustificationLength: wholeNumber(1, 'a number of characters').default(
    DEFAULT_MIN_JUSTIFICATION_LENGTH,
  ),
  fallbackApprovers: list(userOrGroupRef, 'refs of users or groups').default(
    [],
  ),
});

/** Who decides on something that no policy covers, such as a new domain. */
export const approvalSchema = block({
  approvers: shape.shape.approvers,
  stages: shape.shape.stages,
  requestExpiry: shape.shape.requestExpiry,
  reminders: shape.shape.reminders,
  minJustificationLength: shape.shape.minJustificationLength,
  fallbackApprovers: shape.shape.fallbackApprovers,
})
  .superRefine((approval, context) => {
    const report: Report = (path, message) =>
      context.addIssue({ code: 'custom', path, message });
    checkStages(approval, report);
    checkReminders(approval, report);
  })
  .transform(({ approvers: single, stages, ...approval }) => ({
    ...approval,
    stages: stagesOf({ approvers: single, stages }),
  }));

/** A policy as the configuration writes it, taken apart into what decides. */
export const policySchema = shape
  .superRefine((policy, context) => {
    const report: Report = (path, message) =>
      context.addIssue({ code: 'custom', path, message });
    checkStages(policy, report);
    checkDurations(policy, report);
    policy.automatic.forEach((rule, index) => {
      if (typeof rule !== 'string') {
        checkAutomatic(rule, policy, (path, message) =>
          report(['automatic', index, ...path], message),
        );
      }
    });
    checkReminders(policy, report);
  })
  .transform(toPolicy);

type PolicyInput = z.output<typeof shape>;
type Report = (path: (string | number)[], message: string) => void;

function checkStages(
  policy: Pick<PolicyInput, 'approvers' | 'stages'>,
  report: Report,
): void {
  const { approvers: single, stages = [] } = policy;
  if (single && policy.stages) {
    report(
      ['approvers'],
      'approvers and stages contradict each other, since approvers is short for one stage; keep one of the two',
    );
    return;
  }
  if (!single && !policy.stages) {
    report([], 'expected approvers or stages; there is nobody to decide');
  }
  stages.forEach((each, index) => {
    const earlier = stages.findLastIndex(
      (other, at) => at < index && other.name === each.name,
    );
    if (earlier >= 0) {
      report(
        ['stages', index, 'name'],
        `${each.name} is there already, in stages[${earlier}].name`,
      );
    }
    const isAllUsers = each.approvers.every(ref => ref.startsWith('user:'));
    const users = new Set(each.approvers).size;
    if (isAllUsers && each.quorum > users) {
      report(
        ['stages', index, 'quorum'],
        `${each.quorum} people have to approve, but approvers names ${users}`,
      );
    }
  });
}

function checkDurations(policy: PolicyInput, report: Report): void {
  const { default: usual, max, untilRevoked } = policy.duration ?? {};
  if (usual && max && isLonger(usual, max)) {
    report(['duration', 'default'], `it is longer than duration.max (${max})`);
  }
  if (untilRevoked && max) {
    report(
      ['duration', 'untilRevoked'],
      `until revoked contradicts duration.max (${max})`,
    );
  }
  if (untilRevoked && usual) {
    report(
      ['duration', 'untilRevoked'],
      `until revoked contradicts duration.default (${usual}), which is what a request without a duration gets`,
    );
  }
}

function checkAutomatic(
  rule: z.output<typeof conditions>,
  policy: PolicyInput,
  report: Report,
): void {
  const { kinds } = rule;
  const atMost = rule['duration-at-most'];
  const ofTeam = rule['lead-onboards-own-team'];
  const ofUsed = rule['extension-of-used-access'];
  const max = policy.duration?.max;
  if (atMost && max && isLonger(atMost, max)) {
    report(['duration-at-most'], `it is longer than duration.max (${max})`);
  }
  if (
    atMost &&
    kinds?.every(kind => kind === 'revoke' || kind === 'change-role')
  ) {
    report(
      ['duration-at-most'],
      `it can never hold, since requests of kind ${kinds.join(
        ' and ',
      )} have no duration`,
    );
  }
  if (ofTeam && kinds && !kinds.includes('onboard-team')) {
    report(
      ['kinds'],
      'it can never hold together with lead-onboards-own-team, which is for kind onboard-team only',
    );
  }
  if (ofUsed && kinds && !kinds.includes('extend')) {
    report(
      ['kinds'],
      'it can never hold together with extension-of-used-access, which is for kind extend only',
    );
  }
  if (ofUsed && ofTeam) {
    report(
      ['extension-of-used-access'],
      'it can never hold together with lead-onboards-own-team, which is for kind onboard-team only',
    );
  }
  for (const role of rule['role-in'] ?? []) {
    if (policy.executionRoles && !policy.executionRoles.includes(role)) {
      report(['role-in'], `${role} is not among the policy's executionRoles`);
    }
  }
}

function checkReminders(
  policy: Pick<PolicyInput, 'reminders' | 'requestExpiry'>,
  report: Report,
): void {
  policy.reminders.forEach((reminder, index) => {
    const before = policy.reminders[index - 1];
    if (before && !isLonger(reminder, before)) {
      report(
        ['reminders', index],
        `it comes no later than the one before (${before})`,
      );
    } else if (!isLonger(policy.requestExpiry, reminder)) {
      report(
        ['reminders', index],
        `requests have expired by then (requestExpiry ${policy.requestExpiry})`,
      );
    }
  });
}

function toPolicy(policy: PolicyInput): Policy {
  const { approvers: single, duration: limits, ...rest } = policy;
  const { default: usual, max } = limits ?? {};
  return {
    ...rest,
    stages: stagesOf({ approvers: single, stages: policy.stages }),
    automatic: policy.automatic.map(toRule),
    duration: {
      default: usual,
      max,
      // A limit of the length rules out grants without an end.
      untilRevoked: limits?.untilRevoked ?? !(max || usual),
    },
  };
}

function stagesOf({
  approvers: single = [],
  stages,
}: Pick<PolicyInput, 'approvers' | 'stages'>): Policy['stages'] {
  return stages ?? [{ name: 'approval', approvers: single, quorum: 1 }];
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
