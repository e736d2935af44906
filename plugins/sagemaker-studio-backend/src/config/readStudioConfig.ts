/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Duration } from 'luxon';
import { z } from 'zod';
import { checkPolicies, type PlacedPolicy } from './checkPolicies';
import { pathOf, problemsOf, ROOT } from './configProblems';
import { readPlatformTeams } from './readPlatformTeams';
import { accountOf, userOrGroupRef } from './schemaParts';
import { policySchema } from './policySchema';
import {
  BUILT_IN_MATCHERS,
  type Place,
  type StudioConfig,
} from './StudioConfig';
import {
  studioConfigSchema,
  type StudioConfigBlock,
} from './studioConfigSchema';

/**
 * Reads and checks the `sagemakerStudio` block, so that a back end with a wrong value does not start. Policies of modules
 * come after those of the block, in the order in which they were added, and are checked together with them.
 *
 * @param modules - `matchers`: names of the matchers that modules have added
 * @throws InputError with one line per wrong value, each with the full path of the key, what was expected and what is
 * there.
 */
export function readStudioConfig(
  config: Config,
  modules: { policies: readonly unknown[]; matchers?: readonly string[] } = {
    policies: [],
  },
): StudioConfig {
  const raw = config.getOptional(ROOT);
  if (raw === undefined) {
    throw new InputError(
      `The configuration has no block '${ROOT}'. It needs at least ${ROOT}.identityCenter (accountId, region) and ${ROOT}.accounts.`,
    );
  }
  const parsed = studioConfigSchema.safeParse(raw);
  const added = readModulePolicies(modules.policies);
  const policies = [
    ...placePolicies(parsed.data?.policies ?? []),
    ...added.policies,
  ];
  const problems = [...problemsOf(parsed.error, raw), ...added.problems];
  const owner = readCatalogOwner(config);
  problems.push(...owner.problems);
  if (parsed.success) {
    if (placesOf(parsed.data).length === 0) {
      problems.push(
        `${ROOT}.accounts: expected a list of accounts, or domains that each say their accountId and region`,
      );
    }
    problems.push(
      ...findRepeats(parsed.data),
      ...findStrangeRoles(parsed.data),
      ...checkMatchers(parsed.data.identityMapping, modules.matchers),
      ...checkPolicies(
        {
          ...parsed.data,
          domains: withOwners(parsed.data.domains, owner.owners),
          policies,
        },
        (...key) => [ROOT, ...key].join('.'),
      ),
    );
  }
  if (!parsed.success || problems.length > 0) {
    throw new InputError(
      `The configuration of SageMaker Studio access is not right:\n${problems
        .map(problem => `- ${problem}`)
        .join('\n')}`,
    );
  }
  return toStudioConfig(
    {
      ...parsed.data,
      domains: withOwners(parsed.data.domains, owner.owners),
    },
    {
      policies: policies.map(({ policy }) => policy),
      modulePolicies: added.policies.length,
      platformTeams: readPlatformTeams(config),
    },
  );
}

/** A domain without `accountId` may be in any of the configured accounts; finds its roles that belong to none of them. */
function findStrangeRoles({ accounts, domains }: StudioConfigBlock): string[] {
  const known = accounts.map(({ accountId }) => accountId);
  return Object.entries(domains)
    .filter(([, { accountId }]) => !accountId && known.length > 0)
    .flatMap(([id, { executionRoles }]) =>
      executionRoles.flatMap((role, index) => {
        const account = accountOf(role) ?? '';
        return known.includes(account)
          ? []
          : [
              `${ROOT}.domains.${id}.executionRoles[${index}]: expected a role of the domain's own account, and ${account} is none of ${ROOT}.accounts`,
            ];
      }),
    );
}

