/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { Duration } from 'luxon';
import { BUILT_IN_MATCHERS } from './matcherNames';
import { checkPolicies, type PlacedPolicy } from './checkPolicies';
import { policySchema } from './policySchema';
import type { Place, StudioConfig } from './StudioConfig';
import {
  studioConfigSchema,
  type StudioConfigBlock,
} from './studioConfigSchema';

const ROOT = 'sagemakerStudio';
/** What AWS allows Identity Center, and more than it is likely to allow SageMaker: the pace finds out. */
const DEFAULT_CALLS_PER_SECOND = { identityCenter: 20, sageMaker: 100 };
const DEFAULT_FREQUENCY_SECONDS = 300;
/** Below this a sweep of a company of any size would never rest. */
const LOWEST_FREQUENCY_SECONDS = 5;

/**
 * Reads and checks the `sagemakerStudio` block, so that a back end with a wrong value does not start. Policies of modules
 * come after those of the block, in the order in which they were added, and are checked together with them.
 *
 * @throws InputError with one line per wrong value, each with the full path of the key, what was expected and what is
 * there.
 */
export function readStudioConfig(
  config: Config,
  modules: {
    policies: readonly unknown[];
    /** Names of the ways to find people that modules have added. */
    matchers?: readonly string[];
  } = { policies: [] },
): StudioConfig {
  const raw = config.getOptional(ROOT);
  if (raw === undefined) {
    throw new InputError(
      `The configuration has no block '${ROOT}'. It needs at least ${ROOT}.identityCenter (accountId, region) and ${ROOT}.accounts.`,
    );
  }

  const problems: string[] = [];
  const parsed = studioConfigSchema.safeParse(raw);
  for (const issue of parsed.error?.issues ?? []) {
    problems.push(
      `${pathOf(issue.path)}: ${issue.message}${found(raw, issue.path)}`,
    );
  }
  const added = readModulePolicies(modules.policies, problems);
  const frequencySeconds = readFrequency(config, problems);
  const policies: PlacedPolicy[] = [
    ...(parsed.data?.policies ?? []).map((policy, index) => ({
      policy,
      pathOf: (keys: PropertyKey[] = []) =>
        pathOf(['policies', index, ...keys]),
    })),
    ...added,
  ];
  if (parsed.success) {
    const { domains, teams } = parsed.data;
    if (placesOf(parsed.data).length === 0) {
      problems.push(
        `${pathOf([
          'accounts',
        ])}: expected a list of accounts, or domains that each say their accountId and region`,
      );
    }
    problems.push(
      ...findRepeats(parsed.data),
      ...checkMatchers(parsed.data.identityMapping, modules.matchers),
      ...checkPolicies({ policies, domains, teams }, ROOT),
    );
  }
  if (!parsed.success || problems.length > 0) {
    throw new InputError(
      `The configuration of SageMaker Studio access is not right:\n${problems
        .map(problem => `- ${problem}`)
        .join('\n')}`,
    );
  }

  const { aws, identityCenter, accounts, domains, teams, sync, pace } =
    parsed.data;
  return {
    endpoint: aws?.endpoint,
    identityCenter,
    places: placesOf({ accounts, domains }),
    domains,
    teams,
    policies: policies.map(({ policy }) => policy),
    sync: {
      frequencySeconds,
      fullFrequencySeconds: Duration.fromISO(sync.fullFrequency).as('seconds'),
      removalLimit: sync.removalLimit,
    },
    identityMapping: parsed.data.identityMapping,
    trustedOrigins: parsed.data.identity.trustedOrigins,
    cloudTrailTopic: parsed.data.cloudTrail.topic,
    callsPerSecond: {
      identityCenter:
        pace?.identityCenter?.callsPerSecond ??
        DEFAULT_CALLS_PER_SECOND.identityCenter,
      sageMaker:
        pace?.sageMaker?.callsPerSecond ?? DEFAULT_CALLS_PER_SECOND.sageMaker,
    },
    unusedAfter: parsed.data.unusedAfter,
  };
}

/** The accounts and Regions in which all domains are looked at, then those in which only some are named. */
function placesOf({
  accounts,
  domains,
}: Pick<StudioConfigBlock, 'accounts' | 'domains'>): Place[] {
  const places: Place[] = accounts.flatMap(account =>
    account.regions.map(region => ({ accountId: account.accountId, region })),
  );
  for (const [domainId, { accountId, region }] of Object.entries(domains)) {
    if (accountId && region) {
      const place = places.find(
        each => each.accountId === accountId && each.region === region,
      );
      if (!place) {
        places.push({ accountId, region, domainIds: [domainId] });
      } else {
        place.domainIds?.push(domainId);
      }
    }
  }
  return places;
}

