/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { AccessInvalidation } from '../database/accessInvalidations';
import { chunk } from '../database/transaction';
import { BATCH, SPACES } from '../inventory/store/tables';
import { ACCESS_LIST } from './accessListRows';
import type { Targets } from './DomainProjection';

/* The people whose rows the invalidations concern. */

/** Which target the subject of an invalidation is, by its kind; a space is one by its owner. */
const TARGETS = new Map<string, keyof Targets>([
  ['user', 'userIds'],
  ['name', 'userNames'],
  ['profile', 'profiles'],
]);

/** People whose rows are too many for the same transaction. */
export type WideInvalidation = {
  /** Everybody in them. */
  domains: StudioDomain[];
  /** Id of a group → the scopes in which the rows of its members are to be made. */
  groups: Map<string, Set<string>>;
};

/** The rows to compute again, by domain, and those that are too many for the same transaction. */
export async function readTargets(
  transaction: Knex.Transaction,
  given: { invalidations: AccessInvalidation[]; domains: StudioDomain[] },
): Promise<{ targets: Map<string, Targets>; wider: WideInvalidation }> {
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
  const inScope = (scope: string) =>
    domains.filter(
      ({ domainId, applicationArn }) =>
        scope === '*' || domainId === scope || applicationArn === scope,
    );

  const whole = new Set<StudioDomain>();
  const groups = new Map<string, Set<string>>();
  const spaces: { domainId: string; nameKey: string }[] = [];
  const grantIds: string[] = [];
  for (const { scope, subject } of given.invalidations) {
    const [kind, key] = split(subject);
    if (kind === 'grant') {
      grantIds.push(key);
    } else if (subject === '*') {
      for (const domainId of await domainsToRead(transaction, scope, domains)) {
        const domain = domains.find(each => each.domainId === domainId);
        if (domain) {
          whole.add(domain);
        } else {
          targetsIn(domainId);
        }
      }
    } else if (kind === 'group') {
      const scopes = groups.get(key) ?? new Set();
      groups.set(key, scopes.add(scope));
    } else {
      for (const { domainId } of inScope(scope)) {
        const target = TARGETS.get(kind);
        if (target) {
          targetsIn(domainId)[target].add(key);
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
  return { targets, wider: { domains: [...whole], groups } };
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

/** `user:abc` → `user`, `abc`. */
function split(subject: string): [string, string] {
  const colon = subject.indexOf(':');
  return [subject.slice(0, colon), subject.slice(colon + 1)];
}
