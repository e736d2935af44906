/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A person has one profile in a domain, under any name: they may have created it themselves by opening Studio a second
 * ago. So the step searches for the person, not for a name: in the inventory first, then, when AWS refuses to create
 * one, in AWS itself.
 */
import { isProfileOfGrant } from '../../model/profileOwner';
import { withProfile, type GrantRecord } from '../../model/records';
import { awsErrorName } from '../../aws/awsErrors';
import { eachPage } from '../../aws/listPages';
import type { ObservedProfile } from '../../aws/observed';
import { profileName } from '../../diagnosis/profileName';
import { keyOfProfile } from '../ownedResources';
import { refusedElsewhere } from '../profileElsewhere';
import {
  describeOwnProfile,
  describeProfile,
  isProfileOf,
  listOwnProfileNames,
  opensFor,
  profileFailed,
} from '../profiles';
import {
  blocked,
  done,
  wait,
  type Step,
  type StepContext,
  type StepResult,
} from '../Step';
import { caseKey } from '../../util/caseKey';
import { tagsOf } from '../tags';
import { messageAndRemedy, say } from '../../util/say';

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
    const another = await findProfileOfAnother(context);
    if (another) {
      return profileOfAnother(context.grant, another);
    }
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
      return (await isProfileOf(context, existing))
        ? adopt(context, existing)
        : profileOfAnother(grant, existing);
    }
    if (await describeProfile(context, name)) {
      const next = await chooseName(context);
      return typeof next === 'string'
        ? create(context, next)
        : adopt(context, next);
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
  return done(
    say('step.profile-created', { profile: name, person: grant.displayName }),
    {
      changed: true,
      grant: {
        profileName: name,
        created: { ...grant.created, profile: true },
      },
    },
  );
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
    return wait(say('step.profile-leaving', { profile: profile.name }));
  }
  if (await isOwnWork(context, profile)) {
    return created(grant, profile.name);
  }
  const { takenOver } = grant;
  return done(
    takenOver && caseKey(takenOver.profileName) === caseKey(profile.name)
      ? say('step.profile-taken-over', {
          person: grant.displayName,
          profile: profile.name,
          from: takenOver.from ?? say('somebody-else'),
        })
      : say('step.profile-kept', {
          person: grant.displayName,
          profile: profile.name,
        }),
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
    // Studio makes another for a new login, and what the old one holds stays.
    if (profile && opensFor(profile, context.grant)) {
      return profile;
    }
  }
  return undefined;
}

/** A profile with the login, from the time when somebody else had it. */
async function findProfileOfAnother(
  context: StepContext,
): Promise<ObservedProfile | undefined> {
  const { grant, inventory, owners } = context;
  const { domainId } = grant;
  for (const seen of await owners.list(domainId, [grant.userName])) {
    if (!isProfileOfGrant(seen, grant)) {
      const { name } = seen.profile;
      const profile = await describeProfile(context, name);
      if (!profile) {
        await inventory.forgetProfile({ domainId, name });
      } else if (
        opensFor(profile, grant) &&
        !(await isProfileOf(context, profile))
      ) {
        return profile;
      }
    }
  }
  return undefined;
}

/** Nobody gets the home directory of another unless somebody has decided that. */
function profileOfAnother(
  grant: GrantRecord,
  profile: ObservedProfile,
): StepResult {
  return blocked({
    name: 'ProfileOfAnother',
    ...messageAndRemedy(
      say('error.profile-of-another', {
        profile: profile.name,
        login: grant.userName,
        person: grant.displayName,
      }),
      say('error.profile-of-another.remedy'),
    ),
  });
}

/** A free name; or the person's profile, when it turns out to bear the name. */
async function chooseName(
  context: StepContext,
): Promise<string | ObservedProfile> {
  const { grant, step } = context;
  const taken: string[] = [];
  const intended = step.before?.profileName;
  const { plannedProfileName: planned } = grant;
  let name: string;
  if (typeof intended === 'string') {
    name = intended;
  } else if (planned && !(await isTaken(context, planned))) {
    name = planned;
  } else {
    name = await nextFreeName(context, taken);
  }
  if (intended === undefined) {
    // Neither the inventory nor an earlier run has seen a profile of this name. If there is one, AWS refuses to create another.
    return name;
  }
  for (;;) {
    const profile = await describeProfile(context, name);
    if (!profile) {
      return name;
    }
    if (opensFor(profile, grant) && (await isProfileOf(context, profile))) {
      return profile;
    }
    taken.push(name);
    name = await nextFreeName(context, taken);
  }
}

/** A name that the inventory does not know; those that it knows are added to `taken`. */
async function nextFreeName(
  context: StepContext,
  taken: string[],
): Promise<string> {
  for (;;) {
    const name = profileName(context.grant.userName, taken);
    if (!(await isTaken(context, name))) {
      return name;
    }
    taken.push(name);
  }
}

async function isTaken(
  { grant, inventory }: StepContext,
  name: string,
): Promise<boolean> {
  const { domainId } = grant;
  const known = await inventory.listProfiles({ domainId, names: [name] });
  return known.length > 0;
}

/** Searches AWS itself for a profile with the login, whoever had it then; newest first, and describes only profiles that the inventory does not know. */
async function findInAws(
  context: StepContext,
  name: string,
): Promise<ObservedProfile | undefined> {
  const { grant, gateways, inventory, signal } = context;
  const named = await describeProfile(context, name);
  if (named && opensFor(named, grant)) {
    return named;
  }
  const known = new Map(
    (await inventory.listProfiles({ domainId: grant.domainId })).map(
      profile => [keyOfProfile(profile), profile],
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
      const remembered = known.get(keyOfProfile(summary));
      if (remembered && !opensFor(remembered, grant)) {
        continue;
      }
      const profile = await describeProfile(context, summary.name);
      if (profile && opensFor(profile, grant)) {
        return profile;
      }
    }
  }
  return undefined;
}
