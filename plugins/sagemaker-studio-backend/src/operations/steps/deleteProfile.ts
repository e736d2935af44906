/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { list } from '../../diagnosis/facts';
import { findLiveApps, findOwnProfiles, stopApps } from '../ownedResources';
import { blocked, done, wait, type Step } from '../Step';

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
          ? `Deleted: the profile ${list(deleted.map(String))}${
              Array.isArray(homeDirectoryUids) && homeDirectoryUids.length
                ? `; the files of UID ${list(
                    homeDirectoryUids.map(String),
                  )} stay on the domain's file system`
                : ''
            }.`
          : `${grant.displayName} had no profile.`,
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
        message: `The profile '${failed.name}' could not be deleted${
          failed.failureReason ? `: ${failed.failureReason}` : ''
        }`,
        remedy: 'Remove the cause; the profile is then deleted by itself.',
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
      `Being deleted: the profile ${list(profiles.map(({ name }) => name))}.`,
      { requested: true },
    );
  },
};
