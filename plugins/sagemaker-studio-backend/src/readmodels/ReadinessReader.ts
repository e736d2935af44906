/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainReadiness,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { readinessOf } from '../diagnosis/readiness';
import type { IdentityReports } from '../directory/IdentityReports';
import { oldest } from '../facts/freshness';
import type { ReadinessStore } from '../inventory/readiness/ReadinessStore';
import type {
  DirectoryReader,
  InventoryReader,
} from '../inventory/store/InventoryReader';
import type { SyncStateStore } from '../inventory/sync/SyncStateStore';
import { isCovered } from '../model/policy';
import { now } from '../util/now';

export type ReadinessReaderOptions = {
  config: StudioConfig;
  directory: DirectoryReader;
  identityReports: Pick<IdentityReports, 'readOfEach'>;
  inventory: Pick<InventoryReader, 'listAllRemoteSpaces'>;
  readiness: ReadinessStore;
  syncStates: SyncStateStore;
};

/** Whether people can be let into domains, from what was last seen; as many statements for one domain as for many. */
export class ReadinessReader {
  readonly #options: ReadinessReaderOptions;

  constructor(options: ReadinessReaderOptions) {
    this.#options = options;
  }

  /** By domain id. */
  async read(
    domains: readonly StudioDomain[],
  ): Promise<Map<string, DomainReadiness>> {
    const { inventory, readiness, directory, syncStates, identityReports } =
      this.#options;
    const { accountId, region, instanceArn, identityStoreId } =
      this.#options.config.identityCenter;
    const seen = await readiness.readEach(
      domains.map(({ domainId }) => domainId),
    );
    const sync = await syncStates.get('identity-center');
    const identityCenter = {
      accountId,
      region,
      configured: Boolean(instanceArn && identityStoreId),
      instance: await directory.getIdentityCenterInstance(),
    };
    const people = {
      ...(await readiness.countDirectory()),
      syncedAt: sync.completedAt,
      failure: sync.failure,
    };
    const trustOf = await identityReports.readOfEach();
    const remoteSpaces = await inventory.listAllRemoteSpaces();
    const usedIn = await readiness.countUsedEverywhere();
    const at = now();
    return new Map(
      domains.map(domain => {
        const { domainId } = domain;
        const { observations, seenAt } = seen.get(domainId) ?? {};
        const trust = trustOf({
          domainId,
          names: { domain: domain.name },
        });
        const result = readinessOf({
          at,
          domain,
          isCovered: isCovered(this.#options.config.policies, domain),
          identityCenter,
          directory: people,
          trust: trust.lookedAt === undefined ? undefined : trust,
          ...observations,
          remoteSpaces: remoteSpaces.get(domainId) ?? [],
          used: usedIn(domain),
        });
        const times = [seenAt, sync.completedAt, domain.seenAt];
        return [
          domainId,
          { ...result, seenAt: oldest(times.flatMap(time => time ?? [])) },
        ];
      }),
    );
  }
}
