/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { describeOwnProfile } from '../profiles';
import type { Step } from '../Step';
import { GRANT_TAG, tagsOf } from '../tags';

/**
 * Sees to it that a profile made here says so in AWS, and by which grant it is held now: also one that an earlier grant
 * made and left behind. One that was never marked is left untouched: it is not ours to mark, and what is marked as ours
 * may one day be taken for ours to remove.
 */
export const tag: Step = {
  name: 'tag',
  async run(context) {
    const { grant, gateways, signal } = context;
    const profile = await describeOwnProfile(context);
    if (!profile) {
      return {
        type: 'redo',
        step: 'ensure-profile',
        reason: `The profile '${grant.profileName}' of ${grant.displayName} is gone.`,
      };
    }
    const arn = profile.profileArn;
    const tags = tagsOf(grant);
    const present = await context.call('sagemaker:ListTags', () =>
      gateways.studio(grant).listTags({ arn }, { signal }),
    );
    if (!grant.made.profile && present[GRANT_TAG] === undefined) {
      return {
        type: 'done',
        changed: false,
        detail: `The profile '${profile.name}' existed before and is left untagged.`,
      };
    }
    if (Object.entries(tags).every(([key, value]) => present[key] === value)) {
      return {
        type: 'done',
        changed: false,
        detail: `The profile '${profile.name}' is tagged with its grant.`,
      };
    }
    await context.beforeWriting({ tags: present });
    await context.call('sagemaker:AddTags', () =>
      gateways.studio(grant).addTags({ arn, tags }, { signal }),
    );
    return {
      type: 'done',
      changed: true,
      detail: `The profile '${profile.name}' was tagged with its grant.`,
    };
  },
};
