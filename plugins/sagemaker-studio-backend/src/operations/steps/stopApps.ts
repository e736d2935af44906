/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  findLiveApps,
  findOwnProfiles,
  findOwnSpaces,
  nameOfApp,
  stopApps,
} from '../ownedResources';
import { done, type Step } from '../Step';
import { say } from '../../util/say';

/**
 * Stops what the person has running, and waits until AWS shows it stopped: apps of the profile and of the private spaces
 * it owns. Those in a shared space are others' as well; they go only with the space.
 */
export const stopAppsStep: Step = {
  name: 'stop-apps',
  async run(context) {
    const { grant, step } = context;
    const sharing = (await context.listSharing()).find(
      other =>
        other.domainId === grant.domainId && other.userId === grant.userId,
    );
    if (sharing) {
      return done(
        say('step.apps-left', {
          person: grant.displayName,
          grant: sharing.grantId,
        }),
      );
    }
    const profiles = await findOwnProfiles(context);
    const spaces = (await findOwnSpaces(context, profiles)).filter(
      ({ shared }) => !shared,
    );
    const apps = await findLiveApps(context, { profiles, spaces });
    if (apps.length === 0) {
      const stopped = step.before?.apps;
      return done(
        Array.isArray(stopped)
          ? say('step.apps-stopped', { apps: stopped.map(String) })
          : say('step.no-apps', { person: grant.displayName }),
        { changed: step.before !== undefined },
      );
    }
    if (step.before === undefined) {
      await context.beforeWriting({ apps: apps.map(nameOfApp).sort() });
    }
    return stopApps(context, apps);
  },
};
