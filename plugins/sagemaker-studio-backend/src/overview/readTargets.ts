/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { AccessMark } from '../database/accessMarks';
import { chunk } from '../database/transaction';
import {
  ASSIGNMENTS,
  BATCH,
  MEMBERSHIPS,
  PROFILES,
  SPACES,
} from '../inventory/tables';
import { ACCESS_LIST } from './accessRows';
import type { Targets } from './DomainProjection';

/* Whose rows marks speak of. */

/**
 * The rows to make again, by domain, and marks for those that are too many to be made along: whole domains, and the
 * members of groups.
 */
export async function readTargets(
  transaction: Knex.Transaction,
  given: { marks: AccessMark[]; domains: StudioDomain[] },
): Promise<{ targets: Map<string, Targets>; wider: AccessMark[] }> {
  const { domains } = given;
  const targets = new Map<string, Targets>();
  const targetsIn = (domainId: string): Targets => {
    const found = targets.get(domainId) ?? {
      userIds: new Set(),
      userNames: new Set(),
      profiles: new Set(),
    };
    targets.set(domainId, found);
    return found;
  };
  const inScope = (scope: string) => {
    if (scope === '*') {
      return domains;
    }
    return domains.filter(
      each => each.domainId === scope || each.applicationArn === scope,
    );
  };

  const wider: AccessMark[] = [];
  const groups = new Map<string, Set<string>>();
  const spaces: { domainId: string; nameKey: string }[] = [];
  const grantIds: string[] = [];
  for (const { scope, subject } of given.marks) {
    const [kind, key] = split(subject);
    if (kind === 'grant') {
      grantIds.push(key);
    } else if (subject === '*') {
      for (const domainId of await domainsToRead(transaction, scope, domains)) {
        const domain = domains.find(each => each.domainId === domainId);
        if (domain) {
          wider.push(...(await everybodyIn(transaction, domain)));
        } else {
          targetsIn(domainId);
        }
      }
    } else if (kind === 'group') {
      const scopes = groups.get(key) ?? new Set();
      groups.set(key, scopes.add(scope));
    } else {
      for (const { domainId } of inScope(scope)) {
        if (kind === 'user') {
          targetsIn(domainId).userIds.add(key);
        } else if (kind === 'name') {
          targetsIn(domainId).userNames.add(key);
        } else if (kind === 'profile') {
          targetsIn(domainId).profiles.add(key);
        } else {
          spaces.push({ domainId, nameKey: key });
        }
      }
    }
  }

  for (const { domainId, nameKey } of spaces) {
    const space: { owner_key: string | null } | undefined = await transaction(
      SPACES,
    )
      .where({ domain_id: domainId, name_key: nameKey })
      .first('owner_key');
    if (space?.owner_key) {
      targetsIn(domainId).profiles.add(space.owner_key);
    }
  }
  for (const part of chunk([...new Set(grantIds)], BATCH)) {
    const grants: { domain_id: string; user_id: string }[] = await transaction(
      'access_grants',
    )
      .whereIn('grant_id', part)
      .select('domain_id', 'user_id');
    for (const grant of grants) {
      if (inScope(grant.domain_id).length) {
        targetsIn(grant.domain_id).userIds.add(grant.user_id);
      }
    }
  }
  for (const [groupId, scopes] of groups) {
    const userIds: string[] = await transaction(MEMBERSHIPS)
      .where({ group_id: groupId })
      .pluck('user_id');
    for (const scope of scopes) {
      wider.push(
        ...userIds.map(userId => ({ scope, subject: `user:${userId}` })),
      );
    }
  }
  return { targets, wider };
}

/** Those that are in the inventory, and those that were. */
async function domainsToRead(
  transaction: Knex.Transaction,
  scope: string,
  domains: StudioDomain[],
): Promise<string[]> {
  if (scope !== '*') {
    return [scope];
  }
  const listed: string[] = await transaction(ACCESS_LIST)
    .distinct('domain_id')
    .pluck('domain_id');
  return [...new Set([...listed, ...domains.map(({ domainId }) => domainId)])];
}

/** A mark for each who has a row in the domain, or should have. */
async function everybodyIn(
  transaction: Knex.Transaction,
  domain: StudioDomain,
): Promise<AccessMark[]> {
  const { domainId, applicationArn } = domain;
  const assigned = (type: string) =>
    transaction(ASSIGNMENTS)
      .where({ application_arn: applicationArn ?? '', principal_type: type })
      .select('principal_id');
  const userIds = new Set<string>([
    ...(await assigned('USER').pluck('principal_id')),
    ...(await transaction(MEMBERSHIPS)
      .whereIn('group_id', assigned('GROUP'))
      .distinct('user_id')
      .pluck('user_id')),
    ...(await transaction('access_grants')
      .where({ domain_id: domainId })
      .whereNot('status', 'ended')
      .pluck('user_id')),
    ...(await transaction(ACCESS_LIST)
      .where({ domain_id: domainId })
      .whereNotNull('user_id')
      .pluck('user_id')),
  ]);
  const profiles = new Set<string>([
    ...(await transaction(PROFILES)
      .where({ domain_id: domainId })
      .pluck('name_key')),
    ...(await transaction(ACCESS_LIST)
      .where({ domain_id: domainId })
      .whereNotNull('profile_key')
      .pluck('profile_key')),
  ]);
  return [
    ...[...userIds].map(userId => `user:${userId}`),
    ...[...profiles].map(nameKey => `profile:${nameKey}`),
  ].map(subject => ({ scope: domainId, subject }));
}

/** `user:abc` → `user`, `abc`. */
function split(subject: string): [string, string] {
  const colon = subject.indexOf(':');
  return [subject.slice(0, colon), subject.slice(colon + 1)];
}
