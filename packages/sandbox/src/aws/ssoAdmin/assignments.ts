/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  assign,
  assignmentsOfApplication,
  assignmentsOfPrincipal,
  findAssignment,
  unassign,
} from '../../world/assignments';
import { membershipsOfUser } from '../../world/memberships';
import { orderBy } from '../../world/tables';
import {
  autoCreateProfile,
  profileKey,
  profileOf,
  whyNoProfile,
} from '../../world/userProfiles';
import { isApplicationShown } from '../../world/studioDomains';
import {
  Application,
  ApplicationAssignment,
  IdentityCenterUser,
  StudioDomain,
} from '../../world/World';
import { AwsCall } from '../AwsCall';
import { accessDenied, AwsError } from '../AwsError';
import { pageOf } from '../protocol/pages';
import {
  isOwner,
  pageSize,
  requireApplication,
  requireInstance,
  resourceNotFound,
} from './access';

type AssignmentInput = {
  ApplicationArn: string;
  PrincipalId: string;
  PrincipalType: 'USER' | 'GROUP';
};

type Paging = { MaxResults?: number; NextToken?: string };

/** AWS does not raise this one. */
const MAX_GROUPS = 100;

function positionOf(assignment: ApplicationAssignment): string {
  const { applicationArn, principalType, principalId } = assignment;
  return `${applicationArn}|${principalType}|${principalId}`;
}

const inOrder = orderBy<ApplicationAssignment>(positionOf);

function idOf(input: AssignmentInput) {
  return {
    applicationArn: input.ApplicationArn,
    principalType: input.PrincipalType,
    principalId: input.PrincipalId,
  };
}

function shown(assignment: ApplicationAssignment): AssignmentInput {
  return {
    ApplicationArn: assignment.applicationArn,
    PrincipalId: assignment.principalId,
    PrincipalType: assignment.principalType,
  };
}

function requirePrincipal(
  call: AwsCall,
  type: 'USER' | 'GROUP',
  id: string,
): void {
  const { users, groups } = call.world.identityCenter;
  if (!(type === 'USER' ? users : groups)[id]) {
    throw resourceNotFound(`${type} with id '${id}' not found.`);
  }
}

function requireAssignment(call: AwsCall, input: AssignmentInput): void {
  if (!findAssignment(call.world, idOf(input))) {
    throw resourceNotFound(
      `Assignment of ${input.PrincipalType} '${input.PrincipalId}' to application '${input.ApplicationArn}' not found.`,
    );
  }
}

function checkGroupQuota(call: AwsCall, input: AssignmentInput): void {
  const groups = assignmentsOfApplication(
    call.world,
    input.ApplicationArn,
  ).filter(({ principalType }) => principalType === 'GROUP');
  if (input.PrincipalType === 'GROUP' && groups.length >= MAX_GROUPS) {
    throw new AwsError(
      'ServiceQuotaExceededException',
      `The maximum number of groups that can be assigned to application '${input.ApplicationArn}' is ${MAX_GROUPS}.`,
    );
  }
}

/** The domain behind the application and the user, where an assignment of a user has to do with a profile. */
function userOf(
  call: AwsCall,
  application: Application,
  input: AssignmentInput,
): { domain: StudioDomain; user: IdentityCenterUser } | undefined {
  const { identityCenter, domains } = call.world;
  const user = identityCenter.users[input.PrincipalId];
  const domain = application.domainId && domains[application.domainId];
  return input.PrincipalType === 'USER' && user && domain
    ? { domain, user }
    : undefined;
}

export function createApplicationAssignment(
  call: AwsCall,
  input: AssignmentInput,
): Record<string, unknown> {
  const { world, now } = call;
  const application = requireApplication(
    call,
    input.ApplicationArn,
    'sso:CreateApplicationAssignment',
  );
  if (
    world.switches.assignmentFromMemberAccount === 'denied' &&
    !isOwner(call)
  ) {
    throw accessDenied(
      call.caller.arn,
      'sso:CreateApplicationAssignment',
      input.ApplicationArn,
    );
  }
  if (world.switches.assignmentOfMissingPrincipal === 'not-found') {
    requirePrincipal(call, input.PrincipalType, input.PrincipalId);
  }
  if (findAssignment(world, idOf(input))) {
    if (world.switches.repeatedAssignment === 'conflict') {
      throw new AwsError(
        'ConflictException',
        `${input.PrincipalType} '${input.PrincipalId}' is already assigned to application '${input.ApplicationArn}'.`,
      );
    }
    return {};
  }
  checkGroupQuota(call, input);
  assign(world, now, idOf(input));
  const person = userOf(call, application, input);
  if (
    world.switches.userAssignmentCreatesProfile &&
    person &&
    // The assignment stands in any case; what SageMaker does of it later is not part of the answer.
    !whyNoProfile(world, person.domain, person.user.userName)
  ) {
    const { domainId } = person.domain;
    autoCreateProfile(world, now, domainId, person.user.userName);
  }
  return {};
}