function readModulePolicies(
  policies: readonly unknown[],
  problems: string[],
): PlacedPolicy[] {
  return policies.flatMap((raw, index) => {
    const parsed = policySchema.safeParse(raw);
    const name = nameOf(raw);
    // Modules have no place in a file; the name is what their authors find a policy by.
    const place = (keys: PropertyKey[] = []) =>
      `${pathOf(keys, `policies[${index}]`)} of those that modules add${
        name ? ` (${name})` : ''
      }`;
    for (const issue of parsed.error?.issues ?? []) {
      problems.push(
        `${place(issue.path)}: ${issue.message}${found(raw, issue.path)}`,
      );
    }
    return parsed.success ? [{ policy: parsed.data, pathOf: place }] : [];
  });
}

function nameOf(raw: unknown): string | undefined {
  return typeof raw === 'object' &&
    raw !== null &&
    'name' in raw &&
    typeof raw.name === 'string'
    ? raw.name
    : undefined;
}

function readFrequency(config: Config, problems: string[]): number {
  const key = `${ROOT}.sync.frequency`;
  if (!config.has(key)) {
    return DEFAULT_FREQUENCY_SECONDS;
  }
  try {
    const seconds = Duration.fromObject(
      readDurationFromConfig(config, { key }),
    ).as('seconds');
    if (seconds < LOWEST_FREQUENCY_SECONDS) {
      problems.push(
        `${key}: expected ${LOWEST_FREQUENCY_SECONDS} seconds or more, got ${seconds}`,
      );
    }
    return seconds;
  } catch (error) {
    problems.push(
      `${key}: expected an ISO 8601 duration such as PT5M, or an object such as { minutes: 5 } (${
        toError(error).message
      })`,
    );
    return DEFAULT_FREQUENCY_SECONDS;
  }
}

function checkMatchers(
  order: string[] = [],
  added: readonly string[] = [],
): string[] {
  const path = `${ROOT}.identityMapping`;
  const known = [...BUILT_IN_MATCHERS, ...added];
  const twice = known.filter((name, i) => known.indexOf(name) !== i);
  return [
    ...twice.map(
      name =>
        `${path}: modules bring several ways to find people named ${name}`,
    ),
    ...order.flatMap((name, i) => {
      if (!known.includes(name)) {
        return `${path}[${i}]: expected one of ${known.join(
          ', ',
        )}; got ${JSON.stringify(name)}`;
      }
      return order.indexOf(name) === i
        ? []
        : `${path}[${i}]: ${name} is there already`;
    }),
  ];
}

/** Entries of which only one could ever apply; the other would be dead configuration that nobody notices. */
function findRepeats(data: {
  accounts: { accountId: string; regions: string[] }[];
  teams: { team: string }[];
}): string[] {
  const problems: string[] = [];
  const check = (entries: { key: string; path: string }[]) => {
    const first = new Map<string, string>();
    for (const { key, path } of entries) {
      const earlier = first.get(key);
      if (earlier) {
        problems.push(`${path}: ${key} is there already, in ${earlier}`);
      } else {
        first.set(key, path);
      }
    }
  };
  check(
    data.accounts.flatMap((account, i) =>
      account.regions.map((region, j) => ({
        key: `${region} of account ${account.accountId}`,
        path: `${ROOT}.accounts[${i}].regions[${j}]`,
      })),
    ),
  );
  check(
    data.teams.map(({ team }, i) => ({
      key: team,
      path: `${ROOT}.teams[${i}].team`,
    })),
  );
  return problems;
}

function pathOf(path: PropertyKey[], root = ROOT): string {
  return path.reduce<string>(
    (before, key) =>
      typeof key === 'number'
        ? `${before}[${key}]`
        : `${before}.${String(key)}`,
    root,
  );
}

function found(raw: unknown, path: PropertyKey[]): string {
  let value = raw;
  for (const key of path) {
    value =
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined;
  }
  if (value === undefined) {
    return '; it is missing';
  }
  if (typeof value === 'object') {
    return '';
  }
  return `; got ${JSON.stringify(value)}`;
}
