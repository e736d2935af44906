/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { directAssignment, unassign } from '../assignments';
import { removeGroupAssignment } from '../groupAssignments';
import { done, type Step } from '../Step';
import { quote, say } from '../../util/say';

/**
 * Removes the person's direct assignment, whoever made it, unless another live grant needs it. A group's assignment is
 * removed only for a grant that uses it. Depends on the ids in the grant alone, so it works for people who are gone.
 */
export const removeAssignment: Step = {
  name: 'remove-assignment',
  async run(context) {
    const { grant } = context;
    if (grant.throughGroup) {
      return removeGroupAssignment(context, grant.throughGroup);
    }
    const sharing = await context.listSharing();
    if (sharing.length) {
      return done(
        say('step.assignment-shared', {
          person: grant.displayName,
          grants: sharing.map(other =>
            say('grant-of', { grant: other.grantId, person: other.person }),
          ),
        }),
      );
    }
    return unassign(context, directAssignment(grant), quote(grant.displayName));
  },
};