export function deleteApplicationAssignment(
  call: AwsCall,
  input: AssignmentInput,
): Record<string, unknown> {
  const { world } = call;
  const application = requireApplication(
    call,
    input.ApplicationArn,
    'sso:DeleteApplicationAssignment',
  );
  if (world.switches.missingAssignment === 'not-found') {
    requireAssignment(call, input);
  }
  unassign(world, idOf(input));
  const person = userOf(call, application, input);
  if (world.switches.unassignDeletesProfile && person) {
    const { domainId } = person.domain;
    const profile = profileOf(world, domainId, person.user.userName);
    if (profile) {
      const { userProfileName } = profile;
      delete world.userProfiles[profileKey(domainId, userProfileName)];
    }
  }
  return {};
}

/** Direct assignments only, as AWS says of this operation. */
export function describeApplicationAssignment(
  call: AwsCall,
  input: AssignmentInput,
): Record<string, unknown> {
  requireApplication(
    call,
    input.ApplicationArn,
    'sso:DescribeApplicationAssignment',
  );
  requireAssignment(call, input);
  return input;
}

export function listApplicationAssignments(
  call: AwsCall,
  input: Paging & { ApplicationArn: string },
): Record<string, unknown> {
  const { ApplicationArn } = input;
  requireApplication(call, ApplicationArn, 'sso:ListApplicationAssignments');
  const { records, NextToken } = pageOf({
    from: inOrder(call.world.identityCenter.assignments),
    keep: assignment => assignment.applicationArn === ApplicationArn,
    maxResults: pageSize(call, input.MaxResults),
    nextToken: input.NextToken,
    scope: ['ListApplicationAssignments', ApplicationArn],
  });
  return { ApplicationAssignments: records.map(shown), NextToken };
}

export function listApplicationAssignmentsForPrincipal(
  call: AwsCall,
  input: Paging & {
    InstanceArn: string;
    PrincipalId: string;
    PrincipalType: 'USER' | 'GROUP';
    Filter?: { ApplicationArn?: string };
  },
): Record<string, unknown> {
  const { InstanceArn, PrincipalId, PrincipalType, Filter } = input;
  const { world } = call;
  const action = 'sso:ListApplicationAssignmentsForPrincipal';
  requireInstance(call, InstanceArn, action);
  const only = Filter?.ApplicationArn;
  if (only !== undefined) {
    requireApplication(call, only, action);
  } else if (!isOwner(call)) {
    throw accessDenied(call.caller.arn, action, InstanceArn);
  }
  requirePrincipal(call, PrincipalType, PrincipalId);
  const assignments = assignmentsOfPrincipal(world, PrincipalType, PrincipalId);
  if (PrincipalType === 'USER' && world.switches.principalListIncludesGroups) {
    for (const { groupId } of membershipsOfUser(world, PrincipalId)) {
      assignments.push(...assignmentsOfPrincipal(world, 'GROUP', groupId));
    }
  }
  const { records, NextToken } = pageOf({
    from: assignments
      .map(record => ({ position: positionOf(record), record }))
      .sort((a, b) => (a.position < b.position ? -1 : 1)),
    keep: ({ applicationArn }) => {
      const application = world.identityCenter.applications[applicationArn];
      return (
        (only ?? applicationArn) === applicationArn &&
        application !== undefined &&
        isApplicationShown(world, application)
      );
    },
    maxResults: pageSize(call, input.MaxResults),
    nextToken: input.NextToken,
    scope: [action, PrincipalType, PrincipalId, only],
  });
  return { ApplicationAssignments: records.map(shown), NextToken };
}
