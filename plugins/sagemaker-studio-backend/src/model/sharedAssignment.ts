/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Grants may share an assignment: that of a person is shared by their grants for several domains of one application, that
 * of a group by the grants of all members. It is deleted with the last of them, and that of a group only if an operation
 * created it.
 */
import type { GrantRecord } from './records';

/** States in which a grant does not need its assignment, or not for long. */
const GIVING_UP: GrantRecord['status'][] = [
  'scheduled',
  'deprovisioning',
  'deprovision-blocked',
  'ended',
];

/** Whether another grant needs the same assignment. */
export function sharesAssignment(
  grant: GrantRecord,
  other: GrantRecord,
): boolean {
  return (
    other.grantId !== grant.grantId &&
    hasSameAssignment(grant, other) &&
    other.startsAt === undefined &&
    !GIVING_UP.includes(other.status)
  );
}

/** Whether two grants are for the same assignment, in whatever state they are. */
export function hasSameAssignment(
  grant: GrantRecord,
  other: GrantRecord,
): boolean {
  return (
    other.applicationArn === grant.applicationArn &&
    other.throughGroup?.groupId === grant.throughGroup?.groupId &&
    (grant.throughGroup !== undefined || other.userId === grant.userId)
  );
}

/**
 * Whether an operation created the assignment of a grant: its own, or that of a grant that shares it. A grant that ends
 * hands this on to its successor.
 *
 * @param live - grants that have not ended, any
 */
export function isAssignmentMade(
  grant: GrantRecord,
  live: GrantRecord[],
): boolean {
  return [grant, ...live].some(
    each =>
      hasSameAssignment(grant, each) &&
      each.created.assignment === true &&
      // A grant that had ended before gave its assignment up then.
      each.endedAt === undefined,
  );
}

/**
 * The grant that records from now on that the assignment was created here, when the grant that did so ends and others
 * share it. `undefined` when there is nothing to hand on.
 */
export function successorOf(
  grant: GrantRecord,
  sharing: GrantRecord[],
): GrantRecord | undefined {
  const [successor] = sharing;
  return !successor ||
    !grant.created.assignment ||
    sharing.some(({ created }) => created.assignment)
    ? undefined
    : {
        ...successor,
        created: { ...successor.created, assignment: true },
      };
}
