/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  findLiveApps,
  findOwnProfiles,
  findOwnSpaces,
  stopApps,
} from '../ownedResources';
import { blocked, done, wait, type Step } from '../Step';
import { messageAndRemedy, say } from '../../util/say';

/** Deletes the spaces that the person owns, with the data on their volumes; only when an approved plan said so. */
export const deleteSpaces: Step = {
  name: 'delete-spaces',
  async run(context) {
    const { grant, gateways, step, signal } = context;
    const profiles = await findOwnProfiles(context);
    const spaces = await findOwnSpaces(context, profiles);
    if (spaces.length === 0) {
      const deleted = step.before?.spaces;
      return done(
        Array.isArray(deleted)
          ? say('step.spaces-deleted', { spaces: deleted.map(String) })
          : say('step.no-spaces', { person: grant.displayName }),
        { changed: step.before !== undefined },
      );
    }
    if (step.before === undefined) {
      await context.beforeWriting({
        spaces: spaces.map(({ name }) => name).sort(),
      });
    }
    const apps = await findLiveApps(context, { profiles: [], spaces });
    if (apps.length) {
      return stopApps(context, apps);
    }
    const failed = spaces.find(({ status }) => status === 'Delete_Failed');
    if (failed && step.requested) {
      return blocked({
        name: 'SpaceDeleteFailed',
        ...messageAndRemedy(
          say('error.space-delete', {
            space: failed.name,
            person: grant.displayName,
          }),
          say('error.space-delete.remedy'),
        ),
      });
    }
    for (const space of spaces) {
      if (space.status !== 'Deleting') {
        await context.call('sagemaker:DeleteSpace', () =>
          gateways
            .studio(grant)
            .deleteSpace(
              { domainId: grant.domainId, name: space.name },
              { signal },
            ),
        );
      }
    }
    return wait(
      say('step.deleting', { spaces: spaces.map(({ name }) => name).sort() }),
      { requested: true },
    );
  },
};