function toStudioConfig(
  block: Omit<StudioConfigBlock, 'domains'> & Pick<StudioConfig, 'domains'>,
  besides: Pick<StudioConfig, 'policies' | 'modulePolicies' | 'platformTeams'>,
): StudioConfig {
  const { sync, pace } = block;
  return {
    endpoint: block.aws?.endpoint,
    identityCenter: block.identityCenter,
    places: placesOf(block),
    domains: block.domains,
    teams: block.teams,
    teamRules: block.teamRules,
    ...besides,
    sync: {
      frequencySeconds: Duration.fromISO(sync.frequency).as('seconds'),
      fullFrequencySeconds: Duration.fromISO(sync.fullFrequency).as('seconds'),
      removalLimit: sync.removalLimit,
    },
    identityMapping: block.identityMapping,
    trustedOrigins: block.identity.trustedOrigins,
    cloudTrailTopic: block.cloudTrail.topic,
    callsPerSecond: {
      identityCenter: pace.identityCenter.callsPerSecond,
      sageMaker: pace.sageMaker.callsPerSecond,
    },
    unusedAfter: block.unusedAfter,
    requestsPerHour: block.requests.maxPerHour,
    lifecycle: {
      coolingOff: block.offboarding.coolingOff,
      expiryNotices: block.expiryNotices,
      leavers: block.leavers,
    },
    notificationLanguage: block.notificationLanguage,
    events: block.events,
    domainCreation: block.domainCreation,
  };
}

const CATALOG_OWNER = 'catalog.providers.sagemakerStudio.owner';

/** Whom our own catalog provider names as the owner of every domain. */
function readCatalogOwner(config: Config): {
  owners: string[];
  problems: string[];
} {
  const owner = config.getOptional(CATALOG_OWNER);
  if (owner === undefined) {
    return { owners: [], problems: [] };
  }
  const parsed = userOrGroupRef.safeParse(owner);
  return parsed.success
    ? { owners: [parsed.data], problems: [] }
    : {
        owners: [],
        problems: parsed.error.issues.map(
          ({ message }) => `${CATALOG_OWNER}: ${message}`,
        ),
      };
}

function withOwners(
  domains: StudioConfigBlock['domains'],
  owners: string[],
): StudioConfig['domains'] {
  return Object.fromEntries(
    Object.entries(domains).map(([domainId, domain]) => [
      domainId,
      domain.owners
        ? { ...domain, owners: domain.owners }
        : {
            ...domain,
            owners,
            ...(owners.length && { ownersFrom: CATALOG_OWNER }),
          },
    ]),
  );
}

/** The accounts and Regions in which all domains are read, then those in which only some are named. */
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

function placePolicies(policies: StudioConfig['policies']): PlacedPolicy[] {
  return policies.map((policy, index) => ({
    policy,
    pathOf: (keys = []) => pathOf(['policies', index, ...keys]),
  }));
}

/** A policy of a module, as far as it has a name. */
const named = z
  .object({ name: z.string().optional().catch(undefined) })
  .catch({});

function readModulePolicies(raws: readonly unknown[]): {
  policies: PlacedPolicy[];
  problems: string[];
} {
  const policies: PlacedPolicy[] = [];
  const problems: string[] = [];
  for (const [index, raw] of raws.entries()) {
    const parsed = policySchema.safeParse(raw);
    const { name } = named.parse(raw);
    // Modules have no place in a file; their authors find a policy by its name.
    const place = (keys: PropertyKey[] = []) =>
      `${pathOf(keys, `policies[${index}]`)} of those that modules add${
        name ? ` (${name})` : ''
      }`;
    problems.push(...problemsOf(parsed.error, raw, place));
    if (parsed.success) {
      policies.push({ policy: parsed.data, pathOf: place });
    }
  }
  return { policies, problems };
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

/** Of entries with the same key only one could ever apply. */
function findRepeats({
  accounts,
  teams,
  teamRules,
  events,
}: StudioConfigBlock): string[] {
  return [
    accounts.flatMap(({ accountId, regions }, i) =>
      regions.map((region, j) => ({
        key: `${region} of account ${accountId}`,
        path: `${ROOT}.accounts[${i}].regions[${j}]`,
      })),
    ),
    teams.map(({ team }, i) => ({
      key: team,
      path: `${ROOT}.teams[${i}].team`,
    })),
    teamRules.map(({ team, domain }, i) => ({
      key: `the rule of ${team} for ${domain}`,
      path: `${ROOT}.teamRules[${i}]`,
    })),
    [
      ...(events.signingKey
        ? [
            {
              key: events.signingKey.id,
              path: `${ROOT}.events.signingKey.id`,
            },
          ]
        : []),
      ...events.formerSigningKeys.map(({ id }, i) => ({
        key: id,
        path: `${ROOT}.events.formerSigningKeys[${i}].id`,
      })),
    ],
  ].flatMap(entries =>
    entries.flatMap(({ key, path }) => {
      const first = entries.find(entry => entry.key === key)?.path;
      return first === path
        ? []
        : [`${path}: ${key} is there already, in ${first}`];
    }),
  );
}
