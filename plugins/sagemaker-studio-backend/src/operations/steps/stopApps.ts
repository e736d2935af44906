/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { list } from '../../diagnosis/facts';
import {
  findLiveApps,
  findOwnProfiles,
  findOwnSpaces,
  nameOfApp,
  stopApps,
} from '../ownedResources';
import type { Step } from '../Step';

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
      return {
        type: 'done',
        changed: false,
        detail: `The apps of ${grant.displayName} are left running, since the grant '${sharing.grantId}' is for the same profile.`,
      };
    }
    const profiles = await findOwnProfiles(context);
    const spaces = (await findOwnSpaces(context, profiles)).filter(
      ({ shared }) => !shared,
    );
    const apps = await findLiveApps(context, { profiles, spaces });
    if (apps.length === 0) {
      const stopped = step.before?.apps;
      return {
        type: 'done',
        changed: step.before !== undefined,
        detail: Array.isArray(stopped)
          ? `Stopped: ${list(stopped.map(String))}.`
          : `${grant.displayName} had no apps running.`,
      };
    }
    const names = apps.map(nameOfApp).sort();
    if (step.before === undefined) {
      await context.beforeWriting({ apps: names });
    }
    await stopApps(context, apps);
    return { type: 'wait', detail: `Being stopped: ${list(names)}.` };
  },
};
