/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime } from 'luxon';
import { describeOwnProfile, profileFailed } from '../profiles';
import { done, parked, redo, wait, type Step } from '../Step';

/** Profiles usually take seconds; after this somebody should look. */
const MAX_WAIT = { minutes: 20 };

/** Waits until the profile is in service. */
export const waitInService: Step = {
  name: 'wait-in-service',
  async run(context) {
    const { grant, step } = context;
    const profile = await describeOwnProfile(context);
    if (!profile || profile.status === 'Deleting') {
      return redo(
        'ensure-profile',
        `The profile '${grant.profileName}' of ${grant.displayName} is not there.`,
      );
    }
    switch (profile.status) {
      // A failed update is repaired by the next step, which writes the role again.
      case 'Update_Failed':
      case 'InService':
        return done(`The profile '${profile.name}' is ${profile.status}.`, {
          seenProfile: profile,
        });
      case 'Failed':
      case 'Delete_Failed':
        return profileFailed(profile);
      default:
        break;
    }
    const since = DateTime.fromISO(step.startedAt ?? context.now);
    if (since.plus(MAX_WAIT) < DateTime.fromISO(context.now)) {
      return parked({
        name: 'ProfileNotInService',
        message: `The profile '${profile.name}' has been ${
          profile.status
        } since ${since.toUTC().toISO()}`,
        remedy:
          'Look at the profile in the SageMaker console. The operation continues by itself once it is in service.',
      });
    }
    return wait(`The profile '${profile.name}' is ${profile.status}.`);
  },
};
