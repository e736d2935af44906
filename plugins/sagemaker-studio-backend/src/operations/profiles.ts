/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { GrantRecord } from '../model/records';
import type { ObservedProfile } from '../aws/observed';
import { loginOf } from '../directory/ProfileOwners';
import { isProfileOfGrant } from '../model/profileOwner';
import { caseKey } from '../util/caseKey';
import { blocked, redo, type StepContext, type StepResult } from './Step';
import { messageAndRemedy, quote, say } from '../util/say';

/** Whether a profile was made for the person of a grant, whatever its name and under whichever of their logins. */
export async function isProfileOf(
  context: StepContext,
  profile: ObservedProfile,
): Promise<boolean> {
  const owned = await context.owners.attribute([profile]);
  return owned.some(each => isProfileOfGrant(each, context.grant));
}

/** Whether Studio opens a profile for the person of a grant: it carries the login that they have. */
export function opensFor(
  profile: ObservedProfile,
  grant: GrantRecord,
): boolean {
  return loginOf(profile) === caseKey(grant.userName);
}

/** Names of profiles that are the person's: the one that the grant knows, and those that the inventory has seen. */
export async function listOwnProfileNames(
  context: StepContext,
): Promise<Set<string>> {
  const { grant, owners } = context;
  const seen = await owners.list(grant.domainId, [
    ...(await owners.listLogins([grant.userId])),
    grant.userName,
  ]);
  return new Set(
    [
      grant.profileName,
      ...seen
        .filter(each => isProfileOfGrant(each, grant))
        .map(({ profile }) => profile.name),
    ].flatMap(name => name || []),
  );
}

/**
 * The profile that Studio opens for the person by now, where the grant still knows one of a former login. The inventory
 * tells, as it told the plan.
 */
export async function findReplacement(
  context: StepContext,
): Promise<ObservedProfile | undefined> {
  const { grant, inventory, owners } = context;
  const [user] = await inventory.findUsers({ userIds: [grant.userId] });
  if (!user) {
    return undefined;
  }
  const current = (await owners.list(grant.domainId, [user.userName]))
    .filter(each => isProfileOfGrant(each, grant))
    .map(({ profile }) => profile);
  const isKnown = current.some(
    ({ name }) => caseKey(name) === caseKey(grant.profileName ?? ''),
  );
  return isKnown ? undefined : current[0];
}

/** Whether the operation itself has created the profile that it is about. */
export function isCreatedHere({
  operation,
}: Pick<StepContext, 'operation'>): boolean {
  return operation.steps.some(
    ({ name, changed }) => name === 'ensure-profile' && changed,
  );
}

/** Describes a profile of the person: the one that carries the grant, or one of another name. */
export async function describeOwnProfile(
  context: StepContext,
  name = context.grant.profileName,
): Promise<ObservedProfile | undefined> {
  const profile = name ? await describeProfile(context, name) : undefined;
  return profile && (await isProfileOf(context, profile)) ? profile : undefined;
}

/** Describes a profile by name, and puts what was seen into the inventory. */
export async function describeProfile(
  context: StepContext,
  name: string,
): Promise<ObservedProfile | undefined> {
  const { grant, gateways, inventory, signal } = context;
  const profile = await context.call('sagemaker:DescribeUserProfile', () =>
    gateways
      .studio(grant)
      .describeProfile({ domainId: grant.domainId, name }, { signal }),
  );
  if (profile) {
    await inventory.recordProfile(profile);
  }
  return profile;
}

/** The role that a profile works with: its own, or else the domain's, asked of AWS. */
export async function effectiveRole(
  context: StepContext,
  profile: ObservedProfile,
): Promise<string> {
  const { grant, gateways, signal } = context;
  if (profile.executionRole) {
    return profile.executionRole;
  }
  const domain = await context.call('sagemaker:DescribeDomain', () =>
    gateways.studio(grant).describeDomain(grant.domainId, { signal }),
  );
  return domain.defaultExecutionRole;
}

/** The profile of a grant has to be created again. */
export function profileGone(grant: GrantRecord): StepResult {
  return redo(
    'ensure-profile',
    say('drift.profile-gone', {
      profile: grant.profileName ?? '',
      person: grant.displayName,
    }),
  );
}

/** A profile that AWS gave up on. */
export function profileFailed(profile: ObservedProfile): StepResult {
  return blocked({
    name: 'ProfileFailed',
    ...messageAndRemedy(
      profile.failureReason
        ? say('error.profile-failed-because', {
            profile: profile.name,
            status: profile.status,
            reason: quote(profile.failureReason),
          })
        : say('error.profile-failed', {
            profile: profile.name,
            status: profile.status,
          }),
      say('error.profile-failed.remedy'),
    ),
  });
}

/** A profile whose update AWS gave up on; the profile itself is whole. */
export function updateFailed(profile: ObservedProfile): StepResult {
  return blocked({
    name: 'ProfileUpdateFailed',
    ...messageAndRemedy(
      profile.failureReason
        ? say('error.role-update-because', {
            profile: profile.name,
            reason: quote(profile.failureReason),
          })
        : say('error.role-update', { profile: profile.name }),
      say('error.role-update.remedy'),
    ),
  });
}

/** Says how far AWS is with a profile. */
export function profileStatus({
  name,
  status,
}: Pick<ObservedProfile, 'name' | 'status'>): Message {
  return say('step.profile-status', { profile: name, status });
}
