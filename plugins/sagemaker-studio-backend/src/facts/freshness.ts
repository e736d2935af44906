/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* How old the facts of a domain are, and which of them could not be read. */
import type {
  DomainFreshness,
  DomainPart,
  StudioDomain,
  SyncFailure,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedDomain } from '../aws/observed';
import { dayOf, now } from '../util/now';
import { studioLane } from '../scheduling/Lane';
import {
  type SyncState,
  assignmentsScope,
  domainScope,
  usageScope,
} from '../inventory/store/syncRows';
import { fromJson } from '../database/json';

/** As much of a domain as its syncs go by. */
export type SyncedDomain = Pick<
  ObservedDomain,
  'domainId' | 'accountId' | 'region' | 'applicationArn'
>;

/** The parts of a domain and the syncs that read them, the most important first. */
function partsOf(
  domain: SyncedDomain,
): { part: DomainPart; scope: string; isTruth: boolean }[] {
  const { applicationArn } = domain;
  return [
    { part: 'domain', scope: domainScope(domain.domainId), isTruth: true },
    { part: 'domain', scope: studioLane(domain), isTruth: true },
    ...(applicationArn
      ? [
          {
            part: 'assignments' as const,
            scope: assignmentsScope(applicationArn),
            isTruth: true,
          },
        ]
      : []),
    { part: 'directory', scope: 'identity-center', isTruth: true },
    { part: 'usage', scope: usageScope(domain.domainId), isTruth: false },
  ];
}

/** When the domain was read, what of it never was, and why the last try failed. */
export function freshnessOf(
  domain: SyncedDomain,
  syncs: readonly SyncState[],
): DomainFreshness {
  const parts = partsOf(domain).map(part => ({
    ...part,
    sync: syncs.find(({ scope }) => scope === part.scope),
  }));
  const unread = [
    ...new Set(
      parts.flatMap(({ part, sync }) =>
        sync?.completedAt &&
        !(part === 'usage' && (sync.failedAt ?? sync.failingSince))
          ? []
          : [part],
      ),
    ),
  ];
  const truth = parts.filter(({ isTruth }) => isTruth);
  const times = truth.flatMap(({ sync }) => sync?.completedAt ?? []);
  return {
    syncedAt: times.length === truth.length ? oldest(times) : undefined,
    unread: unread.length ? unread : undefined,
    failure: failuresOf([domain], syncs)[0],
  };
}

/** Parts of these domains that the last sync could not read. */
export function failuresOf(
  domains: readonly SyncedDomain[],
  syncs: readonly SyncState[],
): SyncFailure[] {
  const scopes = new Map<string, SyncFailure>();
  for (const domain of domains) {
    for (const { part, scope } of partsOf(domain)) {
      const sync = syncs.find(each => each.scope === scope);
      const failure = sync && toFailure(part, sync);
      if (failure && !scopes.has(scope)) {
        scopes.set(scope, {
          ...failure,
          ...whereOf(scope, domain),
        });
      }
    }
  }
  return [...scopes.values()];
}

/** Everything that the last sync could not read, also in places where no domain was ever seen. */
export function allFailures(
  domains: readonly SyncedDomain[],
  syncs: readonly SyncState[],
): SyncFailure[] {
  const known = failuresOf(domains, syncs);
  const places = syncs.flatMap(sync => {
    const { accountId, region } = placeOf(sync.scope) ?? {};
    const isKnown =
      !accountId ||
      domains.some(
        each => each.accountId === accountId && each.region === region,
      );
    const failure = isKnown ? undefined : toFailure('domain', sync);
    return failure ? [{ ...failure, accountId, region }] : [];
  });
  const directory = syncs.find(({ scope }) => scope === 'identity-center');
  const failure =
    domains.length === 0 && directory && toFailure('directory', directory);
  return [...known, ...places, ...(failure ? [failure] : [])];
}

function toFailure(part: DomainPart, sync: SyncState): SyncFailure | undefined {
  // Calls that fail now are tried every few seconds.
  const at = sync.failedAt ?? (sync.failingSince ? now() : undefined);
  return at
    ? {
        part,
        at,
        since: sync.failingSince,
        message: sync.failure ?? '',
        action: sync.failureAction,
        remedy: sync.failureRemedy,
        messages: fromJson(sync.failureMessages ?? null),
      }
    : undefined;
}

/** Of which account and Region, or of which domain, a failure of the scope is. */
function whereOf(
  scope: string,
  domain: SyncedDomain,
): Pick<SyncFailure, 'accountId' | 'region' | 'domainId'> {
  const { domainId, accountId, region } = domain;
  if (scope === 'identity-center') {
    return {};
  }
  if (scope === assignmentsScope(domain.applicationArn ?? '')) {
    return { domainId };
  }
  return placeOf(scope) ?? { accountId, region, domainId };
}

function placeOf(
  scope: string,
): { accountId: string; region: string } | undefined {
  const [kind, accountId, region] = scope.split(':');
  return kind === 'sagemaker' && accountId && region
    ? { accountId, region }
    : undefined;
}

/** Whether all of a domain was read on a day or later, so that its figures are of that day. */
export function wasReadOn(day: string, domain: DomainFreshness): boolean {
  return domain.syncedAt !== undefined && dayOf(domain.syncedAt) >= day;
}

/**
 * The oldest sync of the domains that were read; each of the others carries its own failure. Absent when none was read,
 * since then nothing is known. That there is no domain can be said once the
 * directory and some account have been read.
 */
export function oldestSync(
  syncs: Record<string, string>,
  domains: readonly StudioDomain[],
): string | undefined {
  if (domains.length) {
    return oldest(domains.flatMap(({ syncedAt }) => syncedAt ?? []));
  }
  const { 'identity-center': directory, ...places } = syncs;
  const times = Object.values(places);
  return directory && times.length ? oldest([directory, ...times]) : undefined;
}

/**
 * Domains as old as the rows that are shown of them.
 *
 * @param staleSince - since when rows are stale; `undefined` when none is
 */
export function agedBy<T extends DomainFreshness>(
  domains: readonly T[],
  staleSince: string | undefined,
): T[] {
  return domains.map(domain =>
    staleSince !== undefined && domain.syncedAt !== undefined
      ? { ...domain, syncedAt: oldest([domain.syncedAt, staleSince]) }
      : domain,
  );
}

/** The earliest of some times; `undefined` for none. */
export function oldest(times: readonly string[]): string | undefined {
  return times.length ? times.reduce((a, b) => (a < b ? a : b)) : undefined;
}
