/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { withProfile } from '../../model/records';
import { roleName } from '../../model/roleName';
import {
  describeOwnProfile,
  effectiveRole,
  findReplacement,
  profileFailed,
  profileGone,
  updateFailed,
  profileStatus,
} from '../profiles';
import { done, redo, wait, type Step } from '../Step';
import { say } from '../../util/say';

/** Gives the profile the granted role, and waits until AWS has taken it in. */
export const ensureExecutionRole: Step = {
  name: 'ensure-execution-role',
  async run(context) {
    const { grant, operation, gateways, step, signal } = context;
    // An operation that brings somebody in has chosen the profile in an earlier step.
    const replacement =
      operation.kind === 'change-role' && step.before === undefined
        ? await findReplacement(context)
        : undefined;
    if (replacement) {
      return redo(
        'ensure-execution-role',
        say('redo.replaced', {
          profile: replacement.name,
          person: grant.displayName,
        }),
        { grant: withProfile(grant, replacement.name) },
      );
    }
    const profile = context.seenProfile ?? (await describeOwnProfile(context));
    if (!profile) {
      return profileGone(grant);
    }
    const written = step.before !== undefined;
    const role = await effectiveRole(context, profile);
    const inService = profile.status === 'InService';
    if (role === grant.executionRole && inService) {
      return done(
        written
          ? say('step.role-changed', {
              profile: profile.name,
              role: roleName(grant.executionRole),
            })
          : say('step.has-role', {
              profile: profile.name,
              role: roleName(role),
            }),
        { changed: written, seenProfile: profile },
      );
    }
    if (profile.status === 'Failed' || profile.status === 'Delete_Failed') {
      return profileFailed(profile);
    }
    if (!inService && profile.status !== 'Update_Failed') {
      return wait(profileStatus(profile), {
        requested: step.requested,
      });
    }
    if (profile.status === 'Update_Failed' && step.requested) {
      return updateFailed(profile);
    }
    const before = { executionRole: profile.executionRole };
    if (!written) {
      await context.beforeWriting(before);
    }
    await context.call('sagemaker:UpdateUserProfile', () =>
      gateways.studio(grant).updateProfileRole(
        {
          domainId: grant.domainId,
          name: profile.name,
          executionRole: grant.executionRole,
        },
        { signal },
      ),
    );
    const changes = grant.created.profile
      ? {}
      : {
          created: {
            ...grant.created,
            roleBefore: grant.created.roleBefore ?? before,
          },
        };
    // Written before, accepted, and still not to be seen: that may go on for a few rounds only.
    return written && inService
      ? redo(
          'ensure-execution-role',
          say('redo.role', { profile: profile.name, role: roleName(role) }),
          { grant: changes },
        )
      : wait(
          say('step.role-changing', {
            profile: profile.name,
            role: roleName(grant.executionRole),
          }),
          { requested: true, grant: changes },
        );
  },
};
