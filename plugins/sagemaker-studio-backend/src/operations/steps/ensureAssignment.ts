/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  directAssignment,
  readAccess,
  readBeforeWriting,
} from '../assignments';
import { ensureGroupAssignment } from '../groupAssignments';
import { done, type Step } from '../Step';
import { say } from '../../util/say';

/**
 * Assigns the person to the domain's application, unless they may sign in already, directly or through a group; or
 * assigns the group through which access was granted. AWS may answer that it is busy with an earlier write; then the
 * step fails, waits, and reads again before it writes again.
 */
export const ensureAssignment: Step = {
  name: 'ensure-assignment',
  async run(context) {
    const { grant, gateways, step, signal } = context;
    if (grant.throughGroup) {
      return ensureGroupAssignment(context, grant.throughGroup);
    }
    const person = grant.displayName;
    const assigned = say('step.assigned', { person });
    const changes = { created: { ...grant.created, assignment: true } };
    const { direct, group } = await readAccess(
      context,
      readBeforeWriting(context),
    );
    if (direct) {
      // An earlier run of this step wrote it and was interrupted before it stored that.
      const changed = step.before?.assigned === false;
      return done(
        changed ? assigned : say('step.assigned-already', { person }),
        {
          changed,
          grant: changed ? changes : {},
        },
      );
    }
    if (group !== undefined) {
      return done(say('step.in-through-group', { person, group }));
    }
    await context.beforeWriting({ assigned: false });
    await context.call('sso:CreateApplicationAssignment', () =>
      gateways
        .identityCenter()
        .createAssignment(directAssignment(grant), { signal }),
    );
    return done(assigned, { changed: true, grant: changes });
  },
};
