/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime } from 'luxon';
import {
  describeOwnProfile,
  isCreatedHere,
  profileFailed,
  profileStatus,
} from '../profiles';
import { done, parked, redo, wait, type Step } from '../Step';
import { messageAndRemedy, say } from '../../util/say';

/** Profiles usually take seconds; after this somebody should look. */
const MAX_WAIT = { minutes: 20 };

/** Waits until the profile is in service. */
export const waitInService: Step = {
  name: 'wait-in-service',
  async run(context) {
    const { grant, step } = context;
    const expectedAt = isCreatedHere(context)
      ? context.expectedAt()
      : undefined;
    if (expectedAt && context.now < expectedAt) {
      const { profileName: name = '' } = grant;
      return wait(profileStatus({ name, status: 'Pending' }), {
        until: expectedAt,
      });
    }
    const profile = await describeOwnProfile(context);
    if (!profile || profile.status === 'Deleting') {
      return redo(
        'ensure-profile',
        say('redo.no-profile', {
          profile: grant.profileName ?? '',
          person: grant.displayName,
        }),
      );
    }
    switch (profile.status) {
      // A failed update is repaired by the next step, which writes the role again.
      case 'Update_Failed':
      case 'InService':
        return done(profileStatus(profile), {
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
        ...messageAndRemedy(
          say('error.not-in-service', {
            profile: profile.name,
            status: profile.status,
            since: { time: since.toUTC().toISO() ?? '' },
          }),
          say('error.not-in-service.remedy'),
        ),
      });
    }
    return wait(profileStatus(profile));
  },
};
