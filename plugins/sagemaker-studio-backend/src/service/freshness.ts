/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* How far what is said of a domain can be relied upon. */
import type {
  DomainFreshness,
  DomainPart,
  SyncFailure,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedDomain } from '../aws/StudioGateway';
import { studioLane } from '../lanes/Lane';
import {
  ASSIGNMENTS_SCOPE,
  assignmentsScope,
  type SyncState,
} from '../inventory/sync/syncRows';

/** As much of a domain as its syncs go by. */
export type SyncedDomain = Pick<
  ObservedDomain,
  'domainId' | 'accountId' | 'region' | 'applicationArn'
>;

/** What has to be read before something can be said of a domain, and which syncs read it, the weightiest first. */
function partsOf(
  domain: SyncedDomain,
): { part: DomainPart; scope: string; isTruth: boolean }[] {
  const { applicationArn } = domain;
  return [
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
      parts.flatMap(({ part, sync }) => (sync?.completedAt ? [] : [part])),
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

/** What the last try could not read, of some domains. */
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
          ...placeOf(scope),
          domainId: part === 'assignments' ? domain.domainId : undefined,
        });
      }
    }
  }
  return [...scopes.values()];
}

/** What the last try could not read at all, also where no domain was ever seen. */
export function allFailures(
  domains: readonly SyncedDomain[],
  syncs: readonly SyncState[],
): SyncFailure[] {
  const known = new Set(
    domains.flatMap(domain => partsOf(domain).map(({ scope }) => scope)),
  );
  const others = syncs.flatMap(sync => {
    const { scope } = sync;
    if (known.has(scope) || scope.startsWith(ASSIGNMENTS_SCOPE)) {
      return [];
    }
    const part = scope === 'identity-center' ? 'directory' : 'domain';
    const failure = toFailure(part, sync);
    return failure ? [{ ...failure, ...placeOf(scope) }] : [];
  });
  return [...failuresOf(domains, syncs), ...others];
}

function toFailure(part: DomainPart, sync: SyncState): SyncFailure | undefined {
  return sync.failedAt
    ? {
        part,
        at: sync.failedAt,
        message: sync.failure ?? '',
        action: sync.failureAction,
        remedy: sync.failureRemedy,
      }
    : undefined;
}

function placeOf(scope: string): Pick<SyncFailure, 'accountId' | 'region'> {
  const [kind, accountId, region] = scope.split(':');
  return kind === 'sagemaker' ? { accountId, region } : {};
}

/** The earliest of some times; `undefined` for none. */
export function oldest(times: readonly string[]): string | undefined {
  return times.length ? times.reduce((a, b) => (a < b ? a : b)) : undefined;
}
