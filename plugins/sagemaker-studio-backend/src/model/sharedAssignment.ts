/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Grants that live by one and the same assignment: of a person's own, by grants for several domains of one application;
 * of a group's, by the grants of all who were let in through it. It goes with the last of them, and a group's only if an
 * operation of theirs made it.
 */
import type { GrantRecord } from './records';

/** Grants that do not live by their assignment, or not for long. */
const GIVING_UP: GrantRecord['status'][] = [
  'scheduled',
  'deprovisioning',
  'deprovision-blocked',
  'ended',
];

/** Whether another grant lives by the same assignment and is meant to go on doing so. */
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

/** Whether two grants are for the same assignment, whatever has become of it. */
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
 * Whether an operation made the assignment that a grant lives by: one of its own, or one of the grants that have not
 * ended and are for the same. What those knew that have ended is with those that needed the assignment on.
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
      each.made.assignment === true &&
      // Whose remains are deleted after the end gave the assignment up long ago.
      each.endedAt === undefined,
  );
}

/**
 * Who is told that the assignment was made here, when a grant that knows it ends and others stay: `undefined` when there
 * is nothing to tell, or one of the others knows it already.
 */
export function successorOf(
  grant: GrantRecord,
  sharing: GrantRecord[],
): GrantRecord | undefined {
  const [heir] = sharing;
  return !heir ||
    !grant.made.assignment ||
    sharing.some(({ made }) => made.assignment)
    ? undefined
    : { ...heir, made: { ...heir.made, assignment: true } };
}
