/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { list } from '../../diagnosis/facts';
import { directAssignment, isAssigned } from '../assignments';
import { removeGroupAssignment } from '../groupAssignments';
import type { Step } from '../Step';

/**
 * Takes the person's own assignment away, whoever made it, unless another live grant needs it. A group's assignment
 * is removed only for a grant that uses it. Depends on the ids in the grant alone, so it works for people who are gone.
 */
export const removeAssignment: Step = {
  name: 'remove-assignment',
  async run(context) {
    const { grant, gateways, step, signal } = context;
    if (grant.throughGroup) {
      return removeGroupAssignment(context, grant.throughGroup);
    }
    const sharing = await context.listSharing();
    if (sharing.length) {
      return {
        type: 'done',
        changed: false,
        detail: `${grant.displayName} stays assigned: ${list(
          sharing.map(
            other => `the grant '${other.grantId}' of ${other.person}`,
          ),
        )} still needs it.`,
      };
    }
    const assignment = directAssignment(grant);
    if (!(await isAssigned(context, assignment))) {
      // An earlier run of this step removed it and was interrupted before it stored that.
      const changed = step.before?.assigned === true;
      return {
        type: 'done',
        changed,
        detail: changed
          ? `${grant.displayName} is no longer assigned to the domain.`
          : `${grant.displayName} was not assigned to the domain.`,
      };
    }
    await context.beforeWriting({ assigned: true });
    await context.call('sso:DeleteApplicationAssignment', () =>
      gateways.identityCenter().deleteAssignment(assignment, { signal }),
    );
    return {
      type: 'done',
      changed: true,
      detail: `${grant.displayName} is no longer assigned to the domain.`,
    };
  },
};
