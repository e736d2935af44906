/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { Duration } from 'luxon';
import { checkPolicies } from './checkPolicies';
import type { StudioConfig } from './StudioConfig';
import { studioConfigSchema } from './studioConfigSchema';

const ROOT = 'sagemakerStudio';
const DEFAULT_FREQUENCY_SECONDS = 300;
/** Below this a sweep of a company of any size would never rest. */
const LOWEST_FREQUENCY_SECONDS = 5;

/**
 * Reads and checks the `sagemakerStudio` block, so that a back end with a wrong value does not start.
 *
 * @throws InputError with one line per wrong value, each with the full path of the key, what was expected and what is
 * there.
 */
export function readStudioConfig(config: Config): StudioConfig {
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
  const frequencySeconds = readFrequency(config, problems);
  if (parsed.success) {
    problems.push(
      ...findRepeats(parsed.data),
      ...checkPolicies(parsed.data, ROOT),
    );
  }
  if (!parsed.success || problems.length > 0) {
    throw new InputError(
      `The configuration of SageMaker Studio access is not right:\n${problems
        .map(problem => `- ${problem}`)
        .join('\n')}`,
    );
  }

  const { aws, identityCenter, accounts, domains, teams, policies } =
    parsed.data;
  return {
    endpoint: aws?.endpoint,
    identityCenter,
    places: accounts.flatMap(account =>
      account.regions.map(region => ({
        accountId: account.accountId,
        region,
      })),
    ),
    domains,
    teams,
    policies,
    sync: { frequencySeconds },
  };
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

/** Entries of which only one could ever apply; the other would be dead configuration that nobody notices. */
function findRepeats(data: {
  accounts: { accountId: string; regions: string[] }[];
  teams: { team: string }[];
  policies: { name: string }[];
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
  check(
    data.policies.map(({ name }, i) => ({
      key: name,
      path: `${ROOT}.policies[${i}].name`,
    })),
  );
  return problems;
}

function pathOf(path: PropertyKey[]): string {
  return path.reduce<string>(
    (before, key) =>
      typeof key === 'number'
        ? `${before}[${key}]`
        : `${before}.${String(key)}`,
    ROOT,
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
