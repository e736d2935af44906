/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { assign } from '../assignments';
import { watchWorld } from '../watchWorld';
import { World } from '../World';
import { SeedOptions } from '../../Sandbox';
import { FAMILY_NAMES, GIVEN_NAMES } from './names';
import { addUse } from './generatedUse';
import { addGroup, addPerson } from './people';
import { attachPolicies } from './policies';
import { createRandom, Random } from './random';
import {
  addDomain,
  addProfile,
  at,
  createSkeleton,
  DOMAIN_REGIONS,
  ML_ACCOUNT,
  principalIdOf,
  PRODUCTION_ACCOUNT,
  uuidOf,
} from './skeleton';

/** Options of a generated world. */
export type GeneratedWorldOptions = Omit<
  Extract<SeedOptions, { kind: 'generated' }>,
  'kind'
>;

const START = at('2025-01-06T08:00:00Z');
const MINUTE = 60_000;

/** Share of profiles whose user is assigned. The others are drift. */
const ASSIGNED_PROFILES = 0.95;
/** Share of people without a profile who are assigned. */
const ASSIGNED_WITHOUT_PROFILE = 0.02;

type GeneratedPerson = { userName: string; stem: string };

function addPeople(
  world: World,
  random: Random,
  options: { people: number; groups: number },
): GeneratedPerson[] {
  const taken = new Map<string, number>();
  const leads: string[] = [];
  const people: GeneratedPerson[] = [];
  for (let index = 0; index < options.people; index++) {
    const firstName = random.pick(GIVEN_NAMES);
    const lastName = random.pick(FAMILY_NAMES);
    const name = `${firstName}.${lastName}`.toLowerCase();
    const occurrence = (taken.get(name) ?? 0) + 1;
    taken.set(name, occurrence);
    const local = occurrence === 1 ? name : `${name}${occurrence}`;
    const userName = `${local}@alpenglow.example`;
    const team = index % options.groups;
    leads[team] ??= userName;
    addPerson(world, {
      firstName,
      lastName,
      userName,
      title: leads[team] === userName ? 'Team Lead' : 'Data Scientist',
      department: teamName(team),
      manager: leads[team] === userName ? undefined : leads[team],
      groups: [teamName(team)],
      createdAt: START + index * MINUTE,
    });
    people.push({ userName, stem: local.replace(/\./g, '-') });
  }
  return people;
}

function teamName(index: number): string {
  return `team-${String(index + 1).padStart(4, '0')}`;
}

function addAccess(
  world: World,
  random: Random,
  options: {
    people: GeneratedPerson[];
    profiles: number;
    domainId: string;
    applicationArn: string;
  },
): { name: string; createdAt: number }[] {
  const { domainId, applicationArn, people, profiles } = options;
  const owners: { name: string; createdAt: number }[] = [];
  random.shuffled(people).forEach(({ userName, stem }, index) => {
    const hasProfile = index < profiles;
    const createdAt = START + index * MINUTE;
    if (hasProfile) {
      owners.push({ name: stem, createdAt });
      addProfile(world, {
        domainId,
        userProfileName: stem,
        singleSignOnUserValue: userName,
        homeEfsFileSystemUid: String(200005 + index),
        createdAt,
      });
    }
    const share = hasProfile ? ASSIGNED_PROFILES : ASSIGNED_WITHOUT_PROFILE;
    if (random.next() < share) {
      assign(world, createdAt, {
        applicationArn,
        principalType: 'USER',
        principalId: principalIdOf(`user ${userName}`),
      });
    }
  });
  return owners;
}

/**
 * A company of any size. The first domain holds as many profiles as asked for, each further one a tenth of that unless
 * they are to be even; domains alternate between the two member accounts, and then between the Regions, all with Identity
 * Center. Some assignments and profiles have no counterpart. Nobody has used anything unless the world is to be in use.
 */
export function createGeneratedWorld(options: GeneratedWorldOptions): World {
  const { number, people, profiles } = options;
  const groups = options.groups ?? Math.max(1, Math.ceil(people / 10));
  const domains = options.domains ?? 1;
  const regions = DOMAIN_REGIONS.slice(0, options.regions ?? 1);
  const furtherProfiles = options.even ? profiles : Math.floor(profiles / 10);
  if (profiles > people) {
    throw new RangeError(
      `profiles (${profiles}) must not exceed people (${people}): a person has one profile in a domain`,
    );
  }
  const random = createRandom(number);
  // Of its own, so that people and access are the same whether they use it or not.
  const randomUse = createRandom(number + 1);
  const world = createSkeleton();
  for (const account of Object.values(world.accounts)) {
    account.quotas['*'] = {
      // High enough to onboard everybody. A test that needs a quota to be reached lowers it.
      userProfiles: Math.max(100, people * 2),
      domains: Math.max(10, domains * 2),
      spaces: Math.max(1000, profiles * 2),
      runningApps: 1000,
    };
  }
  for (let index = 0; index < groups; index++) {
    addGroup(world, { name: teamName(index), createdAt: START });
  }
  const everybody = addPeople(world, random, { people, groups });
  for (let index = 0; index < domains; index++) {
    const inProduction = index % 2 === 1;
    const accountId = inProduction ? PRODUCTION_ACCOUNT : ML_ACCOUNT;
    const role = inProduction ? 'StudioAnalyst' : 'StudioDataScientist';
    const domainId = `d-generated${String(index + 1).padStart(4, '0')}`;
    const applicationArn = addDomain(world, {
      domainId,
      domainName: `generated-${index + 1}`,
      accountId,
      region: regions[Math.floor(index / 2) % regions.length],
      authMode: 'SSO',
      applicationId: uuidOf(domainId).replace(/-/g, '').slice(0, 16),
      executionRole: `arn:aws:iam::${accountId}:role/${role}`,
      createdAt: START,
    });
    const access = { domainId, applicationArn: applicationArn ?? '' };
    const owners = addAccess(world, random, {
      ...access,
      people: everybody,
      profiles: index === 0 ? profiles : furtherProfiles,
    });
    if (options.inUse) {
      addUse(world, randomUse, {
        ...access,
        profiles: owners,
        groups: Array.from({ length: groups }, (_, group) => teamName(group)),
        assignedAt: START,
      });
    }
  }
  attachPolicies(world);
  return watchWorld(world);
}
