/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { allPages, eachPage } from '../aws/listPages';
import type {
  ObservedApp,
  ObservedProfile,
  ObservedSpace,
} from '../aws/observed';
import { caseKey } from '../util/caseKey';
import { describeProfile, isProfileOf, listOwnProfileNames } from './profiles';
import { wait, type StepContext, type StepResult } from './Step';
import { say } from '../util/say';

/* Reads the profile, spaces and apps of a grant's person from AWS. */

/**
 * The person's profiles in the domain, under any login that they had: the one that the grant knows, and any that the
 * inventory has seen since, such as one that Studio made at a sign-in.
 */
export async function findOwnProfiles(
  context: StepContext,
): Promise<ObservedProfile[]> {
  const { grant, inventory } = context;
  const profiles = new Map<string, ObservedProfile>();
  for (const name of await listOwnProfileNames(context)) {
    const profile = await describeProfile(context, name);
    if (profile && (await isProfileOf(context, profile))) {
      profiles.set(profile.name, profile);
    } else if (!profile) {
      await inventory.forgetProfile({ domainId: grant.domainId, name });
    }
  }
  return [...profiles.values()];
}

/**
 * Describes the profiles that were made since the inventory was read, such as one that Studio made at a sign-in a minute
 * ago. AWS lists what is new first, so this takes a call, and one for each new profile.
 */
export async function readNewProfiles(context: StepContext): Promise<void> {
  const { grant, gateways, inventory, signal } = context;
  const { domainId } = grant;
  const pages = eachPage(nextToken =>
    context.call('sagemaker:ListUserProfiles', () =>
      gateways.studio(grant).listProfiles({ domainId, nextToken }, { signal }),
    ),
  );
  for await (const summaries of pages) {
    const seen = await inventory.listProfiles({
      domainId,
      names: summaries.map(({ name }) => name),
    });
    const known = new Set(seen.map(keyOfProfile));
    const unknown = summaries.filter(each => !known.has(keyOfProfile(each)));
    for (const { name } of unknown) {
      await describeProfile(context, name);
    }
    if (unknown.length === 0) {
      return;
    }
  }
}

/** The person behind a profile never changes; one made anew under an old name has another creation time. */
export function keyOfProfile({
  name,
  createdAt,
}: Pick<ObservedProfile, 'name' | 'createdAt'>): string {
  return `${caseKey(name)} ${createdAt}`;
}

/** The spaces that the profiles own. */
export async function findOwnSpaces(
  context: StepContext,
  profiles: ObservedProfile[],
): Promise<ObservedSpace[]> {
  const { grant, gateways, signal } = context;
  const owners = new Set(profiles.map(({ name }) => caseKey(name)));
  if (owners.size === 0) {
    return [];
  }
  const spaces = await allPages(nextToken =>
    context.call('sagemaker:ListSpaces', () =>
      gateways
        .studio(grant)
        .listSpaces({ domainId: grant.domainId, nextToken }, { signal }),
    ),
  );
  return spaces.filter(({ owner }) => owner && owners.has(caseKey(owner)));
}

/** Apps that run, start or stop. Those that failed run nowhere, and AWS refuses to delete them. */
export async function findLiveApps(
  context: StepContext,
  owners: { profiles: ObservedProfile[]; spaces: ObservedSpace[] },
): Promise<ObservedApp[]> {
  const { grant, gateways, signal } = context;
  const live: ObservedApp[] = [];
  const queries = [
    ...owners.profiles.map(({ name }) => ({ profileName: name })),
    ...owners.spaces.map(({ name }) => ({ spaceName: name })),
  ];
  for (const query of queries) {
    const apps = await allPages(nextToken =>
      context.call('sagemaker:ListApps', () =>
        gateways
          .studio(grant)
          .listApps(
            { domainId: grant.domainId, ...query, nextToken },
            { signal },
          ),
      ),
    );
    live.push(
      ...apps.filter(
        ({ status }) => status !== 'Deleted' && status !== 'Failed',
      ),
    );
  }
  return live;
}

/** Has apps stopped that are not stopping already, for which the step then waits. */
export async function stopApps(
  context: StepContext,
  apps: ObservedApp[],
): Promise<StepResult> {
  const { grant, gateways, signal } = context;
  for (const app of apps) {
    if (app.status !== 'Deleting') {
      await context.call('sagemaker:DeleteApp', () =>
        gateways.studio(grant).deleteApp(app, { signal }),
      );
    }
  }
  return wait(say('step.stopping', { apps: apps.map(nameOfApp).sort() }));
}

/** `JupyterLab default in mira-lab` */
export function nameOfApp(app: ObservedApp): string {
  return `${app.type} ${app.name}${
    app.spaceName ? ` in ${app.spaceName}` : ''
  }`;
}
