/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';

const ROOT = 'permission.sagemakerStudio';
const KEYS = ['platformTeams', 'coverOtherPlugins'];
const PLATFORM_TEAMS = `${ROOT}.platformTeams`;
const COVER_OTHER_PLUGINS = `${ROOT}.coverOtherPlugins`;
const TEAMS = 'sagemakerStudio.teams';
const DOMAINS = 'sagemakerStudio.domains';
/** Whom our own catalog provider names as the owner of domains; the owner where a domain names none. */
const CATALOG_OWNER = 'catalog.providers.sagemakerStudio.owner';

/** Leads, owners and platform teams from the configuration; all refs are full and in lower case. */
export type PolicyConfig = {
  platformTeams: string[];
  /** Absent: as long as there is no other policy for them. */
  coversOtherPlugins?: boolean;
  teams: { team: string; leads: string[] }[];
  domains: { domainId: string; owners: string[] }[];
};

/** @throws InputError naming a key that is unknown, or that of a value that is not a ref of a user or a group */
export function readPolicyConfig(config: Config): PolicyConfig {
  const unknownKey = config
    .getOptionalConfig(ROOT)
    ?.keys()
    .find(key => !KEYS.includes(key));
  if (unknownKey) {
    throw new InputError(
      `Unknown key '${ROOT}.${unknownKey}'; the keys are ${KEYS.join(', ')}`,
    );
  }
  const domains = config.getOptionalConfig(DOMAINS);
  const catalogOwner = config.getOptionalString(CATALOG_OWNER);
  const catalogOwners = catalogOwner === undefined ? [] : [catalogOwner];
  return {
    platformTeams: refs(
      config.getOptionalStringArray(PLATFORM_TEAMS) ?? [],
      PLATFORM_TEAMS,
    ),
    coversOtherPlugins: config.getOptionalBoolean(COVER_OTHER_PLUGINS),
    teams: (config.getOptionalConfigArray(TEAMS) ?? []).map((team, index) => ({
      team: refOf(team.getString('team'), `${TEAMS}[${index}].team`),
      leads: refs(
        team.getOptionalStringArray('leads') ?? [],
        `${TEAMS}[${index}].leads`,
      ),
    })),
    domains: (domains?.keys() ?? []).map(domainId => ({
      domainId,
      owners: refs(
        domains?.getOptionalStringArray(`${domainId}.owners`) ?? catalogOwners,
        `${DOMAINS}.${domainId}.owners`,
      ),
    })),
  };
}

function refs(values: string[], key: string): string[] {
  return values.map(value => refOf(value, key));
}

function refOf(value: string, key: string): string {
  try {
    const ref = parseEntityRef(value, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    if (!['user', 'group'].includes(ref.kind.toLocaleLowerCase('en-US'))) {
      throw new InputError(`it is of kind '${ref.kind}'`);
    }
    return stringifyEntityRef(ref);
  } catch (error) {
    throw new InputError(
      `${key}: expected refs of users or groups such as group:default/ml-platform, got '${value}' (${
        toError(error).message
      })`,
    );
  }
}
