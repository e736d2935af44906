/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isMember } from './memberships';
import { indexBy } from './tables';
import { Application, ApplicationAssignment, World } from './World';

/** The identity of an assignment: the principal and the application. */
export type AssignmentId = Omit<ApplicationAssignment, 'createdAt'>;

const byApplication = indexBy<ApplicationAssignment>(
  assignment => assignment.applicationArn,
);
const byPrincipal = indexBy<ApplicationAssignment>(
  assignment => `${assignment.principalType}|${assignment.principalId}`,
);

function assignmentKey(assignment: AssignmentId): string {
  const { applicationArn, principalType, principalId } = assignment;
  return `${applicationArn}|${principalType}|${principalId}`;
}

/** The assignment of exactly this principal, not one through a group. */
export function findAssignment(
  world: World,
  assignment: AssignmentId,
): ApplicationAssignment | undefined {
  return world.identityCenter.assignments[assignmentKey(assignment)];
}

export function assignmentsOfApplication(
  world: World,
  applicationArn: string,
): ApplicationAssignment[] {
  return byApplication.all(world.identityCenter.assignments, applicationArn);
}

/** Direct assignments only. */
export function assignmentsOfPrincipal(
  world: World,
  principalType: 'USER' | 'GROUP',
  principalId: string,
): ApplicationAssignment[] {
  return byPrincipal.all(
    world.identityCenter.assignments,
    `${principalType}|${principalId}`,
  );
}

/** Assigns; one that is there already stays as it is. */
export function assign(
  world: World,
  now: number,
  assignment: AssignmentId,
): ApplicationAssignment {
  const { applicationArn, principalType, principalId } = assignment;
  const existing = findAssignment(world, assignment);
  if (existing) {
    return existing;
  }
  const created = {
    applicationArn,
    principalType,
    principalId,
    createdAt: now,
  };
  world.identityCenter.assignments[assignmentKey(assignment)] = created;
  return created;
}

/** Removes the assignment; false when there was none. */
export function unassign(world: World, assignment: AssignmentId): boolean {
  if (!findAssignment(world, assignment)) {
    return false;
  }
  delete world.identityCenter.assignments[assignmentKey(assignment)];
  return true;
}

/**
 * Whether the user may enter: by themselves, through a group, or because the application asks for no assignment.
 * @public
 */
export function isAssigned(
  world: World,
  applicationArn: string,
  userId: string,
): boolean {
  if (
    world.identityCenter.applications[applicationArn]?.assignmentRequired ===
    false
  ) {
    return true;
  }
  const direct = {
    applicationArn,
    principalType: 'USER',
    principalId: userId,
  } as const;
  return (
    findAssignment(world, direct) !== undefined ||
    assignmentsOfApplication(world, applicationArn).some(
      assignment =>
        assignment.principalType === 'GROUP' &&
        isMember(world, assignment.principalId, userId),
    )
  );
}

/** The enabled applications that the user sees in the access portal. */
export function applicationsOf(world: World, userId: string): Application[] {
  return Object.values(world.identityCenter.applications).filter(
    application =>
      application.status === 'ENABLED' &&
      isAssigned(world, application.applicationArn, userId),
  );
}
