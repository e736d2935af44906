/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A person has one profile in a domain, under any name: they may have created it themselves by opening Studio a second
 * ago. So the step searches for the person, not for a name: in the inventory first, then, when AWS refuses to create
 * one, in AWS itself.
 */
import { withProfile, type GrantRecord } from '../../model/records';
import { awsErrorName } from '../../aws/awsErrors';
import { eachPage } from '../../aws/listPages';
import type { ObservedProfile } from '../../aws/observed';
import { profileName } from '../../diagnosis/profileName';
import { refusedElsewhere } from '../profileElsewhere';
import {
  describeOwnProfile,
  describeProfile,
  isProfileOf,
  listOwnProfileNames,
  profileFailed,
} from '../profiles';
import {
  done,
  wait,
  type Step,
  type StepContext,
  type StepResult,
} from '../Step';
import { caseKey } from '../../util/caseKey';
import { tagsOf } from '../tags';

/** How AWS may say that the name or the person is taken; which of them is not documented. */
const TAKEN = new Set([
  'ResourceInUse',
  'ConflictException',
  'ValidationException',
]);

/** Adopts the person's profile, or creates one. */
export const ensureProfile: Step = {
  name: 'ensure-profile',
  async run(context) {
    const known = (await findKnown(context)) ?? (await chooseName(context));
    return typeof known === 'string'
      ? create(context, known)
      : adopt(context, known);
  },
};

async function create(context: StepContext, name: string): Promise<StepResult> {
  const { grant, gateways, signal } = context;
  await context.beforeWriting({ profile: 'absent', profileName: name });
  try {
    await context.call('sagemaker:CreateUserProfile', () =>
      gateways.studio(grant).createProfile(
        {
          domainId: grant.domainId,
          name,
          singleSignOnUserValue: grant.userName,
          executionRole: grant.executionRole,
          tags: tagsOf(grant),
        },
        { signal },
      ),
    );
  } catch (error) {
    if (!TAKEN.has(awsErrorName(error))) {
      throw error;
    }
    const existing = await findInAws(context, name);
    if (existing) {
      return adopt(context, existing);
    }
    const refused = await refusedElsewhere(context, error);
    if (refused) {
      return refused;
    }
    throw error;
  }
  return created(grant, name);
}

function created(grant: GrantRecord, name: string): StepResult {
  return done(`The profile '${name}' was created for ${grant.displayName}.`, {
    changed: true,
    grant: { profileName: name, created: { ...grant.created, profile: true } },
  });
}

async function adopt(
  context: StepContext,
  profile: ObservedProfile,
): Promise<StepResult> {
  const { grant } = context;
  if (profile.status === 'Failed' || profile.status === 'Delete_Failed') {
    return profileFailed(profile);
  }
  if (profile.status === 'Deleting') {
    return wait(
      `The profile '${profile.name}' is being deleted; a new one is created once it is gone.`,
    );
  }
  if (await isOwnWork(context, profile)) {
    return created(grant, profile.name);
  }
  return done(
    `${grant.displayName} has the profile '${profile.name}' already, which is kept.`,
    { grant: withProfile(grant, profile.name) },
  );
}

/** Whether an earlier run of this step created the profile and was interrupted before it stored that. */
async function isOwnWork(
  context: StepContext,
  profile: ObservedProfile,
): Promise<boolean> {
  const { grant, gateways, step, signal } = context;
  if (step.before?.profileName !== profile.name) {
    return false;
  }
  const tags = await context.call('sagemaker:ListTags', () =>
    gateways.studio(grant).listTags({ arn: profile.profileArn }, { signal }),
  );
  return Object.entries(tagsOf(grant)).every(
    ([key, value]) => tags[key] === value,
  );
}

async function findKnown(
  context: StepContext,
): Promise<ObservedProfile | undefined> {
  for (const name of await listOwnProfileNames(context)) {
    const profile = await describeOwnProfile(context, name);
    if (profile) {
      return profile;
    }
  }
  return undefined;
}

/** A free name; or the person's profile, when it turns out to bear the name. */
async function chooseName(
  context: StepContext,
): Promise<string | ObservedProfile> {
  const { grant, inventory, step } = context;
  const taken = await inventory.listProfileNames(grant.domainId);
  const isTaken = (name: string) =>
    taken.some(other => caseKey(other) === caseKey(name));
  const intended = step.before?.profileName;
  const wished =
    typeof intended === 'string' ? intended : grant.plannedProfileName;
  let name =
    wished && (wished === intended || !isTaken(wished))
      ? wished
      : profileName(grant.userName, taken);
  for (;;) {
    const profile = await describeProfile(context, name);
    if (!profile) {
      return name;
    }
    if (isProfileOf(profile, grant)) {
      return profile;
    }
    taken.push(name);
    name = profileName(grant.userName, taken);
  }
}

/** Searches AWS itself, newest first, and describes only profiles that the inventory does not know. */
async function findInAws(
  context: StepContext,
  name: string,
): Promise<ObservedProfile | undefined> {
  const { grant, gateways, inventory, signal } = context;
  const named = await describeOwnProfile(context, name);
  if (named) {
    return named;
  }
  // The person behind a profile never changes; a profile made anew under an old name has another creation time.
  const known = new Map(
    (await inventory.listProfiles({ domainId: grant.domainId })).map(
      profile => [`${profile.name} ${profile.createdAt}`, profile],
    ),
  );
  const pages = eachPage(nextToken =>
    context.call('sagemaker:ListUserProfiles', () =>
      gateways
        .studio(grant)
        .listProfiles({ domainId: grant.domainId, nextToken }, { signal }),
    ),
  );
  for await (const summaries of pages) {
    for (const summary of summaries) {
      const remembered = known.get(`${summary.name} ${summary.createdAt}`);
      if (remembered && !isProfileOf(remembered, grant)) {
        continue;
      }
      const profile = await describeOwnProfile(context, summary.name);
      if (profile) {
        return profile;
      }
    }
  }
  return undefined;
}
