/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { describeOwnProfile, isCreatedHere, profileGone } from '../profiles';
import { done, type Step } from '../Step';
import { GRANT_TAG, tagsOf } from '../tags';
import { say } from '../../util/say';

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
    const { seenProfile } = context;
    const alreadyTagged = done(
      say('step.tagged-already', { profile: profile.name }),
      { seenProfile },
    );
    if (isCreatedHere(context)) {
      // AWS creates a profile with its tags, or not at all.
      return alreadyTagged;
    }
    const arn = profile.profileArn;
    const tags = tagsOf(grant);
    const present = await context.call('sagemaker:ListTags', () =>
      gateways.studio(grant).listTags({ arn }, { signal }),
    );
    if (!grant.created.profile && present[GRANT_TAG] === undefined) {
      return done(say('step.untagged', { profile: profile.name }), {
        seenProfile,
      });
    }
    if (Object.entries(tags).every(([key, value]) => present[key] === value)) {
      return alreadyTagged;
    }
    await context.beforeWriting({ tags: present });
    await context.call('sagemaker:AddTags', () =>
      gateways.studio(grant).addTags({ arn, tags }, { signal }),
    );
    return done(say('step.tagged', { profile: profile.name }), {
      changed: true,
      seenProfile,
    });
  },
};
