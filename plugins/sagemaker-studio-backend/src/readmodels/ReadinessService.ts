/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { DomainReadiness } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { readinessOf } from '../diagnosis/readiness';
import type { DirectoryReader } from '../inventory/store/InventoryReader';
import type { ReadinessStore } from '../inventory/readiness/ReadinessStore';
import type { SyncStateStore } from '../inventory/sync/SyncStateStore';
import { now } from '../util/now';
import type { Domains } from '../facts/Domains';

/** Whether people can be let into a domain, from what was last seen. */
export class ReadinessService {
  readonly #options: ReadinessServiceOptions;

  constructor(options: ReadinessServiceOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError naming the domain */
  async get(domainId: string): Promise<DomainReadiness> {
    const { domains, readiness, directory, syncStates, config } = this.#options;
    const domain = await domains.get(domainId);
    const { accountId, region, instanceArn, identityStoreId } =
      config.identityCenter;
    const sync = await syncStates.get('identity-center');
    const { observations, seenAt } = await readiness.read(domainId);
    const result = readinessOf({
      at: now(),
      domain,
      identityCenter: {
        accountId,
        region,
        configured: Boolean(instanceArn && identityStoreId),
        instance: await directory.getIdentityCenterInstance(),
      },
      directory: {
        ...(await readiness.countDirectory()),
        syncedAt: sync.completedAt,
        failure: sync.failure,
      },
      ...observations,
      used: await readiness.countUsed(domain),
    });
    const times = [seenAt, sync.completedAt, domain.seenAt].flatMap(
      time => time ?? [],
    );
    return { ...result, seenAt: times.reduce((a, b) => (a < b ? a : b)) };
  }
}

type ReadinessServiceOptions = {
  domains: Domains;
  readiness: ReadinessStore;
  directory: DirectoryReader;
  syncStates: SyncStateStore;
  config: StudioConfig;
};
