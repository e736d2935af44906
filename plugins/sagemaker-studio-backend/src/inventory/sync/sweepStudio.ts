/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ObservedDomain } from '../../aws/observed';
import type { StudioGateway } from '../../aws/StudioGateway';
import { ignoreNotFound } from '../../aws/awsErrors';
import type { DomainStore } from '../store/DomainStore';
import { domainScope, usageScope } from '../store/syncRows';
import {
  each,
  piece,
  type Piece,
  type Sweep,
  type SweepContext,
} from './Sweep';
import { sweepApps, type AppSweep } from './sweepApps';
import type { SweepFailures } from './sweepFailures';
import { sweepProfiles, type ProfileSweep } from './sweepProfiles';
import { sweepSpaces, type SpaceSweep } from './sweepSpaces';

export type StudioSweep = ProfileSweep &
  SpaceSweep &
  AppSweep & {
    domains: DomainStore;
    failures: SweepFailures;
    /** The only domains to read; default: all that are listed. */
    domainIds?: string[];
  };

/**
 * The domains of an account and Region, their profiles, spaces and apps. A part of a domain that cannot be read affects
 * neither its other parts nor other domains.
 */
export async function* sweepStudio(
  context: SweepContext,
  options: StudioSweep,
): Sweep {
  const { gateway } = options;
  const listed = yield* readDomains(context, options);
  const { hidden, gone } = yield* readUnlisted(context, options, listed);
  const domains = [...listed, ...hidden];
  let failure: { error: unknown } | undefined;
  try {
    await options.domains.replace(gateway, domains, {
      ...context.replaceOptions,
      gone,
    });
  } catch (error) {
    failure = { error };
  }

  const counts = { known: 0, described: 0 };
  for (const { domainId } of domains) {
    const read = yield* readProfiles(context, options, domainId);
    counts.known += read?.known ?? 0;
    counts.described += read?.described ?? 0;
    yield* readUsage(context, options, domainId);
  }
  if (failure) {
    throw failure.error;
  }
  return `${domains.length} domains, ${counts.known} profiles, ${counts.described} of them described`;
}

/** Parts of domains that could not be read, by themselves. */
export async function* sweepStudioParts(
  context: SweepContext,
  options: StudioSweep,
  scopes: readonly string[],
): Sweep {
  for (const { domainId } of await options.inventory.listDomains()) {
    if (scopes.includes(domainScope(domainId))) {
      yield* readProfiles(context, options, domainId);
    }
    if (scopes.includes(usageScope(domainId))) {
      yield* readUsage(context, options, domainId);
    }
  }
  return `what could not be read of ${scopes.length} domains`;
}

function readProfiles(
  context: SweepContext,
  options: StudioSweep,
  domainId: string,
) {
  return options.failures.readPart(
    {
      scope: domainScope(domainId),
      message: `The profiles of ${domainId} were not read and stay as last seen`,
    },
    sweepProfiles(context, options, domainId),
  );
}

function readUsage(
  context: SweepContext,
  options: StudioSweep,
  domainId: string,
) {
  return options.failures.readPart(
    {
      scope: usageScope(domainId),
      message: `The spaces and apps of ${domainId} were not read and stay as last seen`,
    },
    sweepUsage(context, options, domainId),
  );
}

async function* readDomains(
  context: SweepContext,
  { gateway, domainIds }: StudioSweep,
): AsyncGenerator<Piece, ObservedDomain[]> {
  if (!domainIds) {
    return yield* piece(context, 'sagemaker:ListDomains', call =>
      gateway.listDomains(call),
    );
  }
  const domains: ObservedDomain[] = [];
  yield* each(
    context,
    'sagemaker:DescribeDomain',
    domainIds,
    async (domainId, call) => {
      const domain = await ignoreNotFound(
        gateway.describeDomain(domainId, call),
      );
      domains.push(...(domain ? [domain] : []));
    },
  );
  return domains;
}

/**
 * Asks for each known domain that is not listed. A list that lacks a domain proves nothing, since it may be hidden from us;
 * that AWS also knows none by its id proves that it is gone.
 */
async function* readUnlisted(
  context: SweepContext,
  { gateway, inventory, failures, domainIds }: StudioSweep,
  listed: ObservedDomain[],
): AsyncGenerator<Piece, { hidden: ObservedDomain[]; gone: Set<string> }> {
  const { accountId, region } = gateway;
  const seen = new Set(listed.map(({ domainId }) => domainId));
  const unlisted = (await inventory.listDomains()).filter(
    domain =>
      domain.accountId === accountId &&
      domain.region === region &&
      !seen.has(domain.domainId) &&
      // Domains that the configuration omits are not read.
      (!domainIds || domainIds.includes(domain.domainId)),
  );
  const hidden: ObservedDomain[] = [];
  const gone = new Set<string>();
  for (const { domainId } of unlisted) {
    yield* failures.readPart(
      {
        scope: domainScope(domainId),
        message: `The domain ${domainId} is not listed any more and could not be read`,
      },
      readUnlistedDomain(context, gateway, domainId, { hidden, gone }),
    );
  }
  return { hidden, gone };
}

async function* readUnlistedDomain(
  context: SweepContext,
  gateway: StudioGateway,
  domainId: string,
  found: { hidden: ObservedDomain[]; gone: Set<string> },
): AsyncGenerator<Piece, void> {
  const domain = yield* piece(context, 'sagemaker:DescribeDomain', call =>
    ignoreNotFound(gateway.describeDomain(domainId, call)),
  );
  if (domain) {
    found.hidden.push(domain);
  } else {
    found.gone.add(domainId);
  }
}

/** Sweeps the spaces and apps of a domain. */
async function* sweepUsage(
  context: SweepContext,
  options: StudioSweep,
  domainId: string,
): AsyncGenerator<Piece, void> {
  yield* sweepSpaces(context, options, domainId);
  yield* sweepApps(context, options, domainId);
}
