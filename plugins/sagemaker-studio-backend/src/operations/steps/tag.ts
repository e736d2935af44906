/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { describeOwnProfile, profileGone } from '../profiles';
import { done, type Step } from '../Step';
import { GRANT_TAG, tagsOf } from '../tags';

/**
 * Tags a profile that this product created with the grant that uses it now, also when an earlier grant created it. A
 * profile that was never tagged stays untagged: a tag of ours could later be taken as permission to delete it.
 */
export const tag: Step = {
  name: 'tag',
  async run(context) {
    const { grant, gateways, signal } = context;
    const profile = context.seenProfile ?? (await describeOwnProfile(context));
    if (!profile) {
      return profileGone(grant);
    }
    const arn = profile.profileArn;
    const tags = tagsOf(grant);
    const present = await context.call('sagemaker:ListTags', () =>
      gateways.studio(grant).listTags({ arn }, { signal }),
    );
    if (!grant.created.profile && present[GRANT_TAG] === undefined) {
      return done(
        `The profile '${profile.name}' existed before and is left untagged.`,
      );
    }
    if (Object.entries(tags).every(([key, value]) => present[key] === value)) {
      return done(`The profile '${profile.name}' is tagged with its grant.`);
    }
    await context.beforeWriting({ tags: present });
    await context.call('sagemaker:AddTags', () =>
      gateways.studio(grant).addTags({ arn, tags }, { signal }),
    );
    return done(`The profile '${profile.name}' was tagged with its grant.`, {
      changed: true,
    });
  },
};
