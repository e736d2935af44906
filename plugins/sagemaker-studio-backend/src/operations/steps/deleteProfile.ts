/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { findLiveApps, findOwnProfiles, stopApps } from '../ownedResources';
import { blocked, done, wait, type Step } from '../Step';
import { messageAndRemedy, quote, say } from '../../util/say';

/**
 * Deletes the person's profile, and waits until AWS shows none; only when an approved plan said so. The home directory
 * stays on the domain's file system, where an administrator finds it by the UID noted here.
 */
export const deleteProfile: Step = {
  name: 'delete-profile',
  async run(context) {
    const { grant, gateways, step, signal } = context;
    const profiles = await findOwnProfiles(context);
    if (profiles.length === 0) {
      const { profiles: deleted, homeDirectoryUids } = step.before ?? {};
      return done(
        Array.isArray(deleted)
          ? deletedProfiles(deleted, homeDirectoryUids)
          : say('step.no-profile', { person: grant.displayName }),
        { changed: step.before !== undefined },
      );
    }
    if (step.before === undefined) {
      await context.beforeWriting({
        profiles: profiles.map(({ name }) => name),
        homeDirectoryUids: profiles.flatMap(
          ({ homeDirectoryUid }) => homeDirectoryUid ?? [],
        ),
      });
    }
    // Somebody who may still enter through a group can have started one since.
    const apps = await findLiveApps(context, { profiles, spaces: [] });
    if (apps.length) {
      return stopApps(context, apps);
    }
    const failed = profiles.find(({ status }) => status === 'Delete_Failed');
    if (failed && step.requested) {
      return blocked({
        name: 'ProfileDeleteFailed',
        ...messageAndRemedy(
          failed.failureReason
            ? say('error.profile-delete-because', {
                profile: failed.name,
                reason: quote(failed.failureReason),
              })
            : say('error.profile-delete', { profile: failed.name }),
          say('error.profile-delete.remedy'),
        ),
      });
    }
    for (const profile of profiles) {
      if (profile.status !== 'Deleting') {
        await context.call('sagemaker:DeleteUserProfile', () =>
          gateways
            .studio(grant)
            .deleteProfile(
              { domainId: grant.domainId, name: profile.name },
              { signal },
            ),
        );
      }
    }
    return wait(
      say('step.profiles-deleting', {
        profiles: profiles.map(({ name }) => name),
      }),
      { requested: true },
    );
  },
};

function deletedProfiles(
  deleted: unknown[],
  homeDirectoryUids: unknown,
): Message {
  const profiles = deleted.map(String);
  return Array.isArray(homeDirectoryUids) && homeDirectoryUids.length
    ? say('step.profiles-deleted-files', {
        profiles,
        uids: homeDirectoryUids.map(String),
      })
    : say('step.profiles-deleted', { profiles });
}
